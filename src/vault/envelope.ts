// The one form in which secrets rest: AES-256-GCM, bound to its context. What seals without end (the master key, the
// key of a business) does so under a key derived for this very context, so that chance collisions of the nonce do not
// matter; a person's own key seals the few values of that person as it is.
// Layout: format (1 byte) · key version (2) · nonce (12) · ciphertext · tag (16).

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { Failure, type Random } from '../kernel/kernel.ts';

/** What a value is. The byte is authenticated, so none passes for another. */
export type Format = 'wrapped-key' | 'sealed-value' | 'personal-value';

const formatBytes: Readonly<Record<Format, number>> = { 'wrapped-key': 1, 'sealed-value': 2, 'personal-value': 3 };
const headerLength = 3;
const nonceLength = 12;
const tagLength = 16;
const overhead = headerLength + nonceLength + tagLength;
const cipher = 'aes-256-gcm';

export type Envelope = { readonly format: Format; readonly version: number; readonly context: string };

/** Encrypts and authenticates a value; its format, key version and context must be the same again to open it. */
export function closeEnvelope(
  deps: { random: Random },
  key: KeyObject,
  what: Envelope & { plain: string | Buffer },
): Buffer {
  const header = headerOf(what.format, what.version);
  const nonce = deps.random.bytes(nonceLength);
  const bound = Buffer.concat([header, Buffer.from(what.context, 'utf8')]);
  const sealing = createCipheriv(cipher, keyFor(key, what.format, bound), nonce, { authTagLength: tagLength });
  sealing.setAAD(bound);
  const body = typeof what.plain === 'string' ? sealing.update(what.plain, 'utf8') : sealing.update(what.plain);
  return Buffer.concat([header, nonce, body, sealing.final(), sealing.getAuthTag()]);
}

/** The plain value; fails with `master-key` when anything about it is not as it was closed. */
export function openEnvelope(key: KeyObject, closed: Buffer, what: Envelope): Buffer {
  const header = headerOf(what.format, what.version);
  if (closed.length < overhead || !closed.subarray(0, headerLength).equals(header)) throw unopened();
  const bound = Buffer.concat([header, Buffer.from(what.context, 'utf8')]);
  const nonce = closed.subarray(headerLength, headerLength + nonceLength);
  const opening = createDecipheriv(cipher, keyFor(key, what.format, bound), nonce, { authTagLength: tagLength });
  opening.setAAD(bound);
  opening.setAuthTag(closed.subarray(closed.length - tagLength));
  const plain = opening.update(closed.subarray(headerLength + nonceLength, closed.length - tagLength));
  try {
    opening.final();
  } catch {
    throw unopened();
  }
  return plain;
}

/** The key version that a value names; fails with `master-key` when it is not of the expected format. */
export function versionIn(closed: Buffer, format: Format): number {
  if (closed.length < overhead || !hasFormat(closed, format)) throw unopened();
  return closed.readUInt16BE(1);
}

/** Whether a closed value says that it is of this format. */
export function hasFormat(closed: Buffer, format: Format): boolean {
  return closed[0] === formatBytes[format];
}

/** The failure for everything that does not open. It does not say why: that is of use to an attacker only. */
export function unopened(): Failure {
  return new Failure('master-key');
}

/** The key of this one context. A KeyObject goes into the cipher several times faster than the same bytes. */
function keyFor(key: KeyObject, format: Format, bound: Buffer): KeyObject {
  if (format === 'personal-value') return key;
  return createSecretKey(createHmac('sha256', key).update(bound).digest());
}

function headerOf(format: Format, version: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(formatBytes[format], 0);
  header.writeUInt16BE(version, 1);
  return header;
}
