// One number, one person: whichever spelling arrives, the canonical one and so the blind index are the same.

import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idAt } from '../kernel/kernel.ts';
import { createVault } from '../vault/vault.ts';
import { canonicalSpellings } from './canonical-spellings.ts';
import { keyIds } from './key-ids.ts';

const business = idAt<'business'>(1, Buffer.alloc(10, 1));
const secret = createSecretKey(Buffer.alloc(32, 3));
const vault = createVault({
  masterKey: { versions: [{ version: 1, secret }] },
  random: { bytes: length => Buffer.alloc(length) },
});

function indexOf(phone: string): string {
  return keyIds(vault, business, { phone, userId: null, parentUserId: null }).phone?.index.toString('hex') ?? '';
}

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map(each => each.join(''));
const digitFrom = (least: number) => fc.integer({ min: least, max: 9 }).map(String);

/** All spellings of one number that Meta or a person may use. */
const spelled = fc.oneof(
  fc
    .tuple(digitFrom(1), digitFrom(1), digitFrom(6), digits(7))
    .map(([a, b, first, rest]) => [`55${a}${b}9${first}${rest}`, `55${a}${b}${first}${rest}`]),
  fc.tuple(digitFrom(2), digits(9)).map(([first, rest]) => [`52${first}${rest}`, `521${first}${rest}`]),
  fc.tuple(digitFrom(2), digits(9)).map(([first, rest]) => [`549${first}${rest}`, `54${first}${rest}`]),
);

describe('canonical spellings', () => {
  test.each([
    ['Brazil, WhatsApp leaves out the ninth digit', '553198765432', ['5531998765432', '553198765432']],
    ['Brazil, a landline', '551132345678', ['551132345678']],
    ['Brazil, a ninth digit that no landline lacks', '5511932345678', ['5511932345678']],
    ['Mexico, as WhatsApp says it', '5215512345678', ['525512345678', '5215512345678']],
    ['Argentina, without the 9', '541123456789', ['5491123456789', '541123456789']],
    ['Argentina, dialled inland: Buenos Aires', '54111523456789', ['5491123456789', '541123456789']],
    ['Argentina, dialled inland: Córdoba', '54351155123456', ['5493515123456', '543515123456']],
    ['Argentina, dialled inland: Río Gallegos', '54296615512345', ['5492966512345', '542966512345']],
    ['Germany', '491701234567', ['491701234567']],
    ['Peru, whose code begins with a 5 too', '51912345678', ['51912345678']],
    ['too short to be anybody', '5531', ['5531']],
  ])('%s', (_, phone, spellings) => {
    expect(canonicalSpellings(phone)).toEqual(spellings);
  });

  test('lead to the same blind index, all of them, and are told from each', () => {
    fc.assert(
      fc.property(spelled, spellings => {
        expect(new Set(spellings.map(indexOf)).size).toBe(1);
        for (const each of spellings) expect(canonicalSpellings(each)).toEqual(spellings);
        expect(indexOf(`+${spellings[0]}`)).toBe(indexOf(spellings[1] ?? ''));
      }),
      { numRuns: 500 },
    );
  });

  test('of different numbers are different', () => {
    fc.assert(
      fc.property(spelled, spelled, (one, other) => {
        fc.pre(one[0] !== other[0]);
        const theirs = new Set(other);
        expect(one.filter(each => theirs.has(each))).toEqual([]);
      }),
    );
  });

  test('of any digits are stable: the canonical one is its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 18 }).chain(digits),
        fc.constantFrom('', '54', '55', '52'),
        (rest, code) => {
          const spellings = canonicalSpellings(code + rest);
          expect(canonicalSpellings(spellings[0] ?? '')).toEqual(spellings);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('ids', () => {
  const none = { phone: null, userId: null, parentUserId: null };

  test.each([
    ['nothing at all', none],
    ['a number with letters', { ...none, phone: '49x01234567' }],
    ['a number that is too short', { ...none, phone: '12' }],
    ['a number without end', { ...none, phone: '1'.repeat(21) }],
    ['an empty user id', { ...none, userId: '' }],
    ['a user id without end', { ...none, parentUserId: `US.${'1'.repeat(200)}` }],
  ])('are refused without being repeated: %s', (_, ids) => {
    const refusal = expect.objectContaining({
      code: 'address-unusable',
      message: expect.not.stringMatching(/49x|US\./),
    });
    expect(() => keyIds(vault, business, ids)).toThrow(refusal);
  });
});
