// SQL of API keys. A key is found by its hash before it is known whose it is, so that one statement serves all.

import type { Database } from '../../database/database.ts';
import type { ApiKeyId, BusinessId, SenderId } from '../../kernel/kernel.ts';

export type KeyRow = {
  business_id: BusinessId;
  id: ApiKeyId;
  key_hash: Buffer;
  hint: string;
  name: string;
  scopes: string[];
  sender_ids: SenderId[] | null;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
};

/** Where every process hears that a key was revoked. */
export const revokedChannel = 'assent_api_keys';

/** The keys with these hashes, whichever business they belong to, the revoked ones too. */
export async function findKeys(db: Database, hashes: readonly Buffer[]): Promise<KeyRow[]> {
  return await db.query('all', {
    name: 'find-api-keys',
    text: `select business_id, id, key_hash, hint, name, scopes, sender_ids, created_at, expires_at, revoked_at
      from api_key where key_hash = any($1::bytea[])`,
    values: [hashes],
  });
}

/** Stores a new key by its hash. */
export async function insertKey(db: Database, row: KeyRow): Promise<void> {
  await db.query(row.business_id, {
    text: `insert into api_key (business_id, id, key_hash, hint, name, scopes, sender_ids, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7::uuid[], to_timestamp($8 / 1000.0), to_timestamp($9 / 1000.0))`,
    values: [
      row.business_id,
      row.id,
      row.key_hash,
      row.hint,
      row.name,
      row.scopes,
      row.sender_ids,
      row.created_at,
      row.expires_at,
    ],
  });
}

/** Every key of a business, newest first. */
export async function listKeys(db: Database, businessId: BusinessId): Promise<KeyRow[]> {
  return await db.query(businessId, {
    text: `select business_id, id, key_hash, hint, name, scopes, sender_ids, created_at, expires_at, revoked_at
      from api_key where business_id = $1 order by id desc`,
    values: [businessId],
  });
}

/** Revokes an active key and tells every process in the same commit; false when there is no active one. */
export async function revokeKey(db: Database, businessId: BusinessId, id: ApiKeyId): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: `with revoked as (
        update api_key set revoked_at = clock_timestamp()
        where business_id = $1 and id = $2 and revoked_at is null returning 1)
      select pg_notify($3, '') from revoked`,
    values: [businessId, id, revokedChannel],
  });
  return rows.length > 0;
}
