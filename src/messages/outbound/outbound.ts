// Wires sending: the coalesced statements, the limiter, the counters, the client. Everything that leaves goes here.

import type { Limiter, WhatsAppClient } from '../../channels/whatsapp/whatsapp.ts';
import type { Contacts } from '../../contacts/contacts.ts';
import { coalesce, type Database } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  type ContactId,
  type Id,
  type MessageId,
  present,
  type Random,
} from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { MessageMetrics } from '../metrics.ts';
import { createDoubts } from '../recovery/doubts.ts';
import type { MessageState } from '../types.ts';
import { type Claimed, giveUp } from './claim-store/store.ts';
import { createLimitCounter } from './counters.ts';
import * as outcomes from './outcome-store/store.ts';
import * as store from './store.ts';

export type OutboundDeps = {
  db: Database;
  vault: Vault;
  contacts: Contacts;
  directory: Directory;
  clock: Clock;
  random: Random;
  client: WhatsAppClient;
  limiter: Limiter;
  metrics: MessageMetrics;
  processId: Id<'process'>;
  pause: (ms: number) => Promise<void>;
  wakeLane: () => void;
  /** Told of whoever has a message that is new or has changed. */
  onChange: (change: { businessId: BusinessId; contactId: ContactId; wrote: false }) => void;
};

type ToRecord<Row> = { businessId: BusinessId; businessVersion: number; row: Row };
type Outcome = {
  businessId: BusinessId;
  messageId: MessageId;
  contactId: ContactId;
  state: MessageState;
  errorCode?: number | null;
  wamid?: string | null;
  /** Due again after this long, by the database's clock. */
  retryInMs?: number | null;
  response?: { status: number; body: Buffer } | undefined;
};

const recordBatchMax = 100;
const outcomeBatchMax = 200;
/** Nobody waits for most outcomes: a rest lets more of them share a statement. */
const outcomeRestMs = 25;
/** Requests that may wait for a statement before new ones are told to come back: memory is bounded. */
const waitingMax = 2_000;

export type Outbound = ReturnType<typeof createOutbound>;

/** Prepares sending for one process. */
export function createOutbound(deps: OutboundDeps) {
  const { db, processId } = deps;
  const record = coalesce<ToRecord<store.RecordRow>, boolean>({
    run: inputs => recordAll(inputs, rows => (id, version) => store.record(db, id, version, processId, rows)),
    batchMax: recordBatchMax,
    inFlightMax: 2,
    waitingMax,
  });
  const mark = coalesce<ToRecord<store.MarkRow>, boolean>({
    run: inputs => recordAll(inputs, rows => (id, version) => store.mark(db, id, version, processId, rows)),
    batchMax: recordBatchMax,
    inFlightMax: 2,
    waitingMax,
  });
  const writing = {
    run: (inputs: Outcome[]) => writeAll(deps, inputs),
    batchMax: outcomeBatchMax,
    inFlightMax: 1,
    waitingMax: waitingMax * 4,
  };
  const write = coalesce<Outcome, true>({ ...writing, restMs: outcomeRestMs });
  const writePromised = coalesce<Outcome, true>(writing);
  const counters = createLimitCounter({
    clock: deps.clock,
    countOutside: businessId => outcomes.countOutside(deps.db, businessId),
    wasCounted: (businessId, contactId) => outcomes.wasCountedOutside(deps.db, businessId, contactId),
  });
  let unwritten = 0;
  return {
    ...deps,
    counters,
    doubts: createDoubts(deps),
    record,
    mark,
    /** Ends a claimed message that nobody can send any more. */
    giveUp: (claimed: Claimed) => giveUp(db, claimed.business_id, claimed.id),
    /** Outcomes not yet in the database: a process that stops waits for them. */
    unwritten: () => unwritten,
    async outcome(outcome: Outcome): Promise<void> {
      unwritten += 1;
      try {
        await (outcome.response === undefined ? write(outcome) : writePromised(outcome));
      } catch {
        // The row stays marked; the status webhook or the recovery resolves it. Counted, never thrown at the caller.
        deps.metrics.outcomesLost.inc();
      } finally {
        unwritten -= 1;
        const { businessId, contactId } = outcome;
        deps.onChange({ businessId, contactId, wrote: false });
      }
    },
  };
}

type Positions = (businessId: BusinessId, businessVersion: number) => Promise<Set<number>>;

/** Records what may go together in one statement each; a failure is that of its own statement's callers only. */
async function recordAll<Row extends Changing>(
  inputs: readonly ToRecord<Row>[],
  write: (rows: readonly Row[]) => Positions,
): Promise<(boolean | Error)[]> {
  const recorded: (boolean | Error)[] = inputs.map(() => false);
  await Promise.all(
    groupsOf(inputs).map(async group => {
      const done = await recordGroup(group, write);
      for (const [place, one] of group.entries()) recorded[one.at] = done instanceof Error ? done : done.has(place);
    }),
  );
  return recorded;
}

async function recordGroup<Row extends Changing>(
  group: readonly { input: ToRecord<Row> }[],
  write: (rows: readonly Row[]) => Positions,
): Promise<Set<number> | Error> {
  const { businessId, businessVersion } = present(group[0], 'a group of decisions').input;
  try {
    return await write(group.map(one => one.input.row))(businessId, businessVersion);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error('a statement failed');
  }
}

type Changing = { readonly contactId: ContactId; readonly gate: string | null };

/**
 * Rows that one statement may carry: one business at one version, and a person who changes only once. A second change
 * of the same person in one statement would be lost; it is left out here and comes back as stale.
 */
function groupsOf<Row extends Changing>(inputs: readonly ToRecord<Row>[]): { at: number; input: ToRecord<Row> }[][] {
  const groups: { at: number; input: ToRecord<Row> }[][] = [];
  const changing = new Set<ContactId>();
  const seen = new Set<ContactId>();
  for (const [at, input] of inputs.entries()) {
    const { contactId, gate } = input.row;
    if (changing.has(contactId) || (gate !== null && seen.has(contactId))) continue;
    seen.add(contactId);
    if (gate !== null) changing.add(contactId);
    const group = groups.find(one => isAlike(one[0]?.input, input));
    if (group === undefined) groups.push([{ at, input }]);
    else group.push({ at, input });
  }
  return groups;
}

function isAlike<Row>(one: ToRecord<Row> | undefined, other: ToRecord<Row>): boolean {
  return one?.businessId === other.businessId && one.businessVersion === other.businessVersion;
}

async function writeAll(deps: OutboundDeps, inputs: readonly Outcome[]): Promise<(true | Error)[]> {
  const places = Map.groupBy(inputs.keys(), at => inputs[at]?.businessId);
  const written: (true | Error)[] = inputs.map(() => true);
  await Promise.all(
    [...places].map(async ([businessId, mine]) => {
      if (businessId === undefined) return;
      try {
        await writeOf(
          deps,
          businessId,
          mine.flatMap(at => inputs[at] ?? []),
        );
      } catch (cause) {
        for (const at of mine) written[at] = cause instanceof Error ? cause : new Error('a statement failed');
      }
    }),
  );
  return written;
}

async function writeOf(deps: OutboundDeps, businessId: BusinessId, written: readonly Outcome[]): Promise<void> {
  const { dataKey } = deps.directory.business(businessId);
  await outcomes.writeOutcomes(
    deps.db,
    businessId,
    written.map(one => ({
      messageId: one.messageId,
      state: one.state,
      errorCode: one.errorCode ?? null,
      wamidIndex: one.wamid ? deps.vault.blindIndex(businessId, 'wamid', one.wamid) : null,
      retryInMs: one.retryInMs ?? null,
      response: one.response ? deps.vault.seal(dataKey, one.response.body, `response:${one.messageId}`) : null,
      responseStatus: one.response?.status ?? null,
    })),
  );
}
