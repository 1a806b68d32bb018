// What the vault promises: what was sealed opens with the same key and context only, versions go on opening, and
// indexes of different things never meet.

import { createSecretKey, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusinessId, hmacSha256, idAt, type Random, sha256 } from '../kernel/kernel.ts';
import { createVault, type IndexKind, type MasterKey, type Vault } from './vault.ts';

const one = idAt<'business'>(1, Buffer.alloc(10, 1));
const other = idAt<'business'>(1, Buffer.alloc(10, 2));
const kinds: readonly IndexKind[] = ['phone', 'bsuid', 'parent_bsuid', 'wamid', 'name_word'];

/** Chance that repeats on every run and never within one. */
function seeded(): Random {
  let nth = 0;
  return { bytes: length => sha256(`vault ${nth++}`).subarray(0, length) };
}

/** A ring with these versions; each version has its own secret. */
function ring(...versions: number[]): MasterKey {
  return { versions: versions.map(version => ({ version, secret: createSecretKey(sha256(`version ${version}`)) })) };
}

function vaultOf(...versions: number[]): Vault {
  return createVault({ masterKey: ring(...versions), random: seeded() });
}

describe('a sealed value', () => {
  const vault = vaultOf(1);
  const { key } = vault.wrapNewKey('contact:1:profile');

  test('opens to what it was, text and bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }), (bytes, context) => {
        const plain = Buffer.from(bytes);
        expect(vault.open(key, vault.seal(key, plain, context), context)).toEqual(plain);
      }),
    );
    expect(vault.open(key, vault.seal(key, 'Grüße, Zoë 🥨', 'message:1'), 'message:1').toString()).toBe(
      'Grüße, Zoë 🥨',
    );
  });

  test('does not open when any one bit of it differs, or a part is missing', () => {
    const sealed = vault.seal(key, 'a promise', 'message:1');
    for (let at = 0; at < sealed.length; at++) {
      for (const bit of [1, 128]) {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(at) ^ bit, at);
        expect(() => vault.open(key, changed, 'message:1'), `byte ${at}`).toThrow(sayingNothing);
      }
      expect(() => vault.open(key, sealed.subarray(0, at), 'message:1')).toThrow(sayingNothing);
    }
    expect(() => vault.open(key, Buffer.concat([sealed, Buffer.alloc(1)]), 'message:1')).toThrow(sayingNothing);
  });

  test('does not open in another context or under another key', () => {
    const sealed = vault.seal(key, 'a promise', 'message:1');
    expect(() => vault.open(key, sealed, 'message:2')).toThrow(sayingNothing);
    expect(() => vault.open(vault.wrapNewKey('contact:2:profile').key, sealed, 'message:1')).toThrow(sayingNothing);
  });

  test('never looks the same twice', () => {
    expect(vault.seal(key, 'yes', 'message:1')).not.toEqual(vault.seal(key, 'yes', 'message:1'));
  });

  test('begins with its format and the version of its key', () => {
    expect([...vault.seal(key, '', 'message:1').subarray(0, 3)]).toEqual([2, 0, 1]);
  });
});

describe('a wrapped key', () => {
  test('opens in its own context only, and is no sealed value', () => {
    const vault = vaultOf(1);
    const { key, wrapped } = vault.wrapNewKey('contact:1:profile');
    expect(key).toHaveLength(32);
    expect(vault.unwrap(wrapped, 'contact:1:profile')).toEqual(key);
    expect(() => vault.unwrap(wrapped, 'contact:1:evidence')).toThrow(sayingNothing);
    expect(() => vault.open(key, wrapped, 'contact:1:profile')).toThrow(sayingNothing);
    for (let at = 0; at < wrapped.length; at++) {
      const changed = Buffer.from(wrapped);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => vault.unwrap(changed, 'contact:1:profile'), `byte ${at}`).toThrow(sayingNothing);
    }
  });

  test('is wrapped by the newest version, and every version of the ring goes on opening', () => {
    const before = vaultOf(3).wrapNewKey('business:1');
    const after = vaultOf(3, 12).wrapNewKey('business:1');
    expect([before.version, after.version]).toEqual([3, 12]);
    expect(after.wrapped.readUInt16BE(1)).toBe(12);
    const vault = vaultOf(12, 3);
    expect(vault.unwrap(before.wrapped, 'business:1')).toEqual(before.key);
    expect(vault.unwrap(after.wrapped, 'business:1')).toEqual(after.key);
  });

  test('does not open without its version', () => {
    const { wrapped } = vaultOf(3, 12).wrapNewKey('business:1');
    expect(() => vaultOf(3).unwrap(wrapped, 'business:1')).toThrow(sayingNothing);
    expect(() => vaultOf(4, 5).unwrap(wrapped, 'business:1')).toThrow(sayingNothing);
  });
});

describe('indexes and fingerprints', () => {
  const vault = vaultOf(1);
  const ways: readonly ((business: BusinessId, kind: IndexKind, value: string) => Buffer)[] = [
    vault.blindIndex,
    vault.fingerprint,
    (business, kind, value) => vault.keyedHash(`${kind}:${business}`, value),
  ];

  test('are equal for equal things only: business, kind, value and use each make another', () => {
    const thing = fc.record({
      way: fc.integer({ min: 0, max: ways.length - 1 }),
      business: fc.constantFrom(one, other),
      kind: fc.constantFrom(...kinds),
      value: fc.oneof(
        fc.constantFrom('1', 'phone:1', `${one}:1`, `phone:${one}:1`, ''),
        fc.string({ maxLength: 6, unit: 'grapheme' }),
      ),
    });
    fc.assert(
      fc.property(thing, thing, (a, b) => {
        const [x, y] = [a, b].map(each => ways[each.way]?.(each.business, each.kind, each.value).toString('hex'));
        expect(x === y).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 500 },
    );
  });

  test('a keyed hash keeps its domain and its value apart', () => {
    expect(vault.keyedHash('a', ':b')).not.toEqual(vault.keyedHash('a:', 'b'));
    expect(vault.keyedHash('1:a', 'b')).not.toEqual(vault.keyedHash('1', 'a:b'));
  });

  test('stay the same when a version is added, and follow from the oldest', () => {
    const [young, old] = [vaultOf(2), vaultOf(2, 5)];
    expect(old.blindIndex(one, 'phone', '491701234567')).toEqual(young.blindIndex(one, 'phone', '491701234567'));
    expect(old.fingerprint(one, 'phone', '491701234567')).toEqual(young.fingerprint(one, 'phone', '491701234567'));
    expect(old.keyedHash('request', 'x')).toEqual(young.keyedHash('request', 'x'));
    expect([old.indexVersion, old.fingerprintVersion]).toEqual([2, 2]);
    expect(vaultOf(5).blindIndex(one, 'phone', '1')).not.toEqual(vaultOf(2).blindIndex(one, 'phone', '1'));
  });

  test('are what the decision on keys says: HKDF-SHA-256 for the key, HMAC-SHA-256 for the value', () => {
    const key = Buffer.from(hkdfSync('sha256', sha256('version 1'), '', 'assent blind index v1', 32));
    expect(vault.blindIndex(one, 'phone', '491701234567')).toEqual(hmacSha256(key, `phone:${one}:491701234567`));
  });
});

/** The one failure, in words that do not say why. */
const sayingNothing = expect.objectContaining({
  name: 'Failure',
  code: 'master-key',
  message: 'The master key does not open this data',
});
