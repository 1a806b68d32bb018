// The fence, statement by statement: a mark and a change of the person are one after the other, whichever came first.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId, ContactId, MessageId, SenderId } from '../../kernel/kernel.ts';
import { countingIds } from '../../kernel/testing.ts';
import { claimDue } from './claim-store/store.ts';
import { mark, record } from './store.ts';

const base = Date.UTC(2026, 0, 5, 10);
const id = countingIds(base);
const business: BusinessId = id<'business'>();
const here = id<'process'>();
const sender: SenderId = id<'sender'>();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(business, {
    text: `insert into business (business_id, name, countries, zone, data_key, data_key_version, created_at)
      values ($1, 'Bakery', '{DE}', 'Europe/Berlin', '', 1, now())`,
    values: [business],
  });
});
afterAll(() => database.stop());

async function person(): Promise<ContactId> {
  const contact = id<'contact'>();
  await database.db.query(business, {
    text: `insert into contact (business_id, id, gate, created_at) values ($1, $2, '{}', now())`,
    values: [business, contact],
  });
  return contact;
}

type Runs = Pick<Database, 'query'>;
const raise = (run: Runs, contact: ContactId) =>
  run.query(business, {
    text: 'update contact set version = version + 1 where business_id = $1 and id = $2',
    values: [business, contact],
  });

const decided = (contactId: ContactId, gate: string | null) => ({
  contactId,
  contactVersion: 1,
  gate,
  senderId: sender,
  decisionId: id<'decision'>(),
  outcome: 'allow',
  class: 'utility',
  codes: [],
  record: () => '{}',
});

const messageOf = (state: 'queued' | 'marked') => ({
  id: id<'message'>(),
  state,
  direction: 'out' as const,
  kind: 'text',
  body: () => Buffer.from('sealed'),
  outsideWindow: false,
  dueMs: state === 'queued' ? base : null,
  promised: true,
});

type Marks = (run: Runs) => Promise<ReadonlySet<number>>;

/** A mark that is made at once. */
async function atOnce(contact: ContactId, gate: string | null): Promise<Marks> {
  const row = { ...decided(contact, gate), dryRun: false, message: messageOf('marked') };
  return run => record(run, business, 1, here, [row]);
}

/** A mark of what was queued and claimed. */
async function fromTheQueue(contact: ContactId, gate: string | null): Promise<Marks> {
  const queued = { ...decided(contact, null), dryRun: false, message: messageOf('queued') };
  await record(database.db, business, 1, here, [queued]);
  const [claimed] = await claimDue(database.db, here, { limit: 1, leaseMs: 60_000, notSenders: [] });
  const messageId: MessageId = claimed?.id ?? id<'message'>();
  const row = { ...decided(contact, gate), messageId, state: 'marked' as const, dueMs: null, outsideWindow: false };
  return run => mark(run, business, 1, here, [row]);
}

const gate = '{"contactedBefore":true}';
const ways: readonly [string, (contact: ContactId) => Promise<Marks>][] = [
  ['made at once', contact => atOnce(contact, null)],
  ['made at once, which changes the person', contact => atOnce(contact, gate)],
  ['made from the queue', contact => fromTheQueue(contact, null)],
  ['made from the queue, which changes the person', contact => fromTheQueue(contact, gate)],
];

const waits = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => false), pause(150).then(() => true)]);

/** Runs the body in a transaction, and the rest once it is committed. */
async function within(body: (run: Runs) => Promise<void>): Promise<void> {
  await database.db.transaction(business, tx => body({ query: (_, statement) => tx.query(statement) }));
}

describe.each(ways)('a mark %s', (_, prepare) => {
  test('waits for a change of the person that is under way, and is not made after it', async () => {
    const contact = await person();
    const marks = await prepare(contact);
    let marked: Promise<ReadonlySet<number>> = Promise.resolve(new Set());
    await within(async run => {
      await raise(run, contact);
      marked = marks(database.db);
      expect(await waits(marked)).toBe(true);
    });
    expect(await marked).toEqual(new Set());
  });

  test('is waited for by a change of the person', async () => {
    const contact = await person();
    const marks = await prepare(contact);
    let changed: Promise<unknown> = Promise.resolve();
    await within(async run => {
      expect(await marks(run)).toEqual(new Set([0]));
      changed = raise(database.db, contact);
      expect(await waits(changed)).toBe(true);
    });
    await changed;
  });
});
