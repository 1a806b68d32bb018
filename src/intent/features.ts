// What the learned part sees of a text: runs of three to five letters and runs of one to three words, each as a number
// (the hashing trick: no dictionary to ship). The same function serves training and use.

import type { Found } from './concepts.ts';

/** Features are numbers below 2^18; a model may fold them further. */
const mask = 2 ** 18 - 1;
const seed = 0x811c9dc5;
const prime = 0x01000193;
const lettersMin = 3;
const lettersMax = 5;
const space = 0x20;
/** From here on a single sign may be a word. */
const firstIdeograph = 0x2e7f;
/** Where each kind of feature begins, so that a word and the same run of letters are different things. */
const wordSeed = 0x9e3779b9;
const pairSeed = 0x85ebca6b;
const tripleSeed = 0xc2b2ae35;
const conceptSeed = 0x27d4eb2f;
/** Concepts further apart than this do not belong together. */
const nearMax = 4;
const questionFeature = 0x2a2a & mask;
const shortFeature = 0x5151 & mask;
const shortWordsMax = 2;

/** Longest text that is looked at as one, in characters; what is longer is read in pieces. */
export const pieceMax = 600;

/** The features of a text, in a list that grows; what lies beyond `length` is of another text. */
export type Features = { list: Uint32Array; length: number };

const roomAtFirst = 2_048;
/** So much of a text tells its language. */
const languageTextMax = 60;
/** One list and one row of signs serve every text: nothing that is found here outlives the next text. */
const features: Features = { list: new Uint32Array(roomAtFirst), length: 0 };
let signs = new Uint16Array(roomAtFirst);

/** The features of a normalised text with its concepts. `asks`: its own spelling holds a question mark. */
export function featuresOf(normal: string, concepts: readonly Found[], asks: boolean): Uint32Array {
  return copyOf(findFeatures(normal, concepts, asks));
}

/** The same, for use before the next text is read. */
export function findFeatures(normal: string, concepts: readonly Found[], asks: boolean): Features {
  features.length = 0;
  addConcepts(features, concepts);
  const length = readSigns(normal, normal.length);
  makeRoom(features, length * (lettersMax + 3));
  for (let start = 0; start < length; start += 1) addRuns(features, start, length);
  addWords(features, length);
  if (asks) add(features, questionFeature);
  return features;
}

/** Runs of two and three letters: enough to tell the language of a text, and few. */
export function languageFeaturesOf(normal: string): Uint32Array {
  return copyOf(findLanguageFeatures(normal));
}

/** The same, for use before the next text is read. */
export function findLanguageFeatures(normal: string): Features {
  const end = readSigns(normal, Math.min(normal.length, languageTextMax));
  const { list } = features;
  let length = 0;
  let before = Math.imul(seed ^ space, prime);
  let hash = before;
  for (let at = 1; at < end; at += 1) {
    const code = signs[at]!; // below end
    if (at > 1) {
      list[length] = mixed(Math.imul(hash ^ code, prime));
      length += 1;
    }
    hash = Math.imul(before ^ code, prime);
    list[length] = mixed(hash ^ pairSeed);
    length += 1;
    before = Math.imul(seed ^ code, prime);
  }
  features.length = length;
  return features;
}

function copyOf({ list, length }: Features): Uint32Array {
  return list.slice(0, length);
}

/** Puts the beginning of a text between two spaces; returns how many signs that are. */
function readSigns(normal: string, length: number): number {
  if (length + 2 > signs.length) signs = new Uint16Array(2 * (length + 2));
  signs[0] = space;
  for (let at = 0; at < length; at += 1) signs[at + 1] = normal.charCodeAt(at);
  signs[length + 1] = space;
  return length + 2;
}

function makeRoom(found: Features, more: number): void {
  if (found.length + more <= found.list.length) return;
  const larger = new Uint32Array(2 * (found.length + more));
  larger.set(found.list.subarray(0, found.length));
  found.list = larger;
}

function add(found: Features, feature: number): void {
  if (found.length === found.list.length) makeRoom(found, found.length);
  found.list[found.length] = feature;
  found.length += 1;
}

/** Runs of letters that begin here. A run may begin or end with the edge of a word, and reach over one edge. */
function addRuns(found: Features, start: number, length: number): void {
  let hash = seed;
  let edges = 0;
  const end = Math.min(length, start + lettersMax);
  for (let at = start; at < end; at += 1) {
    const code = signs[at]!; // below end
    if (code === space && at > start) edges += 1;
    if (edges > 1) return;
    hash = Math.imul(hash ^ code, prime);
    if (at - start >= lettersMin - 1 || code > firstIdeograph) add(found, mixed(hash));
  }
}

function addWords(found: Features, end: number): void {
  let before = 0;
  let beforeThat = 0;
  let words = 0;
  let hash = seed;
  for (let at = 1; at < end; at += 1) {
    const code = signs[at]!; // below end
    if (code !== space) {
      hash = Math.imul(hash ^ code, prime);
      continue;
    }
    add(found, mixed(hash ^ wordSeed));
    if (words > 0) add(found, mixed(Math.imul(before, prime) ^ hash ^ pairSeed));
    if (words > 1) add(found, mixed(Math.imul(Math.imul(beforeThat, prime) ^ before, prime) ^ hash ^ tripleSeed));
    beforeThat = before;
    before = hash;
    hash = seed;
    words += 1;
  }
  if (words <= shortWordsMax) add(found, shortFeature);
}

/** Each concept, each ordered pair that stands near, and each three in a row: they count thrice, being few. */
function addConcepts(found: Features, concepts: readonly Found[]): void {
  for (let place = 0; place < concepts.length; place += 1) {
    const one = concepts[place];
    for (const first of one?.concepts ?? []) {
      addThrice(found, Math.imul(first + 1, prime) ^ conceptSeed);
      addPairs(found, concepts, { place, at: one?.at ?? 0, first });
    }
  }
}

function addPairs(
  found: Features,
  concepts: readonly Found[],
  from: { place: number; at: number; first: number },
): void {
  for (let next = from.place + 1; next < concepts.length; next += 1) {
    const other = concepts[next];
    if (other === undefined || other.at - from.at > nearMax) return;
    const last = next === from.place + 1 ? nearby(concepts[next + 1], from.at) : [];
    for (const second of other.concepts) {
      const pair = Math.imul(Math.imul(from.first + 1, prime) ^ (second + 1), prime) ^ pairSeed ^ conceptSeed;
      addThrice(found, pair);
      for (const one of last) addThrice(found, Math.imul(pair ^ (one + 1), prime) ^ tripleSeed);
    }
  }
}

function nearby(found: Found | undefined, at: number): readonly number[] {
  return found !== undefined && found.at - at <= nearMax ? found.concepts : [];
}

function addThrice(found: Features, hash: number): void {
  const feature = mixed(hash);
  add(found, feature);
  add(found, feature);
  add(found, feature);
}

/** The low bits alone of such a hash are poor; this spreads the high ones into them. */
function mixed(hash: number): number {
  let spread = hash ^ (hash >>> 15);
  spread = Math.imul(spread, 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) & mask;
}
