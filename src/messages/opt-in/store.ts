// SQL of double opt-ins that wait for the person's own message.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, OptInId, SenderId } from '../../kernel/kernel.ts';
import { inSlices } from '../lanes.ts';

export type OptInRow = {
  id: OptInId;
  token_hash: Buffer;
  sender_id: SenderId;
  purposes: string[];
  language: string;
  wording: string;
  notice_hash: Buffer;
  third_parties: boolean;
  source: string;
  created_at: number;
  expires_at: number;
};

/**
 * Stores an opt-in unless its form session has had its share today (against somebody who enters strangers' numbers).
 * False: too many.
 */
export async function insertOptIn(
  db: Database,
  businessId: BusinessId,
  row: Omit<OptInRow, 'created_at' | 'expires_at'> & {
    sessionHash: Buffer | null;
    atMs: number;
    ttlMs: number;
    perDayMax: number;
  },
): Promise<boolean> {
  if (row.sessionHash !== null) return await db.transaction(businessId, tx => insertInTurn(tx, businessId, row));
  return await insertIfFew(statement => db.query(businessId, statement), businessId, row);
}

type NewOptIn = Parameters<typeof insertOptIn>[2];

/** Requests of one session count one after the other, so that none looks past the others. */
async function insertInTurn(tx: Transaction, businessId: BusinessId, row: NewOptIn): Promise<boolean> {
  const name = `opt-in ${businessId} ${row.sessionHash?.toString('hex')}`;
  await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [name] });
  return await insertIfFew(tx.query, businessId, row);
}

async function insertIfFew(query: Transaction['query'], businessId: BusinessId, row: NewOptIn): Promise<boolean> {
  const rows = await query({
    text: `insert into opt_in (business_id, id, token_hash, sender_id, purposes, language, wording, notice_hash,
        third_parties, source, session_hash, created_at, expires_at)
      select $1, $2, $3, $4, $5::text[], $6, $7, $8, $9, $10, $11, to_timestamp($12 / 1000.0),
        to_timestamp(($12 + $13) / 1000.0)
      where $11::bytea is null or (
        select count(*) from opt_in where business_id = $1 and session_hash = $11
          and created_at > to_timestamp($12 / 1000.0) - interval '1 day') < $14
      returning 1 as done`,
    values: [
      businessId,
      row.id,
      row.token_hash,
      row.sender_id,
      row.purposes,
      row.language,
      row.wording,
      row.notice_hash,
      row.third_parties,
      row.source,
      row.sessionHash,
      row.atMs,
      row.ttlMs,
      row.perDayMax,
    ],
  });
  return rows.length > 0;
}

/** Confirms by token: each token once, in time, and at the sender it was made for. */
export async function confirmByToken(
  tx: Transaction,
  businessId: BusinessId,
  what: { tokenHash: Buffer; senderId: SenderId; contactId: ContactId; atMs: number },
): Promise<OptInRow | undefined> {
  const rows = await tx.query<OptInRow>({
    name: 'confirm-opt-in',
    text: `update opt_in set confirmed_at = to_timestamp($5 / 1000.0), contact_id = $4
      where business_id = $1 and token_hash = $2 and sender_id = $3 and confirmed_at is null
        and expires_at > to_timestamp($5 / 1000.0)
      returning id, token_hash, sender_id, purposes, language, wording, notice_hash, third_parties, source, created_at, expires_at`,
    values: [businessId, what.tokenHash, what.senderId, what.contactId, what.atMs],
  });
  return rows[0];
}

/** An opt-in that waits, by its token; it stays as it is. */
export async function findByToken(
  tx: Transaction,
  businessId: BusinessId,
  what: { tokenHash: Buffer; senderId: SenderId },
): Promise<OptInRow | undefined> {
  const rows = await tx.query<OptInRow>({
    name: 'find-opt-in',
    text: `select id, token_hash, sender_id, purposes, language, wording, notice_hash, third_parties, source, created_at,
        expires_at
      from opt_in where business_id = $1 and token_hash = $2 and sender_id = $3 and confirmed_at is null`,
    values: [businessId, what.tokenHash, what.senderId],
  });
  return rows[0];
}

/** Removes what was never confirmed, 14 days after it lapsed by the clock that it was made by, in slices. */
export async function purgeLapsed(db: Database, atMs: number): Promise<void> {
  await inSlices(async sliceMax => {
    const gone = await db.query('all', {
      text: `delete from opt_in where (business_id, id) in (
          select business_id, id from opt_in
          where confirmed_at is null and expires_at < to_timestamp($2 / 1000.0) - interval '14 days'
          limit $1 for update skip locked)
        returning 1 as done`,
      values: [sliceMax, atMs],
    });
    return gone.length;
  });
}
