// Meta tells times in whole seconds. Within its second a no counts from the end, and a yes from when its webhook came:
// whatever was sent before a stop and processed after it must not count as newer.

const secondMs = 999;

/** The instant from which a withdrawal counts (the ledger takes no later one than now). */
export function narrowedAtMs(atMs: number): number {
  return atMs + secondMs;
}

/** The instant from which a consent or the lifting of a block counts. */
export function widenedAtMs(atMs: number, arrivedMs: number): number {
  return Math.min(Math.max(arrivedMs, atMs), atMs + secondMs);
}
