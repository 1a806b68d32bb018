// What was heard in a batch of messages, in their order, becomes requests with a clock and doubts that somebody looks
// at; or it settles a doubt. In the transaction that works the messages off, so that nothing is heard and then lost.

import type { Transaction } from '../database/database.ts';
import { type BusinessId, type Clock, type ContactId, newId, type Random } from '../kernel/kernel.ts';
import { doubtDue, requestDue } from './clock.ts';
import * as doubts from './doubts/store.ts';
import * as requests from './requests/store.ts';
import { holdSurvivors } from './store.ts';
import type { Businesses, DoubtId, Heard, Opened, Outcome, RequestId } from './types.ts';

export type NoteDeps = { readonly businesses: Businesses; readonly clock: Clock; readonly random: Random };

type HeardRight = Extract<Heard, { of: 'right' }>;
type HeardDoubt = Extract<Heard, { of: 'doubt' }>;
type Of = { readonly businessId: BusinessId; readonly heard: readonly Heard[] };

/** Opens and settles; returns what was opened anew and is to be answered. */
export async function noteHeard(deps: NoteDeps, tx: Transaction, what: Of): Promise<Opened[]> {
  const { businessId } = what;
  if (what.heard.length === 0) return [];
  const survivors = await holdSurvivors(
    tx,
    businessId,
    what.heard.map(one => one.contactId),
  );
  const heard = what.heard.flatMap(one => {
    const contactId = survivors.get(one.contactId);
    return contactId === undefined ? [] : [{ ...one, contactId }];
  });
  const opened = await openRequests(deps, tx, { businessId, heard });
  return [...opened, ...(await openDoubts(deps, tx, { businessId, heard }))];
}

async function openRequests(deps: NoteDeps, tx: Transaction, { businessId, heard }: Of): Promise<Opened[]> {
  const wanted = surest(heard.filter(one => one.of === 'right'));
  if (wanted.length === 0) return [];
  const business = deps.businesses.business(businessId);
  const rows = wanted.map(one => {
    const receivedMs = Math.min(one.atMs, deps.clock.now());
    const dueMs = requestDue(receivedMs, business, one.countries);
    return { ...one, id: newId<'request'>(deps), source: 'whatsapp' as const, receivedMs, dueMs, note: null };
  });
  const added = await requests.insertRequests(tx, businessId, rows);
  const isNew = (row: { id: RequestId }): boolean => added.has(row.id);
  const sure = rows.filter(row => row.certain);
  const again = sure.filter(row => !isNew(row));
  const assured = again.length === 0 ? [] : await requests.assureRequests(tx, businessId, again);
  const told = [
    ...sure.filter(isNew),
    ...again.flatMap(row => {
      const found = assured.find(one => one.survivor === row.contactId && one.kind === row.kind);
      return found === undefined ? [] : [{ ...row, dueMs: found.due_at }];
    }),
  ];
  return told.map(({ messageId, kind, dueMs, language }) => ({ of: 'right', messageId, kind, dueMs, language }));
}

/** One for each person and kind: a sure one before a guess, else the first. */
function surest(heard: readonly HeardRight[]): HeardRight[] {
  const found = new Map<string, HeardRight>();
  for (const one of heard) {
    const key = `${one.contactId} ${one.kind}`;
    const before = found.get(key);
    if (before === undefined || (one.certain && !before.certain)) found.set(key, one);
  }
  return [...found.values()];
}

async function openDoubts(deps: NoteDeps, tx: Transaction, { businessId, heard }: Of): Promise<Opened[]> {
  const { settled, left } = inOrder(heard);
  if (settled.length > 0) await doubts.settleDoubts(tx, businessId, { settled, atMs: deps.clock.now() });
  if (left.length === 0) return [];
  const business = deps.businesses.business(businessId);
  const openedMs = deps.clock.now();
  const dueMs = doubtDue(openedMs, business);
  const rows = left.map(one => ({ ...one, id: newId<'doubt'>(deps), openedMs, dueMs }));
  const added = await doubts.insertDoubts(tx, businessId, rows);
  const isNew = (row: { id: DoubtId }): boolean => added.has(row.id);
  return rows.filter(isNew).map(({ id, messageId }) => ({ of: 'doubt', id, messageId }));
}

/** What settles closes what was open before it; a doubt that comes after it stays. */
function inOrder(heard: readonly Heard[]): { settled: doubts.Settled[]; left: HeardDoubt[] } {
  const settled = new Map<ContactId, Outcome>();
  const left = new Map<ContactId, HeardDoubt>();
  for (const one of heard) {
    const { contactId } = one;
    if (one.of === 'doubt' && !left.has(contactId)) left.set(contactId, one);
    if (one.of !== 'settled') continue;
    left.delete(contactId);
    if (!settled.has(contactId)) settled.set(contactId, one.outcome);
  }
  return {
    settled: [...settled].map(([contactId, outcome]) => ({ contactId, outcome })),
    left: [...left.values()],
  };
}
