// SQL of the rules as they were: their sources and the packs, kept once for each version, so that an old decision names
// what it was judged by and can be judged again by it.

import type { Database } from '../../../database/database.ts';
import { type Pack, packs, rulesVersion, type Source } from '../../../policy/policy.ts';
import { type SourcesOfRules, sourcesToday } from '../record.ts';

const sourcesName = (version: string) => `sources ${version}`;
const packsName = (version: string) => `packs ${version}`;

/** Keeps today's rules; what was kept under their version before stays. Called once at start. */
export async function keepRules(db: Database): Promise<void> {
  await db.query('all', {
    text: 'insert into setting (name, value) values ($1, $2), ($3, $4) on conflict do nothing',
    values: [
      sourcesName(rulesVersion),
      JSON.stringify([...sourcesToday]),
      packsName(rulesVersion),
      JSON.stringify(packs),
    ],
  });
}

/** The sources of a version of the rules; undefined when no start ever kept them. */
export async function findSources(db: Database, version: string): Promise<SourcesOfRules | undefined> {
  const kept = await find<[string, readonly Source[]][]>(db, sourcesName(version));
  return kept === undefined ? undefined : new Map(kept);
}

/** The packs of a version; undefined when no start ever kept them. */
export async function findPacks(db: Database, version: string): Promise<readonly Pack[] | undefined> {
  return await find(db, packsName(version));
}

async function find<T>(db: Database, name: string): Promise<T | undefined> {
  const rows = await db.query<{ value: string }>('all', {
    name: 'find-kept-rules',
    text: 'select value from setting where name = $1',
    values: [name],
  });
  const row = rows[0];
  return row === undefined ? undefined : JSON.parse(row.value);
}
