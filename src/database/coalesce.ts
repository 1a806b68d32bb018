// Many small requests, one statement: inputs that wait at the same moment travel together. A lone input leaves on the
// next turn of the event loop; batches form while earlier ones are under way, and where nobody waits for the answer
// also during a short rest after each, because a statement costs more than the rows in it. While one is under way the
// next leaves when it is as large: else a few that come first would always travel alone, at the price of many.

import { Failure } from '../kernel/kernel.ts';
import { isContention, isUnavailable } from './faults.ts';

export type CoalesceSettings<I, O> = {
  /** Serves all inputs and gives an answer for each, in their order; an Error rejects only its own caller. */
  run: (inputs: I[]) => Promise<(O | Error)[]>;
  batchMax: number;
  /** What each input weighs, and the most that several in one batch may weigh together; a heavier one travels alone. */
  weight?: { of: (input: I) => number; max: number };
  /** Batches under way at once. */
  inFlightMax?: number;
  /** Inputs that may wait; more are refused with queue-full. */
  waitingMax: number;
  /** The least time from the start of one batch to the next, in milliseconds; 0 where callers wait. */
  restMs?: number;
};

type Waiting<I, O> = { input: I; done: (output: O) => void; fail: (error: unknown) => void };

/** The function that serves one input as part of a batch. */
export function coalesce<I, O>(settings: CoalesceSettings<I, O>): (input: I) => Promise<O> {
  const { batchMax, waitingMax, inFlightMax = 2, restMs = 0 } = settings;
  let waiting: Waiting<I, O>[] = [];
  let inFlight = 0;
  let latestSize = 0;
  let scheduled = false;
  let restedAtMs = 0;

  function sizeOfNext(): number {
    if (settings.weight === undefined) return batchMax;
    const { of, max } = settings.weight;
    let weight = 0;
    const over = waiting.findIndex(({ input }, place) => {
      weight += of(input);
      return place >= batchMax || (weight > max && place > 0);
    });
    return over === -1 ? waiting.length : over;
  }

  function mayLeave(): boolean {
    if (waiting.length === 0 || inFlight >= inFlightMax) return false;
    return inFlight === 0 || waiting.length >= latestSize;
  }

  function schedule(): void {
    if (scheduled || !mayLeave()) return;
    scheduled = true;
    const restLeftMs = restMs === 0 ? 0 : restedAtMs - performance.now();
    if (restLeftMs > 0) setTimeout(flush, restLeftMs);
    else setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    restedAtMs = performance.now() + restMs;
    while (mayLeave()) {
      const batch = waiting.slice(0, sizeOfNext());
      waiting = waiting.slice(batch.length);
      inFlight++;
      latestSize = batch.length;
      void serve(settings.run, batch).finally(() => {
        inFlight--;
        schedule();
      });
    }
  }

  return input =>
    new Promise((done, fail) => {
      if (waiting.length >= waitingMax) {
        fail(new Failure('queue-full'));
        return;
      }
      waiting.push({ input, done, fail });
      schedule();
    });
}

type Run<I, O> = CoalesceSettings<I, O>['run'];

async function serve<I, O>(run: Run<I, O>, batch: readonly Waiting<I, O>[]): Promise<void> {
  const outputs = await attempt(run, batch);
  if (!(outputs instanceof Error)) {
    for (const [at, one] of batch.entries()) settle(one, outputs[at] as O | Error); // attempt() counted them
  } else if (batch.length > 1 && mayBeOnesFault(outputs)) {
    for (const one of batch) await serve(run, [one]);
  } else {
    for (const one of batch) one.fail(outputs);
  }
}

function settle<I, O>(one: Waiting<I, O>, output: O | Error): void {
  if (output instanceof Error) one.fail(output);
  else one.done(output);
}

async function attempt<I, O>(run: Run<I, O>, batch: readonly Waiting<I, O>[]): Promise<(O | Error)[] | Error> {
  try {
    const outputs = await run(batch.map(one => one.input));
    return outputs.length === batch.length ? outputs : new Error('a batch gave another number of answers than inputs');
  } catch (error) {
    return error instanceof Error ? error : new Error('a batch failed with something that is no error');
  }
}

/** A batch fails as a whole for one input that PostgreSQL refuses; a lost server, a full disk or contention is nobody's. */
function mayBeOnesFault(error: Error): boolean {
  const storageFull = error instanceof Failure && error.code === 'storage-full';
  return !(isUnavailable(error) || isContention(error) || storageFull);
}
