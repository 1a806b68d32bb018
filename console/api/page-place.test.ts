// The places of pages: each knows how many come before it, and leads back to the beginning.

import { describe, expect, it } from 'vitest';
import { beginning, nextPlace, type PagePlace, placeBefore } from './page-place.ts';

/** The place that is reached by reading so many pages. */
function walk(pages: number): PagePlace {
  let place = beginning;
  for (let at = 1; at <= pages; at += 1) place = nextPlace({ items: [at], next: `cursor ${at}` }, place) ?? place;
  return place;
}

describe('the places of pages', () => {
  it('lead forward by the cursor of the page, until there is none', () => {
    expect(walk(3)).toMatchObject({ after: 'cursor 3', at: 3 });
    expect(nextPlace({ items: [], next: null }, walk(3))).toBeUndefined();
  });

  it('lead back, and no further than to the beginning', () => {
    const place = walk(5);
    expect(placeBefore(place, 2)).toMatchObject({ after: 'cursor 2', at: 2 });
    expect(placeBefore(place, 0)).toBe(beginning);
    expect(placeBefore(place, -1)).toBe(beginning);
    expect(placeBefore(place, 9)).toBe(place);
  });

  it('remember the first page wherever they are', () => {
    expect(walk(5).head).toEqual({ items: [1], next: 'cursor 1' });
  });
});
