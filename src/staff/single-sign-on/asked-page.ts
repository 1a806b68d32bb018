// The page that somebody asked for before they signed in, as an address to lead a browser to: a page of our own console
// and nothing else. An address is read as browsers read it before it is judged, so that none leads elsewhere.

const folder = /^\/console(?:\/|$)/;
const ownOrigin = 'http://own.invalid';
export const askedPageLengthMax = 2_000;

/** The path and query of a page of the console, in normal form; null for every other text. */
export function askedPage(text: string): string | null {
  // Browsers drop some of these characters, and take a backslash for a slash.
  if (!/^\/[\x21-\x5b\x5d-\x7e]*$/.test(text) || text.length > askedPageLengthMax) return null;
  const url = URL.parse(text, ownOrigin);
  if (url === null || url.origin !== ownOrigin || !folder.test(url.pathname)) return null;
  return url.pathname + url.search;
}

/** The same page where signing in did not work: it says so. What the log-in library put into the address goes. */
export function failedPage(page: string): string {
  const url = new URL(page, ownOrigin);
  for (const name of ['error', 'error_description']) url.searchParams.delete(name);
  url.searchParams.set('sign-in', 'failed');
  return url.pathname + url.search;
}
