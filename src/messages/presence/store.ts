// SQL of presence: which processes live. A process that was silent for a while is taken for dead.

import type { Database } from '../../database/database.ts';
import type { Id } from '../../kernel/kernel.ts';

/** A process that gave no sign for this long is dead: its marks are orphans, its share of the rates is free. */
export const silentMaxMs = 10_000;

/**
 * Writes a sign of life; returns how many processes live. `alone`: no other process can, so whoever is listed is dead.
 * A process that was silent (its database was away) starts anew: meanwhile it could take in no webhook either.
 */
export async function beat(db: Database, processId: Id<'process'>, alone: boolean): Promise<number> {
  const rows = await db.query<{ live: number }>('all', {
    name: 'process-beat',
    text: `with gone as (
        delete from process where process_id <> $1
          and ($2 or seen_at < clock_timestamp() - ($3 * 6) * interval '1 millisecond')),
      here as (
        insert into process (process_id, started_at, seen_at) values ($1, clock_timestamp(), clock_timestamp())
        on conflict (process_id) do update set seen_at = excluded.seen_at,
          started_at = case when process.seen_at < clock_timestamp() - $3 * interval '1 millisecond'
            then excluded.started_at else process.started_at end)
      select (1 + count(*))::integer as live from process
      where process_id <> $1 and not $2 and seen_at > clock_timestamp() - $3 * interval '1 millisecond'`,
    values: [processId, alone, silentMaxMs],
  });
  return rows[0]?.live ?? 1;
}

/** Takes a process off the list when it stops in order. */
export async function leave(db: Database, processId: Id<'process'>): Promise<void> {
  await db.query('all', {
    name: 'process-leave',
    text: 'delete from process where process_id = $1',
    values: [processId],
  });
}
