// The door of the staff room: people who work here, how they sign in, and what each is in which business.

import type { Database } from '../database/database.ts';
import type { BusinessId, Clock, Random, StaffId } from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import { createAccounts } from './accounts/accounts.ts';
import { takeTry, triesFrom } from './attempts/attempts.ts';
import { type Audit, createAudit } from './audit/audit.ts';
import {
  addPasskey,
  type BrowserAnswer,
  beginPasskey,
  beginPasskeySignIn,
  type ListedPasskey,
  listPasskeys,
  removePasskey,
  signInByPasskey,
} from './passkeys/passkeys.ts';
import { changePassword, makeResetLink, makeResetLinkIn, resetPassword } from './passwords/passwords.ts';
import { type BegunFactor, beginFactor, confirmFactor, endFactor } from './second-factor.ts';
import { endOtherSessions, endSession, findSignedIn, listSessions } from './sessions.ts';
import { type FirstOwner, setUp } from './set-up.ts';
import { type Step, signIn, signInSecond, signInToDemo, signOut } from './sign-in.ts';
import { beginSingleSignOn, finishSingleSignOn } from './single-sign-on/single-sign-on.ts';
import { findPerson, hasOwner, placeOf } from './store.ts';
import {
  type Accepted,
  acceptInvitation,
  type Invitation,
  invite,
  listInvitations,
  readInvitation,
  withdrawInvitation,
} from './team/invite.ts';
import { changeRole, listTeam, type Member, removeMember } from './team/team.ts';
import {
  type Cookies,
  type InvitationId,
  type Issuer,
  issuerId,
  type ListedSession,
  type PasskeyId,
  type Role,
  type SessionId,
  type SignedIn,
  type Visit,
} from './types.ts';

export type { Audit, AuditAsked, AuditEntry, AuditEvent } from './audit/audit.ts';
export { askedPage, askedPageLengthMax } from './single-sign-on/asked-page.ts';
export type { Invitation } from './team/invite.ts';
export type { Member } from './team/team.ts';

export {
  type Cookies,
  type Issuer,
  type ListedSession,
  type Role,
  roles,
  type SignedIn,
  sessionCookie,
  type Visit,
} from './types.ts';

export type Staff = {
  /** Who is signed in by the cookies of a request; undefined when nobody is, or no longer. */
  findSignedIn(cookies: string): Promise<SignedIn | undefined>;
  /** Whether nobody owns the installation yet. */
  isNew(): Promise<boolean>;
  /** Makes the first owner, once; throws `conflict` afterwards. */
  setUp(visit: Visit, owner: FirstOwner): Promise<StaffId>;
  signIn(visit: Visit, given: { readonly email: string; readonly password: string }): Promise<Step>;
  signInSecond(visit: Visit, given: { readonly code: string } | { readonly backupCode: string }): Promise<Cookies>;
  signOut(visit: Visit): Promise<Cookies>;
  /** The business into which the demo signs in by one click; null where there is none. */
  demoBusiness(): BusinessId | null;
  /** Lets the demo sign in by one click. For a start without any configuration. */
  openDemo(businessId: BusinessId): void;
  signInToDemo(visit: Visit, businessId: BusinessId): Promise<Cookies>;
  listSessions(staffId: StaffId): Promise<ListedSession[]>;
  endSession(staffId: StaffId, id: SessionId): Promise<boolean>;
  endOtherSessions(signedIn: SignedIn): Promise<number>;
  changePassword(visit: Visit, what: { signedIn: SignedIn; old: string; new: string }): Promise<Cookies>;
  resetPassword(visit: Visit, what: { token: string; password: string }): Promise<void>;
  beginFactor(visit: Visit, what: { signedIn: SignedIn; password: string }): Promise<BegunFactor>;
  confirmFactor(visit: Visit, what: { signedIn: SignedIn; code: string }): Promise<Cookies>;
  endFactor(visit: Visit, what: { signedIn: SignedIn; password: string }): Promise<Cookies>;
  listPasskeys(staffId: StaffId): Promise<ListedPasskey[]>;
  /** What a browser is to make a passkey of, or to sign with one: WebAuthn's options as JSON. */
  beginPasskey(visit: Visit, what: { signedIn: SignedIn; password: string }): Promise<object>;
  addPasskey(visit: Visit, what: { signedIn: SignedIn; name: string; answer: BrowserAnswer }): Promise<ListedPasskey>;
  removePasskey(staffId: StaffId, id: PasskeyId): Promise<boolean>;
  beginPasskeySignIn(visit: Visit): Promise<object>;
  signInByPasskey(visit: Visit, answer: BrowserAnswer): Promise<Cookies>;
  /** The issuer of single sign-on, as the button shows it; null where there is none. */
  readonly issuer: { readonly id: string; readonly name: string } | null;
  beginSingleSignOn(visit: Visit, page?: string): Promise<{ url: string; cookies: Cookies }>;
  finishSingleSignOn(
    visit: Visit,
    query: string,
  ): Promise<{ location: string; cookies: Cookies; signedIn: SignedIn | undefined }>;
  /** A token for a new password of somebody who works for this business alone. */
  makeResetLinkIn(businessId: BusinessId, staffId: StaffId): Promise<{ token: string; expiresMs: number }>;
  /** The same for anybody by e-mail address, for the command line; undefined when nobody has it. */
  makeResetLink(email: string): Promise<{ token: string; expiresMs: number } | undefined>;
  listTeam(businessId: BusinessId): Promise<Member[]>;
  changeRole(businessId: BusinessId, member: { staffId: StaffId; role: Role }): Promise<boolean>;
  removeMember(businessId: BusinessId, staffId: StaffId): Promise<boolean>;
  invite(
    businessId: BusinessId,
    what: { email: string; role: Role; by: string },
  ): Promise<Invitation & { readonly token: string }>;
  listInvitations(businessId: BusinessId): Promise<Invitation[]>;
  withdrawInvitation(businessId: BusinessId, id: InvitationId): Promise<boolean>;
  readInvitation(visit: Visit, token: string): Promise<Invitation & { readonly known: boolean }>;
  acceptInvitation(visit: Visit, accepted: Omit<Accepted, 'signedIn'>): Promise<{ email: string; isNew: boolean }>;
  readonly audit: Audit;
  /** Writes what is still to be written of the audit trail. */
  stop(): Promise<void>;
};

type Deps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'keyedHash'>;
  readonly clock: Clock;
  readonly random: Random;
  /** Makes a business of this name. */
  addBusiness(name: string): Promise<BusinessId>;
  /** The businesses of the installation. */
  businesses(): readonly { readonly id: BusinessId }[];
  /** null: no single sign-on. */
  readonly issuer: Issuer | null;
};

/** Builds the room. */
export function createStaff(given: Deps): Staff {
  const deps = { ...given, accounts: createAccounts(given) };
  const audit = createAudit(given);
  let demo: BusinessId | null = null;
  const tryFrom = (visit: Visit) => takeTry(deps, [triesFrom(visit.address)]);
  return {
    findSignedIn: cookies => findSignedIn(deps, cookies),
    isNew: async () => !(await hasOwner(placeOf(deps.db))),
    setUp: async (visit, owner) => {
      await tryFrom(visit);
      return await setUp(deps, owner);
    },
    signIn: (visit, what) => signIn(deps, visit, what),
    signInSecond: (visit, what) => signInSecond(deps, visit, what),
    signOut: visit => signOut(deps, visit),
    demoBusiness: () => demo,
    openDemo: businessId => {
      demo = businessId;
    },
    signInToDemo: (visit, businessId) => signInToDemo(deps, visit, businessId),
    listSessions: staffId => listSessions(deps, staffId),
    endSession: (staffId, id) => endSession(deps, staffId, id),
    endOtherSessions: signedIn => endOtherSessions(deps, signedIn),
    changePassword: (visit, what) => changePassword(deps, visit, what),
    resetPassword: async (visit, what) => {
      await tryFrom(visit);
      await resetPassword(deps, what);
    },
    beginFactor: (visit, what) => beginFactor(deps, visit, what),
    confirmFactor: (visit, what) => confirmFactor(deps, visit, what),
    endFactor: (visit, what) => endFactor(deps, visit, what),
    listPasskeys: staffId => listPasskeys(deps, staffId),
    beginPasskey: (visit, what) => beginPasskey(deps, visit, what),
    addPasskey: (visit, what) => addPasskey(deps, visit, what),
    removePasskey: (staffId, id) => removePasskey(deps, staffId, id),
    beginPasskeySignIn: visit => beginPasskeySignIn(deps, visit),
    signInByPasskey: (visit, answer) => signInByPasskey(deps, visit, answer),
    issuer: given.issuer === null ? null : { id: issuerId, name: given.issuer.name },
    beginSingleSignOn: (visit, page) => beginSingleSignOn(deps, visit, page),
    finishSingleSignOn: (visit, query) => finishSingleSignOn(deps, visit, query),
    makeResetLinkIn: (businessId, staffId) => makeResetLinkIn(deps, businessId, staffId),
    makeResetLink: async email => {
      const person = await findPerson(placeOf(deps.db), email);
      return person === undefined ? undefined : await makeResetLink(deps, person.id);
    },
    listTeam: businessId => listTeam(deps, businessId),
    changeRole: (businessId, member) => changeRole(deps, businessId, member),
    removeMember: (businessId, staffId) => removeMember(deps, businessId, staffId),
    invite: (businessId, what) => invite(deps, businessId, what),
    listInvitations: businessId => listInvitations(deps, businessId),
    withdrawInvitation: (businessId, id) => withdrawInvitation(deps, businessId, id),
    readInvitation: async (visit, token) => {
      await tryFrom(visit);
      return await readInvitation(deps, token);
    },
    acceptInvitation: async (visit, accepted) => {
      await tryFrom(visit);
      return await acceptInvitation(deps, { ...accepted, signedIn: await findSignedIn(deps, visit.cookies) });
    },
    audit,
    stop: audit.flush,
  };
}
