// What depends on the hour and the day: a Sunday, a night and the morning after, the 24 hours after a message, the week
// of the frequency cap, and a key that expires.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Town } from '../town.ts';
import { agrees, becomes, offerTo, orderNewsTo, queue, send, type Told, textTo, whyNot } from './bakery.ts';
import { customerOf } from './clients/customer.ts';
import { createDays, type Days } from './days.ts';

const phone = '+4915112000001';

let days: Days;
let town: Town;

beforeAll(async () => {
  days = await createDays();
});

afterAll(async () => {
  await days?.stop();
});

let queuedId = '';

describe('on a Sunday in Berlin', () => {
  beforeAll(async () => {
    town = await days.open('2026-03-15T10:00:00Z');
    await agrees(town, { phone }, 'offers');
    await agrees(town, { phone }, 'orders');
  });

  it('an offer waits until Monday at nine, and the gateway says for how long', async () => {
    const answer = await send(town, offerTo(phone));
    expect([answer.status, whyNot(answer)]).toEqual([400, { code: 131049, reasons: ['DEFER_QUIET_HOURS'] }]);
    const { body } = await town.call<{ until: string }>(
      'GET',
      `/api/v1/decisions/${answer.headers.get('x-assent-decision')}`,
    );
    expect(body).toMatchObject({ outcome: 'defer', until: '2026-03-16T08:00:00.000Z' });
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(22 * 3_600 - 120);
    expect(seconds).toBeLessThanOrEqual(22 * 3_600);
    expect(await customerOf(town, phone).chat()).toEqual([]);
  });

  it('a queued offer is kept for Monday, and its reason can be read', async () => {
    const answer = await queue(town, { to: phone, template: { name: 'spring_offer', language: 'en' } });
    expect(answer.status).toBe(202);
    expect(answer.body.due).toBe('2026-03-16T08:00:00.000Z');
    queuedId = answer.body.id;
    const { body } = await town.call<Told>('GET', `/api/v1/messages/${queuedId}`);
    expect(body).toMatchObject({
      state: 'queued',
      decision: { outcome: 'defer', reasons: [{ code: 'DEFER_QUIET_HOURS' }, { code: 'ALLOW_CONSENT' }] },
    });
  });

  it('news of an order goes at once, and so does an answer', async () => {
    expect((await send(town, orderNewsTo(phone))).status).toBe(200);
    await customerOf(town, phone).writes('Is it ready?');
    expect((await send(town, textTo(phone, 'It is.'))).status).toBe(200);
  });
});

describe('in the night to Monday', () => {
  beforeAll(async () => {
    town = await days.open('2026-03-15T22:30:00Z');
  });

  it('the queued offer still waits, and news of an order waits until seven', async () => {
    const answer = await send(town, orderNewsTo(phone));
    expect(whyNot(answer).reasons).toEqual(['DEFER_QUIET_HOURS']);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(7.5 * 3_600 - 120);
    expect(seconds).toBeLessThanOrEqual(7.5 * 3_600);
    const { body } = await town.call<Told>('GET', `/api/v1/messages/${queuedId}`);
    expect(body).toMatchObject({ state: 'queued', due: expect.any(String) });
    expect(await customerOf(town, phone).chat()).toEqual([]);
  });

  it('somebody in another zone is not woken by the hour of the business', async () => {
    const abroad = '+12125550143';
    await agrees(town, { phone: abroad }, 'orders');
    expect((await send(town, orderNewsTo(abroad))).status).toBe(200);
  });
});

describe('on Monday morning', () => {
  beforeAll(async () => {
    town = await days.open('2026-03-16T08:05:00Z');
  });

  it('the offer that was queued on Sunday goes out by itself, once', async () => {
    await becomes(town, queuedId, 'sent');
    expect((await customerOf(town, phone).chat()).map(one => one.type)).toEqual(['template']);
  });
});

describe('two days later', () => {
  let key = '';

  beforeAll(async () => {
    town = await days.open('2026-03-18T08:10:00Z');
    const made = await town.call<{ key: string }>('POST', '/api/v1/keys', {
      name: 'for a day',
      expires_at: '2026-03-19T08:00:00Z',
    });
    key = made.body.key;
  });

  it('the 24 hours after the customer’s message are over', async () => {
    expect(whyNot(await send(town, textTo(phone, 'Was it good?')))).toEqual({
      code: 131047,
      reasons: ['DENY_WINDOW_CLOSED'],
    });
  });

  it('a key works until it expires', async () => {
    const as = { authorization: `Bearer ${key}` };
    expect((await town.call('GET', '/api/v1/purposes', undefined, as)).status).toBe(200);
    town = await days.open('2026-03-19T08:10:00Z');
    expect((await town.call('GET', '/api/v1/purposes', undefined, as)).status).toBe(401);
    expect((await send(town, offerTo(phone), as)).body.error).toMatchObject({ code: 190 });
  });
});
