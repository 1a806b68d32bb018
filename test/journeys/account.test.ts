// What Meta changes of an account while messages wait: a template paused, rejected, given another category. What was
// queued is decided again at the moment when it would go, so that the news counts.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town } from '../town.ts';
import { agrees, becomes, changeSender, offerTo, orderNewsTo, queue, send, settled, soon, whyNot } from './bakery.ts';
import { customerOf, decisionBehind } from './clients/customer.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  await town?.stop();
});

const templatesPath = `/v25.0/${demoSender.wabaId}/message_templates`;

type Listed = {
  readonly data: readonly { name: string; language: string; status: string; category: string; id: string }[];
};
type Known = {
  readonly items: readonly {
    name: string;
    language: string;
    status: string;
    category: string;
    purpose: string | null;
    components: unknown;
  }[];
};

async function known(name: string, language = 'en') {
  const { body } = await town.call<Known>('GET', '/api/v1/templates?limit=200');
  return body.items.find(one => one.name === name && one.language === language);
}

const meta = (template: string, change: Record<string, unknown>) =>
  town.control('POST', `templates/${encodeURIComponent(template)}`, change);

describe('templates through the gateway', () => {
  it('are listed as Meta has them, and known with the purpose that each serves', async () => {
    const { status, body } = await town.call<Listed>('GET', `${templatesPath}?limit=50`);
    expect(status).toBe(200);
    expect(body.data.map(one => `${one.name} ${one.language}`)).toEqual(
      expect.arrayContaining(['spring_offer en', 'spring_offer de', 'order_update en', 'login_code en']),
    );
    expect(await known('spring_offer')).toMatchObject({ status: 'APPROVED', category: 'MARKETING', purpose: 'offers' });
    expect(await known('login_code')).toMatchObject({ category: 'AUTHENTICATION', purpose: null });
    const { components } = (await known('order_update')) ?? {};
    expect(components).toEqual([{ type: 'BODY', text: expect.stringMatching(/^Your order \{\{1\}\} is ready/) }]);
  });

  it('page by page, only some fields and only some of them', async () => {
    const first = await town.call<Listed & { paging: { cursors: { after: string } } }>(
      'GET',
      `${templatesPath}?limit=2`,
    );
    expect(first.body.data).toHaveLength(2);
    const { after } = first.body.paging.cursors;
    const second = await town.call<Listed>('GET', `${templatesPath}?limit=2&after=${after}`);
    const seen = [...first.body.data, ...second.body.data].map(one => one.id);
    expect(new Set(seen).size).toBe(4);
    const named = await town.call<Listed>('GET', `${templatesPath}?name=order_update&fields=name,status`);
    expect(named.body.data.map(one => one.name)).toEqual(['order_update', 'order_update']);
  });

  it('are made through it, in the category that Meta gives them', async () => {
    await town.control('PATCH', 'switches', { templateReview: 'recategorise' });
    const asked = {
      name: 'bread_news',
      language: 'en',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'A new bread is in our shops. Reply STOP to end offers.' }],
    };
    const made = await town.call<{ id: string; category: string }>('POST', templatesPath, asked);
    expect(made.status).toBe(200);
    await soon(async () => await known('bread_news')).toMatchObject({ category: 'MARKETING', status: 'APPROVED' });
    const phone = '+4915115000001';
    await agrees(town, { phone }, 'orders');
    const message = { ...offerTo(phone), template: { name: 'bread_news', language: { code: 'en' } } };
    expect(whyNot(await send(town, message, { 'x-assent-purpose': 'orders' })).code).toBe(131050);
    await town.control('PATCH', 'switches', { templateReview: 'approve' });
    expect((await town.call('DELETE', `${templatesPath}?name=bread_news`)).status).toBe(200);
  });

  it('in pieces of Meta’s that could send or lead webhooks away are not passed on', async () => {
    for (const [method, path] of [
      ['POST', `/v25.0/${demoSender.wabaId}/subscribed_apps`],
      ['POST', `/v25.0/${demoSender.phoneNumberId}/register`],
      ['GET', `/v25.0/${demoSender.wabaId}/message_templates?fields=name,whatsapp_business_account{phone_numbers}`],
      ['POST', `/v25.0/${demoSender.phoneNumberId}/settings`],
    ] as const) {
      const answer = await town.call<{ error?: unknown }>(method, path, method === 'POST' ? {} : undefined);
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
      expect(answer.body).toMatchObject({ error: { code: 100, fbtrace_id: expect.any(String) } });
    }
  });
});

describe('a template that changes', () => {
  beforeEach(async () => {
    await meta('order_update:en', { status: 'APPROVED', category: 'UTILITY' });
    await meta('spring_offer:en', { status: 'APPROVED', category: 'MARKETING' });
    await settled(town);
  });

  it('paused: is refused with Meta’s own code, and goes again when the pause ends', async () => {
    const phone = '+4915115000101';
    await agrees(town, { phone }, 'offers');
    await meta('spring_offer:en', { status: 'PAUSED' });
    await soon(async () => await known('spring_offer')).toMatchObject({ status: 'PAUSED' });
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code: 132015, reasons: ['DENY_TEMPLATE'] });
    await meta('spring_offer:en', { status: 'APPROVED' });
    await soon(async () => (await send(town, offerTo(phone))).status).toBe(200);
  });

  it.each([
    ['DISABLED', 132016],
    ['REJECTED', 132001],
    ['PENDING', 132001],
  ])('%s: is refused with %i', async (status, code) => {
    const phone = '+4915115000102';
    await agrees(town, { phone }, 'offers');
    await meta('spring_offer:en', { status });
    await soon(async () => await known('spring_offer')).toMatchObject({ status });
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code, reasons: ['DENY_TEMPLATE'] });
  });

  it('from utility to marketing: consent to news of orders does not carry it any more', async () => {
    const phone = '+4915115000103';
    await agrees(town, { phone }, 'orders');
    expect((await send(town, orderNewsTo(phone))).status).toBe(200);
    await meta('order_update:en', { announce: 'MARKETING' });
    await settled(town);
    expect((await send(town, orderNewsTo(phone))).status).toBe(200);
    await meta('order_update:en', { category: 'MARKETING' });
    await soon(async () => await known('order_update')).toMatchObject({ category: 'MARKETING' });
    const answer = await send(town, orderNewsTo(phone));
    expect(whyNot(answer).code).toBe(131050);
    const decision = await decisionBehind(town, answer.headers.get('x-assent-decision'));
    expect(decision).toMatchObject({ outcome: 'deny', class: 'marketing_own' });
  });

  it.each([
    ['paused', { status: 'PAUSED' }, 'DENY_TEMPLATE'],
    ['made marketing', { category: 'MARKETING' }, 'DENY_PURPOSE'],
  ])('%s while messages are queued: what has not gone is refused, and says why', async (_, change, code) => {
    const phone = `+491511500011${code.length % 10}`;
    await agrees(town, { phone }, 'orders');
    const { template } = orderNewsTo(phone);
    const body = { to: phone, message: { type: 'template', template } };
    // One a second: most of them still wait when the news comes.
    await changeSender(town, { per_second: 1 });
    const ids: string[] = [];
    for (let place = 0; place < 6; place += 1) ids.push((await queue(town, body)).body.id);
    await meta('order_update:en', change);
    const last = await becomes(town, ids.at(-1) ?? '', 'refused');
    await changeSender(town, { per_second: 80 });
    expect(last).toMatchObject({ decision: { outcome: 'deny' } });
    expect(last.decision?.reasons.map(reason => reason.code)).toContain(code);
    const states = await Promise.all(
      ids.map(async id => (await town.call<{ state: string }>('GET', `/api/v1/messages/${id}`)).body.state),
    );
    const arrived = (await customerOf(town, phone).chat()).length;
    expect(states.filter(state => state === 'sent')).toHaveLength(arrived);
    expect(states.filter(state => state === 'refused')).toHaveLength(ids.length - arrived);
  });
});
