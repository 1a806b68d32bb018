// Passwords: what is good enough, and that what is stored opens nothing and is known again.

import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashPassword, isPassword, passwordProblem } from './password.ts';

const of = { name: 'Ada Example', email: 'ada.lovelace@bakery.example' };
const random = { bytes: (length: number) => randomBytes(length) };

it.each(['four words make sense', 'xK9#mQ2$vL7p', 'пароль из четырёх слов', '一二三四五六七八九十百千'])(
  '%s is good enough',
  password => {
    expect(passwordProblem(password, of)).toBeUndefined();
  },
);

it.each([
  ['short', 'fewer than 12'],
  ['x'.repeat(201), 'more than 200'],
  ['abababababababab', 'repeats'],
  ['1234567890123', 'row'],
  ['qwertyuiopasd', 'row'],
  ['mlkjihgfedcba', 'row'],
  ['ada.lovelace@bakery', 'name or e-mail'],
  ['Lovelace-Example1', 'name or e-mail'],
])('%s is not: %s', (password, words) => {
  expect(passwordProblem(password, of, 'new')).toMatchObject({ field: 'new', message: expect.stringContaining(words) });
});

it('is known again, however its letters are composed, and no other is taken for it', async () => {
  const stored = await hashPassword({ random }, 'ein schönes Passwort');
  expect(stored).toMatch(/^scrypt-15-8-3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword('ein scho\u0308nes Passwort', stored)).toBe(true);
  expect(await isPassword('ein schones Passwort', stored)).toBe(false);
  expect(await isPassword('ein schönes Passwort', stored.replace('scrypt-15', 'scrypt-16'))).toBe(false);
  expect(await hashPassword({ random }, 'ein schönes Passwort')).not.toBe(stored);
});
