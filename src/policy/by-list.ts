// Values kept by lists of texts, and found again without making one text of them: that would cost more than all the rest.

export type ByList<T> = { value: T | undefined; readonly longer: Map<string, ByList<T>> };

/** Nothing kept yet. */
export function emptyByList<T>(): ByList<T> {
  return { value: undefined, longer: new Map() };
}

/** What is kept by just this list; undefined also for what is no list. */
export function findByList<T>(root: ByList<T>, texts: readonly string[]): T | undefined {
  if (!Array.isArray(texts)) return undefined;
  let found: ByList<T> | undefined = root;
  for (let place = 0; place < texts.length && found !== undefined; place += 1) {
    found = found.longer.get(texts[place] as string); // the place is within
  }
  return found?.value;
}

/** Keeps a value by a list, made when there is none yet. */
export function keepByList<T>(root: ByList<T>, texts: readonly string[], make: () => T): T {
  let at = root;
  for (const text of texts) {
    const next: ByList<T> = at.longer.get(text) ?? emptyByList();
    at.longer.set(text, next);
    at = next;
  }
  at.value ??= make();
  return at.value;
}
