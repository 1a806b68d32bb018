// How many consents end when somebody says who is who.

import { expect, it } from 'vitest';
import { endings, placesIn } from './compare.ts';

const of = (...consents: [string, string][]) => ({
  consents: consents.map(([purpose, status]) => ({ purpose, channel: 'whatsapp', status })),
});

it('what held for either and holds for neither has ended; what was over before has not', () => {
  const before = [of(['offers', 'given'], ['news', 'withdrawn']), of(['offers', 'withdrawn'], ['orders', 'renewed'])];
  expect(endings(before, [of(['offers', 'withdrawn'], ['news', 'withdrawn'], ['orders', 'renewed'])])).toBe(1);
  expect(endings(before, before)).toBe(0);
  expect(endings(before, [of(), of()])).toBe(2);
  expect(placesIn(before).map(one => one.purpose)).toEqual(['news', 'offers', 'orders']);
});
