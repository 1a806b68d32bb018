// The consents of two people who turn out to be one, per purpose and channel: a refusal of either is a refusal, and
// what both gave holds only as far as both gave it.

import { canonicalJson } from '../kernel/kernel.ts';
import type { ConsentFact, ConsentStatus } from '../policy/policy.ts';

/**
 * From the least to the most forbidding. Unknown says nothing and yields to anything; an open request is not a yes, so
 * it stands in the way of one.
 */
const strictness: Readonly<Record<ConsentStatus, number>> = {
  unknown: 0,
  renewed: 1,
  given: 1,
  requested: 2,
  expired: 3,
  invalidated: 4,
  refused: 5,
  revoked: 6,
  withdrawn: 7,
};

/** The consents of both, one for each purpose and channel, sorted by these. */
export function mergeConsents(one: readonly ConsentFact[], other: readonly ConsentFact[]): ConsentFact[] {
  const merged = new Map<string, ConsentFact>();
  for (const consent of [...one, ...other]) {
    const place = `${consent.purpose} ${consent.channel}`;
    const before = merged.get(place);
    merged.set(place, before === undefined ? consent : stricterOf(before, consent));
  }
  return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, consent]) => consent);
}

function stricterOf(one: ConsentFact, other: ConsentFact): ConsentFact {
  if (isPermitting(one) && isPermitting(other)) return sharedBy(one, other);
  return isAhead(one, other) ? one : other;
}

function isPermitting(consent: ConsentFact): boolean {
  return consent.status === 'given' || consent.status === 'renewed';
}

/** A total order, so that it does not matter who is merged with whom first: stricter, then later, then any fixed one. */
function isAhead(one: ConsentFact, other: ConsentFact): boolean {
  const byStatus = strictness[one.status] - strictness[other.status];
  if (byStatus !== 0) return byStatus > 0;
  if (one.sinceMs !== other.sinceMs) return one.sinceMs > other.sinceMs;
  return canonicalJson(one) >= canonicalJson(other);
}

/** What both permit: the weaker proof, the older date, only the senders of both. */
function sharedBy(one: ConsentFact, other: ConsentFact): ConsentFact {
  const [older, younger] = isOlder(one, other) ? [one, other] : [other, one];
  const senderIds = sendersOf(one, other);
  const lastUsedAtMs =
    one.lastUsedAtMs === undefined && other.lastUsedAtMs === undefined
      ? undefined
      : Math.min(one.lastUsedAtMs ?? one.sinceMs, other.lastUsedAtMs ?? other.sinceMs);
  const thirdParties = one.thirdParties === other.thirdParties ? one.thirdParties : false;
  return {
    purpose: older.purpose,
    channel: older.channel,
    status: older.status === younger.status ? older.status : 'given',
    grade: isWeaker(one, other) ? one.grade : other.grade,
    sinceMs: older.sinceMs,
    eventId: older.eventId,
    ...(senderIds === undefined ? {} : { senderIds }),
    ...(thirdParties === undefined ? {} : { thirdParties }),
    ...(lastUsedAtMs === undefined ? {} : { lastUsedAtMs }),
  };
}

/** The grades' names are in the order of their weight. */
function isWeaker(one: ConsentFact, other: ConsentFact): boolean {
  return one.grade < other.grade;
}

function isOlder(one: ConsentFact, other: ConsentFact): boolean {
  return one.sinceMs !== other.sinceMs ? one.sinceMs < other.sinceMs : one.eventId <= other.eventId;
}

/** Absent means every sender, so the other's list holds; an empty list means none. */
function sendersOf(one: ConsentFact, other: ConsentFact): readonly string[] | undefined {
  if (one.senderIds === undefined) return other.senderIds;
  if (other.senderIds === undefined) return one.senderIds;
  const theirs = new Set(other.senderIds);
  return [...new Set(one.senderIds)].filter(id => theirs.has(id)).sort();
}
