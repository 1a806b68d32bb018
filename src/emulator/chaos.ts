// Faults on demand: errors with a probability, latency, connections cut before or after the message was taken, messages taken
// late, silence.

import { z } from 'zod';
import type { Random } from '../kernel/kernel.ts';

export const faultSchema = z.strictObject({
  /** Which requests: sends only, or everything of Graph. */
  on: z.enum(['messages', 'graph']).default('messages'),
  /**
   * `error`: answer with `code`. `fail`: accept, then a failed status with `code`. `drop-before`: cut the connection
   * before anything happens. `drop-after`: accept, then cut it without an answer. `silence`: accept and never answer.
   * `latency`: accept, answer `latencyMs` later. `late`: accept only `latencyMs` later, though nobody waits any more.
   */
  act: z.enum(['error', 'fail', 'drop-before', 'drop-after', 'silence', 'latency', 'late']),
  probability: z.number().min(0).max(1).default(1),
  code: z.number().int().min(0).max(3_000_000).default(131000),
  latencyMs: z.number().int().min(0).max(600_000).default(0),
  /** So many times, then never again; null for ever. */
  times: z.number().int().min(1).max(1_000_000).nullable().default(null),
  /** Only for this recipient (digits or business-scoped id). */
  to: z.string().max(200).optional(),
});

export type Fault = z.infer<typeof faultSchema>;

export type Chaos = {
  set(faults: readonly Fault[]): void;
  list(): readonly Fault[];
  /** The faults that strike this request. */
  strike(what: { send: boolean; to: string }): readonly Fault[];
};

const none: readonly Fault[] = [];

/** No faults. */
export function createChaos(deps: { random: Random }): Chaos {
  let faults: { fault: Fault; left: number }[] = [];
  const happens = (probability: number): boolean =>
    probability >= 1 || deps.random.bytes(4).readUInt32BE(0) < probability * 4_294_967_296;
  return {
    set: next => {
      faults = next.map(fault => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
    },
    list: () => faults.filter(({ left }) => left > 0).map(({ fault }) => fault),
    strike: what => {
      if (faults.length === 0) return none;
      return faults.filter(one => strikes(one, what, happens)).map(({ fault }) => fault);
    },
  };
}

function strikes(
  one: { fault: Fault; left: number },
  what: { send: boolean; to: string },
  happens: (probability: number) => boolean,
): boolean {
  const { fault } = one;
  if (one.left <= 0 || (fault.on === 'messages' && !what.send)) return false;
  if (fault.to !== undefined && fault.to.replace(/^\+/, '') !== what.to.replace(/^\+/, '')) return false;
  if (!happens(fault.probability)) return false;
  one.left -= 1;
  return true;
}
