// A person says that a text is no advertising although it reads like it. That goes on record before anything is sent;
// the decision names the record.

import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, newId, type Random } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { KeptOverride, Override, Page, Sayer } from '../types.ts';
import { insertOverride, listOverrides } from './store.ts';

type Deps = {
  db: Database;
  vault: Pick<Vault, 'seal' | 'open'>;
  directory: Pick<Directory, 'business'>;
  clock: Clock;
  random: Random;
};

/** Keeps the word of a person; resolves to its id when it is durable. */
export async function keepOverride(deps: Deps, businessId: BusinessId, said: Override & Sayer): Promise<string> {
  const id = newId<'content override'>(deps);
  const { dataKey } = deps.directory.business(businessId);
  const { by, reason, keyId, staffId } = said;
  const sealed = deps.vault.seal(dataKey, JSON.stringify({ by, reason }), `override:${id}`);
  await insertOverride(deps.db, businessId, { id, keyId, staffId, sealed, atMs: deps.clock.now() });
  return id;
}

/** A page of them, opened, newest first. */
export async function readOverrides(
  deps: Deps,
  businessId: BusinessId,
  page: { after: string | null; limit: number },
): Promise<Page<KeptOverride>> {
  const { dataKey } = deps.directory.business(businessId);
  const rows = await listOverrides(deps.db, businessId, { after: page.after, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(row => {
    const said: Override = JSON.parse(deps.vault.open(dataKey, row.sealed, `override:${row.id}`).toString('utf8'));
    return { ...said, id: row.id, keyId: row.key_id, staffId: row.user_id, atMs: row.made_at };
  });
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
