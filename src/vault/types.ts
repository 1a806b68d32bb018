// The words of the vault: the master key with its versions, and what the rest of the house may do with keys.

import type { KeyObject } from 'node:crypto';
import type { BusinessId } from '../kernel/kernel.ts';

/** One version of the master key. A KeyObject does not print, compare or serialise by accident. */
export type KeyVersion = { readonly version: number; readonly secret: KeyObject };

/** The master key: at least one version, oldest first. */
export type MasterKey = { readonly versions: readonly KeyVersion[] };

/** What a blind index may be made of; each kind is a domain of its own. */
export type IndexKind = 'phone' | 'bsuid' | 'parent_bsuid' | 'wamid' | 'name_word';

export type Vault = {
  /** A new data key, and the same key wrapped by the newest master key version for the given context. */
  wrapNewKey(context: string): { key: Buffer; wrapped: Buffer; version: number };
  /** The data key again; fails with `master-key` when it was changed, or wrapped for another context or by another key. */
  unwrap(wrapped: Buffer, context: string): Buffer;
  /** The plain value encrypted and authenticated under a data key, bound to its context. */
  seal(key: Buffer, plain: string | Buffer, context: string): Buffer;
  /** The same under a person's own key, which seals few values: quicker, and for no key that seals without end. */
  sealPersonal(key: Buffer, plain: string | Buffer, context: string): Buffer;
  /** What was sealed, either way; fails with `master-key` when value, key or context is not the one that it was sealed with. */
  open(key: Buffer, sealed: Buffer, context: string): Buffer;
  /** 32 bytes by which a value is found without being stored; the same value of another business or kind differs. */
  blindIndex(businessId: BusinessId, kind: IndexKind, value: string): Buffer;
  /** 32 bytes under which a suppression is kept beyond the person's erasure (law.md 10.2), by a key of its own. */
  fingerprint(businessId: BusinessId, kind: IndexKind, value: string): Buffer;
  /** A keyed hash for what need only be compared: requests, sessions. */
  keyedHash(domain: string, value: string): Buffer;
  readonly indexVersion: number;
  readonly fingerprintVersion: number;
};
