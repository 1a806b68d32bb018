// What Meta says in capitals is said in words, also in languages that bend them; what is new is shown as it came.

import { describe, expect, it } from 'vitest';
import { limitInWords, qualityInWords, restrictionInWords, templatesInWords } from './meta-words.ts';
import { speaking } from './speaking.ts';

describe('the words for what Meta says', () => {
  it('count templates by state, the usable first, and all that nobody knows as one', () => {
    const of = { REJECTED: 1, APPROVED: 6, SOMETHING_NEW: 1, ANOTHER: 2 };
    expect(templatesInWords(of, speaking('en'))).toEqual(['6 approved', '1 rejected', '3 in another state']);
    expect(templatesInWords(of, speaking('fr'))).toEqual(['6 approuvés', '1 refusé', '3 dans un autre état']);
    expect(templatesInWords({}, speaking('en'))).toEqual([]);
  });

  it('tell a tier as a number of people', () => {
    const en = speaking('en');
    expect(limitInWords('TIER_250', en)).toBe('250 people in 24 hours');
    expect(limitInWords('TIER_10K', en)).toBe('10,000 people in 24 hours');
    expect(limitInWords(1_000, speaking('de'))).toBe('1.000 Personen in 24 Stunden');
    expect(limitInWords('TIER_UNLIMITED', en)).toBe('No limit');
    expect(limitInWords('TIER_OF_ITS_OWN', en)).toBe('TIER_OF_ITS_OWN');
    expect(limitInWords(null, en)).toBe('Unknown');
  });

  it('name quality and restrictions, and leave what is new as it is', () => {
    const en = speaking('en');
    expect(qualityInWords('GREEN', en)).toBe('good');
    expect(restrictionInWords('ACCOUNT_VIOLATION', en)).toBe('a violation of Meta’s policies');
    expect(restrictionInWords('PURPLE', en)).toBe('PURPLE');
  });
});
