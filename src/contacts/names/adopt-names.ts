// Two who are one have the names of both; of two by the same source, the survivor's. What the other was called stays
// sealed under their own key, should they be told apart again, but leads to them no more.

import type { Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import { forgetWords, recallWords } from './store.ts';
import type { NameSource } from './types.ts';
import { changeNames, hashesOf, holdNames, type NameChange, type WriteDeps } from './write-names.ts';

/** Gives survivors the names that they lack. */
export async function adoptNames(
  deps: WriteDeps,
  tx: Transaction,
  what: {
    readonly businessId: BusinessId;
    readonly merges: readonly { readonly survivor: ContactId; readonly loser: ContactId }[];
  },
): Promise<void> {
  const { businessId, merges } = what;
  if (merges.length === 0) return;
  const held = await holdNames(deps, tx, { businessId, ids: merges.flatMap(one => [one.survivor, one.loser]) });
  const changes = new Map<ContactId, NameChange>();
  for (const { survivor, loser } of merges) {
    const own: ReadonlyMap<NameSource, string> = held.get(survivor)?.names ?? new Map();
    const theirs = [...(held.get(loser)?.names ?? [])].filter(([source]) => !own.has(source));
    changes.set(survivor, { ...Object.fromEntries(theirs), ...changes.get(survivor) });
  }
  await changeNames(deps, tx, { businessId, changes });
  const losers = merges.map(one => one.loser);
  await forgetWords(tx, businessId, losers);
}

/** Somebody who is again who they were is found again by what they were called. */
export async function recallNames(
  deps: WriteDeps,
  tx: Transaction,
  who: { readonly businessId: BusinessId; readonly contactId: ContactId },
): Promise<void> {
  const { businessId, contactId } = who;
  const held = await holdNames(deps, tx, { businessId, ids: [contactId] });
  const names = [...(held.get(contactId)?.names.values() ?? [])];
  const words = hashesOf(deps.vault, businessId, names).map(word => ({ contactId, word }));
  await recallWords(tx, businessId, { words, indexVersion: deps.vault.indexVersion });
}
