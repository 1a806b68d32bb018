// What comes in, on a real database: what Meta tells twice is done once, one process at a time works on a business, bad
// webhooks wait and are set aside, and nothing becomes another business's.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '../../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, type ContactId, idAt } from '../../kernel/kernel.ts';
import { awaitSilence } from '../reading/await-silence.ts';
import { processOnce } from './processor.ts';
import { addBusiness, morningMs, openProcess, preferenceOf, type TestProcess, textFrom, webhookOf } from './testing.ts';
import { takeWebhooks } from './webhook-store/store.ts';

let database: TestDatabase;
let otherPool: Database;
let one: TestProcess;
let other: TestProcess;
let businessId: BusinessId;
let nth = 0;
let number: string;

const quiet = { info: () => undefined, warn: () => undefined };

beforeAll(async () => {
  database = await createTestDatabase();
  otherPool = createDatabase({ connection: database.connection, max: 8, log: quiet });
  one = await openProcess(database.db, 'one');
  other = await openProcess(otherPool, 'other');
});

afterAll(async () => {
  one.directory.close();
  other.directory.close();
  await otherPool.close();
  await database.stop();
});

beforeEach(async () => {
  nth += 1;
  number = `${100 + nth}`;
  one.hour.nowMs = morningMs;
  // What a test before left unprocessed is not this one's.
  await rowsOf('delete from webhook_in');
  businessId = await addBusiness(one, number);
});

const post = (content: Record<string, unknown>, field?: string) =>
  one.post(`secret-${number}`, webhookOf(number, content, field));

const rowsOf = async <R>(text: string, ...values: unknown[]): Promise<R[]> =>
  await database.db.query<R>('all', { text, values });

const phoneOf = (place: number) => `4915112${String(nth).padStart(3, '0')}${String(place).padStart(3, '0')}`;

async function personOf(phone: string) {
  const found = await one.contacts.find(businessId, { phone, userId: null, parentUserId: null });
  return found === undefined ? undefined : await one.contacts.refresh(businessId, found.id);
}

const blocksOf = async (phone: string) =>
  (await personOf(phone))?.facts.suppressions.map(block => `${block.scope} ${block.reason}`).sort();

const eventsOf = async () =>
  (
    await rowsOf<{ type: string }>(
      "select event::jsonb ->> 'type' as type from consent_event where business_id = $1",
      businessId,
    )
  )
    .map(row => row.type)
    .sort();

const unclear = async (id: BusinessId) =>
  await rowsOf<{ field: string; reason: string }>(
    'select field, reason from webhook_unclear where business_id = $1 order by id',
    id,
  );

async function processAll(process: TestProcess): Promise<number> {
  let all = 0;
  for (let taken = 1; taken > 0; all += taken) ({ taken } = await processOnce(process));
  return all;
}

describe('what Meta tells twice', () => {
  test('a preference that comes again, after another, is done once', async () => {
    const phone = phoneOf(1);
    const tell = async (value: string, atMs: number) => {
      await post(preferenceOf(phone, value, atMs), 'user_preferences');
      await processAll(one);
    };
    await tell('stop', morningMs - 10_000);
    expect(await blocksOf(phone)).toEqual(['marketing platform']);
    await tell('resume', morningMs - 5_000);
    expect(await blocksOf(phone)).toEqual([]);
    await tell('stop', morningMs - 10_000);
    expect(await blocksOf(phone)).toEqual([]);
    await tell('stop', morningMs);
    await tell('resume', morningMs - 5_000);
    expect(await blocksOf(phone)).toEqual(['marketing platform']);
    expect(await eventsOf()).toEqual(['lifted', 'suppressed', 'suppressed', 'withdrawn', 'withdrawn']);
  });

  test('a resume that Meta told before a stop, and that comes after it, lifts nothing', async () => {
    const phone = phoneOf(1);
    await post(preferenceOf(phone, 'stop', morningMs - 5_000), 'user_preferences');
    await post(preferenceOf(phone, 'resume', morningMs - 9_000), 'user_preferences');
    await processAll(one);
    expect(await blocksOf(phone)).toEqual(['marketing platform']);
  });

  test('a failure by 131050 stops when the message becomes failed, and not when Meta tells of it again', async () => {
    const phone = phoneOf(1);
    await post({ messages: [textFrom(phone, 'Hello')] });
    await processAll(one);
    const person = await personOf(phone);
    const messageId = idAt<'message'>(morningMs, Buffer.alloc(10, nth));
    await outgoing(messageId, person?.id ?? null);
    const failed = (atMs: number) => ({
      statuses: [
        {
          id: `wamid.out.${nth}`,
          status: 'failed',
          timestamp: String(atMs / 1_000),
          recipient_id: phone,
          errors: [{ code: 131050, title: 'stopped' }],
          biz_opaque_callback_data: messageId,
        },
      ],
    });
    await post(failed(morningMs - 20_000));
    await processAll(one);
    expect(await blocksOf(phone)).toEqual(['marketing platform']);
    await post(preferenceOf(phone, 'resume', morningMs - 10_000), 'user_preferences');
    await processAll(one);
    await post(failed(morningMs - 20_000));
    await post(failed(morningMs));
    await processAll(one);
    expect(await blocksOf(phone)).toEqual([]);
    expect(await eventsOf()).toEqual(['lifted', 'suppressed', 'withdrawn']);
  });
});

async function outgoing(
  id: string,
  contactId: ContactId | null,
  what: { class?: string; state?: string } = {},
): Promise<void> {
  await rowsOf(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, marked_at)
     values ($1, $2, $3, $2, 'out', $4, $5, 'template', clock_timestamp())`,
    businessId,
    id,
    contactId,
    what.state ?? 'marked',
    what.class ?? 'marketing_own',
  );
}

describe('what needs a person', () => {
  test('is heard once, in the order of the messages, and marketing is held before', async () => {
    const phone = phoneOf(1);
    one.heard.length = 0;
    const vague = textFrom(phone, 'not every day please, once a month is ok');
    await post({ messages: [vague, textFrom(phone, 'delete my data'), textFrom(phone, 'Hello')] });
    expect(await blocksOf(phone)).toEqual(['marketing doubt']);
    await processAll(one);
    await post({ messages: [vague] });
    await processAll(one);
    const { id: contactId } = (await personOf(phone)) ?? {};
    expect(one.heard).toMatchObject([
      { of: 'doubt', contactId, meant: 'less often: once a month', countries: ['DE'] },
      { of: 'right', contactId, kind: 'erasure', certain: true },
    ]);
    const stored = await rowsOf<{ id: string }>('select id from message where business_id = $1', businessId);
    expect(stored.map(row => row.id)).toEqual(expect.arrayContaining(one.heard.map(each => each.messageId)));
  });
});

describe('stops', () => {
  test('many at once, with one that cannot be recorded among them, fail only that one', async () => {
    const phones = Array.from({ length: 40 }, (_, place) => phoneOf(place));
    await post({ messages: phones.map(phone => textFrom(phone, 'Hello')) });
    await processAll(one);
    const bad = await personOf(phones[7] ?? '');
    await rowsOf("update contact_key set wrapped = 'torn' where contact_id = $1 and kind = 'evidence'", bad?.id);
    const posts = phones.map(phone => post({ messages: [textFrom(phone, 'STOP')] }));
    const ended = await Promise.allSettled(posts);
    expect(ended.flatMap((each, place) => (each.status === 'rejected' ? [place] : []))).toEqual([7]);
    for (const phone of phones) {
      if (phone === phones[7]) continue;
      expect(await blocksOf(phone)).toEqual(['business_initiated stop', 'marketing stop']);
    }
    // Its webhook is not stored either: Meta comes again with it.
    expect(await rowsOf('select 1 from webhook_in')).toHaveLength(39);
  });

  test('STOP ALL blocks everything, and START undoes it', async () => {
    const phone = phoneOf(1);
    await post({ messages: [textFrom(phone, 'STOP ALL', { atMs: morningMs - 9_000 })] });
    expect(await blocksOf(phone)).toEqual(['all stop']);
    const { after } = await processOnce(one);
    expect(after.find(each => each.kind === 'answer')).toMatchObject({ to: 'withdrawal-all' });
    await post({ messages: [textFrom(phone, 'START')] });
    await processAll(one);
    expect(await blocksOf(phone)).toEqual([]);
  });

  test('a no to one purpose crosses all that is under way, whatever it is; a no to another channel nothing', async () => {
    const phone = phoneOf(1);
    await post({ messages: [textFrom(phone, 'Hello')] });
    await processAll(one);
    const contactId = (await personOf(phone))?.id ?? null;
    const ids = ['marketing_own', 'utility', 'reply'].map((_, at) => idAt(morningMs, Buffer.alloc(10, nth * 10 + at)));
    for (const [at, name] of ['marketing_own', 'utility', 'reply'].entries())
      await outgoing(ids[at] ?? '', contactId, { class: name });
    const queued = idAt(morningMs, Buffer.alloc(10, nth * 10 + 5));
    await outgoing(queued, contactId, { state: 'queued' });
    const no = async (changes: { channel: 'whatsapp' | 'email' | null; purpose: string | null }) => {
      if (contactId === null) return;
      const common = { act: 'click', grade: 'E2', by: 'person', source: 'page', evidence: {} } as const;
      await one.ledger.record(businessId, [{ ...common, businessId, contactId, type: 'withdrawn', ...changes }]);
    };
    const crossed = async () =>
      await rowsOf('select 1 from message where business_id = $1 and crossed_at is not null', businessId);
    const stateOfQueued = async () =>
      (await rowsOf<{ state: string }>('select state from message where id = $1', queued))[0]?.state;
    await no({ channel: 'email', purpose: null });
    expect(await crossed()).toHaveLength(0);
    await no({ channel: 'whatsapp', purpose: 'orders' });
    expect(await crossed()).toHaveLength(3);
    expect(await stateOfQueued()).toBe('queued');
    await no({ channel: null, purpose: null });
    expect(await stateOfQueued()).toBe('cancelled');
  });

  test('reach what was sent to whoever was merged into the person, at any remove', async () => {
    const phone = phoneOf(1);
    await post({ messages: [textFrom(phone, 'Hello')] });
    await processAll(one);
    const contactId = (await personOf(phone))?.id;
    const [near, far] = [1, 2].map(at => idAt<'contact'>(morningMs, Buffer.alloc(10, nth * 10 + at)));
    for (const [id, into] of [
      [near, contactId],
      [far, near],
    ])
      await rowsOf(
        "insert into contact (business_id, id, gate, created_at, merged_into) values ($1, $2, '{}', now(), $3)",
        businessId,
        id,
        into,
      );
    await outgoing(idAt(morningMs, Buffer.alloc(10, nth * 10 + 3)), far ?? null);
    await post({ messages: [textFrom(phone, 'STOP')] });
    const crossed = await rowsOf('select 1 from message where business_id = $1 and crossed_at is not null', businessId);
    expect(crossed).toHaveLength(1);
    let looks = 0;
    const pause = async () => {
      looks += 1;
      if (looks === 3) await rowsOf("update message set state = 'sent' where business_id = $1", businessId);
    };
    if (contactId !== undefined) await awaitSilence({ db: database.db, pause }, businessId, contactId);
    expect(looks).toBe(3);
  });
});

describe('the lane', () => {
  test('leaves a business to the process that works on it', async () => {
    await post({ messages: [textFrom(phoneOf(1), 'Hello')] });
    await other.directory.refresh();
    const held = `select pg_advisory_xact_lock(hashtextextended('assent webhooks ' || $1::text, 0))`;
    await database.db.transaction(businessId, async tx => {
      await tx.query({ text: held, values: [businessId] });
      expect(await processOnce(other)).toEqual({ taken: 0, after: [] });
    });
    expect((await processOnce(other)).taken).toBe(1);
  });

  test('takes one business at a time, the one that waits longest first', async () => {
    const first = number;
    const second = `${number}-2`;
    const secondId = await addBusiness(one, second);
    for (const at of [1, 2, 3]) {
      one.hour.nowMs += 1;
      await one.post(`secret-${first}`, webhookOf(first, { messages: [textFrom(phoneOf(at), 'Hello')] }));
      one.hour.nowMs += 1;
      await one.post(`secret-${second}`, webhookOf(second, { messages: [textFrom(phoneOf(at), 'Hello')] }));
    }
    expect((await processOnce(one)).taken).toBe(3);
    const left = await rowsOf<{ business_id: string }>('select business_id from webhook_in');
    expect(left.map(row => row.business_id)).toEqual([secondId, secondId, secondId]);
    expect(await processAll(one)).toBe(3);
  });

  test('takes by size, and always one', async () => {
    for (const size of [10, 400, 10]) {
      one.hour.nowMs += 1;
      await post({ messages: [textFrom(phoneOf(1), 'x'.repeat(size))] });
    }
    const sizes = await rowsOf<{ size: number }>(
      'select octet_length(body) as size from webhook_in where business_id = $1 order by id',
      businessId,
    );
    const [first = 0, second = 0] = sizes.map(row => row.size);
    const taken = async (rows: number, bytes: number) =>
      await database.db.transaction(
        businessId,
        async tx => (await takeWebhooks(tx, businessId, { rows, bytes })).length,
      );
    expect(await taken(10, 1)).toBe(1);
    expect(await taken(10, first + second - 1)).toBe(1);
    expect(await taken(10, first + second)).toBe(2);
    expect(await taken(10, 1_000_000)).toBe(3);
    expect(await taken(2, 1_000_000)).toBe(2);
    await processAll(one);
  });

  test('brings to an end what lies before a bad webhook, and sets that one aside after five tries', async () => {
    for (const at of [1, 2, 3]) {
      one.hour.nowMs += 1;
      await post({ messages: [textFrom(phoneOf(at), 'Hello')] });
    }
    const [, bad] = await rowsOf<{ id: string }>(
      'select id from webhook_in where business_id = $1 order by id',
      businessId,
    );
    await rowsOf("update webhook_in set body = 'torn' where id = $1", bad?.id);
    const took: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) took.push((await processOnce(one)).taken);
    // One before it, four counted tries, the fifth that sets it aside, and the one behind it.
    expect(took).toEqual([1, 0, 0, 0, 0, 1, 1]);
    expect(await unclear(businessId)).toEqual([{ field: 'webhook', reason: 'processing-failed' }]);
    expect(await personOf(phoneOf(3))).toBeDefined();
  });

  test('waits without counting when what it needs is away', async () => {
    await post({ messages: [textFrom(phoneOf(1), 'Hello')] });
    const hasty = createDatabase({ connection: database.connection, max: 4, log: quiet, statementTimeoutMs: 200 });
    const hurried = await openProcess(hasty, `hurried-${nth}`);
    await database.db.transaction('all', async tx => {
      await tx.query({ text: 'lock table identity in access exclusive mode', values: [] });
      await expect(processOnce(hurried)).rejects.toMatchObject({ code: 'database-unavailable' });
    });
    expect(await rowsOf('select attempts from webhook_in')).toEqual([{ attempts: 0 }]);
    expect((await processOnce(hurried)).taken).toBe(1);
    hurried.directory.close();
    await hasty.close();
  });

  test('asks for a business that another process added', async () => {
    await post({ messages: [textFrom(phoneOf(1), 'Hello')] });
    const late = await openProcess(otherPool, `late-${nth}`);
    const id = await addBusiness(one, `${number}-new`);
    await processAll(one);
    await one.post(`secret-${number}-new`, webhookOf(`${number}-new`, { messages: [textFrom(phoneOf(2), 'Hello')] }));
    expect((await processOnce(late)).taken).toBe(1);
    expect(late.directory.business(id).name).toBe(`${number}-new`);
    late.directory.close();
  });
});

describe('what names no number of ours', () => {
  test('under an app of several businesses becomes nobody’s: it is listed, and stops, people and forwards are not made', async () => {
    const joint = `${number}-joint`;
    one.hour.nowMs += 1;
    const jointId = await addBusiness(one, joint, { appSecret: `secret-${number}` });
    const webhook = webhookOf('999', { messages: [textFrom(phoneOf(1), 'STOP')] });
    expect(await one.post(`secret-${number}`, webhook)).toEqual({ updates: 1 });
    expect(await processAll(one)).toBe(0);
    expect(await unclear(businessId)).toEqual([{ field: 'webhook', reason: 'unknown-number' }]);
    expect(await unclear(jointId)).toEqual([]);
    expect(await personOf(phoneOf(1))).toBeUndefined();
    expect(await rowsOf('select 1 from contact where business_id = $1', jointId)).toEqual([]);
  });

  test('under an app of one business is its stop, and its message is listed, not dropped', async () => {
    await one.post(`secret-${number}`, webhookOf('999', { messages: [textFrom(phoneOf(1), 'STOP')] }));
    expect(await blocksOf(phoneOf(1))).toEqual(['business_initiated stop', 'marketing stop']);
    await processAll(one);
    expect(await unclear(businessId)).toEqual([{ field: 'messages', reason: 'unknown-number' }]);
    expect(await rowsOf('select 1 from message where business_id = $1', businessId)).toEqual([]);
  });

  test('is looked for once more, in case another process has just added it', async () => {
    await other.directory.refresh();
    const fresh = `${number}-fresh`;
    const freshId = await addBusiness(one, fresh, { appSecret: `secret-${number}` });
    await other.post(`secret-${number}`, webhookOf(fresh, { messages: [textFrom(phoneOf(1), 'Hello')] }));
    const waiting = await rowsOf<{ business_id: string }>('select business_id from webhook_in');
    expect(waiting).toEqual([{ business_id: freshId }]);
    await processAll(one);
  });

  test('counts against no number; what is stored counts against its own', async () => {
    one.counted.length = 0;
    await one.post(`secret-${number}`, webhookOf('999', { messages: [textFrom(phoneOf(1), 'Hello')] }));
    expect(one.counted).toEqual([]);
    await post({ messages: [textFrom(phoneOf(1), 'Hello'), textFrom(phoneOf(2), 'Hello')] });
    const id = one.directory.findSender(number)?.id;
    expect(one.counted).toEqual([id, id]);
    await processAll(one);
  });
});
