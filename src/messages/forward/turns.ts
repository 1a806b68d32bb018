// Whose turn it is: how many deliveries are under way to each endpoint, and which endpoints rest after failures, so
// that one that is dead starves nobody. Kept by each process for itself; a new one simply tries again.

import type { Clock, EndpointId } from '../../kernel/kernel.ts';

export type Turns = ReturnType<typeof createTurns>;

/** What a try said about its endpoint; `nothing` when it failed on our side. */
export type Sign = 'alive' | 'failing' | 'nothing';

const restMinMs = 1_000;
const restMaxMs = 300_000;
/** Endpoints whose failures are remembered. */
const failingMax = 10_000;

/** The share of each endpoint, in places. */
export function createTurns(deps: { clock: Clock }, perEndpointMax: number) {
  const underWay = new Map<EndpointId, number>();
  const failing = new Map<EndpointId, { failures: number; restsUntilMs: number }>();
  const fail = (id: EndpointId) => {
    const now = deps.clock.now();
    const before = failing.get(id) ?? { failures: 0, restsUntilMs: 0 };
    // What was under way when it began to rest says nothing new.
    if (before.restsUntilMs > now) return;
    const failures = before.failures + 1;
    const restMs = Math.min(restMaxMs, restMinMs * 2 ** Math.min(failures - 1, 16));
    failing.delete(id);
    failing.set(id, { failures, restsUntilMs: now + restMs });
    const [oldest] = failing.keys();
    if (failing.size > failingMax && oldest !== undefined) failing.delete(oldest);
  };
  return {
    begin(id: EndpointId): void {
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
    },
    /** Ends a try; true when the endpoint had used its whole share, so that more may wait for this place. */
    end(id: EndpointId, sign: Sign): boolean {
      const count = underWay.get(id) ?? 0;
      if (count > 1) underWay.set(id, count - 1);
      else underWay.delete(id);
      if (sign === 'alive') failing.delete(id);
      if (sign === 'failing') fail(id);
      return count >= perEndpointMax;
    },
    /** The places that are used now; an endpoint that rests uses all of its own, one that just rested all but one. */
    used(): Map<EndpointId, number> {
      const now = deps.clock.now();
      const used = new Map(underWay);
      for (const [id, { restsUntilMs }] of failing) {
        const probing = restsUntilMs > now ? perEndpointMax : perEndpointMax - 1;
        used.set(id, Math.min(perEndpointMax, (underWay.get(id) ?? 0) + probing));
      }
      return used;
    },
  };
}
