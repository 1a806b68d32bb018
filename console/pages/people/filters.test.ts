// The filters of the list of people: the URL and the API say the same, and nothing else gets in.

import { describe, expect, it } from 'vitest';
import { filtersOf, peopleSearchIn, searchOf } from './filters.ts';

const all = {
  purpose: 'offers',
  channel: 'whatsapp',
  status: 'given,withdrawn',
  blocked: 'none',
  country: 'DE,AT',
  labels: '018f0000-0000-7000-8000-000000000001,018f0000-0000-7000-8000-000000000002',
  active: '2026-01-01',
  quiet: '2026-03-01',
} as const;

describe('the filters of people', () => {
  it('come back from the API as they went', () => {
    expect(searchOf(filtersOf(all, 'Asia/Tokyo'), 'Asia/Tokyo')).toEqual(all);
    expect(filtersOf(all, 'Asia/Tokyo')).toMatchObject({ active_since: '2025-12-31T15:00:00.000Z' });
    expect(filtersOf({}, 'Asia/Tokyo')).toEqual({});
  });

  it('hold no number, and nothing that the API would not take', () => {
    const said = {
      number: '+4915112345678',
      country: 'de;germany',
      status: 'given',
      labels: 'regular',
      active: 'soon',
      sort: 'worst',
    };
    expect(peopleSearchIn(said)).toEqual({ country: 'DE' });
  });

  it('of a purpose alone mean those who agreed to it', () => {
    expect(filtersOf(peopleSearchIn({ purpose: 'offers' }), 'Asia/Tokyo')).toEqual({
      consent: { purpose: 'offers', status: ['given', 'renewed'] },
    });
  });
});
