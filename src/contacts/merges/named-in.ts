// Whom evidence names: the numbers and ids in it, wherever they stand, under the words by which this house writes them.

import { type BusinessId, Failure, type Json } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { aliasesOf } from '../find-people.ts';
import { keyIds, otherSpellingKeys } from '../key-ids.ts';
import type { IdentityIds } from '../types.ts';

const nobody: IdentityIds = { phone: null, userId: null, parentUserId: null };
const depthMax = 6;

/** The keys of every name in the evidence, in all spellings. */
export function namedIn(vault: Vault, businessId: BusinessId, evidence: Json): string[] {
  const found = idsIn(evidence, depthMax);
  return [...new Set(found.flatMap(ids => keysOf(vault, businessId, ids)))];
}

/** The keys of one number or id, in all spellings; none where it cannot be one. */
export function keysOf(vault: Vault, businessId: BusinessId, ids: IdentityIds): string[] {
  try {
    const keyed = keyIds(vault, businessId, ids);
    return [...aliasesOf(keyed), ...otherSpellingKeys(vault, businessId, keyed.phone)].map(one => one.key);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

function idsIn(value: Json | undefined, depth: number): IdentityIds[] {
  if (value === null || typeof value !== 'object' || depth === 0) return [];
  return Object.entries(value).flatMap(([word, member]) => {
    if (typeof member !== 'string') return idsIn(member, depth - 1);
    return word in nobody ? [{ ...nobody, [word]: member }] : [];
  });
}
