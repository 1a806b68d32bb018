// The door of the rights: requests of people with their clocks, and doubts whether somebody meant a stop, which wait for
// the person's answer or for a member of staff.

import type { Registry } from 'prom-client';
import type { Contacts } from '../contacts/contacts.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { BusinessId, Clock, ContactId, Random } from '../kernel/kernel.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { readDoubts } from './doubts/read.ts';
import { type Resolution, type ResolveDeps, resolveDoubt } from './doubts/resolve.ts';
import { markAsked } from './doubts/store.ts';
import { registerRightsMetrics } from './metrics.ts';
import { noteHeard } from './note-heard.ts';
import { type Change, change } from './requests/change.ts';
import { type Entered, enterRequest } from './requests/enter.ts';
import { readRequest, readRequests } from './requests/read.ts';
import { countWaiting, type Waiting } from './store.ts';
import type { Businesses, Doubt, DoubtId, Heard, Opened, Page, PageAsked, RequestId, RightsRequest } from './types.ts';

export { createRetention, type Retention } from './retention/retention.ts';
export { countedMax, keptDays } from './retention/types.ts';
export { type Doubt, openStates, type RightsRequest, requestKinds, requestStates } from './types.ts';

/** What takes note of messages that need a person. */
export type NeedsPerson = {
  /** Opens requests and doubts in the caller's transaction, or settles them; returns what is to be answered. */
  noteIn(tx: Transaction, businessId: BusinessId, heard: readonly Heard[]): Promise<Opened[]>;
  /** The person was asked what they meant. */
  markAsked(businessId: BusinessId, id: DoubtId): Promise<void>;
};

export type Rights = {
  listRequests(businessId: BusinessId, page: PageAsked): Promise<Page<RightsRequest>>;
  findRequest(businessId: BusinessId, id: RequestId): Promise<RightsRequest | undefined>;
  /** Enters what was received by phone, in a shop, by letter; the same wish again joins the open request. */
  enterRequest(
    input: Omit<Entered, 'countries'>,
  ): Promise<{ readonly request: RightsRequest; readonly isNew: boolean }>;
  changeRequest(businessId: BusinessId, what: Change & { readonly id: RequestId }): Promise<RightsRequest | undefined>;
  listDoubts(businessId: BusinessId, page: PageAsked): Promise<Page<Doubt>>;
  resolveDoubt(businessId: BusinessId, what: Resolution): Promise<Doubt | undefined>;
  /** How many requests and doubts wait, and for how many it is late. */
  countWaiting(businessId: BusinessId): Promise<{ requests: Waiting; doubts: Waiting }>;
};

type NeedsPersonDeps = { db: Database; directory: Businesses; clock: Clock; random: Random };

/** Builds the part that stands below the messages, which tell it what they hear. */
export function createNeedsPerson(deps: NeedsPersonDeps): NeedsPerson {
  const noting = { ...deps, businesses: deps.directory };
  return {
    noteIn: (tx, businessId, heard) => noteHeard(noting, tx, { businessId, heard }),
    markAsked: (businessId, id) => markAsked(deps.db, businessId, { id, atMs: deps.clock.now() }),
  };
}

type RightsDeps = NeedsPersonDeps & {
  vault: Vault;
  contacts: Pick<Contacts, 'get' | 'forget'>;
  registry: Registry;
  ledger: Pick<Ledger, 'recordIn'>;
  stopByStaff: ResolveDeps['stopByStaff'];
};

/** Builds the part that staff use. */
export function createRights(deps: RightsDeps): Rights {
  registerRightsMetrics(deps);
  const countriesOf = async (businessId: BusinessId, contactId: ContactId): Promise<readonly string[]> =>
    (await deps.contacts.get(businessId, contactId))?.facts.countries ?? [];
  const room = { ...deps, businesses: deps.directory, countriesOf };
  return {
    listRequests: (businessId, page) => readRequests(room, businessId, page),
    findRequest: (businessId, id) => readRequest(room, businessId, id),
    enterRequest: async input => {
      const countries = await countriesOf(input.businessId, input.contactId);
      const entered = await enterRequest(room, { ...input, countries });
      deps.contacts.forget(input.businessId, entered.request.contactId);
      return entered;
    },
    changeRequest: (businessId, what) => change(room, businessId, what),
    listDoubts: (businessId, page) => readDoubts(room, businessId, page),
    countWaiting: businessId => countWaiting(deps.db, businessId, deps.clock.now()),
    resolveDoubt: async (businessId, what) => {
      const doubt = await resolveDoubt(room, businessId, what);
      if (doubt !== undefined) deps.contacts.forget(businessId, doubt.contactId);
      return doubt;
    },
  };
}
