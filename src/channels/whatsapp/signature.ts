// Signatures of webhooks: HMAC-SHA-256 over the raw bytes with the app's secret, in the header X-Hub-Signature-256.

import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { equalInConstantTime, hmacKey, hmacSha256 } from '../../kernel/kernel.ts';

const shape = /^sha256=([0-9a-fA-F]{64})$/;

/** The secrets of our senders, made ready. */
const ready = new LRUCache<string, KeyObject>({ max: 1_000 });

function keyOf(secret: string): KeyObject {
  const known = ready.get(secret);
  if (known !== undefined) return known;
  const key = hmacKey(Buffer.from(secret, 'utf8'));
  ready.set(secret, key);
  return key;
}

/**
 * The place of the secret that signed these bytes, or -1. Every secret is tried in full, so the time tells neither which
 * one fitted nor where a forged signature goes wrong.
 */
export function verifySignature(rawBody: Buffer, header: string | undefined, secrets: readonly string[]): number {
  const given = Buffer.from(shape.exec(header ?? '')?.[1] ?? '', 'hex');
  let signer = -1;
  for (const [place, secret] of secrets.entries()) {
    const fits = secret !== '' && equalInConstantTime(hmacSha256(keyOf(secret), rawBody), given);
    if (fits && signer === -1) signer = place;
  }
  return signer;
}

/** The value of X-Hub-Signature-256 for these bytes. */
export function signBody(body: Buffer, secret: string): string {
  return `sha256=${hmacSha256(keyOf(secret), body).toString('hex')}`;
}
