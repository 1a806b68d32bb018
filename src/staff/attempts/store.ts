// SQL of tries: one row for each thing that is tried from somewhere, counted within a window.

import type { Database } from '../../database/database.ts';

export type Tried = { readonly subject: Buffer; readonly tries: number; readonly since: number };

/** Counts a try at each subject and gives how many there were within the window. In order, so that two at once pass. */
export async function countTries(
  db: Database,
  what: { subjects: readonly Buffer[]; nowMs: number; windowMs: number },
): Promise<Tried[]> {
  return await db.query<Tried>('all', {
    name: 'staff-count-tries',
    text: `insert into staff_attempt as a (subject, since, tries)
      select subject, to_timestamp($2::double precision / 1000), 1
      from unnest($1::bytea[]) as w(subject) order by subject
      on conflict (subject) do update set
        tries = case when a.since <= to_timestamp($3::double precision / 1000) then 1 else a.tries + 1 end,
        since = case when a.since <= to_timestamp($3::double precision / 1000) then excluded.since else a.since end
      returning subject, tries, since`,
    values: [what.subjects, what.nowMs, what.nowMs - what.windowMs],
  });
}

/** Forgets the tries at some subjects, and all that are older than any window. */
export async function forgetTries(db: Database, subjects: readonly Buffer[], beforeMs: number): Promise<void> {
  await db.query('all', {
    name: 'staff-forget-tries',
    text: `delete from staff_attempt where subject = any($1::bytea[]) or since < to_timestamp($2::double precision / 1000)`,
    values: [subjects, beforeMs],
  });
}
