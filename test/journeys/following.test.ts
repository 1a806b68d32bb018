// The lane that follows conversations under kill -9: what was written, and followed by nobody when the server died, is
// followed by the next one, and every conversation ends as its messages say.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../town.ts';
import { type OwnProcess, openProcess } from './own-process.ts';

const people = 6;
const each = 5;
const phoneOf = (at: number) => `49151123480${String(at).padStart(2, '0')}`;

let server: OwnProcess;
beforeAll(async () => {
  server = await openProcess({ ASSENT_LOG_LEVEL: 'warn' });
});
afterAll(() => server?.remove());

async function control(path: string, body: unknown): Promise<void> {
  const answer = await server.call('POST', `${server.emulator}/_emulator/${path}`, body);
  if (answer.status >= 300) throw new Error(`the emulator refused ${path.split('/')[0]}: ${answer.status}`);
}

/** Everybody writes so often, all at once. */
async function everybodyWrites(text: string): Promise<void> {
  const all = Array.from({ length: people * each }, (_, at) =>
    control(`customers/${phoneOf(at % people)}/actions`, { do: 'text', text: `${text} ${at}` }),
  );
  await Promise.all(all);
}

type Counted = { stored: number; right: number; wrong: number };

/** How many messages are stored, and whose conversation tells what their messages do. */
async function counted(): Promise<Counted> {
  const [row] = await server.database.db.query<Counted>('all', {
    text: `with said as (
        select contact_id, count(*)::integer as n, max(id::text)::uuid as last, min(id::text)::uuid as first
        from message where direction = 'in' group by contact_id),
      compared as (
        select s.n, c.unread = s.n and c.last_message_id = s.last and c.waiting_id = s.first as is_right
        from said s left join conversation c on c.contact_id = s.contact_id and c.merged_into is null)
      select coalesce(sum(n), 0)::integer as stored, (count(*) filter (where is_right))::integer as right,
        (count(*) filter (where is_right is not true))::integer as wrong from compared`,
    values: [],
  });
  return row ?? { stored: 0, right: 0, wrong: 0 };
}

const becomes = async (what: string, isSo: (now: Counted) => boolean) =>
  await until(what, async () => {
    const now = await counted();
    return isSo(now) && now;
  });

it('what nobody had followed when the server died is followed by the next one', async () => {
  for (let at = 0; at < people; at += 1) await control('customers', { name: `Person ${at}`, phone: `+${phoneOf(at)}` });
  await everybodyWrites('Is my order ready? Bag');
  await becomes('the first are followed', now => now.stored === people * each && now.wrong === 0);
  // Whoever follows waits for the feed: so the kill is surely between the messages and the following.
  const released = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = server.database.db.transaction('all', async tx => {
    await tx.query({ text: 'select 1 from conversation_feed for update', values: [] });
    held.resolve();
    await released.promise;
  });
  await held.promise;
  await everybodyWrites('Until when are you open today? Bag');
  const before = await becomes('all is stored', now => now.stored === 2 * people * each);
  expect(before).toEqual({ stored: 2 * people * each, right: 0, wrong: people });
  await server.killAndStart(async () => {
    released.resolve();
    await holding;
    expect((await counted()).wrong).toBe(people);
  });
  const after = await becomes('every conversation is as its messages say', now => now.wrong === 0);
  expect(after).toEqual({ stored: 2 * people * each, right: people, wrong: 0 });
});
