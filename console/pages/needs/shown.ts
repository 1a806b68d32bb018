// Which of a list are shown, as the URL says it.

export type Shown = 'open' | 'closed' | 'all';

export const choices: readonly Shown[] = ['open', 'closed', 'all'];

/** What `?state=` may say; whatever else is said counts for nothing. */
export function shownIn(search: Record<string, unknown>): { state?: Shown } {
  const state = choices.find(one => one === search['state']);
  return state === undefined ? {} : { state };
}
