// The forwarding lane: at least once, with growing pauses for seven days, never in the way of the intake. A rolling set
// of deliveries is under way; each endpoint has a share of it.

import { escapeNonAscii, signBody } from '../../channels/whatsapp/whatsapp.ts';
import type { Database } from '../../database/database.ts';
import { type Clock, Failure } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { MessageMetrics } from '../metrics.ts';
import { checkTarget } from './guard.ts';
import * as store from './store.ts';
import { createTurns, type Sign } from './turns.ts';

/** Posts bytes to a checked address; resolves with the status, or null when nothing answered. */
export type Post = (target: {
  url: URL;
  address: string;
  family: 4 | 6;
  headers: Record<string, string>;
  body: Buffer;
  timeoutMs: number;
}) => Promise<number | null>;

export type DeliverDeps = {
  db: Database;
  vault: Vault;
  directory: Directory;
  clock: Clock;
  metrics: MessageMetrics;
  post: Post;
  allowPrivate: boolean;
};

export type Forwarder = {
  /** Starts what is due and has a place; returns how many it started. A place that becomes free wakes the lane. */
  runOnce(): Promise<number>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

const underWayMax = 50;
const perEndpointMax = 5;
const leaseMs = 60_000;
const timeoutMs = 15_000;
const giveUpAfterMs = 7 * 24 * 60 * 60 * 1_000;
const pauseMs = (attempts: number) => Math.min(6 * 60 * 60_000, 1_000 * 3 ** Math.min(attempts - 1, 9));
const ok = 200;
const okEnd = 300;

/** The forwarder of one process. `wake` wakes its lane. */
export function createForwarder(deps: DeliverDeps & { readonly wake: () => void }): Forwarder {
  const turns = createTurns(deps, perEndpointMax);
  const underWay = new Set<Promise<void>>();
  let unwritten: unknown;
  const tryOne = async (one: store.DueDelivery): Promise<Sign> => {
    try {
      return await deliver(deps, one);
    } catch (cause) {
      // It was not written how it went: the lease ends by itself. The lane says that the database failed.
      unwritten = cause;
      return 'nothing';
    }
  };
  const start = (one: store.DueDelivery) => {
    turns.begin(one.endpoint_id);
    const running = tryOne(one).then(sign => {
      const wasFull = underWay.size >= underWayMax;
      underWay.delete(running);
      if (turns.end(one.endpoint_id, sign) || wasFull) deps.wake();
    });
    underWay.add(running);
  };
  return {
    runOnce: async () => {
      const cause = unwritten;
      unwritten = undefined;
      if (cause !== undefined) throw cause;
      const limit = underWayMax - underWay.size;
      if (limit <= 0) return 0;
      const due = await store.claimDeliveries(deps.db, { limit, leaseMs, perEndpointMax, used: turns.used() });
      for (const one of due) start(one);
      return due.length;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function deliver(deps: DeliverDeps, one: store.DueDelivery): Promise<Sign> {
  const { sign, outcome } = await attempt(deps, one);
  const delivered = sign === 'alive';
  const old = one.age_ms > giveUpAfterMs;
  deps.metrics.forwarded.inc({ outcome: delivered ? 'delivered' : old ? 'given_up' : 'retry' });
  await store.writeDelivery(deps.db, one.business_id, {
    id: one.id,
    state: delivered ? 'delivered' : old ? 'given_up' : 'waiting',
    retryInMs: delivered ? null : pauseMs(one.attempts),
    outcome,
  });
  return sign;
}

/** One try; the outcome in a word that may be shown: `delivered`, a status, or what stood in the way. */
async function attempt(deps: DeliverDeps, one: store.DueDelivery): Promise<{ sign: Sign; outcome: string }> {
  const sealed = openDelivery(deps, one);
  if (sealed === undefined) return { sign: 'nothing', outcome: 'cannot be opened' };
  const { body, secret } = sealed;
  try {
    const target = await checkTarget(one.url, { allowPrivate: deps.allowPrivate });
    const status = await deps.post({
      ...target,
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signBody(body, secret),
        'user-agent': 'assent',
      },
      body,
      timeoutMs,
    });
    if (status === null) return { sign: 'failing', outcome: 'no answer' };
    if (status >= ok && status < okEnd) return { sign: 'alive', outcome: 'delivered' };
    return { sign: 'failing', outcome: `status ${status}` };
  } catch (cause) {
    return { sign: 'failing', outcome: cause instanceof Failure ? cause.message : 'no connection' };
  }
}

/** Body and secret in the clear; undefined when they do not open (damaged, another key, a business that is gone). */
function openDelivery(deps: DeliverDeps, one: store.DueDelivery): { body: Buffer; secret: string } | undefined {
  try {
    const { dataKey } = deps.directory.business(one.business_id);
    const text = deps.vault.open(dataKey, one.body, `delivery:${one.id}`).toString('utf8');
    const secret = deps.vault.open(dataKey, one.secret, `endpoint:${one.endpoint_id}`).toString('utf8');
    return { body: Buffer.from(escapeNonAscii(text), 'ascii'), secret };
  } catch {
    return undefined;
  }
}
