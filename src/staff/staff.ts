// The door of the staff room: people who work here, how they sign in, and what each is in which business.

import type { Database } from '../database/database.ts';
import type { BusinessId, Clock, Random, StaffId } from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import { createAccounts } from './accounts/accounts.ts';
import { takeTry, triesFrom } from './attempts/attempts.ts';
import { endOtherSessions, endSession, findSignedIn, listSessions } from './sessions.ts';
import { type FirstOwner, setUp } from './set-up.ts';
import { type Step, signIn, signInSecond, signInToDemo, signOut } from './sign-in.ts';
import { hasOwner, placeOf } from './store.ts';
import type { Cookies, ListedSession, SessionId, SignedIn, Visit } from './types.ts';

export {
  type Cookies,
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
};

type Deps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'keyedHash'>;
  readonly clock: Clock;
  readonly random: Random;
  /** Makes a business of this name. */
  addBusiness(name: string): Promise<BusinessId>;
};

/** Builds the room. */
export function createStaff(given: Deps): Staff {
  const deps = { ...given, accounts: createAccounts(given) };
  let demo: BusinessId | null = null;
  return {
    findSignedIn: cookies => findSignedIn(deps, cookies),
    isNew: async () => !(await hasOwner(placeOf(deps.db))),
    setUp: async (visit, owner) => {
      await takeTry(deps, [triesFrom(visit.address)]);
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
  };
}
