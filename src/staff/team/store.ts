// SQL of teams: who works for a business as what, and who is invited. The people themselves belong to the installation,
// so that these statements speak for all businesses and name the one that they mean.

import type { Transaction } from '../../database/database.ts';
import type { BusinessId, StaffId } from '../../kernel/kernel.ts';
import type { InvitationId, Role } from '../types.ts';

type Place = Pick<Transaction, 'query'>;

export type MemberRow = {
  user_id: StaffId;
  name: string;
  email: string;
  role: Role;
  joined_at: number;
  two_factor_enabled: boolean;
  seen_at: number | null;
};

/** Everybody who works for a business, by name. */
export async function listMembers(place: Place, businessId: BusinessId): Promise<MemberRow[]> {
  return await place.query({
    name: 'staff-list-members',
    text: `select m.user_id, u.name, u.email, m.role, m.joined_at, u.two_factor_enabled,
        (select max(s.last_seen_at) from staff_session s where s.user_id = m.user_id) as seen_at
      from staff_member m join staff_user u on u.id = m.user_id
      where m.business_id = $1 order by lower(u.name), m.user_id`,
    values: [businessId],
  });
}

/** The roles of everybody in a business, held until the transaction ends, so that two at once see one another. */
export async function holdRoles(tx: Transaction, businessId: BusinessId): Promise<Map<StaffId, Role>> {
  const rows = await tx.query<{ user_id: StaffId; role: Role }>({
    text: `select user_id, role from staff_member where business_id = $1 order by user_id for update`,
    values: [businessId],
  });
  return new Map(rows.map(row => [row.user_id, row.role]));
}

/** Gives a member another role. */
export async function writeRole(
  tx: Transaction,
  businessId: BusinessId,
  member: { staffId: StaffId; role: Role },
): Promise<void> {
  await tx.query({
    text: `update staff_member set role = $3 where business_id = $1 and user_id = $2`,
    values: [businessId, member.staffId, member.role],
  });
}

/** Takes a person out of a business. */
export async function deleteMember(tx: Transaction, businessId: BusinessId, staffId: StaffId): Promise<void> {
  await tx.query({
    text: `delete from staff_member where business_id = $1 and user_id = $2`,
    values: [businessId, staffId],
  });
}

/** The businesses for which a person works. */
export async function businessesOf(place: Place, staffId: StaffId): Promise<{ business_id: BusinessId; role: Role }[]> {
  return await place.query({
    text: `select business_id, role from staff_member where user_id = $1`,
    values: [staffId],
  });
}

export type InvitationRow = {
  business_id: BusinessId;
  id: InvitationId;
  email: string;
  role: Role;
  invited_by: string;
  created_at: number;
  expires_at: number;
};

/** Keeps an invitation by the hash of its token. */
export async function insertInvitation(place: Place, row: InvitationRow & { token_hash: Buffer }): Promise<void> {
  await place.query({
    text: `insert into staff_invitation
        (business_id, id, token_hash, email, role, invited_by, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), to_timestamp($8::double precision / 1000))`,
    values: [
      row.business_id,
      row.id,
      row.token_hash,
      row.email,
      row.role,
      row.invited_by,
      row.created_at,
      row.expires_at,
    ],
  });
}

/** The invitations of a business that can still be accepted, newest first. */
export async function listInvitations(place: Place, businessId: BusinessId, nowMs: number): Promise<InvitationRow[]> {
  return await place.query({
    text: `select business_id, id, email, role, invited_by, created_at, expires_at from staff_invitation
      where business_id = $1 and accepted_at is null and withdrawn_at is null
        and expires_at > to_timestamp($2::double precision / 1000) order by id desc`,
    values: [businessId, nowMs],
  });
}

/** An invitation by its token's hash, while it can be accepted; held until the transaction ends. */
export async function holdInvitation(
  place: Place,
  tokenHash: Buffer,
  nowMs: number,
): Promise<InvitationRow | undefined> {
  const [row] = await place.query<InvitationRow>({
    text: `select business_id, id, email, role, invited_by, created_at, expires_at from staff_invitation
      where token_hash = $1 and accepted_at is null and withdrawn_at is null
        and expires_at > to_timestamp($2::double precision / 1000) for update`,
    values: [tokenHash, nowMs],
  });
  return row;
}

/** Ends an invitation: accepted or withdrawn; false when it had ended. */
export async function endInvitation(
  place: Place,
  businessId: BusinessId,
  what: { id: InvitationId; as: 'accepted' | 'withdrawn'; nowMs: number },
): Promise<boolean> {
  const rows = await place.query({
    text: `update staff_invitation set
        accepted_at = case when $3 = 'accepted' then to_timestamp($4::double precision / 1000) end,
        withdrawn_at = case when $3 = 'withdrawn' then to_timestamp($4::double precision / 1000) end
      where business_id = $1 and id = $2 and accepted_at is null and withdrawn_at is null returning id`,
    values: [businessId, what.id, what.as, what.nowMs],
  });
  return rows.length > 0;
}
