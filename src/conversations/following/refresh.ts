// Brings the conversations of some people up to date with their messages. The same whenever it is done again, by whichever
// process: what is written follows from what lies there, while the feed of the business is held.

import type { Database, Transaction } from '../../database/database.ts';
import { type BusinessId, type Clock, type ContactId, newId, type Random } from '../../kernel/kernel.ts';
import type { Head, Talks } from '../../messages/messages.ts';
import { addEvents, holdFeed } from '../events/store.ts';
import { eventsOf, type Standing, standingAfter } from '../fold.ts';
import type { ConversationId, NewEvent } from '../types.ts';
import { headsMax, headsOf, nameOf } from './heads.ts';
import { findGone, findKept, findWithTalk, type Kept, moveToSurvivor, writeKept } from './store.ts';

export type RefreshDeps = {
  readonly db: Database;
  readonly talks: Pick<Talks, 'survivorsIn' | 'headsIn' | 'headsOfTalksIn'>;
  readonly clock: Clock;
  readonly random: Random;
};

/** Whom to look at; of those who wrote, a conversation begins where there is none. */
export type Stirred = { readonly contactId: ContactId; readonly wrote: boolean };

const beginning: Standing = {
  state: 'open',
  lastMessageId: null,
  lastInId: null,
  waitingId: null,
  unread: 0,
  readTo: null,
  unreadFrom: null,
  closedTo: null,
  told: {},
};

/** In a transaction of its own. */
export async function refresh(deps: RefreshDeps, businessId: BusinessId, stirred: readonly Stirred[]): Promise<void> {
  await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    await refreshIn(deps, tx, { businessId, stirred });
  });
}

/** Those who wrote or have a conversation. A campaign goes to many who have none: for them nobody is held up. */
export async function ofConcern(
  deps: Pick<RefreshDeps, 'db' | 'talks'>,
  businessId: BusinessId,
  stirred: readonly Stirred[],
): Promise<readonly Stirred[]> {
  const silent = stirred.filter(one => !one.wrote).map(one => one.contactId);
  if (silent.length === 0) return stirred;
  const run: Pick<Transaction, 'query'> = { query: statement => deps.db.query(businessId, statement) };
  const survivors = await deps.talks.survivorsIn(run, businessId, silent);
  const known = await findWithTalk(run, businessId, [...new Set([...silent, ...survivors.values()])]);
  return stirred.filter(({ contactId, wrote }) => {
    return wrote || known.has(contactId) || known.has(survivors.get(contactId) ?? contactId);
  });
}

/** In a transaction in which the feed is held. */
export async function refreshIn(
  deps: RefreshDeps,
  tx: Transaction,
  what: { businessId: BusinessId; stirred: readonly Stirred[] },
): Promise<void> {
  const { businessId, stirred } = what;
  const survivors = await deps.talks.survivorsIn(tx, businessId, [...new Set(stirred.map(one => one.contactId))]);
  for (const [mergedId, survivorId] of survivors) {
    if (mergedId !== survivorId) await moveToSurvivor(tx, businessId, { mergedId, survivorId });
  }
  const kept = await findKept(tx, businessId, [...new Set(survivors.values())]);
  const known = new Set(kept.map(one => one.contactId));
  const wrote = stirred.filter(one => one.wrote).flatMap(one => survivors.get(one.contactId) ?? []);
  const contactIds = [...new Set([...known, ...wrote])];
  if (contactIds.length === 0) return;
  const heads = await headsOf(deps, tx, { businessId, contactIds, kept });
  const gone = await findGone(
    tx,
    businessId,
    contactIds.filter(id => !known.has(id)),
  );
  const news = newsIn(deps, { kept, gone, heads });
  await writeKept(
    tx,
    businessId,
    news.map(one => one.kept),
  );
  await addEvents(tx, businessId, { events: news.flatMap(one => one.events), atMs: deps.clock.now() });
}

type News = { readonly kept: Kept; readonly events: readonly NewEvent[] };

/** What changed, with what is to be told of it. */
function newsIn(deps: RefreshDeps, of: { kept: readonly Kept[]; gone: Gone; heads: readonly Head[] }): News[] {
  const byTalk = new Map(of.kept.map(one => [nameOf(one), one]));
  const talks = Map.groupBy(of.heads, nameOf);
  const news = [...talks].flatMap(([name, heads]) => {
    const before = byTalk.get(name) ?? begunBy(deps, { heads, gone: of.gone });
    return before === undefined ? [] : newsOf(before, { heads, isNew: !byTalk.has(name) });
  });
  const byPerson = Map.groupBy(of.heads, one => one.contactId);
  const gone = of.kept.filter(one => isEmptied(one, byPerson.get(one.contactId) ?? []));
  return [...news, ...gone.map(emptied)];
}

function newsOf(before: Kept, now: { heads: readonly Head[]; isNew: boolean }): News[] {
  const { heads, isNew } = now;
  const standing = standingAfter(before.standing, heads);
  const about = { conversationId: before.id, contactId: before.contactId };
  const events = eventsOf(about, { before: before.standing, after: standing, heads });
  const isSame = !isNew && events.length === 0 && standing.lastMessageId === before.standing.lastMessageId;
  return isSame ? [] : [{ kept: { ...before, standing }, events }];
}

/** All that was said in it went with somebody who turned out to be another: every message of the person was looked at. */
function isEmptied({ senderId, standing }: Kept, theirs: readonly Head[]): boolean {
  if (standing.lastMessageId === null) return false;
  return theirs.length < headsMax && !theirs.some(one => one.senderId === senderId);
}

function emptied(kept: Kept): News {
  const { state, readTo, unreadFrom, closedTo } = kept.standing;
  const standing = { ...beginning, state, readTo, unreadFrom, closedTo };
  const event = { kind: 'conversation' as const, conversationId: kept.id, contactId: kept.contactId };
  return { kept: { ...kept, standing }, events: [event] };
}

type Gone = readonly Pick<Kept, 'id' | 'contactId' | 'senderId'>[];

/** A conversation begins when the person writes; whoever is told apart again has the one that they had. */
function begunBy(deps: RefreshDeps, of: { heads: readonly Head[]; gone: Gone }): Kept | undefined {
  const first = of.heads.find(one => one.direction === 'in' && one.kind !== 'reaction' && one.kind !== 'system');
  if (first === undefined) return undefined;
  const { contactId, senderId } = first;
  const before = of.gone.find(one => one.contactId === contactId && one.senderId === senderId);
  const id: ConversationId = before?.id ?? newId<'conversation'>(deps);
  return { id, contactId, senderId, standing: beginning };
}
