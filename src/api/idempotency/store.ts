// SQL of Idempotency-Keys on /api/v1. The table is the one that messages use too; the hashes have their own prefix.

import type { Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';

export type KeyRow = {
  request_hash: Buffer;
  response: Buffer | null;
  status: number | null;
  created_at: number;
  fresh: boolean;
};

/** Where the statements run: a transaction, or the pool for one business. */
export type Place = Pick<Transaction, 'query'>;

/** Takes a key, waiting for a transaction that holds it; undefined when that one ended just now. */
export async function takeKey(
  place: Place,
  businessId: BusinessId,
  key: { hash: Buffer; requestHash: Buffer; atMs: number },
): Promise<KeyRow | undefined> {
  const rows = await place.query<KeyRow>({
    name: 'api-take-key',
    text: `with added as (
        insert into idempotency (business_id, key_hash, request_hash, created_at)
        values ($1, $2, $3, to_timestamp($4 / 1000.0)) on conflict do nothing
        returning request_hash, response, status, created_at)
      select request_hash, response, status, created_at, true as fresh from added
      union all
      select request_hash, response, status, created_at, false from idempotency
      where business_id = $1 and key_hash = $2 and not exists (select from added)`,
    values: [businessId, key.hash, key.requestHash, key.atMs],
  });
  return rows[0];
}

/** Keeps the answer (ciphertext) for whoever asks again with this key. */
export async function writeAnswer(
  place: Place,
  businessId: BusinessId,
  answer: { hash: Buffer; status: number; response: Buffer },
): Promise<void> {
  await place.query({
    name: 'api-write-answer',
    text: 'update idempotency set status = $3, response = $4 where business_id = $1 and key_hash = $2',
    values: [businessId, answer.hash, answer.status, answer.response],
  });
}

/** Gives a key back whose request left nothing behind. */
export async function releaseKey(place: Place, businessId: BusinessId, hash: Buffer): Promise<void> {
  await place.query({
    name: 'api-release-key',
    text: 'delete from idempotency where business_id = $1 and key_hash = $2 and response is null',
    values: [businessId, hash],
  });
}
