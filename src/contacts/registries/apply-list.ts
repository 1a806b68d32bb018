// A new list comes into force: the gates follow it slice by slice, then the list counts as fresh, then the entries of the
// list before it go. Cut off anywhere, it can be done again from the beginning.

import type { Database, Transaction } from '../../database/database.ts';
import { type BusinessId, type Clock, type ContactId, Failure } from '../../kernel/kernel.ts';
import { lockIdentities } from '../store.ts';
import { needsEveryNumber } from './listed.ts';
import * as store from './store.ts';
import type { Progress, RegistryImport } from './types.ts';

export type ApplyDeps = { db: Database; clock: Clock; forget: (contactId: ContactId) => void };

/** People at a time: so long new people of the business wait. */
const sliceSize = 1_000;
const deletedAtOnce = 20_000;

/** Applies an import to everybody and puts it into force. */
export async function applyList(
  deps: ApplyDeps,
  businessId: BusinessId,
  what: { list: RegistryImport; onProgress: ((progress: Progress) => void) | undefined },
): Promise<void> {
  const { list, onProgress } = what;
  // Whoever resolves new people at this moment does not yet know of the list; whoever comes after the lock does.
  const isNewest = await deps.db.transaction(businessId, async tx => {
    await lockIdentities(tx, businessId);
    return await store.beginApplying(tx, businessId, list);
  });
  if (!isNewest) throw new Failure('conflict', 'a list of this registry that is in force is newer than this one');
  let after: ContactId | null = null;
  let people = 0;
  do {
    const slice = await applySlice(deps, businessId, { list, after });
    for (const id of slice.changed) deps.forget(id);
    people += slice.people;
    after = slice.last;
    onProgress?.({ doing: 'applying', people });
  } while (after !== null);
  const nowMs = deps.clock.now();
  await deps.db.transaction(businessId, async tx => {
    await lockIdentities(tx, businessId);
    if (await isStillWanted(tx, businessId, list)) await store.makeCurrent(tx, businessId, { list, nowMs });
  });
}

async function applySlice(
  deps: ApplyDeps,
  businessId: BusinessId,
  what: { list: RegistryImport; after: ContactId | null },
): Promise<store.Slice> {
  const everyNumber = needsEveryNumber(what.list.registry);
  return await deps.db.transaction(businessId, async tx => {
    await lockIdentities(tx, businessId);
    if (!(await isStillWanted(tx, businessId, what.list))) return { changed: [], people: 0, last: null };
    return await store.applyToSlice(tx, businessId, { ...what, everyNumber, limit: sliceSize });
  });
}

/** False when somebody else finished the same import meanwhile; throws when another import took its place. */
async function isStillWanted(tx: Transaction, businessId: BusinessId, list: RegistryImport): Promise<boolean> {
  const state = await store.holdState(tx, businessId, list.id);
  if (state === 'applying' || state === 'current') return state === 'applying';
  throw new Failure('conflict', 'another import of this registry took over: ask which list is in force');
}

/** Removes what is left of imports that are over. */
export async function emptyOver(deps: Pick<ApplyDeps, 'db' | 'clock'>, businessId: BusinessId): Promise<void> {
  for (const importId of await store.listOver(deps.db, businessId)) {
    let gone: number;
    do gone = await store.deleteSomeEntries(deps.db, businessId, { importId, limit: deletedAtOnce });
    while (gone === deletedAtOnce);
    await store.markEmptied(deps.db, businessId, { importId, nowMs: deps.clock.now() });
  }
}
