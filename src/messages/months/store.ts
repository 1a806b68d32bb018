// SQL of the monthly partitions. Names and bounds are made from a month, never from what comes from outside.

import type { Database, Transaction } from '../../database/database.ts';

export type Month = { readonly name: string; readonly fromId: string; readonly toId: string };

/** The tables that are partitioned by month. */
export const partitioned = ['decision', 'message'] as const;

/** Which of these partitions exist. */
export async function existingPartitions(db: Database, names: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>('all', {
    text: `select relname as name from pg_class where relname = any($1::text[]) and relispartition`,
    values: [names],
  });
  return new Set(rows.map(row => row.name));
}

/**
 * Makes the partition of a month, behind the same wall as its table. It is made apart and then attached, so that those
 * who read and write other months do not wait; the default partition is locked for a moment, and 2 s are waited for that.
 */
export async function createPartition(
  tx: Transaction,
  table: (typeof partitioned)[number],
  month: Month,
): Promise<void> {
  const name = `${table}_${month.name}`;
  const statements = [
    `create table ${name} (like ${table} including all)`,
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy ${name}_of_business on ${name}
       using (assent_serves(business_id)) with check (assent_serves(business_id))`,
    `comment on table ${name} is 'Rows of one month; the id holds the instant.'`,
    `alter table ${table} attach partition ${name} for values from ('${month.fromId}') to ('${month.toId}')`,
  ];
  await tx.query({ text: `set local lock_timeout = '2s'`, values: [] });
  await tx.query({ text: `select pg_advisory_xact_lock(hashtextextended('assent months', 0))`, values: [] });
  // Another process may have made it while this one waited.
  const there = await tx.query({ text: 'select 1 as there from pg_class where relname = $1', values: [name] });
  if (there.length > 0) return;
  for (const text of statements) await tx.query({ text, values: [] });
}
