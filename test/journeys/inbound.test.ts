// Everything that can come in: each type of message that Meta tells of, changed and taken back, calls and
// advertisements, echoes of the app, and what nobody understands. Each is stored once, under its person.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../town.ts';
import {
  agrees,
  changeSender,
  count,
  metaPosts,
  offerTo,
  send,
  settled,
  soon,
  standing,
  textTo,
  webhookOf,
  whyNot,
} from './bakery.ts';
import { type Customer, customerOf, picture } from './clients/customer.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  await town?.stop();
});

/** What is stored of somebody's messages. */
async function stored(phone: string): Promise<{ kind: string; direction: string }[]> {
  const { id } = await standing(town, { phone });
  return await town.db.query('all', {
    text: `select kind, direction from message where contact_id = $1 and direction <> 'out' order by id`,
    values: [id],
  });
}

const mayAnswer = async (phone: string) => (await send(town, textTo(phone, 'May I answer?'))).status === 200;

describe('every type of message is stored under its person and opens the window', () => {
  const base64 = picture.toString('base64');
  const items = [{ id: 'rye', quantity: 2, price: 4.2, currency: 'EUR' }];
  const acts: readonly [string, Record<string, unknown>][] = [
    ['text', { do: 'text', text: 'When do you open?' }],
    ['text', { do: 'text', text: 'Look at this', forwarded: true }],
    ['image', { do: 'media', kind: 'image', caption: 'Our table', base64 }],
    ['video', { do: 'media', kind: 'video', caption: 'Dancing' }],
    ['audio', { do: 'media', kind: 'audio', voice: true }],
    ['document', { do: 'media', kind: 'document', filename: 'order.pdf', caption: 'My order' }],
    ['sticker', { do: 'media', kind: 'sticker' }],
    ['location', { do: 'location', latitude: 52.5, longitude: 13.4, name: 'Home' }],
    ['contacts', { do: 'contacts', name: 'Max Muster', phone: '+4915113000999' }],
    ['contacts', { do: 'share-number' }],
    ['order', { do: 'order', text: 'Two, please', items }],
    ['text', { do: 'from-ad', text: 'I saw your ad' }],
    ['unsupported', { do: 'unsupported', kind: 'poll' }],
    ['call', { do: 'call' }],
  ];

  it.each(acts.map(([kind, act], place) => ({ kind, act, phone: `+49151130001${String(place).padStart(2, '0')}` })))(
    '$act.do as $kind',
    async ({ kind, act, phone }) => {
      expect(whyNot(await send(town, textTo(phone, 'Hello?'))).reasons).toEqual(['DENY_WINDOW_CLOSED']);
      await customerOf(town, phone).act(act);
      await soon(async () => await stored(phone)).toEqual([{ kind, direction: 'in' }]);
      expect(await mayAnswer(phone)).toBe(true);
    },
  );

  it('a reaction, and the reaction taken away', async () => {
    const { customer, phone, wamid } = await whoGotAnOffer('+4915113000201');
    await customer.act({ do: 'react', wamid, emoji: '❤️' });
    await customer.act({ do: 'react', wamid, emoji: '' });
    await soon(async () => (await stored(phone)).map(one => one.kind)).toEqual(['reaction', 'reaction']);
  });

  it('a reply to a message, an edit of it and its withdrawal', async () => {
    const phone = '+4915113000202';
    const customer = customerOf(town, phone);
    const wamid = await customer.act({ do: 'text', text: 'Tow loaves' });
    await customer.act({ do: 'edit', wamid, text: 'Two loaves' });
    await customer.act({ do: 'text', text: 'I mean this', replyTo: wamid });
    await customer.act({ do: 'revoke', wamid });
    const kinds = async () => (await stored(phone)).map(one => one.kind).sort();
    await soon(kinds).toEqual(['edit', 'revoke', 'text', 'text']);
  });

  it('a tap on a button and a row of a list', async () => {
    const phone = '+4915113000203';
    const customer = customerOf(town, phone);
    await customer.writes('I want cake');
    const buttons = [{ type: 'reply', reply: { id: 'today', title: 'Today' } }];
    const rows = [{ id: 'apple', title: 'Apple cake', description: 'with cream' }];
    const common = { messaging_product: 'whatsapp', to: phone, type: 'interactive' };
    const asked = await send(town, {
      ...common,
      interactive: { type: 'button', body: { text: 'When?' }, action: { buttons } },
    });
    const listed = await send(town, {
      ...common,
      interactive: {
        type: 'list',
        body: { text: 'Which?' },
        action: { button: 'See', sections: [{ title: 'Cakes', rows }] },
      },
    });
    expect([asked.status, listed.status]).toEqual([200, 200]);
    await customer.act({ do: 'tap', wamid: asked.body.messages?.[0]?.id, button: 'today' });
    await customer.act({ do: 'tap', wamid: listed.body.messages?.[0]?.id, button: 'apple' });
    const kinds = async () => (await stored(phone)).map(one => one.kind).sort();
    await soon(kinds).toEqual(['interactive', 'interactive', 'text']);
  });

  it('a picture that came in can be fetched through the gateway', async () => {
    const phone = '+4915113000204';
    await customerOf(town, phone).act({ do: 'media', kind: 'image', base64 });
    const [shown] = await customerOf(town, phone).chat();
    const { body } = await town.call<{ url: string; mime_type: string }>('GET', `/v25.0/${shown?.content.image?.id}`);
    expect(body.mime_type).toBe('image/png');
    const got = await fetch(body.url, { headers: { authorization: `Bearer ${town.key}` } });
    expect(Buffer.from(await got.arrayBuffer())).toEqual(picture);
  });
});

async function whoGotAnOffer(phone: string): Promise<{ customer: Customer; phone: string; wamid: string }> {
  await agrees(town, { phone }, 'offers');
  const sent = await send(town, offerTo(phone));
  const wamid = sent.body.messages?.[0]?.id ?? '';
  const customer = customerOf(town, phone);
  await customer.receives(wamid);
  return { customer, phone, wamid };
}

describe('what is not a message of the person', () => {
  it('an echo of the app is stored as sent outside the gate and opens no window', async () => {
    const phone = '+4915113000301';
    await town.control('POST', 'customers', { phone });
    await town.control('POST', 'echo', { to: phone, text: 'A human answered in the app' });
    await soon(async () => await stored(phone)).toEqual([{ kind: 'text', direction: 'echo' }]);
    expect(whyNot(await send(town, textTo(phone, 'Hello?'))).reasons).toEqual(['DENY_WINDOW_CLOSED']);
    const [row] = await town.db.query<{ id: string }>('all', {
      text: `select id from message where direction = 'echo'`,
      values: [],
    });
    const { body } = await town.call('GET', `/api/v1/messages/${row?.id}`);
    expect(body).toMatchObject({ direction: 'echo', decision: null });
  });

  it('a change in a group opens no window to its participant', async () => {
    const phone = '4915113000302';
    const message = {
      from: phone,
      group_id: 'group-1',
      id: 'wamid.group-1',
      timestamp: String(Math.floor(Date.parse('2026-03-10T09:00:00Z') / 1_000)),
      type: 'text',
      text: { body: 'Hello all' },
    };
    const body = webhookOf('messages', { contacts: [{ profile: { name: 'Mia' }, wa_id: phone }], messages: [message] });
    expect((await metaPosts(town, body)).status).toBe(200);
    await settled(town);
    expect(whyNot(await send(town, textTo(`+${phone}`, 'Hello?'))).reasons).toEqual(['DENY_WINDOW_CLOSED']);
  });

  it('news of the account are known and are not taken for something unclear', async () => {
    const before = await count(town, 'webhook_unclear');
    const news: readonly [string, Record<string, unknown>][] = [
      ['account_update', { event: 'VERIFIED_ACCOUNT' }],
      ['account_alerts', { entity_type: 'WABA', alert_info: { alert_type: 'OBA_APPROVED', alert_status: 'NONE' } }],
      ['phone_number_quality_update', { event: 'ONBOARDING', current_limit: 'TIER_2K' }],
      ['business_capability_update', { max_daily_conversations_per_business: 2_000 }],
      ['security', { event: 'PIN_CHANGED' }],
    ];
    for (const [field, value] of news) await town.control('POST', 'news', { field, value });
    await soon(async () => await count(town, 'account_event')).toBeGreaterThanOrEqual(news.length);
    expect(await count(town, 'webhook_unclear')).toBe(before);
  });

  it('what nobody understands is kept, listed and counted', async () => {
    const before = await count(town, 'webhook_unclear');
    const metric = await unclearMetric();
    await town.control('POST', 'news', { field: 'holograms', value: { hologram: { id: 'h1' } } });
    const odd = webhookOf('messages', {
      messages: ['a word', { id: 'wamid.odd', from: '4915113000303', timestamp: 'yesterday', type: 'text' }],
      statuses: [{ id: 'wamid.odd2', status: 'teleported', timestamp: '1773133200', recipient_id: '4915113000303' }],
    });
    expect((await metaPosts(town, odd)).status).toBe(200);
    await soon(async () => await count(town, 'webhook_unclear')).toBe(before + 4);
    expect(await unclearMetric()).toBe(metric + 4);
    type Page = { items: { id: string; field: string; reason: string }[]; next: string | null };
    const { body } = await town.call<Page>('GET', '/api/v1/webhooks/unclear?limit=3');
    expect(body.items).toHaveLength(3);
    const rest = await town.call<Page>('GET', `/api/v1/webhooks/unclear?after=${body.next}`);
    const told = [...body.items, ...rest.body.items];
    expect(told.map(one => one.field)).toContain('holograms');
    expect(new Set(told.map(one => one.id)).size).toBe(told.length);
    expect(JSON.stringify(told)).not.toContain('4915113000303');
  });

  async function unclearMetric(): Promise<number> {
    const { body } = await town.call<string>('GET', '/metrics');
    return Number(/^assent_webhook_unclear_total (\d+)$/m.exec(body)?.[1] ?? 0);
  }

  it('a type that is not known yet is a message all the same', async () => {
    const phone = '4915113000304';
    const message = {
      from: phone,
      id: 'wamid.hologram',
      timestamp: String(Math.floor(Date.parse('2026-03-10T09:00:00Z') / 1_000)),
      type: 'hologram',
      hologram: { shape: 'cake' },
    };
    const body = webhookOf('messages', { contacts: [{ profile: { name: 'Mia' }, wa_id: phone }], messages: [message] });
    expect((await metaPosts(town, body)).status).toBe(200);
    await soon(async () => await count(town, 'message', `kind = 'hologram'`)).toBe(1);
    expect(await mayAnswer(`+${phone}`)).toBe(true);
  });
});

describe('a Meta that delivers twice, late and in heaps', () => {
  const people = Array.from({ length: 12 }, (_, place) => `+49151131${String(place).padStart(5, '0')}`);
  beforeAll(async () => {
    // What comes in counts against the number's rate too, which is not what this is about.
    await town.control('PATCH', 'switches', { numberPerSecond: 1_000 });
    await changeSender(town, { per_second: 1_000 });
  });

  const calm = { duplicates: 0, reorder: 0, batchMin: 1, batchMax: 50, batchWaitMs: 0, batchShape: 'changes' };

  it.each(['changes', 'entries', 'merged'])(
    'stores each message once and each status at its end (%s)',
    async batchShape => {
      const wild = { duplicates: 0.5, reorder: 0.5, batchMin: 3, batchMax: 20, batchWaitMs: 30, batchShape };
      await town.control('PATCH', 'switches', wild);
      const before = await count(town, 'message', `direction = 'in'`);
      const wamids: string[] = [];
      for (const phone of people) {
        const customer = customerOf(town, phone);
        for (const text of ['one', 'two', 'three']) wamids.push(await customer.act({ do: 'text', text }));
      }
      await soon(async () => await count(town, 'message', `direction = 'in'`)).toBe(before + wamids.length);
      const sent = await Promise.all(people.map(phone => send(town, textTo(phone, 'Thank you'))));
      expect(sent.map(one => one.status)).toEqual(people.map(() => 200));
      await town.control('PATCH', 'switches', calm);
      await settled(town);
      expect(await count(town, 'message', `direction = 'in'`)).toBe(before + wamids.length);
      const unread = `direction = 'out' and state = 'sent' and status is distinct from 'read'`;
      await soon(async () => await count(town, 'message', unread)).toBe(0);
    },
  );
});
