// SQL of new passwords: the links that let somebody choose one, kept by their hash, and the password itself as its scrypt.

import type { Transaction } from '../../database/database.ts';
import type { StaffId } from '../../kernel/kernel.ts';

type Place = Pick<Transaction, 'query'>;

/** Keeps a link for a person; one that was made before opens nothing any more. */
export async function insertLink(
  tx: Transaction,
  link: { id: string; identifier: string; staffId: StaffId; nowMs: number; expiresMs: number },
): Promise<void> {
  await tx.query({
    text: `delete from staff_verification where identifier like 'new-password:%' and value = $1`,
    values: [link.staffId],
  });
  await tx.query({
    text: `insert into staff_verification (id, identifier, value, expires_at, created_at, updated_at)
      values ($1, $2, $3, to_timestamp($4::double precision / 1000),
        to_timestamp($5::double precision / 1000), to_timestamp($5::double precision / 1000))`,
    values: [link.id, link.identifier, link.staffId, link.expiresMs, link.nowMs],
  });
}

/** Whose link this is, while it opens. */
export async function findLink(
  place: Place,
  identifier: string,
  nowMs: number,
): Promise<{ staffId: StaffId; name: string; email: string } | undefined> {
  const [row] = await place.query<{ staffId: StaffId; name: string; email: string }>({
    text: `select u.id as "staffId", u.name, u.email from staff_verification v join staff_user u on u.id::text = v.value
      where v.identifier = $1 and v.expires_at > to_timestamp($2::double precision / 1000)`,
    values: [identifier, nowMs],
  });
  return row;
}

/** Uses a link up; false when somebody else did. */
export async function takeLink(tx: Transaction, identifier: string): Promise<boolean> {
  const rows = await tx.query({
    text: `delete from staff_verification where identifier = $1 returning id`,
    values: [identifier],
  });
  return rows.length > 0;
}

/** Sets a person's password, by its hash. */
export async function writePassword(
  tx: Transaction,
  what: { staffId: StaffId; accountId: string; hash: string; nowMs: number },
): Promise<void> {
  await tx.query({
    text: `insert into staff_account (id, user_id, provider_id, account_id, password, created_at, updated_at)
      values ($2, $1, 'credential', $1::uuid::text, $3,
        to_timestamp($4::double precision / 1000), to_timestamp($4::double precision / 1000))
      on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    values: [what.staffId, what.accountId, what.hash, what.nowMs],
  });
}
