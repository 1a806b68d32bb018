// SQL of Idempotency-Keys on messages.

import type { Database } from '../../database/database.ts';
import type { BusinessId, MessageId } from '../../kernel/kernel.ts';

export type KeyRow = {
  request_hash: Buffer;
  message_id: MessageId | null;
  response: Buffer | null;
  status: number | null;
  created_at: number;
  state: string | null;
  fresh: boolean;
};

/** Takes a key for a request, or shows what it was used for and what became of that message. */
export async function takeKey(
  db: Database,
  businessId: BusinessId,
  key: { hash: Buffer; requestHash: Buffer; messageId: MessageId },
): Promise<KeyRow | undefined> {
  const rows = await db.query<KeyRow>(businessId, {
    name: 'take-key',
    text: `with added as (
        insert into idempotency (business_id, key_hash, request_hash, message_id, created_at)
        values ($1, $2, $3, $4, clock_timestamp()) on conflict do nothing
        returning request_hash, message_id, response, status, created_at)
      select request_hash, message_id, response, status, created_at, null as state, true as fresh from added
      union all
      select i.request_hash, i.message_id, i.response, i.status, i.created_at, m.state, false
      from idempotency i left join message m on m.business_id = i.business_id and m.id = i.message_id
      where i.business_id = $1 and i.key_hash = $2 and not exists (select from added)`,
    values: [businessId, key.hash, key.requestHash, key.messageId],
  });
  return rows[0];
}

/** Gives a key back whose request left no message behind (refused, busy): the next try decides anew. */
export async function releaseKey(db: Database, businessId: BusinessId, hash: Buffer): Promise<void> {
  await db.query(businessId, {
    name: 'release-key',
    text: 'delete from idempotency where business_id = $1 and key_hash = $2 and response is null',
    values: [businessId, hash],
  });
}

/** Forgets keys older than a day. */
export async function purgeKeys(db: Database): Promise<void> {
  await db.query('all', {
    text: `delete from idempotency where created_at < clock_timestamp() - interval '24 hours'`,
    values: [],
  });
}
