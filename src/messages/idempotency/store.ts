// SQL of Idempotency-Keys on messages.

import type { Database } from '../../database/database.ts';
import type { BusinessId, Id, MessageId } from '../../kernel/kernel.ts';
import { inSlices } from '../lanes.ts';

export type KeyRow = {
  request_hash: Buffer;
  message_id: MessageId | null;
  response: Buffer | null;
  status: number | null;
  /** What became of the message; null while there is none. */
  state: string | null;
  /**
   * This request may run: the key is new, its first request died with its process before it left a message, or that
   * message did not reach Meta and will not: it failed, or waited for its fate in vain and is forbidden by now.
   */
  mine: boolean;
};

/** Takes a key for a request, or shows what it was used for and what became of that message. */
export async function takeKey(
  db: Database,
  businessId: BusinessId,
  key: { hash: Buffer; requestHash: Buffer; messageId: MessageId; processId: Id<'process'>; silentMaxMs: number },
): Promise<KeyRow | undefined> {
  const rows = await db.query<KeyRow>(businessId, {
    name: 'take-key',
    text: `with added as (
        insert into idempotency (business_id, key_hash, request_hash, message_id, taken_by, created_at)
        values ($1, $2, $3, $4, $5, clock_timestamp()) on conflict do nothing
        returning request_hash, message_id, response, status),
      inherited as (
        update idempotency i set taken_by = $5, message_id = $4
        where i.business_id = $1 and i.key_hash = $2 and i.response is null and i.request_hash = $3
          and not exists (select from added)
          and case coalesce(
              (select m.state from message m where m.business_id = $1 and m.id = i.message_id), 'none')
            when 'failed' then true
            when 'refused' then true
            when 'cancelled' then true
            when 'none' then not exists (
              select from process p
              where p.process_id = i.taken_by and p.seen_at > clock_timestamp() - $6 * interval '1 millisecond')
            else false end
        returning request_hash, message_id, response, status)
      select request_hash, message_id, response, status, null as state, true as mine from added
      union all
      select request_hash, message_id, response, status, null, true from inherited
      union all
      select i.request_hash, i.message_id, i.response, i.status, m.state, false
      from idempotency i left join message m on m.business_id = i.business_id and m.id = i.message_id
      where i.business_id = $1 and i.key_hash = $2
        and not exists (select from added) and not exists (select from inherited)`,
    values: [businessId, key.hash, key.requestHash, key.messageId, key.processId, key.silentMaxMs],
  });
  return rows[0];
}

/** Gives a key back whose request left no message behind (refused, busy, failed): the next try decides anew. */
export async function releaseKey(db: Database, businessId: BusinessId, hash: Buffer): Promise<void> {
  await db.query(businessId, {
    name: 'release-key',
    text: `delete from idempotency i where i.business_id = $1 and i.key_hash = $2 and i.response is null
      and not exists (select from message m where m.business_id = $1 and m.id = i.message_id)`,
    values: [businessId, hash],
  });
}

/** Forgets keys older than a day, in slices. */
export async function purgeKeys(db: Database): Promise<void> {
  await inSlices(async sliceMax => {
    const gone = await db.query('all', {
      text: `delete from idempotency where (business_id, key_hash) in (
          select business_id, key_hash from idempotency where created_at < now() - interval '24 hours'
          limit $1 for update skip locked)
        returning 1 as done`,
      values: [sliceMax],
    });
    return gone.length;
  });
}
