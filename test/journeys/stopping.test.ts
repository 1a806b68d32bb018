// Every road to a stop, and what each leaves: the word in every place where it can stand, the button under an offer,
// WhatsApp's own setting, a failure that Meta tells of. And that it finds the person, under whatever id they write.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../town.ts';
import {
  agrees,
  count,
  metaPosts,
  offerTo,
  orderNewsTo,
  queue,
  send,
  settled,
  soon,
  standing,
  textTo,
  webhookOf,
  whyNot,
} from './bakery.ts';
import { type Customer, customerOf } from './clients/customer.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  await town?.stop();
});

/** A customer who agreed to offers and to news of orders, and got an offer; its wamid. */
async function regular(phone: string): Promise<{ customer: Customer; offer: string }> {
  await agrees(town, { phone }, 'offers');
  await agrees(town, { phone }, 'orders');
  const sent = await send(town, offerTo(phone));
  const offer = sent.body.messages?.[0]?.id ?? '';
  const customer = customerOf(town, phone);
  await customer.receives(offer);
  return { customer, offer };
}

const stopped = {
  consents: ['offers withdrawn', 'orders given'],
  blocks: ['business_initiated stop', 'marketing stop'],
};

/** What the business said in free words, in this chat. */
async function said(customer: Customer): Promise<string[]> {
  const chat = await customer.chat();
  return chat.filter(one => one.by === 'business' && one.type !== 'template').map(one => JSON.stringify(one.content));
}

describe('a stop in the chat', () => {
  const ways: readonly [string, (offer: string) => Record<string, unknown>][] = [
    ['the word', () => ({ do: 'text', text: 'STOP' })],
    ['the word, politely and in small letters', () => ({ do: 'text', text: ' stop, please! ' })],
    ['the German word', () => ({ do: 'text', text: 'Stopp' })],
    ['another word of the law', () => ({ do: 'text', text: 'unsubscribe' })],
    ['the word under a picture', () => ({ do: 'media', kind: 'image', caption: 'STOP' })],
    ['the word as an answer to an offer', offer => ({ do: 'text', text: 'Stop', replyTo: offer })],
    ['the quick reply of the offer', offer => ({ do: 'tap', wamid: offer, button: 'Stop promotions' })],
    ['a forwarded stop', () => ({ do: 'text', text: 'STOP', forwarded: true })],
  ];

  it.each(ways.map(([name, act], place) => ({ name, act, phone: `+49151140001${String(place).padStart(2, '0')}` })))(
    'by $name ends offers and all that we start, and is confirmed once',
    async ({ act, phone }) => {
      const { customer, offer } = await regular(phone);
      await customer.act(act(offer));
      await soon(async () => await standing(town, { phone })).toMatchObject(stopped);
      expect(whyNot(await send(town, offerTo(phone)))).toMatchObject({ code: 131050 });
      expect(whyNot(await send(town, orderNewsTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_SUPPRESSED'] });
      await soon(async () => await said(customer)).toEqual([expect.stringContaining('no more marketing messages')]);
      expect((await send(town, textTo(phone, 'We still answer.'))).status).toBe(200);
    },
  );

  it('in an edited message counts from the edit', async () => {
    const phone = '+4915114000120';
    const { customer } = await regular(phone);
    const wamid = await customer.act({ do: 'text', text: 'Hello' });
    await settled(town);
    expect((await standing(town, { phone })).blocks).toEqual([]);
    await customer.act({ do: 'edit', wamid, text: 'STOP' });
    await soon(async () => await standing(town, { phone })).toMatchObject(stopped);
  });

  it('in German words stops 500 messages that wait for somebody kept as English, with one confirmation', async () => {
    const phone = '+4915114000125';
    const { customer } = await regular(phone);
    const orderNews = { name: 'order_update', language: 'en', components: orderNewsTo(phone).template.components };
    // One number may write to one person so often at once and then every six seconds: the rest waits.
    const queued = await Promise.all(
      Array.from({ length: 500 }, async () => await queue(town, { to: phone, template: orderNews })),
    );
    expect(new Set(queued.map(one => one.status))).toEqual(new Set([202]));
    await customer.act({ do: 'text', text: 'Bitte keine Nachrichten mehr' });
    await soon(async () => await standing(town, { phone })).toMatchObject(stopped);
    await settled(town);
    const templates = async () => (await customer.chat()).filter(one => one.type === 'template').length;
    const before = await templates();
    expect(before).toBeLessThan(200);
    const { id } = await standing(town, { phone });
    await soon(async () => await count(town, 'message', `contact_id = '${id}' and state = 'queued'`)).toBe(0);
    await soon(async () => await said(customer)).toEqual([expect.stringContaining('no more marketing messages')]);
    expect(await templates()).toBe(before);
  });

  it('is not read out of ordinary talk', async () => {
    const phone = '+4915114000121';
    const { customer } = await regular(phone);
    for (const text of ['Where does the bus stop?', 'Please cancel my order 4711', 'When does the week end?'])
      await customer.act({ do: 'text', text });
    await settled(town);
    expect(await standing(town, { phone })).toMatchObject({ consents: ['offers given', 'orders given'], blocks: [] });
    expect(await said(customer)).toEqual([]);
  });

  it('HELP is answered once and changes nothing', async () => {
    const phone = '+4915114000122';
    const { customer } = await regular(phone);
    await customer.act({ do: 'text', text: 'HELP' });
    await soon(async () => await said(customer)).toEqual([expect.stringContaining('STOP')]);
    expect(await standing(town, { phone })).toMatchObject({ consents: ['offers given', 'orders given'], blocks: [] });
  });

  it('keeps news of orders for whoever taps the button under the confirmation, and offers stay off', async () => {
    const phone = '+4915114000123';
    const { customer } = await regular(phone);
    await customer.act({ do: 'text', text: 'STOP' });
    await soon(async () => await said(customer)).toHaveLength(1);
    const confirmation = (await customer.chat()).find(one => one.type === 'interactive');
    await customer.act({ do: 'tap', wamid: confirmation?.wamid, button: 'Keep order updates' });
    await soon(async () => (await standing(town, { phone })).blocks).toEqual(['marketing stop']);
    expect((await send(town, orderNewsTo(phone))).status).toBe(200);
    expect(whyNot(await send(town, offerTo(phone))).reasons).toEqual(
      expect.arrayContaining(['DENY_SUPPRESSED', 'DENY_WITHDRAWN']),
    );
    await soon(async () => await said(customer)).toHaveLength(2);
  });

  it('offers no such button where a stop covers everything (United States)', async () => {
    const phone = '+12025550177';
    await agrees(town, { phone }, 'orders');
    const customer = customerOf(town, phone);
    await customer.act({ do: 'text', text: 'STOP' });
    await soon(async () => (await customer.chat()).filter(one => one.by === 'business').map(one => one.type)).toEqual([
      'text',
    ]);
  });

  it('said twice is one stop; START and an older STOP that comes again leave the person unblocked', async () => {
    const phone = '+4915114000124';
    const { customer } = await regular(phone);
    await town.control('PATCH', 'switches', { duplicates: 1 });
    const wamid = await customer.act({ do: 'text', text: 'STOP' });
    await settled(town);
    await town.control('PATCH', 'switches', { duplicates: 0 });
    await soon(async () => await said(customer)).toHaveLength(1);
    await customer.act({ do: 'text', text: 'START' });
    await soon(async () => (await standing(town, { phone })).blocks).toEqual([]);
    const message = { from: phone.slice(1), id: wamid, timestamp: atMorning(0), type: 'text', text: { body: 'STOP' } };
    expect((await metaPosts(town, webhookOf('messages', { messages: [message] }))).status).toBe(200);
    await settled(town);
    expect((await standing(town, { phone })).blocks).toEqual([]);
  });
});

const atMorning = (seconds: number) => String(Date.parse('2026-03-10T09:00:00Z') / 1_000 + seconds);

describe('a stop that Meta tells of', () => {
  it('in the person’s settings ends offers; resuming lifts the block and grants nothing; signing up grants nothing', async () => {
    const phone = '+4915114000130';
    const { customer } = await regular(phone);
    await customer.act({ do: 'stop-offers' });
    await soon(async () => await standing(town, { phone })).toMatchObject({
      consents: ['offers withdrawn', 'orders given'],
      blocks: ['marketing platform'],
    });
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({
      code: 131050,
      reasons: expect.arrayContaining(['DENY_PLATFORM_STOP']),
    });
    expect((await send(town, orderNewsTo(phone))).status).toBe(200);
    await customer.act({ do: 'resume-offers' });
    await soon(async () => (await standing(town, { phone })).blocks).toEqual([]);
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_WITHDRAWN'] });
    await customer.act({ do: 'sign-up' });
    await settled(town);
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_WITHDRAWN'] });
    const stranger = '+4915114000131';
    await customerOf(town, stranger).act({ do: 'sign-up' });
    await settled(town);
    expect((await standing(town, { phone: stranger })).consents).toEqual([]);
  });

  it('by a failure of an offer (131050) ends offers', async () => {
    const phone = '+4915114000132';
    await agrees(town, { phone }, 'offers');
    await town.control('PUT', 'chaos', [{ act: 'fail', code: 131050, to: phone, times: 1 }]);
    const sent = await send(town, offerTo(phone));
    expect(sent.status).toBe(200);
    await soon(async () => await standing(town, { phone })).toMatchObject({
      consents: ['offers withdrawn'],
      blocks: ['marketing platform'],
    });
    expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
  });

  it('by no other failure', async () => {
    const phone = '+4915114000133';
    await agrees(town, { phone }, 'offers');
    await town.control('PUT', 'chaos', [{ act: 'fail', code: 131026, to: phone, times: 1 }]);
    expect((await send(town, offerTo(phone))).status).toBe(200);
    await settled(town);
    expect(await standing(town, { phone })).toMatchObject({ consents: ['offers given'], blocks: [] });
  });
});

describe('a stop finds the person', () => {
  it.each(['no-username', 'username-hidden', 'username-shown', 'username-auto', 'parent'])(
    'who is known to us by number and to Meta as %s',
    async scenario => {
      const phone = `+491511400020${scenario.length % 10}`;
      await town.control('POST', 'customers', { phone, scenario });
      const { customer } = await regular(phone);
      await settled(town);
      await customer.act({ do: 'text', text: 'STOP' });
      await soon(async () => await standing(town, { phone })).toMatchObject(stopped);
      expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
      await soon(async () => await said(customer)).toHaveLength(1);
      const userId = await userIdOf(phone);
      const byUserId = {
        messaging_product: 'whatsapp',
        recipient: userId,
        type: 'template',
        template: offerTo('').template,
      };
      expect(whyNot(await send(town, byUserId)).code).toBe(131050);
    },
  );

  it('who shows only a user id, and was never written to by number', async () => {
    const phone = '+4915114000301';
    await town.control('POST', 'customers', { phone, scenario: 'username-hidden' });
    const kim = customerOf(town, phone);
    await kim.act({ do: 'text', text: 'Hello' });
    await settled(town);
    const userId = await userIdOf(phone);
    const whom = { user_id: userId };
    await agrees(town, whom, 'offers');
    const byUserId = {
      messaging_product: 'whatsapp',
      recipient: userId,
      type: 'template',
      template: offerTo('').template,
    };
    expect((await send(town, byUserId)).status).toBe(200);
    await kim.act({ do: 'text', text: 'STOP' });
    await soon(async () => (await standing(town, whom)).consents).toEqual(['offers withdrawn']);
    expect(whyNot(await send(town, byUserId)).code).toBe(131050);
    // Nobody told us that the number is Kim's.
    expect((await town.call('POST', '/api/v1/contacts/find', { phone })).status).toBe(404);
  });

  it('and a consent by number joins the stop by user id, when Meta says that both are one', async () => {
    const phone = '+4915114000302';
    await town.control('POST', 'customers', { phone, scenario: 'username-hidden' });
    const mo = customerOf(town, phone);
    await mo.act({ do: 'text', text: 'STOP' });
    await settled(town);
    await agrees(town, { phone }, 'orders');
    await send(town, orderNewsTo(phone));
    await settled(town);
    await soon(async () => (await standing(town, { phone })).blocks).toEqual(stopped.blocks);
    expect(whyNot(await send(town, orderNewsTo(phone))).code).toBe(131050);
  });
});

describe('a person who moves to another number', () => {
  it('is suspended under the new one until they agree anew; the old one is a stranger’s', async () => {
    const [before, now] = ['+4915114000401', '+4915114000402'];
    const { customer } = await regular(before);
    await customer.act({ do: 'change-number', phone: now });
    await soon(async () => await whyNotOffered(now)).toContain('DENY_IDENTITY_STALE');
    expect(await standing(town, { phone: now })).toMatchObject({ stale: true });
    expect(await whyNotOffered(before)).toEqual(['DENY_NO_CONSENT']);
    await customerOf(town, now).writes('I have a new number');
    expect((await send(town, textTo(now, 'Good to know.'))).status).toBe(200);
    expect(await whyNotOffered(now)).toContain('DENY_IDENTITY_STALE');
    await customerOf(town, now).optsIn();
    expect(await standing(town, { phone: now })).toMatchObject({ stale: false });
    expect((await send(town, offerTo(now))).status).toBe(200);
  });

  it('takes a stop along', async () => {
    const [before, now] = ['+4915114000403', '+4915114000404'];
    const { customer } = await regular(before);
    await customer.act({ do: 'text', text: 'STOP' });
    await soon(async () => (await standing(town, { phone: before })).blocks).toEqual(stopped.blocks);
    await customer.act({ do: 'change-number', phone: now });
    await settled(town);
    expect((await standing(town, { phone: now })).blocks).toEqual(stopped.blocks);
    for (const phone of [before, now]) expect(whyNot(await send(town, orderNewsTo(phone))).code).toBe(131050);
  });

  it('without showing a number, is suspended under the new user id', async () => {
    const [before, now] = ['+4915114000405', '+4915114000406'];
    await town.control('POST', 'customers', { phone: before, scenario: 'username-hidden' });
    const ria = customerOf(town, before);
    await ria.act({ do: 'text', text: 'Hello' });
    await settled(town);
    const was = await userIdOf(before);
    await agrees(town, { user_id: was }, 'offers');
    await ria.act({ do: 'change-number', phone: now });
    const is = await userIdOf(now);
    const offer = { messaging_product: 'whatsapp', type: 'template', template: offerTo('').template };
    const reasons = async () => whyNot(await send(town, { ...offer, recipient: is })).reasons;
    await soon(reasons).toContain('DENY_IDENTITY_STALE');
    expect(whyNot(await send(town, { ...offer, recipient: was })).code).toBe(131050);
  });

  const whyNotOffered = async (phone: string) => whyNot(await send(town, offerTo(phone))).reasons;
});

async function userIdOf(phone: string): Promise<string> {
  return (await town.control<{ userId: string }>('GET', `customers/${encodeURIComponent(phone)}`)).userId;
}
