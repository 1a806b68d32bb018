// What a withdrawal does to work in hand, in the ledger's own transaction: unmarked work it covers is cancelled, and
// what was marked and has not ended is recorded as crossed, with both times.

import type { Transaction } from '../../database/database.ts';
import type { Narrowed } from '../../ledger/ledger.ts';
import type { MessageMetrics } from '../metrics.ts';
import { cancelCovered, markCrossed } from './cancel-store/store.ts';

/** The hook that the ledger calls with its transaction after it has raised the person's version. */
export function createCancel(deps: { metrics: MessageMetrics }) {
  return async (tx: Transaction, narrowed: Narrowed): Promise<void> => {
    // All messages of this house go over WhatsApp: a no to another channel is none to them.
    if (narrowed.channel !== null && narrowed.channel !== 'whatsapp') return;
    await cancelCovered(tx, narrowed);
    const crossed = await markCrossed(tx, narrowed);
    if (crossed > 0) deps.metrics.crossed.inc(crossed);
  };
}
