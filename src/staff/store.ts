// SQL of people, their sessions and what they are in each business. People belong to the installation, so that these
// statements serve all businesses.

import type { Database, Transaction } from '../database/database.ts';
import type { BusinessId, StaffId } from '../kernel/kernel.ts';
import type { ListedSession, Membership, Role, SessionId, SignedIn } from './types.ts';

type Place = Pick<Transaction, 'query'>;

/** How many statements at once may make the first owner: one. */
export async function holdSetUp(tx: Transaction): Promise<void> {
  await tx.query({ text: `select pg_advisory_xact_lock(hashtextextended('assent staff set-up', 0))`, values: [] });
}

/** A place that speaks for all businesses outside of a transaction. */
export function placeOf(db: Database): Place {
  return { query: statement => db.query('all', statement) };
}

/** Whether anybody owns a business, but for the demo's person. */
export async function hasOwner(place: Place): Promise<boolean> {
  const [row] = await place.query<{ owned: boolean }>({
    name: 'staff-has-owner',
    text: `select exists (select from staff_member m join staff_user u on u.id = m.user_id
      where m.role = 'owner' and not u.demo) as owned`,
    values: [],
  });
  return row?.owned === true;
}

/** Ends what the demo's person may do: their sessions, and what they were in businesses. */
export async function endDemo(tx: Transaction): Promise<void> {
  for (const table of ['staff_session', 'staff_member']) {
    const text = `delete from ${table} where user_id in (select id from staff_user where demo)`;
    await tx.query({ text, values: [] });
  }
}

/** Businesses for which nobody works but the demo's person. */
export async function listUnstaffed(place: Place): Promise<BusinessId[]> {
  const rows = await place.query<{ business_id: BusinessId }>({
    text: `select b.business_id from business b where not exists (select from staff_member m
      join staff_user u on u.id = m.user_id where m.business_id = b.business_id and not u.demo) order by b.business_id`,
    values: [],
  });
  return rows.map(row => row.business_id);
}

/** Adds a person, with a password's hash where they have one. */
export async function insertPerson(
  place: Place,
  person: {
    id: StaffId;
    accountId: string;
    name: string;
    email: string;
    password: string | null;
    demo: boolean;
    nowMs: number;
  },
): Promise<void> {
  await place.query({
    text: `insert into staff_user (id, name, email, email_verified, demo, created_at, updated_at)
      values ($1, $2, $3, false, $4, to_timestamp($5::double precision / 1000), to_timestamp($5::double precision / 1000))`,
    values: [person.id, person.name, person.email, person.demo, person.nowMs],
  });
  if (person.password === null) return;
  await place.query({
    text: `insert into staff_account (id, user_id, provider_id, account_id, password, created_at, updated_at)
      values ($1, $2, 'credential', $2::uuid::text, $3,
        to_timestamp($4::double precision / 1000), to_timestamp($4::double precision / 1000))`,
    values: [person.accountId, person.id, person.password, person.nowMs],
  });
}

export type PersonRow = { id: StaffId; name: string; email: string; demo: boolean };

/** The person with an e-mail address. */
export async function findPerson(place: Place, email: string): Promise<PersonRow | undefined> {
  const [row] = await place.query<PersonRow>({
    name: 'staff-find-person',
    text: `select id, name, email, demo from staff_user where email = $1`,
    values: [email.toLowerCase()],
  });
  return row;
}

/** Makes a person a member of a business; somebody who is one already keeps their role. */
export async function insertMember(
  place: Place,
  businessId: BusinessId,
  member: { staffId: StaffId; role: Role; nowMs: number },
): Promise<void> {
  await place.query({
    text: `insert into staff_member (business_id, user_id, role, joined_at)
      values ($1, $2, $3, to_timestamp($4::double precision / 1000)) on conflict do nothing`,
    values: [businessId, member.staffId, member.role, member.nowMs],
  });
}

type SessionRow = {
  id: SessionId;
  user_id: StaffId;
  name: string;
  email: string;
  demo: boolean;
  two_factor_enabled: boolean;
  last_seen_at: number;
  memberships: readonly { business_id: BusinessId; role: Role }[];
};

/** Who is signed in by a token's hash, unless the session has ended or was idle for too long. */
export async function findSession(
  db: Database,
  what: { tokenHash: string; nowMs: number; idleMs: number },
): Promise<(SignedIn & { readonly seenMs: number }) | undefined> {
  const [row] = await db.query<SessionRow>('all', {
    name: 'staff-find-session',
    text: `select s.id, s.user_id, u.name, u.email, u.demo, u.two_factor_enabled, s.last_seen_at,
        coalesce((
        select json_agg(json_build_object('business_id', m.business_id, 'role', m.role) order by m.business_id)
        from staff_member m where m.user_id = u.id), '[]'::json) as memberships
      from staff_session s join staff_user u on u.id = s.user_id
      where s.token_hash = $1 and s.expires_at > to_timestamp($2::double precision / 1000)
        and s.last_seen_at > to_timestamp($3::double precision / 1000)`,
    values: [what.tokenHash, what.nowMs, what.nowMs - what.idleMs],
  });
  if (row === undefined) return undefined;
  const memberships: Membership[] = row.memberships.map(one => ({ businessId: one.business_id, role: one.role }));
  const { name, email, demo, two_factor_enabled: secondFactor } = row;
  const who = { sessionId: row.id, staffId: row.user_id, name, email, demo, secondFactor };
  return { ...who, memberships, seenMs: row.last_seen_at };
}

/** Notes that a session was used. */
export async function touchSession(db: Database, id: SessionId, nowMs: number): Promise<void> {
  await db.query('all', {
    name: 'staff-touch-session',
    text: `update staff_session set last_seen_at = to_timestamp($2::double precision / 1000) where id = $1`,
    values: [id, nowMs],
  });
}

/** The sessions of a person that have not ended, the one used last first. */
export async function listSessions(
  db: Database,
  what: { staffId: StaffId; nowMs: number; idleMs: number },
): Promise<ListedSession[]> {
  const rows = await db.query<{
    id: SessionId;
    user_agent: string | null;
    ip_address: string | null;
    created_at: number;
    last_seen_at: number;
  }>('all', {
    text: `select id, user_agent, ip_address, created_at, last_seen_at from staff_session
      where user_id = $1 and expires_at > to_timestamp($2::double precision / 1000)
        and last_seen_at > to_timestamp($3::double precision / 1000) order by last_seen_at desc, id desc`,
    values: [what.staffId, what.nowMs, what.nowMs - what.idleMs],
  });
  return rows.map(row => ({
    id: row.id,
    device: row.user_agent ?? '',
    address: row.ip_address ?? '',
    createdMs: row.created_at,
    seenMs: row.last_seen_at,
  }));
}

/** Ends sessions of a person: one, or all but one (`keep`), or all; how many there were. */
export async function endSessions(
  place: Place,
  what: { staffId: StaffId; only?: SessionId; keep?: SessionId },
): Promise<number> {
  const rows = await place.query({
    text: `delete from staff_session where user_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)
      returning id`,
    values: [what.staffId, what.only ?? null, what.keep ?? null],
  });
  return rows.length;
}

/** Removes sessions that ended, and what was begun and never brought back. */
export async function prune(db: Database, beforeMs: number): Promise<void> {
  for (const text of [
    `delete from staff_session where expires_at < to_timestamp($1::double precision / 1000)`,
    `delete from staff_verification where expires_at < to_timestamp($1::double precision / 1000)`,
  ])
    await db.query('all', { text, values: [beforeMs] });
}
