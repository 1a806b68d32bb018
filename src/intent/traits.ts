// What the learned part sees of a text that goes out: runs of letters, words in a row, and above all ideas and marks with
// their order. Each is a number (the hashing trick) and the stretch of the normal text that it speaks of.

import type { Concepts } from './concepts.ts';
import { type Reading, readText } from './reading.ts';
import { isUnparted } from './signs.ts';

/** Called with each trait and where in the normal text it stands. */
export type Visit = (trait: number, from: number, to: number) => void;

/** The ideas of both lexicons: those of what comes in, and those of what goes out. */
export type Ideas = { readonly inbound: Concepts; readonly outbound: Concepts };

/** An idea or a mark, where it stands, and how many words in (of scripts without spaces: pairs of signs). */
type Point = { readonly id: number; readonly sign: number; readonly place: number };

const seed = 0x811c9dc5;
const prime = 0x01000193;
const wordSeed = 0x9e3779b9;
const pairSeed = 0x85ebca6b;
const ideaSeed = 0x27d4eb2f;
const anywhereSeed = 0x1b873593;
const lettersMin = 3;
const lettersMax = 5;
const space = 0x20;
const firstIdeograph = 0x2e7f;
/** Ideas further apart than this many words do not belong together. */
const nearMax = 6;
/** Ideas and marks are few beside letters, so they count as so many. */
const ideaWeight = 3;
const outboundFirst = 128;
const marksFirst = 512;
/** More points than sentences of this length have; what lies beyond pairs with nothing. */
const pointsMax = 400;

/** Traits in a list that grows; what lies beyond `length` is of another text. */
type Traits = { list: Uint32Array; length: number };

const traits: Traits = { list: new Uint32Array(4_096), length: 0 };

/** The traits of a text as numbers below 2^32, for use before the next text is read. */
export function findTraits(reading: Reading, ideas: Ideas, languages: readonly string[]): Traits {
  traits.length = 0;
  visitTraits(reading, { ideas, languages }, addTrait);
  return traits;
}

function addTrait(trait: number): void {
  if (traits.length === traits.list.length) {
    const larger = new Uint32Array(2 * traits.length);
    larger.set(traits.list);
    traits.list = larger;
  }
  traits.list[traits.length] = trait;
  traits.length += 1;
}

/** The same from a text, for learning. */
export function traitsOfText(text: string, ideas: Ideas, languages: readonly string[]): Uint32Array {
  const { list, length } = findTraits(readText(text), ideas, languages);
  return list.slice(0, length);
}

/** Visits every trait of a text, always in the same order. */
export function visitTraits(
  reading: Reading,
  with_: { ideas: Ideas; languages: readonly string[] },
  visit: Visit,
): void {
  visitLetters(` ${reading.normal} `, visit);
  visitWords(reading, visit);
  visitPoints(pointsOf(reading, with_), visit);
}

function visitLetters(padded: string, visit: Visit): void {
  for (let start = 0; start < padded.length; start += 1) visitRuns(padded, start, visit);
}

/** Runs of letters that begin here. A run may begin or end with the edge of a word, and reach over one edge. */
function visitRuns(padded: string, start: number, visit: Visit): void {
  let hash = seed;
  let edges = 0;
  const end = Math.min(padded.length, start + lettersMax);
  for (let at = start; at < end; at += 1) {
    const code = padded.charCodeAt(at);
    if (code === space && at > start) edges += 1;
    if (edges > 1) return;
    hash = Math.imul(hash ^ code, prime);
    if (at - start >= lettersMin - 1 || code > firstIdeograph) visit(mixed(hash), Math.max(0, start - 1), at);
  }
}

function visitWords({ normal, words }: Reading, visit: Visit): void {
  let before = 0;
  for (const [at, { sign, length }] of words.entries()) {
    const hash = hashOf(normal, sign, sign + length);
    const end = sign + length;
    visit(mixed(hash ^ wordSeed), sign, end);
    if (at > 0) visit(mixed(Math.imul(before, prime) ^ hash ^ pairSeed), words[at - 1]?.sign ?? 0, end);
    before = hash;
  }
}

/** Ideas and marks in the order of the text. */
function pointsOf(reading: Reading, with_: { ideas: Ideas; languages: readonly string[] }): Point[] {
  const { normal, words, marks } = reading;
  const places = placesOf(reading);
  const points: Point[] = marks.map(({ mark, word }) => ({
    id: marksFirst + mark,
    sign: words[word]?.sign ?? normal.length,
    place: places[words[word]?.sign ?? normal.length] ?? 0,
  }));
  const lexicons = [
    [with_.ideas.inbound, 1],
    [with_.ideas.outbound, outboundFirst],
  ] as const;
  for (const [concepts, first] of lexicons) {
    for (const { sign, concepts: found } of concepts.in(normal, with_.languages)) {
      for (const id of found) points.push({ id: first + id, sign, place: places[sign] ?? 0 });
    }
  }
  return points.sort((one, other) => one.sign - other.sign || one.id - other.id).slice(0, pointsMax);
}

/** For each sign of the normal text how many words in it stands. */
function placesOf({ normal, words }: Reading): Float32Array {
  const places = new Float32Array(normal.length + 1);
  let place = 0;
  for (const { sign, length } of words) {
    const isRun = isUnparted(normal, sign, sign + length);
    for (let at = 0; at <= length; at += 1) places[sign + at] = place + (isRun ? at / 2 : 0);
    place += isRun ? Math.ceil(length / 2) : 1;
  }
  places[normal.length] = place;
  return places;
}

function visitPoints(points: readonly Point[], visit: Visit): void {
  for (const [at, one] of points.entries()) {
    repeat(visit, mixed(Math.imul(one.id, prime) ^ ideaSeed), one.sign, one.sign + 2);
    visitPairs(points, { at, one }, visit);
  }
  visitAnywhere(points, visit);
}

function visitPairs(points: readonly Point[], from: { at: number; one: Point }, visit: Visit): void {
  const { at, one } = from;
  for (let next = at + 1; next < points.length; next += 1) {
    const other = points[next];
    if (other === undefined || other.place - one.place > nearMax) return;
    if (other.sign === one.sign) continue;
    const pair = Math.imul(Math.imul(one.id, prime) ^ other.id, prime) ^ pairSeed ^ ideaSeed;
    repeat(visit, mixed(pair), one.sign, other.sign + 2);
  }
}

/** Two ideas in one text, wherever they stand. */
function visitAnywhere(points: readonly Point[], visit: Visit): void {
  const first = new Map<number, number>();
  for (const { id, sign } of points) if (!first.has(id)) first.set(id, sign);
  const ids = [...first.keys()].sort((one, other) => one - other);
  for (const [at, one] of ids.entries()) {
    for (const other of ids.slice(at + 1)) {
      const signs = [first.get(one) ?? 0, first.get(other) ?? 0];
      visit(
        mixed(Math.imul(Math.imul(one, prime) ^ other, prime) ^ anywhereSeed),
        Math.min(...signs),
        Math.max(...signs),
      );
    }
  }
}

function repeat(visit: Visit, trait: number, from: number, to: number): void {
  for (let time = 0; time < ideaWeight; time += 1) visit(trait, from, to);
}

function hashOf(text: string, from: number, to: number): number {
  let hash = seed;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

function mixed(hash: number): number {
  let spread = hash ^ (hash >>> 15);
  spread = Math.imul(spread, 0x2c1b3c6d);
  spread = Math.imul(spread ^ (spread >>> 12), 0x297a2d39);
  return (spread ^ (spread >>> 15)) >>> 0;
}
