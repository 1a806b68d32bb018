// The rate of one business number: no second may see more messages, in and out together, than Meta grants. A log of the
// last moments is kept instead of a bucket, because a bucket lets a burst and its refill fall into the same second.

const secondMs = 1_000;

export type NumberRate = {
  /** Takes one message, or says when the next is free. */
  take: (nowMs: number) => { ok: true } | { ok: false; freeAtMs: number };
  /** Counts messages that came in: they cannot be refused, but leave less for what goes out. */
  count: (nowMs: number, messages: number) => void;
};

/** A rate of so many messages a second; below one, the second becomes longer. */
export function createNumberRate(perSecond: number): NumberRate {
  const size = Math.max(1, Math.floor(perSecond));
  const windowMs = Math.max(secondMs, (size * secondMs) / perSecond);
  const moments = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  const push = (nowMs: number): void => {
    moments[oldest] = nowMs;
    oldest = (oldest + 1) % size;
  };
  return {
    take: nowMs => {
      const freeAtMs = Math.ceil((moments[oldest] ?? 0) + windowMs);
      if (freeAtMs > nowMs) return { ok: false, freeAtMs };
      push(nowMs);
      return { ok: true };
    },
    count: (nowMs, messages) => {
      for (let left = Math.min(messages, size); left > 0; left -= 1) push(nowMs);
    },
  };
}
