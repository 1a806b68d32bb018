// Which packs apply where.

import { describe, expect, it } from 'vitest';
import { factsWith } from './case-facts.ts';
import { packs } from './packs/packs.ts';
import { isReviewed, knownPacks, packsFor } from './packs-for.ts';

const known = knownPacks(packs);
const idsFor = (recipient: string[], business: string[], sender: string | null): string[] =>
  packsFor(
    known,
    factsWith({ person: { countries: recipient }, business: { countries: business }, sender: { country: sender } }),
  ).map(pack => pack.id);

describe('the packs that apply', () => {
  it.each<[string, string[], string[], string | null, string[]]>([
    ['all in Germany', ['DE'], ['DE'], 'DE', ['DE', 'WA']],
    ['a French person and a German business', ['FR'], ['DE'], 'DE', ['DE', 'FR', 'WA']],
    ['a German person and a French business', ['DE'], ['FR'], 'FR', ['DE', 'FR', 'WA']],
    ['an Icelandic person: EEA', ['IS'], ['IS'], 'IS', ['IS', 'WA']],
    ['a country without a pack', ['TH'], ['DE'], 'DE', ['DE', 'WA', '_strictest']],
    ['nothing known of the person', [], ['DE'], 'DE', ['DE', 'WA', '_strictest']],
    ['several candidates: all of them', ['DE', 'TH', 'FR'], ['DE'], 'DE', ['DE', 'FR', 'WA', '_strictest']],
    ['a business that says nothing of itself', ['DE'], [], 'DE', ['DE', 'WA', '_strictest']],
    ['a number whose country is not known', ['DE'], ['DE'], null, ['DE', 'WA', '_strictest']],
    ['a number from elsewhere', ['DE'], ['DE'], 'TH', ['DE', 'WA', '_strictest']],
    ...['de', 'WA', 'EU', '_strictest', ''].map((country): [string, string[], string[], string, string[]] => [
      `a country that is none: "${country}"`,
      [country],
      ['DE'],
      'DE',
      ['DE', 'WA', '_strictest'],
    ]),
  ])('%s', (_, recipient, business, sender, ids) => {
    expect(idsFor(recipient, business, sender)).toEqual(ids);
  });

  it('tell whether every candidate country was reviewed', () => {
    expect(isReviewed(known, ['DE', 'FR'])).toBe(true);
    expect(isReviewed(known, ['DE', 'TH'])).toBe(false);
    expect(isReviewed(known, [])).toBe(false);
  });
});
