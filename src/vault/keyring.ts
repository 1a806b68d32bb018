// The keys that follow from the master key: one to wrap data keys for each version, and three that must never change
// (index, fingerprint, comparison), which therefore follow from the oldest version.

import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { present } from '../kernel/kernel.ts';
import { unopened } from './envelope.ts';
import type { KeyVersion, MasterKey } from './types.ts';

/** What a derived key is for: the `info` of HKDF. A changed word here is another key and makes stored data unreadable. */
const uses = {
  wrap: 'assent wrap v1',
  index: 'assent blind index v1',
  fingerprint: 'assent suppression fingerprint v1',
  compare: 'assent keyed hash v1',
} as const;

export type Keyring = {
  readonly newestVersion: number;
  readonly oldestVersion: number;
  /** The wrapping key of a version; fails with `master-key` when the ring does not hold that version. */
  wrappingKey(version: number): KeyObject;
  readonly indexKey: KeyObject;
  readonly fingerprintKey: KeyObject;
  readonly compareKey: KeyObject;
};

/** Derives every key once (HKDF-SHA-256, RFC 5869): the master key itself never encrypts anything. */
export function createKeyring(masterKey: MasterKey): Keyring {
  const versions = masterKey.versions.toSorted((one, other) => one.version - other.version);
  const oldest = present(versions[0], 'a version of the master key');
  const newest = present(versions.at(-1), 'a version of the master key');
  const wrapping = new Map(versions.map(one => [one.version, derive(one, 'wrap')]));
  return {
    newestVersion: newest.version,
    oldestVersion: oldest.version,
    wrappingKey: version => {
      const key = wrapping.get(version);
      if (key === undefined) throw unopened();
      return key;
    },
    indexKey: derive(oldest, 'index'),
    fingerprintKey: derive(oldest, 'fingerprint'),
    compareKey: derive(oldest, 'compare'),
  };
}

function derive(from: KeyVersion, use: keyof typeof uses): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', from.secret, '', uses[use], 32)));
}
