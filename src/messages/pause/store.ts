// SQL of a pause: what it came too late for, how much it holds, and what waited brought forward when it ends. None of it
// is on the road of a message.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { Paused } from './types.ts';

const heldMax = 10_000;

/** The database's own clock. */
export async function readClock(db: Database, businessId: BusinessId): Promise<number> {
  const rows = await db.query<{ now: number }>(businessId, { text: 'select clock_timestamp() as now', values: [] });
  return rows[0]?.now ?? 0;
}

/**
 * Whether every statement of ours that runs began after an instant, in any process: those see what was committed before
 * it. All processes speak with the same role, which may look at its own sessions.
 */
export async function allBeganAfter(db: Database, businessId: BusinessId, instantMs: number): Promise<boolean> {
  const rows = await db.query<{ before: boolean }>(businessId, {
    text: `select exists (select from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
          and xact_start < to_timestamp($1 / 1000.0)) as before`,
    values: [instantMs],
  });
  return rows[0]?.before === false;
}

/** How many messages that a pause covers are marked and have not ended. */
export async function countMarked(db: Database, businessId: BusinessId, covers: Paused['covers']): Promise<number> {
  const rows = await db.query<{ marked: number }>(businessId, {
    text: `select count(*)::integer as marked from message
      where business_id = $1 and state = 'marked' and class <> 'compliance' and ($2 = 'everything' or class <> 'reply')`,
    values: [businessId, covers],
  });
  return rows[0]?.marked ?? 0;
}

/** How many queued messages wait for the end of the pause; beyond 10,000 it does not count. */
export async function countHeld(db: Database, businessId: BusinessId): Promise<number> {
  const rows = await db.query<{ held: number }>(businessId, {
    text: `select count(*)::integer as held from (
        select from message m join decision d on d.business_id = m.business_id and d.id = m.decision_id
        where m.business_id = $1 and m.state = 'queued' and 'DEFER_PAUSED' = any(d.codes) limit $2) held`,
    values: [businessId, heldMax],
  });
  return rows[0]?.held ?? 0;
}

/**
 * Makes so many of those due now. What another statement holds is passed over: it is being judged anew at this moment,
 * and whoever claimed a message keeps it.
 */
export async function bringForward(db: Database, businessId: BusinessId, limit: number): Promise<number> {
  const rows = await db.query<{ moved: number }>(businessId, {
    text: `with waiting as (
        select m.id from message m join decision d on d.business_id = m.business_id and d.id = m.decision_id
        where m.business_id = $1 and m.state = 'queued' and m.marked_by is null and m.due_at > clock_timestamp()
          and 'DEFER_PAUSED' = any(d.codes)
        limit $2 for update of m skip locked),
      moved as (
        update message m set due_at = clock_timestamp() from waiting w
        where m.business_id = $1 and m.id = w.id and m.state = 'queued' returning 1)
      select count(*)::integer as moved from moved`,
    values: [businessId, limit],
  });
  return rows[0]?.moved ?? 0;
}
