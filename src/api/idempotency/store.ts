// SQL of Idempotency-Keys on /api/v1. The table is the one that messages use too; the hashes have their own prefix.

import type { Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';

type KeyRow = { request_hash: Buffer; response: Buffer | null; status: number | null };

/** Takes a key, waiting for a request that holds it; undefined when that one ended just now. */
export async function takeKey(
  tx: Transaction,
  businessId: BusinessId,
  key: { hash: Buffer; requestHash: Buffer },
): Promise<KeyRow | undefined> {
  const rows = await tx.query<KeyRow>({
    name: 'api-take-key',
    text: `with added as (
        insert into idempotency (business_id, key_hash, request_hash, created_at)
        values ($1, $2, $3, clock_timestamp()) on conflict do nothing
        returning request_hash, response, status)
      select request_hash, response, status from added
      union all
      select request_hash, response, status from idempotency
      where business_id = $1 and key_hash = $2 and not exists (select from added)`,
    values: [businessId, key.hash, key.requestHash],
  });
  return rows[0];
}

export async function writeAnswer(
  tx: Transaction,
  businessId: BusinessId,
  answer: { hash: Buffer; status: number; response: Buffer },
): Promise<void> {
  await tx.query({
    name: 'api-write-answer',
    text: 'update idempotency set status = $3, response = $4 where business_id = $1 and key_hash = $2',
    values: [businessId, answer.hash, answer.status, answer.response],
  });
}
