// The main job, end to end: a promotion is refused with its reasons, the customer opts in, it is delivered, STOP ends
// it, and for each of these the API says why. What needs no consent passes; what must wait, waits.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openTown, type Town } from '../town.ts';
import {
  agrees,
  becomes,
  changeSender,
  offerTo,
  orderNewsTo,
  queue,
  type Sent,
  send,
  sendPath,
  soon,
  standing,
  textTo,
  whyNot,
} from './bakery.ts';
import { askFor, customerOf, decisionBehind } from './clients/customer.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  await town?.stop();
});

const wamidOf = (answer: Answer<Sent>) => answer.body.messages?.[0]?.id;

type Decided = {
  readonly id: string;
  readonly outcome: string;
  readonly class: string;
  readonly facts: Record<string, unknown>;
  readonly reasons: readonly { readonly code: string; readonly rule: string; readonly sources: readonly unknown[] }[];
};

describe('Lena, from refused to delivered to stopped', () => {
  const phone = '+4915111000001';
  const decisions: string[] = [];

  it('the promotion is refused in Graph’s own shape, with every reason and the decision’s id', async () => {
    const answer = await send(town, offerTo(phone));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/json');
    const decision = answer.headers.get('x-assent-decision');
    expect(answer.body).toEqual({
      error: {
        message: expect.stringMatching(/^\(#131050\) \w/),
        type: 'OAuthException',
        code: 131050,
        is_transient: false,
        error_data: {
          messaging_product: 'whatsapp',
          details: expect.stringMatching(/\w{3}/),
          decision,
          outcome: 'deny',
          class: 'marketing_own',
          reasons: [
            {
              code: 'DENY_NO_CONSENT',
              rule: expect.stringMatching(/^[a-z-]+$/),
              words: expect.stringMatching(/\w{3}/),
              sources: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]),
            },
          ],
        },
        fbtrace_id: decision,
      },
    });
    expect(JSON.stringify(answer.body)).not.toContain(phone.slice(3));
    expect(await customerOf(town, phone).chat()).toEqual([]);
    decisions.push(String(decision));
  });

  it('a QR code, a link and a sentence are there to opt in; her own message with it confirms and is answered once', async () => {
    const asked = await town.call<Record<string, string>>('POST', '/api/v1/opt-ins', {
      purposes: ['offers'],
      language: 'en',
      wording: 'Yes, I want offers from Morgenrot Bakery on WhatsApp.',
      source: 'a poster in the shop',
    });
    expect(asked.status).toBe(201);
    const { token = '', sentence = '', link = '', qr_svg = '' } = asked.body;
    expect(sentence).toContain('Morgenrot Bakery');
    expect(sentence).toContain(token);
    expect(link).toBe(`https://wa.me/4930901820?text=${encodeURIComponent(sentence)}`);
    expect(qr_svg).toMatch(/^<svg[\s\S]+<\/svg>\s*$/);
    const lena = customerOf(town, phone);
    await lena.act({ do: 'open-link', link });
    await soon(async () => (await askFor(town, { to: phone, template: offer })).outcome).toBe('allow');
    await soon(async () =>
      (await lena.chat()).filter(one => one.by === 'business').map(one => one.content.text?.body),
    ).toEqual([expect.stringMatching(/Thank you.*STOP/)]);
    expect((await standing(town, { phone })).consents).toEqual(['offers given']);
  });

  it('the same promotion is delivered', async () => {
    const answer = await send(town, offerTo(phone));
    expect([answer.status, whyNot(answer).reasons]).toEqual([200, []]);
    expect((await customerOf(town, phone).receives(wamidOf(answer))).type).toBe('template');
    const decision = answer.headers.get('x-assent-decision') ?? '';
    expect(await decisionBehind(town, decision)).toMatchObject({
      outcome: 'allow',
      reasons: [{ code: 'ALLOW_CONSENT' }],
      basis: { consent_event_id: expect.any(String) },
    });
    decisions.push(decision);
  });

  it('STOP is confirmed once and the promotion is refused again', async () => {
    const lena = customerOf(town, phone);
    await lena.stops();
    const answer = await send(town, offerTo(phone));
    expect(whyNot(answer)).toEqual({ code: 131050, reasons: expect.arrayContaining(['DENY_WITHDRAWN']) });
    expect(whyNot(answer).reasons).toContain('DENY_SUPPRESSED');
    decisions.push(answer.headers.get('x-assent-decision') ?? '');
    await soon(async () =>
      (await lena.chat()).filter(one => JSON.stringify(one.content).includes('no more marketing')),
    ).toHaveLength(1);
  });

  it('START lifts the block and brings back no consent', async () => {
    const lena = customerOf(town, phone);
    await lena.act({ do: 'text', text: 'START' });
    await soon(async () => (await standing(town, { phone })).blocks).toEqual([]);
    const answer = await send(town, offerTo(phone));
    expect(whyNot(answer)).toEqual({ code: 131050, reasons: ['DENY_WITHDRAWN'] });
    decisions.push(answer.headers.get('x-assent-decision') ?? '');
    expect((await lena.chat()).filter(one => one.type === 'template')).toHaveLength(1);
  });

  it('each of these decisions says why, and comes out the same when it is replayed', async () => {
    expect(decisions).toHaveLength(4);
    for (const id of decisions) {
      const { body } = await town.call<Decided>('GET', `/api/v1/decisions/${id}`);
      expect(body).toMatchObject({
        id,
        class: 'marketing_own',
        dry_run: false,
        facts: { message: { purpose: 'offers' } },
      });
      for (const reason of body.reasons) expect(reason.sources).not.toEqual([]);
      expect(JSON.stringify(body)).not.toContain(phone.slice(3));
      const replayed = await town.call('POST', `/api/v1/decisions/${id}/replay`);
      expect(replayed.body).toMatchObject({ id, same: true, stored: { outcome: body.outcome } });
    }
  });
});

const offer = { name: 'spring_offer', language: 'en' };

describe('messages queued over the API', () => {
  it('go out by themselves, and say what became of them and why', async () => {
    const phone = '+4915111000002';
    await agrees(town, { phone }, 'offers');
    const answer = await queue(town, { to: phone, template: offer });
    expect(answer.status).toBe(202);
    await becomes(town, answer.body.id, 'sent');
    await soon(async () => (await town.call('GET', `/api/v1/messages/${answer.body.id}`)).body).toMatchObject({
      id: answer.body.id,
      direction: 'out',
      kind: 'template',
      class: 'marketing_own',
      status: 'read',
      error_code: null,
      crossed: null,
      decision: { outcome: 'allow', basis: { ground: expect.any(String) }, reasons: [{ code: 'ALLOW_CONSENT' }] },
    });
    expect((await customerOf(town, phone).chat()).map(one => one.type)).toEqual(['template']);
  });

  it('are refused with every reason when nobody agreed', async () => {
    const answer = await queue(town, { to: '+4915111000003', template: offer });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ outcome: 'deny', reasons: [{ code: 'DENY_NO_CONSENT' }] });
    expect(await decisionBehind(town, answer.body.decision_id)).toMatchObject({ outcome: 'deny' });
  });

  it('with the same Idempotency-Key are one message', async () => {
    const phone = '+4915111000004';
    await agrees(town, { phone }, 'orders');
    const body = { to: phone, template: { name: 'order_update', language: 'en', components: [parameters] } };
    const headers = { 'idempotency-key': 'order-4711' };
    const answers = await Promise.all([queue(town, body, headers), queue(town, body, headers)]);
    const again = await queue(town, body, headers);
    const ids = new Set([...answers, again].filter(one => one.status === 202).map(one => one.body.id));
    expect(ids.size).toBe(1);
    for (const one of answers) expect([202, 409]).toContain(one.status);
    expect(again.headers.get('x-assent-replayed')).toBe('true');
    await becomes(town, again.body.id, 'sent');
    expect(await customerOf(town, phone).chat()).toHaveLength(1);
    expect((await queue(town, { ...body, to: '+4915111000005' }, headers)).status).toBe(422);
  });

  const parameters = { type: 'body', parameters: [{ type: 'text', text: '4711' }] };
});

describe('the gateway', () => {
  it('gives the first answer again for the same Idempotency-Key, and sends once', async () => {
    const phone = '+4915111000006';
    await agrees(town, { phone }, 'offers');
    const headers = { 'idempotency-key': 'campaign-7' };
    const first = await send(town, offerTo(phone), headers);
    const again = await send(town, offerTo(phone), headers);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('x-assent-replayed')).toBe('true');
    expect((await send(town, offerTo('+4915111000007'), headers)).status).toBe(422);
    expect(await customerOf(town, phone).chat()).toHaveLength(1);
  });

  it('lets a person hear of offers twice in a week, and says when the third may come', async () => {
    const phone = '+4915111000008';
    await agrees(town, { phone }, 'offers');
    expect((await send(town, offerTo(phone))).status).toBe(200);
    expect((await send(town, offerTo(phone))).status).toBe(200);
    const third = await send(town, offerTo(phone));
    expect([third.status, whyNot(third)]).toEqual([400, { code: 131049, reasons: ['DEFER_FREQUENCY'] }]);
    const seconds = Number(third.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(6 * 24 * 3_600);
    expect(seconds).toBeLessThanOrEqual(7 * 24 * 3_600);
    expect(await customerOf(town, phone).chat()).toHaveLength(2);
  });

  it('answers freely only who has written, and a reply never needs consent', async () => {
    const phone = '+4915111000009';
    const before = await send(town, textTo(phone, 'Hello?'));
    expect(whyNot(before)).toEqual({ code: 131047, reasons: ['DENY_WINDOW_CLOSED'] });
    const paul = customerOf(town, phone);
    await paul.writes('Are you open on Saturday?');
    const answer = await send(town, textTo(phone, 'Yes, until six.'));
    expect((await paul.receives(wamidOf(answer))).content.text?.body).toBe('Yes, until six.');
  });

  it('puts the way out under a promotion that a person who wrote gets in free words', async () => {
    const phone = '+4915111000010';
    const mia = customerOf(town, phone);
    await mia.writes('Do you have rye bread?');
    const headers = { 'x-assent-purpose': 'offers' };
    expect(whyNot(await send(town, textTo(phone, 'Rye bread, 20 % off!'), headers)).reasons).toEqual([
      'DENY_NO_CONSENT',
    ]);
    await agrees(town, { phone }, 'offers');
    const answer = await send(town, textTo(phone, 'Rye bread, 20 % off!'), headers);
    expect((await mia.receives(wamidOf(answer))).content.text?.body).toMatch(/^Rye bread, 20 % off!\n[\s\S]*STOP/);
  });

  it('shares no activity with Meta when an offer goes through the Marketing Messages API', async () => {
    const phone = '+4915111000016';
    await agrees(town, { phone }, 'offers');
    const path = sendPath.replace('/messages', '/marketing_messages');
    const answer = await town.call<Sent>('POST', path, offerTo(phone));
    expect([answer.status, whyNot(answer).reasons]).toEqual([200, []]);
    expect((await customerOf(town, phone).receives(wamidOf(answer))).type).toBe('template');
    expect(await decisionBehind(town, answer.headers.get('x-assent-decision'))).toMatchObject({
      obligations: expect.arrayContaining([expect.objectContaining({ kind: 'no_activity_sharing' })]),
    });
    expect((await town.call('POST', path, textTo(phone, 'Hello'))).status).toBe(400);
  });

  it('lets read receipts and typing pass without a decision', async () => {
    const phone = '+4915111000011';
    const message_id = await customerOf(town, phone).writes('Hello?');
    const before = await decisions();
    const read = { messaging_product: 'whatsapp', status: 'read', message_id };
    for (const body of [read, { ...read, typing_indicator: { type: 'text' } }]) {
      const answer = await send(town, body);
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
      expect(answer.headers.has('x-assent-decision')).toBe(false);
    }
    expect(await decisions()).toBe(before);
    const smuggled = await send(town, { ...read, to: '+4915111000012', type: 'text', text: { body: 'buy' } });
    expect(smuggled.status).toBe(400);
    expect(await customerOf(town, '+4915111000012').chat()).toEqual([]);
  });

  async function decisions(): Promise<string> {
    const { body } = await town.call<string>('GET', '/metrics');
    return body.match(/^assent_decisions_total.*$/gm)?.join('\n') ?? '';
  }
});

describe('Direct Send', () => {
  const phone = '+4915111000013';
  const direct = { ...textTo(phone, 'Your order 4711 is ready.'), category: 'utility' };
  const headers = { 'x-assent-purpose': 'orders' };

  it('is refused where Meta has not enabled it, although the person agreed', async () => {
    await agrees(town, { phone }, 'orders');
    expect(whyNot(await send(town, direct, headers))).toEqual({ code: 100, reasons: ['DENY_DIRECT_SEND'] });
  });

  it('goes out without a window where it is enabled, to who agreed to news of orders, and carries no offers', async () => {
    await town.control('PATCH', 'switches', { directSend: true });
    await changeSender(town, { direct_send: true });
    const answer = await send(town, direct, headers);
    expect([answer.status, whyNot(answer).reasons]).toEqual([200, []]);
    expect((await customerOf(town, phone).receives(wamidOf(answer))).content.text?.body).toBe(
      'Your order 4711 is ready.',
    );
    expect(await decisionBehind(town, answer.headers.get('x-assent-decision'))).toMatchObject({
      class: 'utility',
      reasons: [{ code: 'ALLOW_CONTRACT_OPTIN' }],
    });
    await agrees(town, { phone }, 'offers');
    expect(whyNot(await send(town, direct, { 'x-assent-purpose': 'offers' })).reasons).toEqual(['DENY_DIRECT_SEND']);
    const stranger = { ...direct, to: '+4915111000014' };
    expect(whyNot(await send(town, stranger, headers))).toEqual({ code: 131050, reasons: ['DENY_NO_CONSENT'] });
  });
});

it('a person who has a stop hears nothing that we start, not even news of an order that they agreed to', async () => {
  const phone = '+4915111000015';
  await agrees(town, { phone }, 'orders');
  expect((await send(town, orderNewsTo(phone))).status).toBe(200);
  const eva = customerOf(town, phone);
  // The stop counts at once; the window that the same message opens follows a moment later.
  await eva.writes('STOP');
  await soon(async () => (await standing(town, { phone })).blocks).toHaveLength(2);
  expect(whyNot(await send(town, orderNewsTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_SUPPRESSED'] });
  const answer = await send(town, textTo(phone, 'We still answer.'));
  expect((await eva.receives(wamidOf(answer))).content.text?.body).toBe('We still answer.');
});
