// The rate between one business number and one person: one message in 6 seconds. Up to 45 may go within 6 seconds, but
// they borrow from the future: after a burst of 20 the pair is closed for two minutes (Meta, "about the platform").

const intervalMs = 6_000;
const burstMax = 45;

export type Pair = { readonly sinceMs: number; readonly taken: number };

/** When the pair may take its next message: now, or later. A pair of the future (a clock set back) is forgotten. */
export function pairFreeAt(pair: Pair | undefined, nowMs: number): number {
  if (pair === undefined || pair.sinceMs > nowMs) return nowMs;
  const paidAtMs = pair.sinceMs + pair.taken * intervalMs;
  const inBurst = nowMs < pair.sinceMs + intervalMs && pair.taken < burstMax;
  return inBurst || paidAtMs <= nowMs ? nowMs : paidAtMs;
}

/** The pair after one more message. */
export function pairAfter(pair: Pair | undefined, nowMs: number): Pair {
  const isOver = pair === undefined || pair.sinceMs > nowMs || pair.sinceMs + pair.taken * intervalMs <= nowMs;
  if (isOver) return { sinceMs: nowMs, taken: 1 };
  return { sinceMs: pair.sinceMs, taken: pair.taken + 1 };
}
