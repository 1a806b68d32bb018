// The merge of packs: order, grouping and repetition do not matter, and nothing gets laxer.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePacks, stricterValues } from './merge-packs.ts';
import { nothingAsked, type Pack, type PackValues } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import { anyPack, isAtLeastAsStrict } from './testing-packs.ts';

fc.configureGlobal({ seed: 20_261_124 });

const merged = (...members: Pack[]): Pack => mergePacks(members);
const values = (pack: Pack): PackValues => stricterValues(pack, nothingAsked);

describe('merging packs', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(anyPack, anyPack, (a, b) => {
        expect(merged(a, b)).toEqual(merged(b, a));
      }),
    );
  });

  it('does not depend on their grouping', () => {
    fc.assert(
      fc.property(anyPack, anyPack, anyPack, (a, b, c) => {
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
    );
  });

  it('does not depend on repetition', () => {
    fc.assert(
      fc.property(anyPack, anyPack, (a, b) => {
        expect(merged(a, a)).toEqual(merged(a));
        expect(merged(a, b, a)).toEqual(merged(a, b));
      }),
    );
  });

  it('is never laxer than any member', () => {
    fc.assert(
      fc.property(fc.array(anyPack, { minLength: 1, maxLength: 4 }), members => {
        const all = mergePacks(members);
        for (const member of members) expect(isAtLeastAsStrict(all, member)).toBe(true);
      }),
    );
  });

  it('leaves one pack as it is', () => {
    for (const pack of packs) expect(values(merged(pack))).toEqual(values(pack));
    fc.assert(
      fc.property(anyPack, pack => {
        expect(values(merged(pack))).toEqual(values(pack));
      }),
    );
  });

  it('asks for nothing when there is none', () => {
    expect(values(mergePacks([]))).toEqual(nothingAsked);
  });

  it('takes the strictest value of each parameter', () => {
    const one = { ...nothingAsked, expiresIfUnusedMonths: 24, frequency: [{ max: 2, perDays: 7 }], windowHours: null };
    const other = {
      ...nothingAsked,
      expiresIfUnusedMonths: 6,
      frequency: [
        { max: 3, perDays: 1 },
        { max: 4, perDays: 7 },
      ],
      windowHours: 24,
    };
    expect(stricterValues(one, other)).toMatchObject({
      expiresIfUnusedMonths: 6,
      frequency: [
        { max: 3, perDays: 1 },
        { max: 2, perDays: 7 },
      ],
      windowHours: 24,
    });
  });
});

describe('the order of strictness that these tests use', () => {
  it('tells stricter from laxer', () => {
    const { frequency: _, ...rest } = values(packs.find(pack => pack.id === 'DE') ?? mergePacks([]));
    const strict = { ...rest, frequency: [{ max: 2, perDays: 7 }] };
    expect(isAtLeastAsStrict(strict, nothingAsked)).toBe(true);
    expect(isAtLeastAsStrict(nothingAsked, strict)).toBe(false);
    expect(isAtLeastAsStrict({ ...strict, frequency: [{ max: 3, perDays: 7 }] }, strict)).toBe(false);
    expect(isAtLeastAsStrict({ ...strict, hours: nothingAsked.hours }, strict)).toBe(false);
  });
});
