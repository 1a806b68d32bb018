// The door of the vault: a key per person, values sealed under it, and keyed indexes by which people are found without
// their numbers being stored. Whoever has the database but not the master key has nothing.

import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { invariant, type Random } from '../kernel/kernel.ts';
import { closeEnvelope, hasFormat, openEnvelope, versionIn } from './envelope.ts';
import { createKeyring } from './keyring.ts';
import type { MasterKey, Vault } from './types.ts';

export { type LoadedMasterKey, loadMasterKey } from './load-master-key.ts';
export type { IndexKind, MasterKey, Vault } from './types.ts';

const keyLength = 32;
/** Data keys have one version so far; the place in the format lets a person's values be sealed anew one day. */
const dataKeyVersion = 1;

/** Opens the vault on a master key. Everything in it is synchronous and holds no state but derived keys. */
export function createVault(deps: { masterKey: MasterKey; random: Random }): Vault {
  const ring = createKeyring(deps.masterKey);
  const sealedAs = (format: 'sealed-value' | 'personal-value', context: string) =>
    ({ format, version: dataKeyVersion, context }) as const;
  return {
    wrapNewKey: context => {
      const key = deps.random.bytes(keyLength);
      const version = ring.newestVersion;
      const what = { format: 'wrapped-key', version, context, plain: key } as const;
      return { key, wrapped: closeEnvelope(deps, ring.wrappingKey(version), what), version };
    },
    unwrap: (wrapped, context) => {
      const version = versionIn(wrapped, 'wrapped-key');
      return openEnvelope(ring.wrappingKey(version), wrapped, { format: 'wrapped-key', version, context });
    },
    seal: (key, plain, context) => closeEnvelope(deps, dataKey(key), { ...sealedAs('sealed-value', context), plain }),
    sealPersonal: (key, plain, context) =>
      closeEnvelope(deps, dataKey(key), { ...sealedAs('personal-value', context), plain }),
    open: (key, sealed, context) => {
      const format = hasFormat(sealed, 'personal-value') ? 'personal-value' : 'sealed-value';
      return openEnvelope(dataKey(key), sealed, sealedAs(format, context));
    },
    // Neither a business id nor a kind contains a colon, so no two inputs are spelled alike.
    blindIndex: (businessId, kind, value) => hash(ring.indexKey, `${kind}:${businessId}:${value}`),
    fingerprint: (businessId, kind, value) => hash(ring.fingerprintKey, `${kind}:${businessId}:${value}`),
    keyedHash: (domain, value) => hash(ring.compareKey, `${domain.length}:${domain}:${value}`),
    indexVersion: ring.oldestVersion,
    fingerprintVersion: ring.oldestVersion,
  };
}

/** Keys that are in use, made ready once; they go when the bytes that they were made of do. */
const ready = new WeakMap<Buffer, KeyObject>();

function dataKey(key: Buffer): KeyObject {
  const known = ready.get(key);
  if (known !== undefined) return known;
  invariant(key.length === keyLength, 'a data key has 32 bytes');
  const made = createSecretKey(key);
  ready.set(key, made);
  return made;
}

/** HMAC-SHA-256 with a key that is ready for use: this is on the path of every message. */
function hash(key: KeyObject, value: string): Buffer {
  return createHmac('sha256', key).update(value, 'utf8').digest();
}
