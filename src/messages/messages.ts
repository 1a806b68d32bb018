// The door of the messages room: sending through the gate, webhooks in and out, opt-ins, and the lanes that work on
// them. Everything that leaves the house leaves from here.

import type { Registry } from 'prom-client';
import type { Limiter, WhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import type { Contacts } from '../contacts/contacts.ts';
import { analyzeYoung, type Database } from '../database/database.ts';
import { type Clock, equalInConstantTime, newId, type Random, sha256 } from '../kernel/kernel.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { warmUpWords } from './content/content.ts';
import { type Content, createContents } from './contents/contents.ts';
import type { Directory } from './directory/directory.ts';
import { createForwarder, type Forwarder, type Post } from './forward/deliver.ts';
import { createEndpoints } from './forward/endpoints.ts';
import { purgeDeliveries } from './forward/store.ts';
import { sendOnce } from './idempotency/once.ts';
import { purgeKeys } from './idempotency/store.ts';
import { answer } from './inbound/answers.ts';
import { createCancel } from './inbound/cancel.ts';
import { stopByStaff } from './inbound/consequences.ts';
import { giveWay } from './inbound/give-way.ts';
import { utilityPurposes } from './inbound/kept-purposes.ts';
import { processOnce } from './inbound/processor.ts';
import { createIntake } from './inbound/receive.ts';
import { countWebhooks, listUnclear } from './inbound/store.ts';
import type { AfterCommit, NeedsPerson, ProcessDeps } from './inbound/types.ts';
import { type Lane, type LaneLog, startLane } from './lanes.ts';
import { createMessageMetrics } from './metrics.ts';
import { ensureMonths } from './months/ensure.ts';
import { askOptIn } from './opt-in/ask.ts';
import { purgeLapsed } from './opt-in/store.ts';
import { createSenderLane, type SenderLane } from './outbound/lane.ts';
import { createOutbound } from './outbound/outbound.ts';
import { ask, queue } from './outbound/send.ts';
import { pauseSending, resumeSending } from './pause/pause.ts';
import { countHeld } from './pause/store.ts';
import { beat, leave } from './presence/store.ts';
import { awaitSilence } from './reading/await-silence.ts';
import { keepRules } from './reading/kept-rules/store.ts';
import { lookOn } from './reading/look-on.ts';
import { recoverOnce } from './recovery/recover.ts';
import { type Changes, createChanges } from './talks/changes.ts';
import { createTalks } from './talks/talks.ts';
import type { Talks } from './talks/types.ts';
import type { Messages } from './types.ts';

export type { Account } from './account/types.ts';
export type { Content } from './contents/contents.ts';
export {
  type Business,
  createDirectory,
  type Directory,
  findTemplate,
  type MetaTemplate,
} from './directory/directory.ts';
export type { CountedDay } from './figures/types.ts';
export type { Post } from './forward/deliver.ts';
export type { Delivery, Endpoint, Endpoints } from './forward/endpoints.ts';
export { answerLanguages } from './inbound/answer-texts.ts';
export { type Lane, type LaneLog, startLane } from './lanes.ts';
export type { ConsentAsked, ConsentAsking } from './opt-in/ask-in-talk.ts';
export { questionLanguage, questionLanguages } from './opt-in/question-texts.ts';
export type { BusinessProfile, OwnValueChange } from './own-values/types.ts';
export type { Paused, PauseInput } from './pause/types.ts';
export type { DecisionsAsked, FoundDecision } from './reading/decisions/types.ts';
export type { Head, MaySay, Talks, Weighed, WeighedKind, WeighedTemplate } from './talks/types.ts';
export type {
  Compared,
  Comparison,
  MessageState,
  Messages,
  OpenedMessage,
  OptInAsked,
  OptInInput,
  Override,
  OwnValues,
  Page,
  Purpose,
  QueueResult,
  Replayed,
  Sender,
  SendInput,
  SendResult,
  StoredDecision,
  StoredMessage,
  Template,
} from './types.ts';

export type MessagesDeps = {
  db: Database;
  vault: Vault;
  contacts: Contacts;
  directory: Directory;
  clock: Clock;
  random: Random;
  client: WhatsAppClient;
  limiter: Limiter;
  registry: Registry;
  /** Where messages that need a person go. */
  needsPerson: NeedsPerson;
  log: LaneLog;
  post: Post;
  settings: {
    allowPrivateWebhooks: boolean;
    fateWaitMs: number;
    /** No other process can share this database (it is embedded): whoever is listed as living is dead. */
    alone: boolean;
  };
  pause: (ms: number) => Promise<void>;
};

export type MessagesRoom = Messages & {
  readonly ledger: Ledger;
  /** For whoever keeps conversations. */
  readonly talks: Talks;
  /** What people wrote, for whoever deletes it when it is old. */
  readonly contents: readonly Content[];
  readonly endpoints: ReturnType<typeof createEndpoints>;
  /** Starts the lanes; resolves when the orphans of a crash have been looked at. */
  start(): Promise<void>;
  /** Reads what texts are judged by, so that the first text need not wait for it. Some tenths of a second. */
  warmUp(): void;
  /** Stops the lanes and waits for what was marked, up to the bound. */
  stop(): Promise<void>;
};

const drainMaxMs = 10_000;
const drainLookMs = 20;
const sequencerMs = 1_000;
const recoveryMs = 2_000;
const tablesMs = 2_000;
const purgeMs = 3_600_000;

/** Wires the room for one process. */
export function createMessages(deps: MessagesDeps): MessagesRoom {
  const lanes = new Map<string, Lane>();
  const wake = (name: string) => () => lanes.get(name)?.wake();
  const metrics = createMessageMetrics(deps.registry);
  const ledger = createLedger({ ...deps, onNarrowed: createCancel({ metrics }) });
  const processId = newId<'process'>(deps);
  const changes = createChanges();
  const out = createOutbound({ ...deps, metrics, processId, wakeLane: wake('sender'), onChange: changes.tell });
  const sending = createSenderLane(out, deps.log);
  const { allowPrivateWebhooks: allowPrivate } = deps.settings;
  const forwarding = createForwarder({ ...deps, metrics, allowPrivate, wake: wake('forwarder') });
  const processing: ProcessDeps = { ...deps, ledger, metrics };
  const intake = createIntake({ ...processing, limiter: deps.limiter, wakeProcessor: wake('webhooks') });
  const endpoints = createEndpoints({
    ...deps,
    allowPrivate: deps.settings.allowPrivateWebhooks,
    wakeForwarder: wake('forwarder'),
  });
  let inFlight = 0;
  const counted = async <T>(run: () => Promise<T>): Promise<T> => {
    inFlight += 1;
    try {
      return await run();
    } finally {
      inFlight -= 1;
    }
  };

  return {
    ledger,
    talks: createTalks({ ...deps, out, ledger, changes }),
    contents: createContents(deps.db),
    endpoints,
    send: input => counted(() => sendOnce(out, input)),
    queue: (input, messageId) => counted(() => queue(out, input, messageId)),
    ask: input => ask(out, input),
    ...lookOn(deps),
    receive: (rawBody, signature) => counted(() => intake.receive(rawBody, signature)),
    knowsVerifyToken: async token =>
      deps.directory.senders().some(one => equalInConstantTime(sha256(one.verifyToken), sha256(token))),
    awaitSilence: (businessId, contactId) => awaitSilence(deps, businessId, contactId),
    stopByStaff: (businessId, contactId, evidence) =>
      stopByStaff({ businessId, contactId, keepPurposes: utilityPurposes(deps.directory, businessId) }, evidence),
    pauseSending: (businessId, pause) => pauseSending(deps, businessId, { ...pause, atMs: deps.clock.now() }),
    resumeSending: (businessId, why) => resumeSending({ ...deps, wakeLane: wake('sender') }, businessId, why),
    countHeld: businessId => countHeld(deps.db, businessId),
    createOptIn: input => askOptIn(deps, input),
    listUnclear: (...asked) => unclearPage(deps, ...asked),
    start: async () => {
      await startLanes(
        { ...deps, counted, ledger, metrics, out, sending, forwarding, processing, processId, intake, changes },
        lanes,
      );
    },
    warmUp: warmUpWords,
    stop: async () => {
      await Promise.all([...lanes.values()].map(lane => lane.stop()));
      let idle = false;
      void Promise.all([sending.idle(), forwarding.idle()]).then(() => {
        idle = true;
      });
      await until(deps, () => idle);
      await until(deps, () => inFlight === 0 && out.unwritten() === 0);
      await leave(deps.db, processId).catch(() => undefined);
    },
  };
}

async function unclearPage(
  { db }: Pick<MessagesDeps, 'db'>,
  ...[businessId, page]: Parameters<Messages['listUnclear']>
): ReturnType<Messages['listUnclear']> {
  const rows = await listUnclear(db, businessId, page);
  const items = rows.map(({ id, field, reason, received_at: receivedMs }) => ({ id, field, reason, receivedMs }));
  return { items, next: items.length === page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** Looks again and again, up to the bound: one timer for all of it would keep a process alive that has long been done. */
async function until(deps: Pick<MessagesDeps, 'pause'>, isDone: () => boolean): Promise<void> {
  for (let waited = 0; waited < drainMaxMs && !isDone(); waited += drainLookMs) await deps.pause(drainLookMs);
}

type LaneDeps = MessagesDeps & {
  /** Runs something that a stop waits for. */
  counted: <T>(run: () => Promise<T>) => Promise<T>;
  ledger: Ledger;
  metrics: ReturnType<typeof createMessageMetrics>;
  out: ReturnType<typeof createOutbound>;
  sending: SenderLane;
  forwarding: Forwarder;
  processing: ProcessDeps;
  intake: ReturnType<typeof createIntake>;
  processId: ReturnType<typeof newId<'process'>>;
  changes: Changes;
};

async function startLanes(deps: LaneDeps, lanes: Map<string, Lane>): Promise<void> {
  const recover = () =>
    recoverOnce(
      { db: deps.db, processId: deps.processId, doubts: deps.out.doubts, wakeLane: () => lanes.get('sender')?.wake() },
      { fateWaitMs: deps.settings.fateWaitMs },
    );
  const giveSign = async () => {
    const live = await beat(deps.db, deps.processId, deps.settings.alone);
    deps.limiter.setShare(1 / live);
  };
  await ensureMonths(deps);
  await keepRules(deps.db);
  await giveSign();
  await recover();
  const lane = (name: string, everyMs: number, work: () => Promise<number>) =>
    lanes.set(name, startLane(deps, { name, everyMs, work }));
  lane('webhooks', 1_000, () => processWebhooks(deps));
  lane('sender', 500, () => deps.sending.runOnce());
  lane('forwarder', 500, () => deps.forwarding.runOnce());
  lane('sequencer', sequencerMs, () => deps.ledger.sequenceOnce());
  lane('recovery', recoveryMs, async () => {
    await giveSign();
    await recover();
    return 0;
  });
  lane('tables', tablesMs, async () => {
    await analyzeYoung(deps.db);
    return 0;
  });
  lane('purge', purgeMs, async () => {
    const { db, contacts } = deps;
    await Promise.all([
      purgeLapsed(db, deps.clock.now()),
      purgeKeys(db),
      purgeDeliveries(db),
      contacts.foldTallies(),
      ensureMonths(deps),
    ]);
    return 0;
  });
}

async function processWebhooks(deps: LaneDeps): Promise<number> {
  const beganMs = performance.now();
  const { taken, after } = await processOnce(deps.processing);
  await followUp(deps, after);
  if (taken > 0) await giveWay({ ...deps, arriving: deps.intake.arriving }, performance.now() - beganMs);
  if (taken === 0) deps.metrics.backlog.set(await countWebhooks(deps.db));
  return taken;
}

async function followUp(deps: LaneDeps, after: readonly AfterCommit[]): Promise<void> {
  // Whoever has a name is looked up before they are forgotten. A failure is made up for by their next message.
  const naming = after.flatMap(one => (one.kind === 'names' ? deps.contacts.names.note(one.businessId, one.told) : []));
  for (const one of after) if (one.kind === 'forget') deps.contacts.forget(one.businessId, one.contactId);
  for (const one of after) if (one.kind === 'changed') deps.changes.tell(one);
  await Promise.all(naming).catch(() => deps.log.warn({ lane: 'webhooks', cause: 'names not noted' }));
  for (const one of after) {
    if (one.kind !== 'answer') continue;
    // Answers wait for silence: they must not hold up the webhooks behind them.
    void deps.counted(() => answer(deps, one)).catch(() => deps.log.warn({ lane: 'answers', cause: 'not sent' }));
  }
  if (after.some(one => one.kind === 'refresh-directory')) await deps.directory.refresh();
}
