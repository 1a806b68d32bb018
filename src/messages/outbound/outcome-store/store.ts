// SQL of outcomes: what Meta answered, for all messages that wait at that moment, and who was written to outside a window.

import type { Database } from '../../../database/database.ts';
import type { BusinessId, ContactId, MessageId } from '../../../kernel/kernel.ts';
import type { MessageState } from '../../types.ts';

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
