// The forwarding lane: at least once, with growing pauses for seven days, never in the way of the intake.

import { escapeNonAscii, signBody } from '../../channels/whatsapp/whatsapp.ts';
import type { Database } from '../../database/database.ts';
import { type Clock, Failure } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { MessageMetrics } from '../metrics.ts';
import { checkTarget } from './guard.ts';
import * as store from './store.ts';

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

const claimMax = 50;
const leaseMs = 60_000;
const timeoutMs = 15_000;
const giveUpAfterMs = 7 * 24 * 60 * 60 * 1_000;
const pauseMs = (attempts: number) => Math.min(6 * 60 * 60_000, 1_000 * 3 ** Math.min(attempts - 1, 9));
const ok = 200;
const okEnd = 300;

/** Works once through what is due. Returns how many deliveries were tried. */
export async function deliverOnce(deps: DeliverDeps): Promise<number> {
  const due = await store.claimDeliveries(deps.db, { limit: claimMax, leaseMs });
  await Promise.all(due.map(one => deliver(deps, one)));
  return due.length;
}

async function deliver(deps: DeliverDeps, one: store.DueDelivery): Promise<void> {
  const outcome = await attempt(deps, one);
  const delivered = outcome === 'delivered';
  const old = deps.clock.now() - one.created_at > giveUpAfterMs;
  deps.metrics.forwarded.inc({ outcome: delivered ? 'delivered' : old ? 'given_up' : 'retry' });
  await store.writeDelivery(deps.db, one.business_id, {
    id: one.id,
    state: delivered ? 'delivered' : old ? 'given_up' : 'waiting',
    retryInMs: delivered ? null : pauseMs(one.attempts),
    outcome,
  });
}

/** One try; the outcome in a word that may be shown: `delivered`, a status, or what stood in the way. */
async function attempt(deps: DeliverDeps, one: store.DueDelivery): Promise<string> {
  const { dataKey } = deps.directory.business(one.business_id);
  const text = deps.vault.open(dataKey, one.body, `delivery:${one.id}`).toString('utf8');
  const secret = deps.vault.open(dataKey, one.secret, `endpoint:${one.endpoint_id}`).toString('utf8');
  const body = Buffer.from(escapeNonAscii(text), 'ascii');
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
    if (status === null) return 'no answer';
    return status >= ok && status < okEnd ? 'delivered' : `status ${status}`;
  } catch (cause) {
    return cause instanceof Failure ? cause.message : 'no connection';
  }
}
