// Works off stored webhooks in their order: one transaction for a batch, so that what it reports happened once.
// Duplicates are known by wamid and status; what is not understood is kept and listed.

import { type Update, updatesOf } from '../../channels/whatsapp/whatsapp.ts';
import type { Person } from '../../contacts/contacts.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, Failure, type Id, idInstantMs, newId } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import { planForwards } from '../forward/plan.ts';
import { confirmOptIns } from '../opt-in/confirm.ts';
import { applyAccountNews } from './account.ts';
import { answerFor, identityEvent, liftingEvent, platformResume, platformStop } from './consequences.ts';
import { adoptNewIds, type IdentityChange } from './identity.ts';
import { utilityPurposes } from './kept-purposes.ts';
import { type People, resolvePeople } from './people.ts';
import { writeStatusUpdates } from './status.ts';
import * as store from './store.ts';
import type { AfterCommit, Inbound, ProcessDeps } from './types.ts';

export type Taken = { business_id: BusinessId; id: Id<'webhook'>; body: Buffer };

/** Processes the webhooks of one business inside the caller's transaction; returns what to do after its commit. */
export async function processBusiness(
  deps: ProcessDeps,
  tx: Transaction,
  work: { businessId: BusinessId; taken: readonly Taken[] },
): Promise<AfterCommit[]> {
  const { businessId, taken } = work;
  const { dataKey } = deps.directory.business(businessId);
  const webhooks = taken.map(one => openWebhook(deps, dataKey, one));
  const updates = webhooks.flatMap(one => one.updates);
  const arrivals = new Map(webhooks.flatMap(one => one.updates.map(update => [update, one.arrivedMs] as const)));
  const people = await resolvePeople(deps, businessId, updates);
  const changed = await adoptNewIds(deps, tx, { businessId, people });
  const inbound = inboundOf(deps, { businessId, people, arrivals });
  const fresh = await storeInbound(deps, tx, { businessId, inbound });
  await openWindows(tx, businessId, { fresh, nowMs: deps.clock.now() });
  const failedBy131050 = await writeStatusUpdates(deps, tx, { businessId, updates });
  const optIns = await confirmOptIns(deps, tx, { businessId, inbound: fresh });
  // One call for all: the people's rows are locked together, in order.
  const events = [...optIns.events, ...eventsOf(deps, { businessId, people, fresh, changed, stopped: failedBy131050 })];
  if (events.length > 0) await deps.ledger.recordIn(tx, events);
  await keepUnclear(deps, tx, { businessId, dataKey, updates });
  const after: AfterCommit[] = await applyAccountNews(deps, tx, { businessId, updates });
  await planForwards(deps, tx, { businessId, dataKey, webhooks: webhooks.map(one => one.webhook) });
  for (const one of inbound) after.push({ kind: 'forget', businessId, contactId: one.person.id });
  for (const event of events) after.push({ kind: 'forget', businessId, contactId: event.contactId });
  return [...after, ...optIns.answers, ...answersTo(fresh)];
}

type Opened = { webhook: unknown; updates: Update[]; arrivedMs: number };

function openWebhook(deps: ProcessDeps, dataKey: Buffer, one: Taken): Opened {
  const opened = deps.vault.open(dataKey, one.body, `webhook:${one.id}`);
  const webhook: unknown = JSON.parse(opened.toString('utf8'));
  return { webhook, updates: updatesOf(webhook), arrivedMs: idInstantMs(one.id) };
}

function inboundOf(
  deps: ProcessDeps,
  what: { businessId: BusinessId; people: People; arrivals: ReadonlyMap<Update, number> },
): Inbound[] {
  const { businessId, people, arrivals } = what;
  const mine: Inbound[] = [];
  for (const [update, person] of people) {
    if (update.kind !== 'message' && update.kind !== 'echo') continue;
    const sender = deps.directory.findSender(update.phoneNumberId ?? '');
    if (sender?.businessId !== businessId) continue;
    const arrivedMs = arrivals.get(update) ?? deps.clock.now();
    mine.push({ update, person, sender, arrivedMs, id: newId<'message'>(deps) });
  }
  return mine;
}

/** Stores messages not seen before; returns those. */
async function storeInbound(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; inbound: readonly Inbound[] },
): Promise<Inbound[]> {
  const { businessId } = what;
  const byIndex = new Map<string, Inbound>();
  for (const one of what.inbound) {
    const key = deps.vault.blindIndex(businessId, 'wamid', one.update.wamid).toString('hex');
    if (!byIndex.has(key)) byIndex.set(key, one);
  }
  if (byIndex.size === 0) return [];
  const reserved = await store.reserveWamids(
    tx,
    businessId,
    [...byIndex].map(([key, one]) => ({ index: Buffer.from(key, 'hex'), id: one.id })),
  );
  const named: Inbound[] = [];
  for (const row of reserved) {
    const one = byIndex.get(row.wamid_index.toString('hex'));
    // A STOP's wamid was reserved by the intake; its message row is still to be written under that id.
    if (one !== undefined) named.push({ ...one, id: row.message_id });
  }
  const added = await store.insertInbound(
    tx,
    businessId,
    named.map(one => inboundRow(deps, one)),
  );
  return named.filter(one => added.has(one.id));
}

function inboundRow(deps: ProcessDeps, one: Inbound): store.InboundRow {
  const key = one.person.profileKey;
  const content = JSON.stringify({ update: one.update.raw, wamid: one.update.wamid });
  return {
    id: one.id,
    contactId: one.person.id,
    senderId: one.sender.id,
    direction: one.update.kind === 'echo' ? 'echo' : 'in',
    kind: one.update.type,
    body: key === null ? null : deps.vault.seal(key, content, `message:${one.id}`),
  };
}

/** Every message of the person opens the window, but not what the system says about them. */
async function openWindows(
  tx: Transaction,
  businessId: BusinessId,
  what: { fresh: readonly Inbound[]; nowMs: number },
): Promise<void> {
  const latest = new Map<string, store.WindowRow>();
  for (const { update, person, sender } of what.fresh) {
    if (update.kind !== 'message' || update.type === 'system' || update.inGroup) continue;
    const key = `${person.id} ${sender.id}`;
    const known = latest.get(key);
    // A clock that runs ahead elsewhere must not hold a window open for longer.
    const inboundAtMs = Math.min(update.atMs, what.nowMs);
    if (known !== undefined && known.inboundAtMs >= inboundAtMs) continue;
    latest.set(key, {
      contactId: person.id,
      senderId: sender.id,
      inboundAtMs,
      freeEntry: update.referral,
    });
  }
  if (latest.size > 0) await store.openWindows(tx, businessId, [...latest.values()]);
}

type Happened = {
  businessId: BusinessId;
  people: People;
  fresh: readonly Inbound[];
  changed: readonly IdentityChange[];
  stopped: readonly Person['id'][];
};

/** The consent events that follow from a batch; stops were written by the intake already. */
function eventsOf(deps: ProcessDeps, what: Happened): ConsentInput[] {
  const { businessId } = what;
  const keepPurposes = utilityPurposes(deps.directory, businessId);
  const freshWamids = new Set(what.fresh.map(one => one.update.wamid));
  const changed = what.changed.filter(one => freshWamids.has(one.wamid));
  const events: ConsentInput[] = changed.map(one => identityEvent(businessId, one));
  for (const contactId of what.stopped)
    events.push(...platformStop({ businessId, contactId, keepPurposes }, 'error-131050'));
  for (const { update, person, arrivedMs } of what.fresh) {
    if (update.kind !== 'message') continue;
    const event = liftingEvent({ businessId, contactId: person.id, keepPurposes }, update, arrivedMs);
    if (event !== null) events.push(event);
  }
  for (const [update, person] of what.people) {
    // `signup` is Meta's own form, not the person's word to this business: kept as news, it never grants.
    if (update.kind !== 'preference' || update.value !== 'resume') continue;
    events.push(platformResume({ businessId, contactId: person.id, keepPurposes }));
  }
  return events;
}

async function keepUnclear(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; dataKey: Buffer; updates: readonly Update[] },
): Promise<void> {
  const rows: store.UnclearRow[] = [];
  for (const update of what.updates) {
    if (update.kind !== 'unclear') continue;
    const id = newId<'webhook update'>(deps);
    const body = deps.vault.seal(what.dataKey, JSON.stringify(update.raw ?? null), `unclear:${id}`);
    rows.push({ id, field: update.field, reason: update.reason, body });
  }
  if (rows.length === 0) return;
  await store.insertUnclear(tx, what.businessId, rows);
  deps.metrics.unclear.inc(rows.length);
}

/** The one neutral answer that STOP, START, HELP and the tap that keeps order updates each get. */
function answersTo(fresh: readonly Inbound[]): AfterCommit[] {
  const answers: AfterCommit[] = [];
  for (const { update, person, sender, id } of fresh) {
    if (update.kind !== 'message' || update.inGroup) continue;
    const to = answerFor(update);
    if (to === null) continue;
    answers.push({
      kind: 'answer',
      businessId: sender.businessId,
      contactId: person.id,
      sender,
      person: update.person,
      to,
      messageId: id,
    });
  }
  return answers;
}

/** Whether a failure is the database's and the batch should simply wait. */
export function isPassing(cause: unknown): boolean {
  return cause instanceof Failure && (cause.code === 'database-unavailable' || cause.code === 'storage-full');
}
