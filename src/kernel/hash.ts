// Hashes and constant-time comparison. Nothing here makes chance or reads a clock.

import {
  createHash,
  createHmac,
  createSecretKey,
  hash as hashOnce,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** SHA-256 of the parts, one after the other (32 bytes). */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const [only] = parts;
  // One piece at once goes several times faster.
  if (only !== undefined && parts.length === 1) return hashOnce('sha256', only, 'buffer');
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A secret made ready for who hashes with it again and again: making it takes as long as a hash. */
export function hmacKey(secret: Uint8Array): KeyObject {
  return createSecretKey(secret);
}

/** HMAC-SHA-256 (32 bytes). */
export function hmacSha256(key: Uint8Array | KeyObject, ...parts: readonly (string | Uint8Array)[]): Buffer {
  // Node is several times slower with the bytes themselves than with a key object made of them.
  const hmac = createHmac('sha256', key instanceof Uint8Array ? hmacKey(key) : key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** Whether two secrets are equal, in a time that does not depend on where they differ. */
export function equalInConstantTime(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
