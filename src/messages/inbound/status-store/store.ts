// SQL of statuses: what became of messages that were handed over.

import type { Transaction } from '../../../database/database.ts';
import type { BusinessId, ContactId, MessageId } from '../../../kernel/kernel.ts';

type Runner = Pick<Transaction, 'query'>;

/** Whose messages these are, of those that Meta has not yet said to have failed. */
export async function findNotFailed(
  tx: Runner,
  businessId: BusinessId,
  ids: readonly MessageId[],
): Promise<{ id: MessageId; contact_id: ContactId }[]> {
  return await tx.query({
    name: 'find-not-failed',
    text: `select id, contact_id from message where business_id = $1 and id = any($2::uuid[])
      and direction = 'out' and marked_at is not null and status is distinct from 'failed'`,
    values: [businessId, ids],
  });
}

export type StatusRow = {
  messageId: MessageId;
  status: string;
  atMs: number;
  errorCode: number | null;
  wamidIndex: Buffer;
};

/**
 * Writes statuses, each message at most once per call. A later word never goes back (read stays read); a message of
 * unknown fate is resolved: any status but `failed` says that Meta took it, and `failed` that it did and gave up.
 */
export async function writeStatuses(
  tx: Runner,
  businessId: BusinessId,
  rows: readonly StatusRow[],
): Promise<{ id: MessageId; contact_id: ContactId; resolved: boolean }[]> {
  return await tx.query({
    name: 'write-statuses',
    text: `with want as (
        select * from unnest($2::uuid[], $3::text[], $4::bigint[], $5::integer[], $6::bytea[])
          as w(message_id, status, at_ms, error_code, wamid_index)),
      named as (
        insert into message_wamid (business_id, wamid_index, message_id)
        select $1, w.wamid_index, w.message_id from want w
        where exists (select 1 from message m where m.business_id = $1 and m.id = w.message_id)
        order by w.wamid_index on conflict do nothing)
      update message m set
        status = case when ${rank('w.status')} > ${rank('m.status')} then w.status else m.status end,
        status_at = case when ${rank('w.status')} > ${rank('m.status')} then to_timestamp(w.at_ms / 1000.0) else m.status_at end,
        error_code = coalesce(w.error_code, m.error_code),
        state = case when w.status = 'failed' then 'failed'
          when m.state in ('marked', 'unknown', 'queued') then 'sent' else m.state end,
        ended_at = coalesce(m.ended_at, clock_timestamp())
      from want w join message old on old.business_id = $1 and old.id = w.message_id
      where m.business_id = $1 and m.id = w.message_id and m.direction = 'out' and m.marked_at is not null
      returning m.id, m.contact_id, old.state in ('marked', 'unknown', 'queued') as resolved`,
    values: [
      businessId,
      rows.map(r => r.messageId),
      rows.map(r => r.status),
      rows.map(r => r.atMs),
      rows.map(r => r.errorCode),
      rows.map(r => r.wamidIndex),
    ],
  });
}

function rank(column: string): string {
  return `coalesce(array_position(array['sent', 'delivered', 'read', 'played', 'failed'], ${column}), 0)`;
}

/** Gives requests with an Idempotency-Key the answer that was lost. 200 is what Meta answers to what it takes. */
export async function answerKeys(
  tx: Runner,
  businessId: BusinessId,
  rows: readonly { messageId: MessageId; response: Buffer }[],
): Promise<void> {
  await tx.query({
    name: 'answer-keys',
    text: `update idempotency i set response = r.response, status = 200
      from unnest($2::uuid[], $3::bytea[]) as r(message_id, response)
      where i.business_id = $1 and i.message_id = r.message_id and i.response is null`,
    values: [businessId, rows.map(row => row.messageId), rows.map(row => row.response)],
  });
}
