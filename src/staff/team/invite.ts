// Invitations by link. The token is shown once, to whoever invites, and kept only as its hash; a link is used once.

import type { Database } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  Failure,
  newId,
  type Problem,
  type Random,
  type StaffId,
  sha256,
} from '../../kernel/kernel.ts';
import { hashPassword, passwordProblem } from '../accounts/password.ts';
import * as people from '../store.ts';
import type { InvitationId, Role, SignedIn } from '../types.ts';
import * as store from './store.ts';

type Deps = { readonly db: Database; readonly clock: Clock; readonly random: Random };

/** An invitation that can still be accepted. */
export type Invitation = {
  readonly id: InvitationId;
  readonly businessId: BusinessId;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly createdMs: number;
  readonly expiresMs: number;
};

const lifeMs = 7 * 86_400_000;
const tokenBytes = 32;

/** A token of 256 random bits, for a link. */
export function newToken(deps: Pick<Deps, 'random'>): string {
  return deps.random.bytes(tokenBytes).toString('base64url');
}

/** Invites somebody; the token opens the business to whoever has it, once, for a week. */
export async function invite(
  deps: Deps,
  businessId: BusinessId,
  what: { readonly email: string; readonly role: Role; readonly by: string },
): Promise<Invitation & { readonly token: string }> {
  const token = newToken(deps);
  const nowMs = deps.clock.now();
  const row = {
    business_id: businessId,
    id: newId<'staff invitation'>(deps),
    email: what.email.toLowerCase(),
    role: what.role,
    invited_by: what.by,
    created_at: nowMs,
    expires_at: nowMs + lifeMs,
  };
  await store.insertInvitation(people.placeOf(deps.db), { ...row, token_hash: sha256(token) });
  return { ...told(row), token };
}

/** The invitations of a business that can still be accepted, newest first. */
export async function listInvitations(deps: Deps, businessId: BusinessId): Promise<Invitation[]> {
  return (await store.listInvitations(people.placeOf(deps.db), businessId, deps.clock.now())).map(told);
}

/** Withdraws an invitation; false when it had ended. */
export async function withdrawInvitation(deps: Deps, businessId: BusinessId, id: InvitationId): Promise<boolean> {
  const what = { id, as: 'withdrawn', nowMs: deps.clock.now() } as const;
  return await store.endInvitation(people.placeOf(deps.db), businessId, what);
}

/** What a link invites to, and whether the invited person is known already and signs in instead of choosing a password. */
export async function readInvitation(deps: Deps, token: string): Promise<Invitation & { readonly known: boolean }> {
  const place = people.placeOf(deps.db);
  const row = await store.holdInvitation(place, sha256(token), deps.clock.now());
  if (row === undefined) throw ended();
  return { ...told(row), known: (await people.findPerson(place, row.email)) !== undefined };
}

export type Accepted = {
  readonly token: string;
  /** Who opens the link, where they are signed in. */
  readonly signedIn: SignedIn | undefined;
  /** Name and password of somebody new. */
  readonly person: { readonly name: string; readonly password: string } | null;
};

/** Accepts an invitation, once: as a new person, or as the one who is signed in with the invited address. */
export async function acceptInvitation(deps: Deps, accepted: Accepted): Promise<{ email: string; isNew: boolean }> {
  const { email } = await readInvitation(deps, accepted.token);
  const password = await passwordFor(deps, accepted, email);
  return await deps.db.transaction('all', async tx => {
    const nowMs = deps.clock.now();
    const row = await store.holdInvitation(tx, sha256(accepted.token), nowMs);
    if (row === undefined) throw ended();
    const known = await people.findPerson(tx, row.email);
    const isNew = known === undefined;
    const staffId = known?.id ?? newId<'staff user'>(deps);
    if (known === undefined) {
      const { person } = accepted;
      if (person === null || password === null) throw needsPerson();
      const all = { id: staffId, accountId: newId(deps), name: person.name, email: row.email, password };
      await people.insertPerson(tx, { ...all, demo: false, nowMs });
    } else checkSame(known.id, accepted.signedIn);
    await people.insertMember(tx, row.business_id, { staffId, role: row.role, nowMs });
    await store.endInvitation(tx, row.business_id, { id: row.id, as: 'accepted', nowMs });
    return { email: row.email, isNew };
  });
}

async function passwordFor(deps: Deps, { person }: Accepted, email: string): Promise<string | null> {
  if (person === null) return null;
  const problem = passwordProblem(person.password, { name: person.name, email });
  if (problem !== undefined) throw new Failure('request-invalid', undefined, { problems: [problem] });
  return await hashPassword(deps, person.password);
}

function checkSame(known: StaffId, signedIn: SignedIn | undefined): void {
  if (signedIn?.staffId === known) return;
  throw new Failure(
    'conflict',
    'this invitation is for somebody who signs in here: sign in as them, then open it again',
  );
}

function needsPerson(): Failure {
  const problems = ['name', 'password'].map((field): Problem => ({ field, message: 'is needed', code: 'missing' }));
  return new Failure('request-invalid', 'somebody new chooses a name and a password', { problems });
}

function ended(): Failure {
  return new Failure('not-found', 'this invitation was used, withdrawn, or is too old; ask for another');
}

function told(row: store.InvitationRow): Invitation {
  return {
    id: row.id,
    businessId: row.business_id,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    createdMs: row.created_at,
    expiresMs: row.expires_at,
  };
}
