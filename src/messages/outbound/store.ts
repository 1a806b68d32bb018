// SQL of sending: decisions, marks under the fence, outcomes. The hot path is three statements, each for all requests
// that wait: record (decision, message and mark in one commit), outcome, and the contact look-up of the contacts room.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId, DecisionId, Id, MessageId, SenderId } from '../../kernel/kernel.ts';
import type { MessageState } from '../types.ts';

/** One decision to record, with the message that it lets out or queues. */
export type RecordRow = {
  contactId: ContactId;
  contactVersion: number;
  /** The contact's new gate when this message changes it (marketing counted, first contact); null: unchanged. */
  gate: string | null;
  senderId: SenderId;
  decisionId: DecisionId;
  dryRun: boolean;
  outcome: string;
  class: string;
  codes: readonly string[];
  /** Its stored form, made when the batch leaves: the same work for many at once runs several times as fast. */
  record: () => string;
  message: MessageRow | null;
};

export type MessageRow = {
  id: MessageId;
  state: 'queued' | 'marked';
  kind: string;
  /** Sealed when the batch leaves. */
  body: () => Buffer;
  outsideWindow: boolean;
  dueMs: number | null;
  promised: boolean;
  direction: 'out';
};

const recordText = `
  with want as (
    select * from unnest($3::uuid[], $4::bigint[], $5::text[], $6::uuid[], $7::uuid[], $8::boolean[], $9::text[],
      $10::text[], $11::text[], string_to_array($12, chr(31)), $13::uuid[], $14::text[], $15::text[], $16::bytea[], $17::boolean[],
      $18::double precision[], $19::boolean[]) with ordinality
    as w(contact_id, version, gate, sender_id, decision_id, dry_run, outcome, class, codes, record, message_id, state,
      kind, body, outside_window, due_ms, promised, ord)
    where (select b.version from business b where b.business_id = $1) = $2),
  -- Row by row through the key, in the order of the ids: no plan made on a young table can turn this into a scan, and
  -- no two batches can wait for each other.
  held as materialized (
    select w.ord, w.gate is not null as takes from (select * from want order by contact_id) w cross join lateral (
      select from (select from contact c where w.gate is null and c.business_id = $1 and c.id = w.contact_id
        and c.version = w.version for share) looks
      union all
      select from (select from contact c where w.gate is not null and c.business_id = $1 and c.id = w.contact_id
        and c.version = w.version for no key update) takes) c),
  raised as (
    update contact c set gate = w.gate::jsonb, version = c.version + 1
    from want w join held using (ord) where held.takes and c.business_id = $1 and c.id = w.contact_id),
  decided as (
    insert into decision (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
    select $1, w.decision_id, w.contact_id, w.sender_id, w.version, w.dry_run, w.outcome, w.class,
      string_to_array(w.codes, ' '), w.record
    from want w join held using (ord)),
  written as (
    insert into message (business_id, id, contact_id, sender_id, decision_id, direction, state, class, kind, body,
      outside_window, due_at, promised, marked_at, marked_by, attempt)
    select $1, w.message_id, w.contact_id, w.sender_id, w.decision_id, 'out', w.state, w.class, w.kind, w.body,
      w.outside_window, to_timestamp(w.due_ms / 1000.0), w.promised,
      case when w.state = 'marked' then clock_timestamp() end, case when w.state = 'marked' then $20::uuid end,
      case when w.state = 'marked' then 1 else 0 end
    from want w join held using (ord) where w.message_id is not null)
  select ord::integer - 1 as at from held`;

/**
 * Records decisions, and the marks they allow, for people whose version is still the one decided on.
 * Returns which of the rows (by position) were recorded; the others are stale and must be decided again.
 */
export async function record(
  db: Database,
  businessId: BusinessId,
  businessVersion: number,
  processId: Id<'process'>,
  rows: readonly RecordRow[],
): Promise<Set<number>> {
  const bodies = rows.map(row => row.message?.body() ?? null);
  const done = await db.query<{ at: number }>(businessId, {
    name: 'record-decisions',
    text: recordText,
    values: [
      businessId,
      businessVersion,
      rows.map(r => r.contactId),
      rows.map(r => r.contactVersion),
      rows.map(r => r.gate),
      rows.map(r => r.senderId),
      rows.map(r => r.decisionId),
      rows.map(r => r.dryRun),
      rows.map(r => r.outcome),
      rows.map(r => r.class),
      rows.map(r => r.codes.join(' ')),
      joined(rows),
      rows.map(r => r.message?.id ?? null),
      rows.map(r => r.message?.state ?? null),
      rows.map(r => r.message?.kind ?? null),
      bodies,
      rows.map(r => r.message?.outsideWindow ?? null),
      rows.map(r => r.message?.dueMs ?? null),
      rows.map(r => r.message?.promised ?? null),
      processId,
    ],
  });
  return new Set(done.map(row => row.at));
}

/** Records as one text, parted by a character that no JSON text holds: an array would be escaped, read and unescaped. */
function joined(rows: readonly { record: () => string }[]): string {
  return rows.map(row => row.record()).join('\u001f');
}

/** A claimed message's fate at the moment of its hand-over. */
export type MarkRow = Omit<RecordRow, 'dryRun' | 'message'> & {
  messageId: MessageId;
  state: 'marked' | 'refused' | 'queued';
  dueMs: number | null;
  outsideWindow: boolean;
};

const markText = `
  with want as (
    select * from unnest($3::uuid[], $4::bigint[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $9::text[],
      $10::text[], string_to_array($11, chr(31)), $12::uuid[], $13::text[], $14::double precision[], $15::boolean[]) with ordinality
    as w(contact_id, version, gate, sender_id, decision_id, outcome, class, codes, record, message_id, state, due_ms,
      outside_window, ord)
    where (select b.version from business b where b.business_id = $1) = $2),
  held as materialized (
    select w.ord from (select * from want order by contact_id) w cross join lateral (
      select 1 from contact c where c.business_id = $1 and c.id = w.contact_id and c.version = w.version
      for no key update) c),
  moved as (
    update message m set state = w.state, decision_id = w.decision_id, class = w.class,
      -- Never at once again: the clocks of process and database may differ.
      due_at = greatest(to_timestamp(w.due_ms / 1000.0),
        case when w.due_ms is not null then clock_timestamp() + interval '1 second' end),
      outside_window = w.outside_window,
      -- A deferral keeps when it was marked before: the status of that hand-over may still come.
      marked_at = case when w.state = 'marked' then clock_timestamp() else m.marked_at end,
      marked_by = case when w.state = 'marked' then $16::uuid end,
      ended_at = case when w.state = 'refused' then clock_timestamp() end,
      attempt = m.attempt + case when w.state = 'marked' then 1 else 0 end
    from want w join held using (ord)
    where m.business_id = $1 and m.id = w.message_id and m.state = 'queued' and m.marked_by = $16
    returning w.ord),
  raised as (
    update contact c set gate = w.gate::jsonb, version = c.version + 1
    from want w join moved using (ord) where c.business_id = $1 and c.id = w.contact_id and w.gate is not null),
  decided as (
    insert into decision (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
    select $1, w.decision_id, w.contact_id, w.sender_id, w.version, false, w.outcome, w.class,
      string_to_array(w.codes, ' '), w.record
    from want w join moved using (ord))
  select ord::integer - 1 as at from moved`;

/** Marks claimed messages under the fence (or refuses or defers them). Returns the positions that were recorded. */
export async function mark(
  db: Database,
  businessId: BusinessId,
  businessVersion: number,
  processId: Id<'process'>,
  rows: readonly MarkRow[],
): Promise<Set<number>> {
  const done = await db.query<{ at: number }>(businessId, {
    name: 'mark-messages',
    text: markText,
    values: [
      businessId,
      businessVersion,
      rows.map(r => r.contactId),
      rows.map(r => r.contactVersion),
      rows.map(r => r.gate),
      rows.map(r => r.senderId),
      rows.map(r => r.decisionId),
      rows.map(r => r.outcome),
      rows.map(r => r.class),
      rows.map(r => r.codes.join(' ')),
      joined(rows),
      rows.map(r => r.messageId),
      rows.map(r => r.state),
      rows.map(r => r.dueMs),
      rows.map(r => r.outsideWindow),
      processId,
    ],
  });
  return new Set(done.map(row => row.at));
}

export type OutcomeRow = {
  messageId: MessageId;
  state: MessageState;
  errorCode: number | null;
  wamidIndex: Buffer | null;
  retryInMs: number | null;
  response: Buffer | null;
  responseStatus: number | null;
};

const outcomeText = `
  with lasting as materialized (
    select set_config('synchronous_commit', case when $9 then 'off' else current_setting('synchronous_commit') end, true)),
  want as (
    select w.* from lasting, unnest($2::uuid[], $3::text[], $4::integer[], $5::bytea[], $6::double precision[], $7::bytea[],
      $8::integer[]) as w(message_id, state, error_code, wamid_index, retry_ms, response, response_status)),
  -- Messages before their names, as statuses write them: so the two never wait for each other.
  named as (
    insert into message_wamid (business_id, wamid_index, message_id)
    select $1, w.wamid_index, w.message_id from want w where w.wamid_index is not null order by w.wamid_index
    on conflict do nothing),
  answered as (
    update idempotency i set response = w.response, status = w.response_status
    from want w where i.business_id = $1 and i.message_id = w.message_id and w.response is not null)
  update message m set state = w.state, error_code = w.error_code,
    -- The wait for an unknown fate counts from here: from when nothing of ours is on its way any more.
    due_at = clock_timestamp() + case when w.state = 'unknown' then 0 else w.retry_ms end * interval '1 millisecond',
    ended_at = case when w.state in ('sent', 'failed') then clock_timestamp() end
  from (select * from want order by message_id) w
  where m.business_id = $1 and m.id = w.message_id
    -- As a case, so that the key is used: the index of what is open holds what has just been closed too.
    and case m.state when 'marked' then true when 'unknown' then true else false end`;

/**
 * Writes down what Meta answered. A message that a status webhook ended meanwhile stays as it is. */
export async function writeOutcomes(db: Database, businessId: BusinessId, rows: readonly OutcomeRow[]): Promise<void> {
  await db.query(businessId, {
    name: 'write-outcomes',
    text: outcomeText,
    values: [
      businessId,
      rows.map(r => r.messageId),
      rows.map(r => r.state),
      rows.map(r => r.errorCode),
      rows.map(r => r.wamidIndex),
      rows.map(r => r.retryInMs),
      rows.map(r => r.response),
      rows.map(r => r.responseStatus),
      rows.every(r => r.state === 'sent' && r.response === null),
    ],
  });
}

/** People written to outside a window in the last 24 hours. */
export async function countOutside(db: Database, businessId: BusinessId): Promise<number> {
  const rows = await db.query<{ people: number }>(businessId, {
    name: 'count-outside',
    text: `select count(distinct contact_id)::integer as people from message
      where business_id = $1 and outside_window and marked_at > clock_timestamp() - interval '24 hours'`,
    values: [businessId],
  });
  return rows[0]?.people ?? 0;
}

/** Whether this person is among them already. */
export async function wasCountedOutside(db: Database, businessId: BusinessId, contactId: ContactId): Promise<boolean> {
  const rows = await db.query(businessId, {
    name: 'was-counted-outside',
    text: `select 1 from message where business_id = $1 and contact_id = $2 and outside_window
        and marked_at > clock_timestamp() - interval '24 hours' limit 1`,
    values: [businessId, contactId],
  });
  return rows.length > 0;
}
