// Judges a stored decision again: by the rules and packs of its own version, and by those of today.

import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import {
  type Decision,
  decide,
  decideBy,
  type Facts,
  type RuleBook,
  rulesOf,
  rulesToday,
  rulesVersion,
} from '../../policy/policy.ts';
import type { Replayed } from '../types.ts';
import { findPacks } from './kept-rules/store.ts';

/** Old versions are looked at seldom, and few at a time. */
const booksMax = 8;
const books = new WeakMap<Database, LRUCache<string, RuleBook>>();

/** The decision anew, on the facts that it was made on. */
export async function replay(
  db: Database,
  stored: { readonly facts: Facts; readonly decision: Decision },
): Promise<Replayed> {
  const version = stored.decision.ruleset.split('+', 1)[0] ?? '';
  const book = await bookOf(db, version);
  return { own: book === undefined ? null : decideBy(book, stored.facts), today: decide(stored.facts) };
}

async function bookOf(db: Database, version: string): Promise<RuleBook | undefined> {
  if (version === rulesVersion) return rulesToday;
  const known = books.get(db) ?? new LRUCache<string, RuleBook>({ max: booksMax });
  books.set(db, known);
  const kept = known.get(version);
  if (kept !== undefined) return kept;
  const packs = await findPacks(db, version);
  if (packs === undefined) return undefined;
  const book = rulesOf(version, packs);
  known.set(version, book);
  return book;
}
