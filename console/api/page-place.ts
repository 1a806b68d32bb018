// Where in a list a page stands. The API leads forward only: each place remembers the one before it, so that a list can be
// read backward too.

export type ListPage = { readonly items: readonly unknown[]; readonly next: string | null };

export type PagePlace = {
  /** The cursor of the page; null: the first. */
  readonly after: string | null;
  /** How many pages come before it. */
  readonly at: number;
  readonly before?: PagePlace;
  /** The first page of the list as it was read last: it tells of the whole. */
  readonly head?: ListPage;
};

/** The place of the first page. */
export const beginning: PagePlace = { after: null, at: 0 };

/** The place after the one at which a page was read; undefined: it was the last. */
export function nextPlace(page: ListPage, place: PagePlace): PagePlace | undefined {
  if (page.next === null) return undefined;
  return { after: page.next, at: place.at + 1, before: place, head: place.head ?? page };
}

/** The place with so many pages before it, going back from one that is known; no further than to the beginning. */
export function placeBefore(place: PagePlace, at: number): PagePlace {
  let found = place;
  while (found.at > at && found.before !== undefined) found = found.before;
  return found;
}
