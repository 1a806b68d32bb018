// The rate between one business number and one person: one message in 6 seconds, up to 45 of them borrowed from the
// future (Meta, "about the platform"). What was borrowed is paid back as time goes by; Meta itself has the last word.

const intervalMs = 6_000;
const burstMax = 45;
const borrowedMaxMs = (burstMax - 1) * intervalMs;

/** When a pair was used last, and until when its messages are paid for by time to come. */
export type Pair = { readonly lastMs: number; readonly paidUntilMs: number };

/** When the pair may take its next message: now, or later. A pair of the future (a clock set back) is forgotten. */
export function pairFreeAt(pair: Pair | undefined, nowMs: number): number {
  if (pair === undefined || pair.lastMs > nowMs) return nowMs;
  return Math.max(nowMs, pair.paidUntilMs - borrowedMaxMs);
}

/** The pair after one more message. */
export function pairAfter(pair: Pair | undefined, nowMs: number): Pair {
  const paidUntilMs = pair === undefined || pair.lastMs > nowMs ? nowMs : Math.max(pair.paidUntilMs, nowMs);
  return { lastMs: nowMs, paidUntilMs: paidUntilMs + intervalMs };
}
