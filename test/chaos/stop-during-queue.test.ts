// Promise 2 under load: people write STOP while 10,000 messages to them are queued and being handed over. After the
// commit of each withdrawal nothing of theirs is marked; what was marked before it is on record as crossed.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown, type Town, until } from '../town.ts';
import { phoneOf } from './codes.ts';
import { inParallel } from './rig.ts';

const people = 400;
const perPerson = 25;

let town: Town;
beforeAll(async () => {
  town = await openTown();
  // Meta's own limits are another test's subject.
  await town.control('PATCH', 'switches', {
    numberPerSecond: null,
    pairRate: false,
    deliveredAfterMs: null,
    readAfterMs: null,
  });
  const [sender] = town.running.house.directory.senders();
  if (sender === undefined) throw new Error('the demo business has a sender');
  await town.running.house.directory.putSender({ ...sender, perSecond: 1_000, messagingLimit: null });
});
afterAll(() => town?.stop());

const everybody = Array.from({ length: people }, (_, person) => person);

async function letOptIn(person: number): Promise<void> {
  const answer = await town.call('POST', '/api/v1/consents', {
    contact: { phone: phoneOf(person) },
    type: 'given',
    purpose: 'orders',
    act: 'tick',
    source: 'checkout',
    wording: { text: 'Tell me on WhatsApp when my order is ready.', language: 'en' },
  });
  expect(answer.status).toBe(201);
}

async function queueOrder(at: number): Promise<boolean> {
  const answer = await town.call('POST', '/api/v1/messages', {
    to: phoneOf(at % people),
    template: {
      name: 'order_update',
      language: 'en',
      components: [{ type: 'body', parameters: [{ type: 'text', text: String(at) }] }],
    },
  });
  return answer.status === 202;
}

async function rows<R>(text: string): Promise<R[]> {
  return await town.db.query<R>('all', { text, values: [] });
}

test('STOP during a queue of 10,000: nothing follows the commit, what crossed is on record', async () => {
  await inParallel(everybody, 16, letOptIn);
  const stopping = (async () => {
    await until(
      'some messages have gone',
      async () => (await town.control<{ accepted: number }>('GET', 'received')).accepted > 500,
      60_000,
    );
    await inParallel(everybody, 8, async person => {
      await town.act(phoneOf(person), { do: 'text', text: 'STOP' });
    });
  })();
  let queued = 0;
  await inParallel(
    Array.from({ length: people * perPerson }, (_, at) => at),
    24,
    async at => {
      if (await queueOrder(at)) queued += 1;
    },
  );
  await stopping;
  const left = () => rows(`select 1 from message where state in ('queued', 'marked', 'unknown') limit 1`);
  await until('the queue is empty', async () => (await left()).length === 0, 120_000);

  const [seen] = await rows<{ stopped: number; late: number; crossed: number; marked: number; kept_back: number }>(`
    with stop as (
      select s.contact_id, min(e.recorded_at) as at from consent_event e
      join consent_event_subject s on s.business_id = e.business_id and s.event_id = e.id
      where e.event::jsonb ->> 'type' = 'suppressed' group by s.contact_id)
    select (select count(*) from stop)::int as stopped,
      count(*) filter (where m.marked_at > stop.at)::int as late,
      count(*) filter (where m.crossed_at is not null)::int as crossed,
      count(*) filter (where m.marked_at is not null)::int as marked,
      count(*) filter (where m.state in ('cancelled', 'refused'))::int as kept_back
    from message m join stop using (contact_id) where m.direction = 'out' and m.class = 'utility'`);
  const badly = await rows(`select id from message where crossed_at is not null
    and (marked_at is null or marked_at > crossed_at or crossed_event_id is null)`);
  const received = await town.control<{ doubled: string[] }>('GET', 'received');
  expect(seen).toMatchObject({ stopped: people, late: 0 });
  expect(seen?.marked).toBeGreaterThan(500);
  // What was queued and stopped, or refused when it came, is the greater part: the stops came early.
  expect((seen?.kept_back ?? 0) + people * perPerson - queued).toBeGreaterThan(500);
  expect(badly).toEqual([]);
  expect(received.doubled).toEqual([]);
}, 300_000);
