// SQL of recovery: messages that were marked and of whose fate nothing is known.

import type { Database } from '../../database/database.ts';
import type { BusinessId, MessageId } from '../../kernel/kernel.ts';

/** Marked messages whose process no longer lives become `unknown`. Returns how many. */
export async function setUnknown(db: Database, silentMaxMs: number): Promise<number> {
  const rows = await db.query('all', {
    name: 'set-unknown',
    text: `update message m set state = 'unknown'
      where state = 'marked' and not exists (
        select from process p
        where p.process_id = m.marked_by and p.seen_at > clock_timestamp() - $1 * interval '1 millisecond')
      returning 1 as moved`,
    values: [silentMaxMs],
  });
  return rows.length;
}

/**
 * Ends the wait for messages of whose fate no status told, since the later of their mark and `sinceMs` (the instant
 * from which webhooks were surely received): what we promised to send is due again, the rest has failed and was never
 * acknowledged. Returns their ids.
 */
export async function endWait(
  db: Database,
  wait: { sinceMs: number; waitMs: number },
): Promise<{ business_id: BusinessId; id: MessageId; promised: boolean }[]> {
  return await db.query('all', {
    name: 'end-wait',
    text: `update message set state = case when promised then 'queued' else 'failed' end,
        due_at = case when promised then clock_timestamp() end,
        marked_by = null, ended_at = case when promised then null else clock_timestamp() end
      where state = 'unknown'
        and greatest(marked_at, to_timestamp($1 / 1000.0)) < clock_timestamp() - $2 * interval '1 millisecond'
      returning business_id, id, promised`,
    values: [wait.sinceMs, wait.waitMs],
  });
}
