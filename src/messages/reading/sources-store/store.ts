// SQL of what the rules rested on, kept once for each version of the rules, so that an old decision names the sources
// that it was judged by and not today's.

import type { Database } from '../../../database/database.ts';
import { rulesVersion, type Source } from '../../../policy/policy.ts';
import { type SourcesOfRules, sourcesToday } from '../record.ts';

const nameOf = (version: string) => `sources ${version}`;

/** Keeps the sources of today's rules; what was kept under their version before stays. Called once at start. */
export async function keepSources(db: Database): Promise<void> {
  await db.query('all', {
    text: 'insert into setting (name, value) values ($1, $2) on conflict do nothing',
    values: [nameOf(rulesVersion), JSON.stringify([...sourcesToday])],
  });
}

/** The sources of a version of the rules; undefined when no start ever kept them. */
export async function findSources(db: Database, version: string): Promise<SourcesOfRules | undefined> {
  const rows = await db.query<{ value: string }>('all', {
    name: 'find-sources',
    text: 'select value from setting where name = $1',
    values: [nameOf(version)],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const kept: [string, readonly Source[]][] = JSON.parse(row.value);
  return new Map(kept);
}
