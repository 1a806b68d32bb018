// Meta waits for the answer to a webhook and sends it again when the answer is late; a stop in it takes effect before
// that answer. What is stored can wait: while many arrive, the lane that works them off rests after each batch, but
// never so long that it stands still.

/** So many webhooks at the door at once mean that the intake is busy. */
const busyFrom = 8;
/** Rest for each millisecond of work: the lane keeps a quarter of its time. */
const restPerWork = 3;
const restMaxMs = 500;

/** How long (ms) the lane rests after work of `workedMs` while `arriving` webhooks are being taken in. Pure. */
export function restAfter(workedMs: number, arriving: number): number {
  return arriving < busyFrom ? 0 : Math.min(restMaxMs, workedMs * restPerWork);
}
