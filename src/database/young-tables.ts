// PostgreSQL learns how much lies in a table when it looks, and its own look comes up to a minute late. Until then it
// takes a table that fills quickly for an empty one, and joins by reading all of it. So young tables are shown to it as
// they grow; each look also makes it plan anew what it had planned before.

import type { Database } from './pool.ts';

/** A table is looked at again when it has grown to so many times the size that PostgreSQL knows. */
const growth = 4;
/** From this size on (16 MB) no plan takes a table for a small one, and PostgreSQL's own looks are enough. */
const grownPages = 2_000;

/** Lets PostgreSQL look at tables that are young and have grown since it last did. Returns how many it looked at. */
export async function analyzeYoung(db: Database): Promise<number> {
  const young = await db.query<{ name: string }>('all', {
    name: 'young-tables',
    text: `select format('%I', relname) as name
      from (select relname, relpages, reltuples, pg_relation_size(oid) / current_setting('block_size')::integer as pages
        from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace and relpages < $1) c
      where pages > 0 and (reltuples < 0 or pages >= greatest(relpages, 1) * $2::integer)`,
    values: [grownPages, growth],
  });
  // One that somebody else works on is left for the next look.
  for (const { name } of young) await db.query('all', { text: `analyze (skip_locked) ${name}`, values: [] });
  return young.length;
}
