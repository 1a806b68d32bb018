// The lane that keeps conversations in step with the messages: at once where this process was told of a change, and by
// looking along the ids, in turns with the other processes, for what nobody told.

import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import { type BusinessId, type ContactId, idAt, idInstantMs } from '../../kernel/kernel.ts';
import type { Talks } from '../../messages/messages.ts';
import { giveBackOfAbsent } from '../leaving/give-back.ts';
import { ofConcern, type RefreshDeps, refresh, type Stirred } from './refresh.ts';
import { ensureFeeds, findLively, noteFollowed, type Turn, takeTurns } from './store.ts';

type Deps = RefreshDeps & {
  readonly db: Database;
  readonly talks: Pick<Talks, 'page' | 'pageMerges' | 'onChange'>;
  readonly pause: (ms: number) => Promise<void>;
};

type Met = LRUCache<string, true>;

export type Follower = {
  /** Works off what it was told of, and looks where it is its turn. Returns how many people it looked at. */
  runOnce(): Promise<number>;
  stop(): void;
};

/** Many messages of one moment are looked at together. */
const restMs = 100;
const lookEveryMs = 2_000;
const lookBackEveryMs = 60_000;
/** What commits late has an id of before: so far back is looked again. */
const overlapMs = 10_000;
const lookBackMs = 120_000;
const livelyMs = 15 * 60_000;
const livelyMax = 200;
const businessesMax = 100;
const pageMax = 2_000;
const pagesMax = 20;
const peopleMax = 200;
/** A campaign tells of many who have no conversation: whom it concerns is asked for many at once. */
const toldMax = 2_000;
/** Messages that were met need no second look. */
const metMax = 20_000;
/** Businesses that were added elsewhere get their feed after so many looks that found nothing. */
const idleRounds = 30;
/** More than these are found by looking. */
const waitingMax = 20_000;
const noChance = new Uint8Array(10);

/** Follows in this process; `wake` is called when there is something to do. */
export function createFollower(deps: Deps, wake: () => void): Follower {
  const waiting = new Map<BusinessId, Map<ContactId, boolean>>();
  // Of these not everything that was told could be followed: the next look reads what this process told of too.
  const missed = new Set<BusinessId>();
  const orMissed = async <T>(businessId: BusinessId, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      missed.add(businessId);
      throw cause;
    }
  };
  let size = 0;
  const stop = deps.talks.onChange(({ businessId, contactId, wrote }) => {
    const mine = waiting.get(businessId) ?? new Map<ContactId, boolean>();
    waiting.set(businessId, mine);
    const known = mine.get(contactId);
    if (known === undefined) {
      if (size >= waitingMax) {
        missed.add(businessId);
        return;
      }
      size += 1;
    }
    mine.set(contactId, known === true || wrote);
    wake();
  });
  const workOff = async (): Promise<number> => {
    let done = 0;
    for (const [businessId, mine] of waiting) {
      const stirred = firstOf(mine);
      for (const { contactId } of stirred) mine.delete(contactId);
      size -= stirred.length;
      if (mine.size === 0) waiting.delete(businessId);
      await orMissed(businessId, () => refreshAll(deps, businessId, stirred));
      done += stirred.length;
    }
    return done;
  };
  const met: Met = new LRUCache<string, true>({ max: metMax });
  let idle = 0;
  return {
    stop,
    runOnce: async () => {
      const told = await workOff();
      if (told > 0) await deps.pause(restMs);
      const turns = await takeTurns(deps.db, {
        lookMs: lookEveryMs,
        lookBackMs: lookBackEveryMs,
        limit: businessesMax,
      });
      let found = 0;
      for (const turn of turns) {
        const untold = !missed.delete(turn.businessId);
        const looking = () => look({ ...deps, met }, { ...turn, untold });
        found += await (untold ? looking() : orMissed(turn.businessId, looking));
      }
      if (told + found === 0 && idle++ % idleRounds === 0) await ensureFeeds(deps.db);
      return told + found;
    },
  };
}

/** Those who have waited the longest: many, but not many of whom a conversation surely has to be looked at. */
function firstOf(waiting: ReadonlyMap<ContactId, boolean>): Stirred[] {
  const first: Stirred[] = [];
  let writers = 0;
  for (const [contactId, wrote] of waiting) {
    if (wrote) writers += 1;
    if (first.length === toldMax || writers > peopleMax) break;
    first.push({ contactId, wrote });
  }
  return first;
}

/**
 * Looks at one business for what nobody told (or for all, where more was told than could wait); returns how many
 * messages there were that it had not met.
 */
async function look(deps: Deps & { met: Met }, turn: Turn & { untold: boolean }): Promise<number> {
  const { businessId, looksBack } = turn;
  const began: string = idAt(deps.clock.now(), noChance);
  const mergeId = await lookAtMerges(deps, turn);
  if (looksBack) {
    await refreshAll(deps, businessId, await lively(deps, businessId));
    await giveBackOfAbsent(deps, businessId);
  }
  const { found, last, isWhole } = await lookAlong(deps, turn);
  // To where it looked, and not only to what it found: else what this process told of would be read over again each time.
  const messageId = isWhole ? began : last;
  await noteFollowed(deps.db, businessId, {
    messageId: messageId === null ? null : notAhead(deps, messageId),
    mergeId,
  });
  return found;
}

type Looked = { readonly found: number; readonly last: string | null; readonly isWhole: boolean };

/** Along the ids, page by page, up to the end or the bound of one look. */
async function lookAlong(deps: Deps & { met: Met }, turn: Turn & { untold: boolean }): Promise<Looked> {
  const { businessId, followedTo, looksBack, untold } = turn;
  const from = before(followedTo, looksBack || !untold ? lookBackMs : overlapMs);
  let found = 0;
  let last: string | null = null;
  for (let round = 0; round < pagesMax; round += 1) {
    const page = await deps.talks.page(businessId, { after: last ?? from, limit: pageMax, untold });
    const unmet = page.filter(one => !deps.met.has(one.id));
    await refreshAll(deps, businessId, peopleIn(unmet));
    for (const one of unmet) deps.met.set(one.id, true);
    found += unmet.length;
    last = page.at(-1)?.id ?? last;
    if (page.length < pageMax) return { found, last, isWhole: true };
  }
  return { found, last, isWhole: false };
}

function peopleIn(page: readonly { contactId: ContactId; direction: string }[]): Stirred[] {
  const people = new Map<ContactId, boolean>();
  for (const one of page) people.set(one.contactId, people.get(one.contactId) === true || one.direction === 'in');
  return [...people].map(([contactId, wrote]) => ({ contactId, wrote }));
}

async function refreshAll(deps: Deps, businessId: BusinessId, people: readonly Stirred[]): Promise<void> {
  const mine = await ofConcern(deps, businessId, people);
  for (let at = 0; at < mine.length; at += peopleMax) {
    await refresh(deps, businessId, mine.slice(at, at + peopleMax));
  }
}

/** Statuses change messages that were met before: where something was said lately, all is looked at again. */
async function lively(deps: Deps, businessId: BusinessId): Promise<Stirred[]> {
  const since = idAt(Math.max(0, deps.clock.now() - livelyMs), noChance);
  const ids = await findLively(deps.db, businessId, { since, limit: livelyMax });
  return ids.map(contactId => ({ contactId, wrote: false }));
}

/**
 * Those who turned out to be somebody else have their conversations there, and those who turned out to be two each have
 * theirs; returns up to where it looked.
 */
async function lookAtMerges(deps: Deps, { businessId, mergedTo }: Turn): Promise<string | null> {
  const merges = await deps.talks.pageMerges(businessId, { after: before(mergedTo, lookBackMs), limit: pageMax });
  const people = merges.flatMap(one => [one.survivorId, one.mergedId]).map(contactId => ({ contactId, wrote: true }));
  await refreshAll(deps, businessId, people);
  const last = merges.at(-1)?.id;
  return last === undefined ? null : notAhead(deps, last);
}

/** An id of so long before; the first of all where there is none. */
function before(id: string | null, ms: number): string {
  return idAt(id === null ? 0 : Math.max(0, idInstantMs(id) - ms), noChance);
}

/** The clock of another process may be ahead: what others write until then must not be passed over. */
function notAhead(deps: Deps, id: string): string {
  const now: string = idAt(deps.clock.now(), noChance);
  return id < now ? id : now;
}
