// Works off stored webhooks in their order: one transaction for a batch, so that what it reports happened once.
// Duplicates are known by wamid and status; what is not understood is kept and listed.

import { profilesIn, type Update, updatesOf } from '../../channels/whatsapp/whatsapp.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, type Id, idInstantMs, newId } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import { planForwards } from '../forward/plan.ts';
import { confirmOptIns } from '../opt-in/confirm.ts';
import { applyAccountNews } from './account.ts';
import { answersTo } from './answers-to.ts';
import { identityEvent, liftingEvent, platformResume, platformStop, preferenceName } from './consequences.ts';
import { adoptNewIds, type IdentityChange } from './identity.ts';
import { utilityPurposes } from './kept-purposes.ts';
import { heardIn } from './needs-person.ts';
import { type People, resolvePeople } from './people.ts';
import { proofsIn } from './proofs.ts';
import { reserveNames } from './reserve.ts';
import { readStatuses, type StoppedByStatus, writeStatuses } from './status.ts';
import * as store from './store.ts';
import { inboundOf, type Message, storeInbound, windowsOf } from './take-in.ts';
import type { AfterCommit, Heard, Inbound, ProcessDeps } from './types.ts';

export type Taken = { readonly id: Id<'webhook'>; readonly body: Buffer };

/**
 * Processes webhooks of one business inside the caller's transaction; returns what to do after its commit. What needs
 * another connection comes first: nobody is waited for while people are held. Then people, then their messages, as a
 * withdrawal takes them too.
 */
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
  await planForwards(deps, tx, { businessId, dataKey, webhooks: webhooks.map(one => one.webhook) });

  const { inbound, strays } = inboundOf(deps, { businessId, people, arrivals });
  const fresh = await storeInbound(deps, tx, { businessId, inbound });
  const statuses = await readStatuses(deps, tx, { businessId, updates });
  const optIns = await confirmOptIns(deps, tx, { businessId, inbound: fresh });
  const resumes = await freshResumes(deps, tx, { businessId, updates });
  const happened = { businessId, people, arrivals, fresh, changed, resumes, stopped: statuses.stopped };
  const events = [...optIns.events, ...eventsOf(deps, happened)];
  const heard = heardIn(fresh);
  const proofs = new Set([...proofsIn(fresh), ...optIns.messageIds, ...heard.map(one => one.messageId)]);
  await store.keepAsProof(tx, businessId, [...proofs]);
  const touched = await changePeople(deps, tx, { businessId, fresh, events, heard });
  const opened = await deps.needsPerson.noteIn(tx, businessId, heard);
  const told = await writeStatuses(deps, tx, { businessId, statuses });
  await keepUnclear(deps, tx, { businessId, dataKey, updates, strays });
  const after: AfterCommit[] = await applyAccountNews(deps, tx, { businessId, updates });
  for (const one of inbound) touched.add(one.person.id);
  for (const contactId of touched) after.push({ kind: 'forget', businessId, contactId });
  const profiles = webhooks.flatMap(one => profilesIn(one.webhook));
  if (profiles.length > 0) after.push({ kind: 'names', businessId, told: profiles });
  for (const one of fresh) after.push({ kind: 'changed', businessId, contactId: one.person.id, wrote: true });
  for (const contactId of new Set(told)) after.push({ kind: 'changed', businessId, contactId, wrote: false });
  return [...after, ...optIns.answers, ...answersTo(fresh, opened)];
}

type Opened = { webhook: unknown; updates: Update[]; arrivedMs: number };

function openWebhook(deps: ProcessDeps, dataKey: Buffer, one: Taken): Opened {
  const opened = deps.vault.open(dataKey, one.body, `webhook:${one.id}`);
  const webhook: unknown = JSON.parse(opened.toString('utf8'));
  return { webhook, updates: updatesOf(webhook), arrivedMs: idInstantMs(one.id) };
}

/** Opens windows and records events; all the people are held first, in order. Returns whose cached entry is old. */
async function changePeople(
  deps: ProcessDeps,
  tx: Transaction,
  what: {
    businessId: BusinessId;
    fresh: readonly Inbound[];
    events: readonly ConsentInput[];
    heard: readonly Heard[];
  },
): Promise<Set<ContactId>> {
  const { businessId, events } = what;
  const windows = windowsOf(what.fresh, deps.clock.now());
  const touched = new Set([...windows, ...events, ...what.heard].map(one => one.contactId));
  if (touched.size === 0) return touched;
  await store.holdPeople(tx, businessId, [...touched]);
  if (windows.length > 0) await store.openWindows(tx, businessId, windows);
  const recorded = events.length === 0 ? [] : await deps.ledger.recordIn(tx, events);
  for (const one of recorded) touched.add(one.contactId);
  return touched;
}

type Preference = Extract<Update, { kind: 'preference' }>;

/** `signup` is Meta's own form, not the person's word to this business: kept as news, it never grants. */
async function freshResumes(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; updates: readonly Update[] },
): Promise<Preference[]> {
  const told = what.updates.filter(update => update.kind === 'preference').filter(one => one.value === 'resume');
  const names = await reserveNames(deps, tx, { businessId: what.businessId, names: told.map(preferenceName) });
  return told.filter(one => names.delete(preferenceName(one)));
}

type Happened = {
  businessId: BusinessId;
  people: People;
  arrivals: ReadonlyMap<Update, number>;
  fresh: readonly Inbound[];
  changed: readonly IdentityChange[];
  resumes: readonly Preference[];
  stopped: readonly StoppedByStatus[];
};

/** The consent events that follow from a batch; stops were written by the intake already. */
function eventsOf(deps: ProcessDeps, what: Happened): ConsentInput[] {
  const { businessId } = what;
  const keepPurposes = utilityPurposes(deps.directory, businessId);
  const freshWamids = new Set(what.fresh.map(one => one.update.wamid));
  const changed = what.changed.filter(one => freshWamids.has(one.wamid));
  const events: ConsentInput[] = changed.map(one => identityEvent(businessId, one));
  for (const { contactId, atMs } of what.stopped)
    events.push(...platformStop({ businessId, contactId, keepPurposes }, { source: 'error-131050', atMs }));
  for (const { update, person, arrivedMs } of what.fresh) {
    if (update.kind !== 'message') continue;
    const event = liftingEvent({ businessId, contactId: person.id, keepPurposes }, update, arrivedMs);
    if (event !== null) events.push(event);
  }
  for (const update of what.resumes) {
    const person = what.people.get(update);
    const arrivedMs = what.arrivals.get(update) ?? deps.clock.now();
    const told = { atMs: update.atMs, arrivedMs };
    if (person !== undefined) events.push(platformResume({ businessId, contactId: person.id, keepPurposes }, told));
  }
  return events;
}

async function keepUnclear(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; dataKey: Buffer; updates: readonly Update[]; strays: readonly Message[] },
): Promise<void> {
  const unclear = [
    ...what.updates.filter(update => update.kind === 'unclear'),
    ...what.strays.map(update => ({ ...update, reason: 'unknown-number' })),
  ];
  if (unclear.length === 0) return;
  const rows = unclear.map(({ field, reason, raw }) => {
    const id = newId<'webhook update'>(deps);
    const body = deps.vault.seal(what.dataKey, JSON.stringify(raw ?? null), `unclear:${id}`);
    return { id, field, reason, body };
  });
  await store.insertUnclear(tx, what.businessId, rows);
  deps.metrics.unclear.inc(rows.length);
}
