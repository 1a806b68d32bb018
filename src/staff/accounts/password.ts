// Passwords of people who work here: kept as their scrypt, made off the main thread; and what makes one good enough.

import { scrypt } from 'node:crypto';
import { equalInConstantTime, type Problem, type Random } from '../../kernel/kernel.ts';

/** OWASP's second choice of equal strength: 32 MB a try, so that a few at once fit a small machine. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;
const saltBytes = 16;
const keyBytes = 32;
const scheme = 'scrypt-15-8-3';

const lengthMin = 12;
export const passwordLengthMax = 200;
const differentMin = 6;
/** What is left without one's own name and address. */
const restMin = 8;

/** What is stored of a password. */
export async function hashPassword(deps: { random: Random }, password: string): Promise<string> {
  const salt = deps.random.bytes(saltBytes);
  return [scheme, salt.toString('base64url'), (await derive(password, salt)).toString('base64url')].join('$');
}

/** Whether this is the password of which the other was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, salt = '', key = ''] = stored.split('$');
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  return kind === scheme && equalInConstantTime(derived, Buffer.from(key, 'base64url'));
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** What is wrong with a new password, in words; undefined when it is good enough. Length counts, not odd characters. */
export function passwordProblem(
  password: string,
  of: { readonly name: string; readonly email: string },
  field = 'password',
): Problem | undefined {
  const text = password.normalize('NFKC');
  if (text.length < lengthMin) {
    const message = `has fewer than ${lengthMin} characters; a few words in a row make a good one`;
    return { field, message, code: 'too-short', limit: lengthMin };
  }
  if (text.length > passwordLengthMax) {
    const message = `has more than ${passwordLengthMax} characters`;
    return { field, message, code: 'too-long', limit: passwordLengthMax };
  }
  const message = objection(text, of);
  return message === undefined ? undefined : { field, message, code: 'weak-password' };
}

function objection(password: string, of: { name: string; email: string }): string | undefined {
  const lower = password.toLowerCase();
  if (new Set(lower).size < differentMin) return 'repeats a few characters; somebody would guess it';
  if (isRow(lower)) return 'is a row on the keyboard or of the alphabet; somebody would guess it';
  const own = [...of.email.toLowerCase().split(/[@.+_-]/), ...of.name.toLowerCase().split(/\s+/)];
  const rest = own.filter(part => part.length > 3).reduce((left, part) => left.replaceAll(part, ''), lower);
  if (rest.length < restMin) return 'is made of your name or e-mail address; somebody would guess it';
  return undefined;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];

function isRow(password: string): boolean {
  const reversed = [...password].toReversed().join('');
  return rows.some(row => row.repeat(2).includes(password) || row.repeat(2).includes(reversed));
}
