// What is new in a list of decisions that lives. What was decided in the same moment may be committed a little later, so
// that the last seconds are asked for again and what is known is left out.

type Known = { readonly id: string; readonly at: string };

const overlapMs = 5_000;
const idTimeDigits = 12;
const idHead = 8;

/** The id from which on the API is asked: a few seconds before the newest that is known; undefined: from the first. */
export function newerThan(known: readonly Known[]): string | undefined {
  const newest = known[0];
  if (newest === undefined) return undefined;
  // Ids begin with their instant (UUIDv7).
  const time = Math.max(Date.parse(newest.at) - overlapMs, 0)
    .toString(16)
    .padStart(idTimeDigits, '0');
  return `${time.slice(0, idHead)}-${time.slice(idHead)}-7000-8000-000000000000`;
}

/** Those of the found ones that are not known yet, and the known ones after them, newest first. */
export function joined<Item extends Known>(found: readonly Item[], known: readonly Item[]): Item[] {
  const ids = new Set(known.map(one => one.id));
  const fresh = found.filter(one => !ids.has(one.id));
  return fresh.length === 0 ? [...known] : [...fresh, ...known].toSorted((a, b) => (a.id < b.id ? 1 : -1));
}
