// A business's own values: read exactly or not at all, and only ever stricter.

import { describe, expect, it } from 'vitest';
import { factsWith, lawOf } from './case-facts.ts';
import { minGradesOf } from './law.ts';
import { parseStricter, stricterNames } from './own-values.ts';
import { nothingAsked } from './packs/pack.ts';
import { weekOf } from './week.ts';

describe("a business's stricter values", () => {
  it('are read parameter by parameter', () => {
    expect(
      parseStricter({
        minGrade: { marketing: 'E4' },
        doubleOptIn: true,
        expiresIfUnusedMonths: 12,
        optOutInEveryMessage: true,
        hours: { marketing: { 'MO-FR': ['10:00-18:00'] } },
        frequency: [{ max: 1, perDays: 7 }],
        windowHours: 12,
        reviewedPacksOnly: true,
      }),
    ).toEqual({
      ...nothingAsked,
      minGrade: { ...nothingAsked.minGrade, marketing: 'E4' },
      doubleOptIn: true,
      expiresIfUnusedMonths: 12,
      optOutInEveryMessage: true,
      hours: { ...nothingAsked.hours, marketing: weekOf({ 'MO-FR': ['10:00-18:00'] }) },
      frequency: [{ max: 1, perDays: 7 }],
      windowHours: 12,
      reviewedPacksOnly: true,
    });
    expect(parseStricter({})).toEqual(nothingAsked);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown name', { minGrades: {} }, /minGrades is none of minGrade/],
    ['a name of an object itself', { constructor: {} }, /constructor is none of/],
    ['an unknown kind', { minGrade: { reply: 'E1' } }, /minGrade: reply is none of/],
    ['an unknown grade', { minGrade: { marketing: 'E9' } }, /minGrade: marketing: not one of E0/],
    ['a word for a switch', { doubleOptIn: 'yes' }, /doubleOptIn: not true or false/],
    ['no months', { expiresIfUnusedMonths: 0 }, /whole number from 1/],
    ['half a month', { expiresIfUnusedMonths: 1.5 }, /whole number/],
    ['a cap of nothing', { frequency: [{ max: 0, perDays: 7 }] }, /frequency: max: not a whole number/],
    ['a cap over more days than are remembered', { frequency: [{ max: 9, perDays: 31 }] }, /from 1 to 30/],
    ['a cap without a span', { frequency: [{ max: 1 }] }, /max and perDays/],
    ['one cap that is no list', { frequency: { max: 1, perDays: 7 } }, /not a list/],
    ['a longer window', { windowHours: 48 }, /from 1 to 24/],
    ['hours that are none', { hours: { marketing: { MO: ['9-17'] } } }, /hours: marketing: "9-17"/],
    ['a day that is none', { hours: { utility: { FUNDAY: [] } } }, /"FUNDAY" is not a day/],
    ['a list for an object', { hours: [] }, /not an object/],
  ])('are refused for %s', (_, stricter, words) => {
    expect(() => parseStricter(stricter)).toThrow(words);
  });

  it('never loosen what the law asks', () => {
    const loose = {
      minGrade: { marketing: 'E0' },
      doubleOptIn: false,
      expiresIfUnusedMonths: 120,
      optOutInEveryMessage: false,
      hours: { marketing: { ALL: ['00:00-24:00'] } },
      frequency: [{ max: 100, perDays: 7 }],
    };
    const { packs: _, ...law } = lawOf(factsWith());
    expect(lawOf(factsWith({ business: { stricter: loose } }))).toMatchObject(law);
  });

  it('have names that the docs can list', () => {
    expect(stricterNames).toContain('frequency');
  });
});

describe('the law of one decision', () => {
  it('is kept for the same places and worked out for others', () => {
    expect(lawOf(factsWith())).toBe(lawOf(factsWith()));
    expect(lawOf(factsWith({ person: { countries: ['TH'] } }))).not.toBe(lawOf(factsWith()));
    const stricter = { windowHours: 3 };
    const strict = lawOf(factsWith({ business: { stricter } }));
    expect(lawOf(factsWith({ business: { stricter } }))).toBe(strict);
    expect(strict.windowMs).toBe(3 * 60 * 60_000);
    expect(lawOf(factsWith()).windowMs).toBe(24 * 60 * 60_000);
  });

  it('takes no odd text for another place', () => {
    const odd = factsWith({
      person: { countries: ['DE/DE/DE'] },
      business: { countries: [] },
      sender: { country: null },
    });
    expect(lawOf(odd).packs).toEqual(['WA', '_strictest']);
    const both = factsWith({ person: { countries: ['DE,FR'] } });
    expect(lawOf(both).packs).toContain('_strictest');
  });

  it('asks for a proven address wherever double opt-in is the law', () => {
    const minGrade = { marketing: 'E4', survey: 'E2', utility: 'E2', authentication: 'E1' } as const;
    expect(minGradesOf({ minGrade, doubleOptIn: true })).toEqual({ ...minGrade, survey: 'E3' });
    expect(minGradesOf({ minGrade, doubleOptIn: false })).toEqual(minGrade);
  });
});
