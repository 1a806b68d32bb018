// The rate of one business number: no second may see more messages, in and out together, than Meta grants. A log of the
// last moments is kept instead of a bucket, because a bucket lets a burst and its refill fall into the same second.

const secondMs = 1_000;

export type NumberRate = {
  /** Takes one message, or says when the next is free. */
  take: (nowMs: number) => { readonly ok: true } | { readonly ok: false; readonly freeAtMs: number };
  /** Gives back what was taken last: the message did not go. */
  giveBack: () => void;
  /** Counts messages that came in: they cannot be refused, but leave less for what goes out. */
  count: (nowMs: number, messages: number) => void;
  /** The moments on the log, oldest first, for a rate that takes over from this one. */
  moments: () => readonly number[];
};

/** A rate of so many messages a second (below one, the second becomes longer) that remembers what went before. */
export function createNumberRate(perSecond: number, before: readonly number[] = []): NumberRate {
  const size = Math.max(1, Math.floor(perSecond));
  const windowMs = Math.max(secondMs, (size * secondMs) / perSecond);
  const log = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  const push = (atMs: number): void => {
    log[oldest] = atMs;
    oldest = (oldest + 1) % size;
  };
  for (const atMs of before.slice(-size)) push(atMs);
  const moments = (): number[] => [...log.subarray(oldest), ...log.subarray(0, oldest)].filter(Number.isFinite);
  return {
    take: nowMs => {
      // A clock that was set back must not close the number until it has caught up.
      if (Number(log[(oldest + size - 1) % size]) > nowMs) log.fill(Number.NEGATIVE_INFINITY);
      const freeAtMs = Math.ceil(Number(log[oldest]) + windowMs);
      if (freeAtMs > nowMs) return { ok: false, freeAtMs };
      push(nowMs);
      return { ok: true };
    },
    giveBack: () => {
      oldest = (oldest + size - 1) % size;
      log[oldest] = Number.NEGATIVE_INFINITY;
    },
    count: (nowMs, messages) => {
      for (let left = Math.min(messages, size); left > 0; left -= 1) push(nowMs);
    },
    moments,
  };
}
