// What Meta tells twice is done once: the name of what it tells is reserved in the transaction that acts on it.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, newId } from '../../kernel/kernel.ts';
import { reserveWamids } from './store.ts';
import type { ProcessDeps } from './types.ts';

/** Reserves names (wamids, or what is made of a preference); gives those that nobody had reserved before. */
export async function reserveNames(
  deps: Pick<ProcessDeps, 'vault' | 'clock' | 'random'>,
  tx: Transaction,
  what: { businessId: BusinessId; names: readonly string[] },
): Promise<Set<string>> {
  const { businessId } = what;
  const nameOf = new Map(
    what.names.map(name => [deps.vault.blindIndex(businessId, 'wamid', name).toString('hex'), name] as const),
  );
  const fresh = new Set<string>();
  if (nameOf.size === 0) return fresh;
  const rows = [...nameOf.keys()].map(hex => ({ index: Buffer.from(hex, 'hex'), id: newId<'message'>(deps) }));
  for (const row of await reserveWamids(tx, businessId, rows)) {
    const name = nameOf.get(row.wamid_index.toString('hex'));
    if (row.fresh && name !== undefined) fresh.add(name);
  }
  return fresh;
}
