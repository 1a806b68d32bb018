// How many people a business started to write to in the last 24 hours, against Meta's messaging limit. Counted by the
// database every few seconds and by this process in between: near enough for a limit that Meta itself applies loosely.

import type { BusinessId, Clock, ContactId } from '../../kernel/kernel.ts';

export type LimitCount = { limitUsed: number; limitCounted: boolean };

const refreshMs = 5_000;
const peopleMax = 100_000;

type Count = { readAtMs: number; used: number; added: Set<string>; reading: boolean };

/** Keeps the count per business; `countOutside` and `wasCounted` ask the database. */
export function createLimitCounter(deps: {
  clock: Clock;
  countOutside: (businessId: BusinessId) => Promise<number>;
  wasCounted: (businessId: BusinessId, contactId: ContactId) => Promise<boolean>;
}) {
  const counts = new Map<BusinessId, Count>();
  return {
    /** The count for a sender with this limit; null means no limit, which costs nothing. */
    async of(businessId: BusinessId, contactId: ContactId, limit: number | null): Promise<LimitCount> {
      if (limit === null) return { limitUsed: 0, limitCounted: false };
      const count = await currentCount(deps, counts, businessId);
      const limitUsed = count.used + count.added.size;
      if (limitUsed < limit) return { limitUsed, limitCounted: count.added.has(contactId) };
      return { limitUsed, limitCounted: await deps.wasCounted(businessId, contactId) };
    },
    /** A message was started outside a window. */
    add(businessId: BusinessId, contactId: ContactId): void {
      const count = counts.get(businessId);
      if (count !== undefined && count.added.size < peopleMax) count.added.add(contactId);
    },
  };
}

async function currentCount(
  deps: { clock: Clock; countOutside: (businessId: BusinessId) => Promise<number> },
  counts: Map<BusinessId, Count>,
  businessId: BusinessId,
): Promise<Count> {
  const known = counts.get(businessId);
  const now = deps.clock.now();
  if (known !== undefined && (known.reading || now - known.readAtMs < refreshMs)) return known;
  if (known !== undefined) known.reading = true;
  try {
    const used = await deps.countOutside(businessId);
    const fresh = { readAtMs: now, used, added: new Set<string>(), reading: false };
    counts.set(businessId, fresh);
    return fresh;
  } finally {
    if (known !== undefined) known.reading = false;
  }
}
