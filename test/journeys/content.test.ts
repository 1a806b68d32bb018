// What an agent or a bot is about to say in an open window: an answer goes, a coupon in it does not, and the caller is
// told which words made it advertising. A person with the right may say that it is none; a bot may not.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../town.ts';
import { agrees, send, sendPath, textTo, whyNot } from './bakery.ts';
import { customerOf, morning } from './clients/customer.ts';

let town: Town;
const ben = '+4915112345602';
const coupon = 'By the way: 20% off all our cakes this weekend, just show this coupon at the till!';
const answer = 'Your order 4711 is ready, you can collect it until six.';

beforeAll(async () => {
  town = await openTown(morning);
  await customerOf(town, ben).writes('When can I collect my order?');
});

afterAll(async () => {
  await town?.stop();
});

describe('free words in the open window', () => {
  it('that answer the question go', async () => {
    expect((await send(town, textTo(ben, answer))).status).toBe(200);
  });

  it('that advertise are refused without consent, with the words that made them so', async () => {
    const refused = await send(town, textTo(ben, coupon));
    expect(refused.status).toBe(400);
    expect(whyNot(refused).code).toBe(131050);
    expect(refused.body.error?.error_data?.details).toMatch(/These words make it advertising: “.+”/);
    const asked = await town.call<{ outcome: string; class: string; advertising_words: string[] }>(
      'POST',
      '/api/v1/decisions',
      { to: ben, text: coupon },
    );
    expect(asked.body).toMatchObject({ outcome: 'deny', class: 'marketing_own' });
    expect(asked.body.advertising_words.length).toBeGreaterThan(0);
    for (const word of asked.body.advertising_words) expect(coupon).toContain(word);
  });

  it('a key that may do everything may not clear them; one that has the right by name may, on record', async () => {
    const why = { 'x-assent-override-reason': 'He asked for the weekend prices', 'x-assent-override-by': 'M. Braun' };
    expect((await send(town, textTo(ben, coupon), why)).status).toBe(403);
    const made = await town.call<{ key: string }>('POST', '/api/v1/keys', {
      name: 'inbox of M. Braun',
      scopes: ['messages:send', 'content:override'],
    });
    const agent = { ...why, authorization: `Bearer ${made.body.key}` };
    const bot = await town.call('POST', sendPath, textTo(ben, coupon), { ...agent, 'x-assent-made-by-ai': '1' });
    expect(bot.status).toBe(400);
    const sent = await town.call('POST', sendPath, textTo(ben, coupon), agent);
    expect(sent.status).toBe(200);
    const kept = await town.call<{ items: { by: string; reason: string }[] }>('GET', '/api/v1/overrides');
    expect(kept.body.items).toMatchObject([{ by: 'M. Braun', reason: 'He asked for the weekend prices' }]);
  });

  it('that ask for a card number are refused, whoever writes them', async () => {
    const asked = await send(town, textTo(ben, 'Please send us your full credit card number and the CVV here.'));
    expect(asked.status).toBe(400);
    expect(whyNot(asked).reasons).toContain('DENY_CONTENT_RULE');
    expect((await send(town, textTo(ben, 'You can pay by card when you collect it.'))).status).toBe(200);
  });

  it('go as marketing to whoever agreed to it', async () => {
    const cleo = '+4915112345603';
    await customerOf(town, cleo).writes('Hello!');
    await agrees(town, { phone: cleo }, 'offers');
    expect((await send(town, textTo(cleo, coupon), { 'x-assent-purpose': 'offers' })).status).toBe(200);
  });
});
