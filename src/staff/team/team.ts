// Who works for a business, and as what. A business is never left without an owner.

import type { Database, Transaction } from '../../database/database.ts';
import { type BusinessId, Failure, type StaffId } from '../../kernel/kernel.ts';
import { placeOf } from '../store.ts';
import type { Role } from '../types.ts';
import * as store from './store.ts';

type Deps = { readonly db: Database };

/** Somebody who works for a business. */
export type Member = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedMs: number;
  /** Whether a second factor is set. */
  readonly second: boolean;
  /** null: is signed in nowhere. */
  readonly seenMs: number | null;
};

/** Everybody who works for a business, by name. */
export async function listTeam(deps: Deps, businessId: BusinessId): Promise<Member[]> {
  const rows = await store.listMembers(placeOf(deps.db), businessId);
  return rows.map(row => ({
    staffId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    joinedMs: row.joined_at,
    second: row.two_factor_enabled,
    seenMs: row.seen_at,
  }));
}

/** Gives a member another role, at once; false when they do not work there. */
export async function changeRole(
  deps: Deps,
  businessId: BusinessId,
  member: { staffId: StaffId; role: Role },
): Promise<boolean> {
  return await changeTeam(deps, businessId, {
    staffId: member.staffId,
    staysOwner: member.role === 'owner',
    change: tx => store.writeRole(tx, businessId, member),
  });
}

/** Takes a person out of a business, at once; false when they do not work there. */
export async function removeMember(deps: Deps, businessId: BusinessId, staffId: StaffId): Promise<boolean> {
  return await changeTeam(deps, businessId, {
    staffId,
    staysOwner: false,
    change: tx => store.deleteMember(tx, businessId, staffId),
  });
}

async function changeTeam(
  deps: Deps,
  businessId: BusinessId,
  what: { staffId: StaffId; staysOwner: boolean; change: (tx: Transaction) => Promise<void> },
): Promise<boolean> {
  return await deps.db.transaction('all', async tx => {
    const roles = await store.holdRoles(tx, businessId);
    const role = roles.get(what.staffId);
    if (role === undefined) return false;
    const owners = [...roles.values()].filter(one => one === 'owner').length;
    if (role === 'owner' && !what.staysOwner && owners === 1)
      throw new Failure('conflict', 'a business keeps one owner at least: make somebody else an owner first');
    await what.change(tx);
    return true;
  });
}
