// The door of the ledger: consent events that are only ever added, and the state of each person that follows from them.

import { coalesce, type Database, type Transaction } from '../database/database.ts';
import { type BusinessId, type ConsentEventId, type ContactId, Failure, parseId } from '../kernel/kernel.ts';
import { checkInputs } from './check.ts';
import { evidenceIn } from './read-evidence.ts';
import { type RecordDeps, recordGroups } from './record.ts';
import { searchEvents } from './search/search.ts';
import type { EventsSought, FoundEvent } from './search/types.ts';
import { sequenceOnce } from './sequence.ts';
import { findEvent, listEvents } from './store.ts';
import type { ConsentInput, OpenedEvidence, Page, Recorded, StoredEvent } from './types.ts';

export { sourceProblem } from './check.ts';
export { fold } from './fold.ts';
export { wayOfNo } from './search/store.ts';
export type { FoundEvent, WayOfNo } from './search/types.ts';
export type {
  Alias,
  ConsentAct,
  ConsentEvent,
  ConsentInput,
  ConsentParty,
  ConsentType,
  Gate,
  LedgerContacts,
  Mark,
  Narrowed,
  Page,
  Recorded,
  StoredEvent,
  Wording,
} from './types.ts';

export type LedgerDeps = RecordDeps & { readonly db: Database };

export type Ledger = {
  /** Records events inside the caller's transaction; all of them or, with a Failure, none. */
  recordIn(tx: Transaction, inputs: readonly ConsentInput[]): Promise<Recorded[]>;
  /** Records events of one business, all or none; resolves after the commit. Callers that wait share a transaction. */
  record(businessId: BusinessId, inputs: readonly ConsentInput[]): Promise<Recorded[]>;
  /** Gives waiting events their places; returns how many. */
  sequenceOnce(): Promise<number>;
  /** A person's events, the newest first; `after` is the `next` of the page before. */
  listEvents(
    businessId: BusinessId,
    contactId: ContactId,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<Page<StoredEvent>>;
  findEvent(businessId: BusinessId, eventId: ConsentEventId): Promise<StoredEvent | undefined>;
  /** Events of everybody that fit, newest first. */
  searchEvents(businessId: BusinessId, sought: EventsSought): Promise<Page<FoundEvent>>;
  /** The evidence of events, as far as its keys are still there. */
  evidenceIn(
    tx: Transaction,
    businessId: BusinessId,
    eventIds: readonly string[],
  ): Promise<ReadonlyMap<string, OpenedEvidence>>;
};

const batchMax = 200;
const waitingMax = 4_000;
const inputsMax = 100;
const evidenceCharactersMax = 100_000;
const clockSkewMs = 300_000;
const pageMax = 200;

/** Builds the room. */
export function createLedger(deps: LedgerDeps): Ledger {
  // One queue for each business: a transaction speaks for one, and one business's load is not another's wait.
  const queues = new Map<BusinessId, (inputs: readonly ConsentInput[]) => Promise<Recorded[]>>();
  const queueOf = (businessId: BusinessId) => {
    const queue = queues.get(businessId) ?? createQueue(deps, businessId);
    queues.set(businessId, queue);
    return queue;
  };
  return {
    recordIn: async (tx, inputs) => {
      checkInputs(inputs);
      const [answer = []] = await recordGroups(deps, tx, [inputs]);
      if (answer instanceof Failure) throw answer;
      return answer;
    },
    record: async (businessId, inputs) => {
      checkInputs(inputs);
      checkFromOutside(deps, businessId, inputs);
      return inputs.length === 0 ? [] : await queueOf(businessId)(inputs);
    },
    sequenceOnce: () => sequenceOnce(deps),
    listEvents: (businessId, contactId, page) => readPage(deps, businessId, { ...page, contactId }),
    findEvent: (businessId, eventId) => findEvent(deps.db, businessId, eventId),
    searchEvents: (businessId, sought) => searchEvents(deps.db, businessId, sought),
    evidenceIn: (tx, businessId, eventIds) => evidenceIn(deps, tx, { businessId, eventIds }),
  };
}

function createQueue(deps: LedgerDeps, businessId: BusinessId) {
  return coalesce<readonly ConsentInput[], Recorded[]>({
    run: groups => deps.db.transaction(businessId, tx => recordGroups(deps, tx, groups)),
    batchMax,
    waitingMax,
  });
}

/** What comes over the API is bounded, and cannot claim to have happened after now. */
function checkFromOutside(deps: LedgerDeps, businessId: BusinessId, inputs: readonly ConsentInput[]): void {
  const latestMs = deps.clock.now() + clockSkewMs;
  if (inputs.length > inputsMax) throw new Failure('request-invalid', `At most ${inputsMax} events at a time`);
  if (inputs.some(one => one.businessId !== businessId)) throw new Failure('not-found', 'There is no such contact');
  if (inputs.some(one => (one.occurredAtMs ?? 0) > latestMs)) {
    throw new Failure('request-invalid', 'An event cannot happen in the future');
  }
  const characters = inputs.reduce((sum, one) => sum + JSON.stringify(one.evidence).length, 0);
  if (characters > evidenceCharactersMax) {
    throw new Failure('request-invalid', `The evidence may have at most ${evidenceCharactersMax} characters`);
  }
}

async function readPage(
  deps: LedgerDeps,
  businessId: BusinessId,
  page: { readonly contactId: ContactId; readonly after: string | null; readonly limit: number },
): Promise<Page<StoredEvent>> {
  const after = page.after === null ? null : parseId<'consent event'>(page.after);
  if (after === undefined) throw new Failure('request-invalid', 'The cursor is not one that was given out');
  const limit = Math.min(Math.max(Math.trunc(page.limit), 1), pageMax);
  const items = await listEvents(deps.db, businessId, { contactId: page.contactId, after, limit: limit + 1 });
  const shown = items.slice(0, limit);
  return { items: shown, next: items.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
