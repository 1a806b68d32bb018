// What this process told of itself is not read again, unless it could not be followed when it was told; and a campaign is
// followed as fast as it is sent.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, type ContactId, idInstantMs } from '../../kernel/kernel.ts';
import { countingIds } from '../../kernel/testing.ts';
import type { Talks } from '../../messages/messages.ts';
import { createFollower } from './follow.ts';
import { ensureFeeds } from './store.ts';

const nowMs = Date.UTC(2026, 0, 5, 12);
const id = countingIds();
const business: BusinessId = id<'business'>();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query('all', {
    text: `insert into business (business_id, name, countries, zone, data_key, data_key_version, created_at)
      values ($1, 'Bakery', '{DE}', 'Europe/Berlin', '', 1, now())`,
    values: [business],
  });
  await ensureFeeds(database.db);
});
afterAll(() => database.stop());

const dueAgain = () =>
  database.db.query('all', { text: `update conversation_feed set looked_at = now() - interval '1 hour'`, values: [] });
const followedTo = async (): Promise<string> => {
  const rows = await database.db.query<{ to: string }>('all', {
    text: 'select followed_to as to from conversation_feed',
    values: [],
  });
  return rows[0]?.to ?? '';
};

type Given = Parameters<typeof createFollower>[0]['talks'];

/** A follower of messages that lead nowhere, and how to tell it of one. */
function followerOf(talks: Partial<Given>) {
  let tell: Parameters<Talks['onChange']>[0] = () => undefined;
  const given: Given = {
    onChange: listener => {
      tell = listener;
      return () => undefined;
    },
    page: async () => [],
    pageMerges: async () => [],
    survivorsIn: async () => new Map<ContactId, ContactId>(),
    headsIn: async () => [],
    headsOfTalksIn: async () => [],
    ...talks,
  };
  const random = { bytes: (length: number) => Buffer.alloc(length, 7) };
  const pause = async () => undefined;
  const deps = { db: database.db, talks: given, clock: { now: () => nowMs }, random, pause };
  const follower = createFollower(deps, () => undefined);
  return { ...follower, tell: (wrote: boolean) => tell({ businessId: business, contactId: id<'contact'>(), wrote }) };
}

test('a failure makes the next look read everything; after that it reads what nobody told, from where it was', async () => {
  const asked: boolean[] = [];
  let fails = true;
  const follower = followerOf({
    page: async (_, { untold }) => {
      asked.push(untold);
      return [];
    },
    survivorsIn: async () => {
      if (fails) throw new Error('the database is away');
      return new Map<ContactId, ContactId>();
    },
  });
  follower.tell(false);
  await expect(follower.runOnce()).rejects.toThrow('the database is away');
  expect(asked).toEqual([]);
  fails = false;
  await dueAgain();
  await follower.runOnce();
  await dueAgain();
  await follower.runOnce();
  expect(asked).toEqual([false, true]);
  expect(idInstantMs(await followedTo())).toBe(nowMs);
});

test('many who were only written to are asked about at once, of those who wrote a few at a time', async () => {
  const asked: number[] = [];
  const follower = followerOf({
    survivorsIn: async (_, __, ids) => {
      asked.push(ids.length);
      return new Map<ContactId, ContactId>();
    },
  });
  for (let nth = 0; nth < 4_500; nth += 1) follower.tell(nth >= 3_500 && nth % 2 === 0);
  const rounds: number[] = [];
  for (let done = 0; done < 4_500; done += rounds.at(-1) ?? 0) rounds.push(await follower.runOnce());
  // 200 writers lie among 399 others at the end of the second round, and in each after it.
  expect(rounds).toEqual([2_000, 1_900, 400, 200]);
  expect(Math.max(...asked)).toBe(2_000);
});
