// What of a name is kept and what of it can be looked for. Pure. A name is what somebody typed on their phone: of any
// script, of any length, with marks that turn a line around.

import type { KnownName } from './types.ts';
import { nameSources } from './types.ts';

const nameMax = 100;
const wordsMax = 12;

/** The name as it is kept: one line of 100 characters at most, without marks that steer; null: nothing is left. */
export function readName(said: string): string | null {
  const line = said
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const kept = [...line].slice(0, nameMax).join('').trim();
  return kept === '' ? null : kept;
}

/** The words of names, by which they are found: lower case, without accents, each once. */
export function wordsOf(names: readonly string[]): string[] {
  const words = names.flatMap(name =>
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word !== '')
      .slice(0, wordsMax),
  );
  return [...new Set(words)];
}

/** The one name to show. */
export function shownName(names: readonly Pick<KnownName, 'source' | 'value'>[]): string | null {
  for (const source of nameSources) {
    const one = names.find(name => name.source === source);
    if (one !== undefined) return source === 'username' ? `@${one.value}` : one.value;
  }
  return null;
}
