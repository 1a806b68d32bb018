// SQL of looking back: decisions and messages by id.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId, DecisionId, MessageId, SenderId } from '../../kernel/kernel.ts';
import type { MessageState, StoredDecision, StoredMessage } from '../types.ts';
import { findSources } from './kept-rules/store.ts';
import { readRecord } from './record.ts';

type DecisionRow = {
  id: DecisionId;
  contact_id: ContactId;
  sender_id: SenderId;
  contact_version: number;
  dry_run: boolean;
  record: string;
};

/** A decision with its facts, as it was stored. */
export async function findDecision(
  db: Database,
  businessId: BusinessId,
  id: DecisionId,
): Promise<StoredDecision | undefined> {
  const rows = await db.query<DecisionRow>(businessId, {
    name: 'find-decision',
    text: `select id, contact_id, sender_id, contact_version, dry_run, record from decision where business_id = $1 and id = $2`,
    values: [businessId, id],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    contactId: row.contact_id,
    senderId: row.sender_id,
    contactVersion: row.contact_version,
    dryRun: row.dry_run,
    ...(await readRecord(row.record, version => findSources(db, version))),
  };
}

/**
 * Ids of a person (the second parameter) and of all who were merged into them, as an array: their rows lie under the ids
 * that they had.
 */
export const theirs = `array(
    with recursive theirs as (
      select $2::uuid as id
      union select c.id from theirs t join contact c on c.business_id = $1 and c.merged_into = t.id)
    select id from theirs)`;

export type MessageDbRow = {
  id: MessageId;
  contact_id: ContactId;
  sender_id: SenderId;
  decision_id: DecisionId | null;
  direction: 'in' | 'out' | 'echo';
  state: MessageState;
  class: string;
  kind: string;
  due_at: number | null;
  marked_at: number | null;
  ended_at: number | null;
  attempt: number;
  error_code: number | null;
  crossed_event_id: string | null;
  crossed_at: number | null;
  status: string | null;
  status_at: number | null;
  content_deleted_after: number | null;
};

export const messageColumns = `id, contact_id, sender_id, decision_id, direction, state, class, kind, due_at, marked_at,
  ended_at, attempt, error_code, crossed_event_id, crossed_at, status, status_at, content_deleted_after`;

/** A message without its content. */
export async function findMessage(
  db: Database,
  businessId: BusinessId,
  id: MessageId,
): Promise<StoredMessage | undefined> {
  const rows = await db.query<MessageDbRow>(businessId, {
    name: 'find-message',
    text: `select ${messageColumns} from message where business_id = $1 and id = $2`,
    values: [businessId, id],
  });
  return rows.map(storedMessage)[0];
}

/** A message as its row tells it. */
export function storedMessage(row: MessageDbRow): StoredMessage {
  const { crossed_event_id: eventId, crossed_at: atMs } = row;
  return {
    id: row.id,
    contactId: row.contact_id,
    senderId: row.sender_id,
    decisionId: row.decision_id,
    direction: row.direction,
    state: row.state,
    class: row.class,
    kind: row.kind,
    dueMs: row.due_at,
    markedMs: row.marked_at,
    endedMs: row.ended_at,
    attempt: row.attempt,
    errorCode: row.error_code,
    status: row.status,
    statusMs: row.status_at,
    contentDeletedAfterDays: row.content_deleted_after,
    crossed: eventId === null || atMs === null ? null : { eventId, atMs },
  };
}

/**
 * How many messages of a person are marked and have not ended: what a stop waits for before it is acknowledged. The
 * messages of whoever was merged into them lie under the ids that they had.
 */
export async function countUnended(db: Database, businessId: BusinessId, contactId: ContactId): Promise<number> {
  const rows = await db.query<{ unended: number }>(businessId, {
    name: 'count-unended',
    text: `select count(*)::integer as unended from message
      where business_id = $1 and state = 'marked' and contact_id = any(${theirs})`,
    values: [businessId, contactId],
  });
  return rows[0]?.unended ?? 0;
}
