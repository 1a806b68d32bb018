// Meta waits for the answer to a webhook and sends it again when the answer is late; a stop in it takes effect before
// that answer. What is stored can wait: while many arrive, the lane that works them off rests after each batch, but
// never so long that it stands still.

/** So many webhooks at the door at once mean that the intake is busy. */
const busyFrom = 8;
/** Rest for each millisecond of work: the lane keeps a tenth of its time. */
const restPerWork = 9;
const restMaxMs = 5_000;

/** How long (ms) the lane rests after work of `workedMs` while `arriving` webhooks are being taken in. Pure. */
export function restAfter(workedMs: number, arriving: number): number {
  return arriving < busyFrom ? 0 : Math.min(restMaxMs, workedMs * restPerWork);
}

const lookMs = 100;

/** Rests after work of `workedMs`, and no longer once the intake is not busy any more. */
export async function giveWay(
  deps: { readonly arriving: () => number; readonly pause: (ms: number) => Promise<void> },
  workedMs: number,
): Promise<void> {
  for (let leftMs = restAfter(workedMs, deps.arriving()); leftMs > 0; leftMs -= lookMs) {
    await deps.pause(Math.min(leftMs, lookMs));
    if (restAfter(workedMs, deps.arriving()) === 0) return;
  }
}
