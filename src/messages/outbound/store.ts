// SQL of sending: decisions and marks under the fence. The hot path is three statements, each for all requests that
// wait: record (decision, message and mark in one commit), outcome, and the contact look-up of the contacts room.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId, DecisionId, Id, MessageId, SenderId } from '../../kernel/kernel.ts';

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

/** What every decision brings along: the parameters of a statement, and their names as a row `w`. */
const decided = {
  values:
    '$3::uuid[], $4::bigint[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], string_to_array($10, chr(31))',
  names: 'contact_id, version, sender_id, decision_id, outcome, class, codes, record',
};

/** What a message, or a batch with messages in it, brings along besides. */
const sending = {
  values: `${decided.values}, $12::boolean[], $13::uuid[], $14::text[], $15::text[], $16::bytea[], $17::boolean[],
    $18::double precision[], $19::boolean[]`,
  names: `${decided.names}, dry_run, message_id, state, kind, body, outside_window, due_ms, promised`,
};

const sameBusiness = '(select b.version from business b where b.business_id = $1) = $2';
const samePerson = 'c.business_id = $1 and c.id = w.contact_id and c.version = w.version';

const insertDecision = (dryRun: string, from: string): string => `
  insert into decision (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
  select $1, w.decision_id, w.contact_id, w.sender_id, w.version, ${dryRun}, w.outcome, w.class,
    string_to_array(w.codes, ' '), w.record
  from ${from} returning id`;

/** Only asked, nothing sent: nobody has to wait, and no row of a person is touched. `offset` keeps the look by key. */
const askedText = insertDecision(
  'true',
  `unnest(${decided.values}) as w(${decided.names})
    cross join lateral (select from contact c where ${samePerson} offset 0) c
  where ${sameBusiness}`,
);

/**
 * With messages, under the fence. Row by row through the key, in the order of the ids: no plan made on a young table can
 * turn this into a scan, and no two batches can wait for each other. Most batches change nobody's gate, and what is
 * needed for that alone costs a statement more than a few rows do.
 */
function sendingText(kind: 'plain' | 'changing'): string {
  const changes = kind === 'changing';
  const looks = `select from contact c where ${changes ? 'w.gate is null and ' : ''}${samePerson} for share`;
  const takes = `select from contact c where w.gate is not null and ${samePerson} for no key update`;
  return `
  with held as materialized (
    select w.* from (
      select * from unnest(${sending.values}${changes ? ', $20::text[]' : ''})
        as w(${sending.names}${changes ? ', gate' : ''})
      where ${sameBusiness} order by contact_id) w
    cross join lateral (${changes ? `select from (${looks}) looks union all select from (${takes}) takes` : looks}) c),
  ${changes ? raised : ''}
  written as (
    insert into message (business_id, id, contact_id, sender_id, decision_id, direction, state, class, kind, body,
      outside_window, due_at, promised, marked_at, marked_by, attempt)
    select $1, w.message_id, w.contact_id, w.sender_id, w.decision_id, 'out', w.state, w.class, w.kind, w.body,
      w.outside_window, to_timestamp(w.due_ms / 1000.0), w.promised,
      case when w.state = 'marked' then clock_timestamp() end, case when w.state = 'marked' then $11::uuid end,
      case when w.state = 'marked' then 1 else 0 end
    from held w where w.message_id is not null)
  ${insertDecision('w.dry_run', 'held w')}`;
}

const raised = `raised as (
    update contact c set gate = w.gate::jsonb, version = c.version + 1
    from held w where w.gate is not null and c.business_id = $1 and c.id = w.contact_id),`;

const recordTexts = { asked: askedText, plain: sendingText('plain'), changing: sendingText('changing') };

/**
 * Records decisions, and the marks they allow, for people whose version is still the one decided on.
 * Returns which of the rows (by position) were recorded; the others are stale and must be decided again.
 */
export async function record(
  db: Pick<Database, 'query'>,
  businessId: BusinessId,
  businessVersion: number,
  processId: Id<'process'>,
  rows: readonly RecordRow[],
): Promise<Set<number>> {
  const kind = kindOf(rows);
  // Bodies first, then records: each kind of work for all rows.
  const messages = kind === 'asked' ? [] : [processId, ...messagesIn(rows)];
  const done = await db.query<{ id: DecisionId }>(businessId, {
    name: `record-${kind}`,
    text: recordTexts[kind],
    values: [
      businessId,
      businessVersion,
      rows.map(r => r.contactId),
      rows.map(r => r.contactVersion),
      rows.map(r => r.senderId),
      rows.map(r => r.decisionId),
      rows.map(r => r.outcome),
      rows.map(r => r.class),
      rows.map(r => r.codes.join(' ')),
      joined(rows),
      ...messages,
      ...(kind === 'changing' ? [rows.map(r => r.gate)] : []),
    ],
  });
  const recorded = new Set(done.map(one => one.id));
  return new Set(rows.flatMap((row, at) => (recorded.has(row.decisionId) ? [at] : [])));
}

function kindOf(rows: readonly RecordRow[]): keyof typeof recordTexts {
  if (rows.some(row => row.gate !== null)) return 'changing';
  return rows.every(row => row.dryRun && row.message === null) ? 'asked' : 'plain';
}

function messagesIn(rows: readonly RecordRow[]): unknown[] {
  return [
    rows.map(r => r.dryRun),
    rows.map(r => r.message?.id ?? null),
    rows.map(r => r.message?.state ?? null),
    rows.map(r => r.message?.kind ?? null),
    rows.map(r => r.message?.body() ?? null),
    rows.map(r => r.message?.outsideWindow ?? null),
    rows.map(r => r.message?.dueMs ?? null),
    rows.map(r => r.message?.promised ?? null),
  ];
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
  db: Pick<Database, 'query'>,
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
