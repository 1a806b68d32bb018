// What the statements of sending promise: a mark once made is remembered, one that was crossed does not stand, claims
// are leases, and what the law wants goes first.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId, ContactId, Id, MessageId, SenderId } from '../../kernel/kernel.ts';
import { countingIds } from '../../kernel/testing.ts';
import { markCrossed } from '../inbound/cancel-store/store.ts';
import { claimDue, isMarked } from './claim-store/store.ts';
import { mark, type RecordRow, record } from './store.ts';

const base = Date.UTC(2026, 0, 5, 10);
const id = countingIds(base);

const business: BusinessId = id<'business'>();
const [here, elsewhere] = [id<'process'>(), id<'process'>()];
const [quiet, busy]: [SenderId, SenderId] = [id<'sender'>(), id<'sender'>()];

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

type Wish = { contact: ContactId; state: 'queued' | 'marked'; class?: string; sender?: SenderId; gate?: string };

/** A decision that lets out a text at once, unless it is told otherwise. */
function decided(contactId: ContactId, more: Partial<RecordRow> = {}): RecordRow {
  return {
    contactId,
    contactVersion: 1,
    gate: null,
    senderId: quiet,
    decisionId: id<'decision'>(),
    dryRun: false,
    outcome: 'allow',
    class: 'utility',
    codes: ['ALLOW_CONTRACT_OPTIN'],
    record: () => '{"words":"a \\"quoted\\" word, {braces}, a \\\\ and ü"}',
    message: messageOf('marked'),
    ...more,
  };
}

function messageOf(state: 'queued' | 'marked'): RecordRow['message'] {
  return {
    id: id<'message'>(),
    state,
    direction: 'out',
    kind: 'text',
    body: () => Buffer.from('sealed'),
    outsideWindow: false,
    dueMs: state === 'queued' ? base : null,
    promised: true,
  };
}

async function recorded(wishes: readonly Wish[]): Promise<MessageId[]> {
  const rows = wishes.map(({ contact, state, gate = null, sender = quiet, class: kind = 'utility' }) =>
    decided(contact, { gate, senderId: sender, class: kind, message: messageOf(state) }),
  );
  const done = await record(database.db, business, 1, here, rows);
  expect(done.size).toBe(rows.length);
  return rows.flatMap(row => row.message?.id ?? []);
}

async function row(message: MessageId | undefined): Promise<{ state: string; marked_at: number | null }> {
  const rows = await database.db.query<{ state: string; marked_at: number | null }>(business, {
    text: 'select state, marked_at from message where business_id = $1 and id = $2',
    values: [business, message],
  });
  return rows[0] ?? { state: 'none', marked_at: null };
}

const claim = (process: Id<'process'>, notSenders: readonly SenderId[] = []) =>
  claimDue(database.db, process, { limit: 10, leaseMs: 60_000, notSenders });

test('records come back as they were written, several in one statement', async () => {
  const contacts = [await person(), await person()];
  await recorded(contacts.map(contact => ({ contact, state: 'marked' })));
  const rows = await database.db.query<{ record: string }>(business, {
    text: 'select record from decision where business_id = $1 and contact_id = any($2::uuid[])',
    values: [business, contacts],
  });
  expect(rows).toHaveLength(2);
  for (const one of rows) {
    expect(JSON.parse(one.record)).toEqual({ words: 'a "quoted" word, {braces}, a \\ and ü' });
  }
});

test('a decision on an old version of the person, or of the business, is not recorded', async () => {
  const contact = await person();
  await recorded([{ contact, state: 'marked', gate: '{"contactedBefore":true}' }]);
  await expect(recorded([{ contact, state: 'marked' }])).rejects.toThrow();
});

test('what is only asked is recorded for the version of now, and waits for nobody', async () => {
  const [contact, other] = [await person(), await person()];
  const asked = (contactId: ContactId, contactVersion: number): RecordRow =>
    decided(contactId, { contactVersion, dryRun: true, message: null });
  const rows = [asked(contact, 1), asked(contact, 2), asked(other, 1), asked(id<'contact'>(), 1)];
  await database.db.transaction(business, async tx => {
    await tx.query({ text: 'select from contact where business_id = $1 for update', values: [business] });
    expect(await record(database.db, business, 1, here, rows)).toEqual(new Set([0, 2]));
  });
  expect(await record(database.db, business, 2, here, [asked(contact, 1)])).toEqual(new Set());
  const text = 'select id, dry_run from decision where business_id = $1 and contact_id = any($2::uuid[]) order by id';
  const stored = await database.db.query(business, { text, values: [business, [contact, other]] });
  expect(stored).toEqual([rows[0], rows[2]].map(row => ({ id: row?.decisionId, dry_run: true })));
});

test('a batch may hold what is asked, what is sent, and what changes a person', async () => {
  const [one, other, third] = [await person(), await person(), await person()];
  const plain = [decided(one, { dryRun: true, message: null }), decided(other), decided(third, { contactVersion: 7 })];
  expect(await record(database.db, business, 1, here, plain)).toEqual(new Set([0, 1]));
  const changing = [
    decided(one, { gate: '{"contactedBefore":true}' }),
    decided(other),
    decided(third, { contactVersion: 7 }),
  ];
  expect(await record(database.db, business, 1, here, changing)).toEqual(new Set([0, 1]));
  const versions = await database.db.query<{ version: number }>(business, {
    text: 'select version from contact where business_id = $1 and id = any($2::uuid[]) order by id',
    values: [business, [one, other, third]],
  });
  expect(versions.map(each => each.version)).toEqual([2, 1, 1]);
  const counted = await database.db.query(business, {
    text: `select count(*)::integer as messages, count(*) filter (where state = 'marked')::integer as marked from message
      where business_id = $1 and contact_id = any($2::uuid[])`,
    values: [business, [one, other, third]],
  });
  expect(counted).toEqual([{ messages: 3, marked: 3 }]);
});

test('a deferral keeps when the message was marked before, so that the status of that hand-over still counts', async () => {
  const contact = await person();
  const [message] = await recorded([{ contact, state: 'queued' }]);
  const [claimed] = await claim(here);
  expect(claimed?.id).toBe(message);
  const next = (state: 'marked' | 'queued') =>
    mark(database.db, business, 1, here, [
      {
        contactId: contact,
        contactVersion: 1,
        gate: null,
        senderId: quiet,
        decisionId: id<'decision'>(),
        outcome: state === 'marked' ? 'allow' : 'defer',
        class: 'utility',
        codes: [],
        record: () => '{}',
        messageId: claimed?.id ?? id<'message'>(),
        state,
        dueMs: state === 'queued' ? base : null,
        outsideWindow: false,
      },
    ]);
  expect(await next('marked')).toEqual(new Set([0]));
  const marked = await row(message);
  await database.db.query(business, {
    text: `update message set state = 'queued' where business_id = $1 and id = $2`,
    values: [business, message],
  });
  expect(await next('queued')).toEqual(new Set([0]));
  expect(await row(message)).toEqual({ state: 'queued', marked_at: marked.marked_at });
  await database.db.query(business, {
    text: `update message set state = 'cancelled' where business_id = $1 and id = $2`,
    values: [business, message],
  });
});

test('a mark that a withdrawal crossed does not stand: its retry stays here', async () => {
  const contact = await person();
  const [message = id<'message'>()] = await recorded([{ contact, state: 'marked' }]);
  expect(await isMarked(database.db, business, message)).toBe(true);
  await database.db.transaction(business, tx =>
    markCrossed(tx, {
      businessId: business,
      contactId: contact,
      eventId: id<'consent event'>(),
      narrowed: 'business_initiated',
      channel: 'whatsapp',
      purpose: null,
      atMs: base,
    }),
  );
  expect(await isMarked(database.db, business, message)).toBe(false);
});

test('claims are leases, leave out full senders, and take what the law wants first', async () => {
  const contacts = await Promise.all([person(), person(), person()]);
  const [first, second, third] = contacts;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three people');
  const [offer, kept, confirmation] = await recorded([
    { contact: first, state: 'queued' },
    { contact: second, state: 'queued', sender: busy },
    { contact: third, state: 'queued', class: 'compliance' },
  ]);
  const one = await claimDue(database.db, here, { limit: 1, leaseMs: 60_000, notSenders: [busy] });
  expect(one.map(each => each.id)).toEqual([confirmation]);
  expect((await claim(here, [busy])).map(each => each.id)).toEqual([offer]);
  expect((await claim(elsewhere)).map(each => each.id)).toEqual([kept]);
  expect(await claim(elsewhere)).toEqual([]);
});
