// SQL of passkeys, and of the challenges that were given out and not yet answered.

import type { Database } from '../../database/database.ts';
import type { StaffId } from '../../kernel/kernel.ts';
import type { PasskeyId } from '../types.ts';

export type PasskeyRow = {
  id: PasskeyId;
  user_id: StaffId;
  name: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  created_at: number;
  used_at: number | null;
};

/** Keeps a challenge by its hash, for somebody or, at a log-in, for whoever answers. */
export async function insertChallenge(
  db: Database,
  what: { id: string; identifier: string; value: string; nowMs: number; expiresMs: number },
): Promise<void> {
  await db.query('all', {
    text: `insert into staff_verification (id, identifier, value, expires_at, created_at, updated_at)
      values ($1, $2, $3, to_timestamp($4::double precision / 1000),
        to_timestamp($5::double precision / 1000), to_timestamp($5::double precision / 1000))`,
    values: [what.id, what.identifier, what.value, what.expiresMs, what.nowMs],
  });
}

/** Uses a challenge up; for whom it was given, or undefined when there is none that is young enough. */
export async function takeChallenge(db: Database, identifier: string, nowMs: number): Promise<string | undefined> {
  const [row] = await db.query<{ value: string; young: boolean }>('all', {
    text: `delete from staff_verification where identifier = $1
      returning value, expires_at > to_timestamp($2::double precision / 1000) as young`,
    values: [identifier, nowMs],
  });
  return row?.young === true ? row.value : undefined;
}

/** Adds a passkey. */
export async function insertPasskey(db: Database, row: Omit<PasskeyRow, 'used_at'>): Promise<void> {
  await db.query('all', {
    text: `insert into staff_passkey (id, user_id, name, credential_id, public_key, counter, transports, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000))`,
    values: [
      row.id,
      row.user_id,
      row.name,
      row.credential_id,
      row.public_key,
      row.counter,
      row.transports,
      row.created_at,
    ],
  });
}

/** The passkeys of a person, oldest first. */
export async function listPasskeys(db: Database, staffId: StaffId): Promise<PasskeyRow[]> {
  return await db.query('all', {
    text: `select id, user_id, name, credential_id, public_key, counter, transports, created_at, used_at
      from staff_passkey where user_id = $1 order by id`,
    values: [staffId],
  });
}

/** The passkey that a browser names. */
export async function findPasskey(db: Database, credentialId: string): Promise<PasskeyRow | undefined> {
  const [row] = await db.query<PasskeyRow>('all', {
    name: 'staff-find-passkey',
    text: `select id, user_id, name, credential_id, public_key, counter, transports, created_at, used_at
      from staff_passkey where credential_id = $1`,
    values: [credentialId],
  });
  return row;
}

/** Notes that a passkey was used, and how often it says that it was. */
export async function touchPasskey(
  db: Database,
  what: { id: PasskeyId; counter: number; nowMs: number },
): Promise<void> {
  await db.query('all', {
    text: `update staff_passkey set counter = $2, used_at = to_timestamp($3::double precision / 1000) where id = $1`,
    values: [what.id, what.counter, what.nowMs],
  });
}

/** Removes a passkey of a person; false when they have none with this id. */
export async function deletePasskey(db: Database, staffId: StaffId, id: PasskeyId): Promise<boolean> {
  const rows = await db.query('all', {
    text: `delete from staff_passkey where user_id = $1 and id = $2 returning id`,
    values: [staffId, id],
  });
  return rows.length > 0;
}
