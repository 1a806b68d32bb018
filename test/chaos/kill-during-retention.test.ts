// Retention under kill -9: the server and its PostgreSQL are killed in the middle of deleting what was written. The
// deletion goes on where it stood, takes nothing that has to stay, and its record counts each thing once.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { idAt } from '../../src/kernel/kernel.ts';
import { until } from '../town.ts';
import { letOptIn } from './codes.ts';
import { openRig, pause, type Rig } from './rig.ts';

const people = 20;
const old = { messages: 40_000, notes: 8_000, webhooks: 8_000 } as const;
/** Of each kind: proof that is old, and what is young. */
const staying = 300;
const kills = 4;
const dayMs = 86_400_000;
const keptDays = 30; // what a new business begins with

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 120_000);
afterAll(() => rig?.close());

test('4 kills in the middle of a deletion: all that is old goes, nothing else does, and the record is true', async () => {
  await letOptIn(rig, people);
  await write();
  const kept = await whatStays();
  // The deletion looks once an hour, and when the server starts.
  await rig.kill({ postgres: true });
  await rig.start();
  for (let killed = 0; killed < kills; killed += 1) {
    const goal = ((killed + 1) * old.messages) / (kills + 2);
    const seen = await until('the deletion goes on', async () => {
      const { messages } = await trueRecord();
      return messages >= goal ? messages : undefined;
    });
    expect(seen).toBeLessThan(old.messages);
    // Every other time PostgreSQL dies with the server.
    await rig.kill({ postgres: killed % 2 === 0 });
    await rig.start();
    expect((await trueRecord()).messages).toBeGreaterThanOrEqual(seen);
  }
  await until('all that is old is gone', async () => (await trueRecord()).messages >= old.messages, 20_000);
  // A round that finds nothing more ends the run; what was told stays as it is.
  await pause(500);
  expect(await trueRecord()).toEqual(old);
  expect(await whatStays()).toEqual(kept);
  const told = await rig.call<{ days: number; runs: Counts[] }>('GET', '/api/v1/retention');
  expect(told.body.days).toBe(keptDays);
  expect(sumOf(told.body.runs)).toEqual(old);
}, 90_000);

type Counts = { readonly messages: number; readonly notes: number; readonly webhooks: number };

const sumOf = (runs: readonly Counts[]): Counts =>
  runs.reduce<Counts>(
    (sum, run) => ({
      messages: sum.messages + run.messages,
      notes: sum.notes + run.notes,
      webhooks: sum.webhooks + run.webhooks,
    }),
    { messages: 0, notes: 0, webhooks: 0 },
  );

/** What is gone; at each moment the record tells exactly that. */
async function trueRecord(): Promise<Counts> {
  const [now] = await rig.rows<{ gone: Counts; told: Counts }>(
    `select json_build_object(
        'messages', (select count(*) from message where content_deleted_after is not null),
        'notes', (select count(*) from conversation_note where content_deleted_after is not null),
        'webhooks', $1 - (select count(*) from webhook_delivery)) as gone,
      (select json_build_object('messages', coalesce(sum(messages), 0), 'notes', coalesce(sum(notes), 0),
        'webhooks', coalesce(sum(webhooks), 0)) from retention_day) as told`,
    [old.webhooks + staying],
  );
  if (now === undefined) throw new Error('a count has a row');
  expect(now.told).toEqual(now.gone);
  return now.gone;
}

/** The ledger with its evidence, and each row that keeps its words: their number and one hash of them all. */
async function whatStays(): Promise<Record<string, unknown>> {
  const young = idAt(Date.now() - (keptDays - 1) * dayMs, new Uint8Array(10));
  const rows = await rig.rows<{ what: string }>(
    `select * from (
      select 'consents' as what, count(*)::integer, md5(string_agg(e::text, '' order by id)) from consent_event e
      union all select 'evidence', count(*)::integer, md5(string_agg(e::text, '' order by event_id)) from consent_evidence e
      union all select 'state', count(*)::integer, md5(string_agg(c::text, '' order by c::text)) from contact c
      union all select 'proof', count(*)::integer, md5(string_agg(m::text, '' order by id)) from message m where proof
      union all select 'young messages', count(*)::integer, md5(string_agg(m::text, '' order by id)) from message m
        where id > $1
      union all select 'young notes', count(*)::integer, md5(string_agg(n::text, '' order by id)) from conversation_note n
        where id > $1
      union all select 'young webhooks', count(*)::integer, md5(string_agg(w::text, '' order by id))
        from webhook_delivery w where id > $1
      union all select 'rows of messages', count(*)::integer, '' from message) all_of_them`,
    [young],
  );
  return Object.fromEntries(rows.map(({ what, ...found }) => [what, found]));
}

/** What people wrote, noted and passed on: old, old but proof, and young. */
async function write(): Promise<void> {
  const longAgo = prefixOf(keptDays + 1);
  const lately = prefixOf(1);
  await writeMessages({ prefix: longAgo, count: old.messages, proof: false });
  await writeMessages({ prefix: longAgo, count: staying, proof: true });
  await writeMessages({ prefix: lately, count: staying, proof: false });
  for (const [prefix, notes, webhooks] of [
    [longAgo, old.notes, old.webhooks],
    [lately, staying, staying],
  ] as const) {
    await rig.rows(
      `insert into conversation_note (business_id, id, conversation_id, contact_id, sealed)
        select c.business_id, ${idOf('$1')}, c.id, c.id, '\\x00' from ${somebody} generate_series(1, $2) n`,
      [`${prefix}0`, notes],
    );
    await rig.rows(
      `insert into webhook_delivery (business_id, id, endpoint_id, body, state, due_at, created_at, ended_at)
        select c.business_id, ${idOf('$1')}, c.id, '\\x00', 'delivered', now(), now(), now()
        from ${somebody} generate_series(1, $2) n`,
      [`${prefix}0`, webhooks],
    );
  }
}

const somebody = '(select business_id, id from contact order by id limit 1) c,';
const idOf = (prefix: string) => `(${prefix} || lpad(to_hex(n), 11, '0'))::uuid`;
const prefixOf = (daysAgo: number) => idAt(Date.now() - daysAgo * dayMs, new Uint8Array(10)).slice(0, 24);

async function writeMessages(what: { prefix: string; count: number; proof: boolean }): Promise<void> {
  await rig.rows(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, proof)
      select c.business_id, ${idOf('$1')}, c.id, s.id, 'in', 'received', 'reply', 'text', '\\x00', $3
      from ${somebody} (select id from sender limit 1) s, generate_series(1, $2) n`,
    [`${what.prefix}${what.proof ? 'f' : '0'}`, what.count, what.proof],
  );
}
