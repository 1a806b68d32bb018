// What needs a person: words that may have been a stop hold marketing and are asked about once; a right that is used opens
// a request with its day; staff see both, with how long is left, and settle them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../town.ts';
import { agrees, offerTo, orderNewsTo, send, settled, soon, standing, whyNot } from './bakery.ts';
import { type Customer, customerOf } from './clients/customer.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  await town?.stop();
});

type Doubt = {
  readonly id: string;
  readonly meant: string;
  readonly asked_at: string | null;
  readonly outcome: string | null;
  readonly closed_by: string | null;
  readonly overdue: boolean;
  readonly due_at: string;
};
type Request = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly certain: boolean;
  readonly due_at: string;
  readonly days_left: number | null;
};

/** A customer who agreed to offers and to news of orders, and got an offer. */
async function regular(phone: string): Promise<{ customer: Customer; contact: string }> {
  await agrees(town, { phone }, 'offers');
  const contact = await agrees(town, { phone }, 'orders');
  const sent = await send(town, offerTo(phone));
  const customer = customerOf(town, phone);
  await customer.receives(sent.body.messages?.[0]?.id);
  return { customer, contact };
}

const list = async <T>(what: 'doubts' | 'requests', contact: string): Promise<readonly T[]> =>
  (await town.call<{ items: T[] }>('GET', `/api/v1/${what}?state=all&contact=${contact}`)).body.items;
const doubtsOf = (contact: string) => list<Doubt>('doubts', contact);
const requestsOf = (contact: string) => list<Request>('requests', contact);

/** The business's own words in this chat, and the message with buttons among them. */
async function said(customer: Customer) {
  return (await customer.chat()).filter(one => one.by === 'business' && one.type !== 'template');
}

async function tap(customer: Customer, button: string): Promise<void> {
  const question = (await said(customer)).find(one => JSON.stringify(one.content).includes('Until you answer'));
  await customer.act({ do: 'tap', wamid: question?.wamid, button });
}

const vague = 'not every day please, once a month is ok';
const held = { consents: ['offers given', 'orders given'], blocks: ['marketing doubt'] };
const free = { consents: ['offers given', 'orders given'], blocks: [] };
const stopped = {
  consents: ['offers withdrawn', 'orders given'],
  blocks: expect.arrayContaining(['business_initiated stop', 'marketing stop']),
};

async function inDoubt(phone: string): Promise<{ customer: Customer; contact: string }> {
  const known = await regular(phone);
  await known.customer.act({ do: 'text', text: vague });
  await soon(async () => await standing(town, { phone })).toMatchObject(held);
  await soon(async () => (await said(known.customer)).length).toBe(1);
  await soon(async () => (await doubtsOf(known.contact))[0]?.asked_at).toEqual(expect.any(String));
  return known;
}

describe('something that may be a stop', () => {
  it('holds marketing, not news of orders, and is asked about once; Continue lifts it', async () => {
    const phone = '+4915114001001';
    const { customer, contact } = await inDoubt(phone);
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_SUPPRESSED'] });
    expect((await send(town, orderNewsTo(phone))).status).toBe(200);
    expect(await doubtsOf(contact)).toMatchObject([
      { meant: 'less often: once a month', outcome: null, overdue: false, due_at: '2026-03-11T23:00:00.000Z' },
    ]);
    await customer.act({ do: 'text', text: vague });
    await settled(town);
    expect(await said(customer)).toHaveLength(1);
    await tap(customer, 'Continue');
    await soon(async () => await standing(town, { phone })).toMatchObject(free);
    expect(await doubtsOf(contact)).toMatchObject([{ outcome: 'no_stop', closed_by: 'person' }]);
    expect((await send(town, offerTo(phone))).status).toBe(200);
  });

  it('keeps marketing stopped while nobody answers, whatever else the person writes', async () => {
    const phone = '+4915114001002';
    const { customer, contact } = await inDoubt(phone);
    await customer.act({ do: 'text', text: 'Is the shop open on Sunday?' });
    await settled(town);
    expect(await standing(town, { phone })).toMatchObject(held);
    expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
    expect(await doubtsOf(contact)).toMatchObject([{ outcome: null }]);
    expect(await said(customer)).toHaveLength(1);
  });

  it('is a stop when the answer is Stop, and Continue under the same question brings nothing back', async () => {
    const phone = '+4915114001003';
    const { customer, contact } = await inDoubt(phone);
    await tap(customer, 'Stop');
    await soon(async () => await standing(town, { phone })).toMatchObject(stopped);
    await soon(async () => (await said(customer)).length).toBe(2);
    expect(await doubtsOf(contact)).toMatchObject([{ outcome: 'stop', closed_by: 'person' }]);
    await tap(customer, 'Continue');
    await settled(town);
    expect(await standing(town, { phone })).toMatchObject(stopped);
    expect(await doubtsOf(contact)).toMatchObject([{ outcome: 'stop' }]);
    expect(await said(customer)).toHaveLength(2);
  });

  it('is not asked about from somebody who has surely stopped', async () => {
    const phone = '+4915114001004';
    const { customer } = await regular(phone);
    await customer.act({ do: 'text', text: 'STOP' });
    await soon(async () => (await said(customer)).length).toBe(1);
    await customer.act({ do: 'text', text: vague });
    await settled(town);
    expect(await said(customer)).toHaveLength(1);
  });

  it('ends with START, which lifts the hold and grants nothing', async () => {
    const phone = '+4915114001005';
    const contact = await agrees(town, { phone }, 'orders');
    const customer = customerOf(town, phone);
    await customer.act({ do: 'text', text: vague });
    await soon(async () => (await standing(town, { phone })).blocks).toEqual(['marketing doubt']);
    await customer.act({ do: 'text', text: 'START' });
    await soon(async () => await standing(town, { phone })).toMatchObject({ consents: ['orders given'], blocks: [] });
    await soon(async () => await doubtsOf(contact)).toMatchObject([{ outcome: 'no_stop', closed_by: 'person' }]);
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_PURPOSE'] });
  });

  it('is settled by a member of staff, either way', async () => {
    const [one, other] = ['+4915114001006', '+4915114001007'];
    const first = await inDoubt(one);
    const second = await inDoubt(other);
    const resolve = async (contact: string, body: object) => {
      const [doubt] = await doubtsOf(contact);
      return await town.call<Doubt>('POST', `/api/v1/doubts/${doubt?.id}/resolve`, body);
    };
    expect((await resolve(first.contact, { outcome: 'no_stop' })).status).toBe(400);
    const none = await resolve(first.contact, { outcome: 'no_stop', note: 'we send once a month from now on' });
    expect(none.body).toMatchObject({ outcome: 'no_stop', closed_by: expect.stringContaining('api key') });
    expect(await standing(town, { phone: one })).toMatchObject(free);
    expect((await send(town, offerTo(one))).status).toBe(200);
    expect((await resolve(second.contact, { outcome: 'stop', note: 'she meant it' })).status).toBe(200);
    expect(await standing(town, { phone: other })).toMatchObject(stopped);
    expect((await resolve(second.contact, { outcome: 'no_stop', note: 'no' })).status).toBe(409);
    await tap(second.customer, 'Continue');
    await settled(town);
    expect(await standing(town, { phone: other })).toMatchObject(stopped);
  });
});

describe('a stop of one channel', () => {
  it('is confirmed in a few words, and nothing else changes', async () => {
    const phone = '+4915114001010';
    const { customer } = await regular(phone);
    await customer.act({ do: 'text', text: 'no sms, whatsapp is fine' });
    await soon(async () => JSON.stringify(await said(customer))).toContain('no more text messages');
    expect(await standing(town, { phone })).toMatchObject({ blocks: ['business_initiated stop'] });
    expect((await send(town, offerTo(phone))).status).toBe(200);
  });
});

describe('a right that is used', () => {
  it('opens a request whose answer names the day, and marketing waits', async () => {
    const phone = '+4915114001020';
    const { customer, contact } = await regular(phone);
    await customer.act({ do: 'text', text: 'delete my data' });
    await soon(async () => JSON.stringify(await said(customer))).toContain('answers by 10 April 2026');
    expect(await standing(town, { phone })).toMatchObject(held);
    expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
    expect(await requestsOf(contact)).toMatchObject([
      { kind: 'erasure', state: 'received', certain: true, due_at: '2026-04-10T22:00:00.000Z', days_left: 31 },
    ]);
    expect(await doubtsOf(contact)).toEqual([]);
    await customer.act({ do: 'text', text: 'delete my data' });
    await settled(town);
    expect(await said(customer)).toHaveLength(1);
    expect(await requestsOf(contact)).toHaveLength(1);
  });

  it('is answered by staff, who see how long is left, and refused only with a reason', async () => {
    const phone = '+4915114001021';
    const { contact } = await regular(phone);
    const entered = { contact: { phone }, kind: 'access', received_at: '2026-03-02T08:00:00Z', note: 'at the till' };
    const made = await town.call<Request>('POST', '/api/v1/requests', entered);
    expect(made).toMatchObject({ status: 201, body: { due_at: '2026-04-02T22:00:00.000Z', source: 'staff' } });
    expect((await town.call('POST', '/api/v1/requests', { ...entered, contact: { id: contact } })).status).toBe(200);
    const path = `/api/v1/requests/${made.body.id}`;
    const change = (body: object) => town.call<Request>('POST', `${path}/state`, body);
    expect((await change({ state: 'refused' })).status).toBe(400);
    const extended = await change({ state: 'in_progress', extend: { reason: 'many orders' } });
    expect(extended.body).toMatchObject({ extended: { reason: 'many orders' }, due_at: '2026-06-02T22:00:00.000Z' });
    expect((await change({ state: 'answered', note: 'sent by letter' })).body).toMatchObject({
      state: 'answered',
      days_left: null,
    });
    expect((await change({ state: 'in_progress' })).status).toBe(409);
    expect((await town.call('GET', path)).body).toMatchObject({ notes: [{}, {}, { text: 'sent by letter' }] });
    const open = await town.call<{ items: Request[] }>('GET', `/api/v1/requests?contact=${contact}`);
    expect(open.body.items).toEqual([]);
    const future = await town.call('POST', '/api/v1/requests', { ...entered, received_at: '2026-05-01T00:00:00Z' });
    expect(future.status).toBe(400);
  });
});
