// The keys of the page that is open. The frame listens for all keys and asks here; its help lists these too.

import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Key } from '../text/keys.ts';

/** A key and what it does, in a word for the help; without an act, what holds the focus listens for it itself. */
export type PageKey = { readonly key: string; readonly word: Key; press?(): void };

let ofPage: readonly PageKey[] = [];
const listeners = new Set<() => void>();

function put(keys: readonly PageKey[]): void {
  ofPage = keys;
  for (const told of listeners) told();
}

/** As long as a part of the page is shown, these are its keys. Which they are does not change meanwhile. */
export function usePageKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const own = latest.current.map((one, at) =>
      one.press === undefined ? one : { ...one, press: () => latest.current[at]?.press?.() },
    );
    put([...ofPage, ...own]);
    return () => put(ofPage.filter(one => !own.includes(one)));
  }, []);
}

/** The keys of the page that is open, for the help. */
export function useKeysOfPage(): readonly PageKey[] {
  return useSyncExternalStore(listen, () => ofPage);
}

function listen(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

/** What a key does on the page that is open. */
export function findPageKey(key: string): PageKey | undefined {
  return ofPage.find(one => one.key === key && one.press !== undefined);
}
