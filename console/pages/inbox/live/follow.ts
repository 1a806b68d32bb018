// Follows a stream of events for as long as a page is open: after a cut it begins again where it was, at once when the
// connection is back, else after a while that grows.

import { eventReader, type ServerEvent } from './event-lines.ts';

export type Line = 'opening' | 'open' | 'cut';

type Following = {
  /** Opens the stream after the event with this id. */
  open(lastId: string | null, signal: AbortSignal): Promise<Response>;
  event(event: ServerEvent): void;
  line(state: Line): void;
};

const firstWaitMs = 500;
const waitMaxMs = 15_000;
const shortMs = 2_000;
// The server says that it is there every few seconds; longer silence is a cut that nobody told.
const silenceMaxMs = 45_000;

/** Begins to follow; what is returned ends it. */
export function follow({ open, event, line }: Following): () => void {
  const ended = new AbortController();
  let lastId: string | null = null;
  let waitMs = firstWaitMs;
  const once = async () => {
    const cut = new AbortController();
    const give = () => cut.abort();
    const signal = AbortSignal.any([ended.signal, cut.signal]);
    addEventListener('offline', give, { signal });
    const response = await open(lastId, signal);
    line('open');
    waitMs = firstWaitMs;
    await readAll(response, { signal, give }, one => {
      if (one.id !== null) lastId = one.id;
      event(one);
    });
  };
  const forever = async () => {
    while (!ended.signal.aborted) {
      const begunMs = performance.now();
      const isWhole = await once().then(
        () => performance.now() - begunMs > shortMs,
        () => false,
      );
      if (ended.signal.aborted) return;
      // The server ends a stream now and then, for the next one to begin.
      if (isWhole) continue;
      line('cut');
      await pause(waitMs, ended.signal);
      waitMs = Math.min(waitMs * 2, waitMaxMs);
    }
  };
  line('opening');
  void forever();
  return () => ended.abort();
}

type Cut = { readonly signal: AbortSignal; give(): void };

async function readAll(response: Response, cut: Cut, take: (event: ServerEvent) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  const read = eventReader();
  for (;;) {
    const timer = setTimeout(cut.give, silenceMaxMs);
    const piece = await untilCut(reader.read(), cut.signal).finally(() => clearTimeout(timer));
    if (piece.done) return;
    for (const event of read(piece.value)) take(event);
  }
}

/** A cut ends the wait even where the browser has not noticed it. */
async function untilCut<Value>(waited: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new Error('the stream was cut'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return await Promise.race([waited, promise]).finally(() => signal.removeEventListener('abort', stop));
}

/** Waits, but no longer than until the connection is back. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  addEventListener('online', () => resolve(), { once: true, signal });
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
