// Signatures: Meta's own scheme, and nothing that only resembles it.

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signBody, verifySignature } from './signature.ts';

const body = Buffer.from('{"object":"whatsapp_business_account","text":"gr\\u00fc\\u00dfe"}');

describe('a signature', () => {
  it('is the HMAC-SHA-256 of the raw bytes', () => {
    expect(signBody(body, 'secret')).toBe(`sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`);
  });

  it('names the secret that made it', () => {
    const header = signBody(body, 'b');
    expect(verifySignature(body, header, ['a', 'b', 'c'])).toBe(1);
    expect(verifySignature(body, `sha256=${header.slice(7).toUpperCase()}`, ['b'])).toBe(0);
    expect(verifySignature(body, header, ['b', 'b'])).toBe(0);
  });

  it('of anything else fits no secret', () => {
    const header = signBody(body, 'a');
    expect(verifySignature(body, header, [])).toBe(-1);
    expect(verifySignature(body, header, ['b'])).toBe(-1);
    expect(verifySignature(Buffer.concat([body, Buffer.from(' ')]), header, ['a'])).toBe(-1);
    expect(verifySignature(body, signBody(body, ''), [''])).toBe(-1);
  });

  it.each([
    undefined,
    '',
    'sha256=',
    'sha256=zz',
    `sha1=${'0'.repeat(40)}`,
    'x'.repeat(100_000),
    `${signBody(body, 'a')}0`,
    ` ${signBody(body, 'a')}`,
  ])('of another make is refused: %#', header => {
    expect(verifySignature(body, header, ['a'])).toBe(-1);
  });

  it('verifies for every body and secret, and for no other', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (bytes, secret, other) => {
        const signed = Buffer.from(bytes);
        expect(verifySignature(signed, signBody(signed, secret), [secret])).toBe(0);
        fc.pre(!Buffer.from(secret).equals(Buffer.from(other)) && secret.length < 64 && other.length < 64);
        expect(verifySignature(signed, signBody(signed, secret), [other])).toBe(-1);
      }),
    );
  });
});
