// Turns the ids of a webhook or a request into aliases under their blind indexes: bounded, in canonical spelling.

import { type BusinessId, Failure } from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import { canonicalSpellings } from './canonical-spellings.ts';
import type { AliasKind, IdentityIds, KeyedAlias, KeyedIds } from './types.ts';

/** E.164 allows 15 digits; some of Meta's test numbers and group-like ids are longer. */
const digits = /^[0-9]{3,20}$/;
/** `US.134…` or `US.ENT.134…`: at most 2 + 1 + 128 characters, and a little more for the parent's mark. */
const userIdLengthMax = 160;

/**
 * The ids with their blind indexes. Fails with `address-unusable` when there is none, or one that cannot be an id; the
 * words do not repeat it.
 */
export function keyIds(vault: Vault, businessId: BusinessId, ids: IdentityIds): KeyedIds {
  const { phone, userId, parentUserId } = ids;
  if (phone === null && userId === null && parentUserId === null) {
    throw new Failure('address-unusable', 'neither a phone number nor a user id is there');
  }
  return {
    phone: phone === null ? null : keyAlias(vault, businessId, { kind: 'phone', value: canonicalPhone(phone) }),
    userId: userId === null ? null : keyAlias(vault, businessId, { kind: 'bsuid', value: boundedId(userId) }),
    parentUserId:
      parentUserId === null
        ? null
        : keyAlias(vault, businessId, { kind: 'parent_bsuid', value: boundedId(parentUserId) }),
  };
}

/** The keys of the other spellings of the number: older rows, made before a spelling was known, may lie under them. */
export function otherSpellingKeys(vault: Vault, businessId: BusinessId, phone: KeyedAlias | null): KeyedAlias[] {
  if (phone === null) return [];
  return canonicalSpellings(phone.value)
    .slice(1)
    .map(value => keyAlias(vault, businessId, { kind: 'phone', value }));
}

/** The text by which maps know a blind index. */
export function keyOf(index: Buffer): string {
  return index.toString('latin1');
}

/** The blind index that such a text stands for. */
export function indexOf(key: string): Buffer {
  return Buffer.from(key, 'latin1');
}

function keyAlias(vault: Vault, businessId: BusinessId, alias: { kind: AliasKind; value: string }): KeyedAlias {
  const index = vault.blindIndex(businessId, alias.kind, alias.value);
  return { kind: alias.kind, value: alias.value, key: keyOf(index), index };
}

function canonicalPhone(phone: string): string {
  const bare = phone.startsWith('+') ? phone.slice(1) : phone;
  if (!digits.test(bare)) throw new Failure('address-unusable', 'a phone number is not made of 3 to 20 digits');
  return canonicalSpellings(bare)[0] ?? bare;
}

function boundedId(id: string): string {
  if (id === '' || id.length > userIdLengthMax) {
    throw new Failure('address-unusable', `a user id is empty or longer than ${userIdLengthMax} characters`);
  }
  return id;
}
