// Maps words to ideas that all languages share: "schickt", "mandar" and "envoyez" are all SEND. With them the learned part
// knows what a sentence says in words that it has never met. All languages are one table of hashes, each hash made of the
// word and its language: nothing to parse at the start, and Italian "fine" is no English word.

import { isUnparted } from './signs.ts';

/** For each concept the words, the stems (ending in `*`) and the short phrases that express it in one language. */
export type Lexicon = Readonly<Record<string, readonly string[]>>;

/**
 * Lists made ready: hashes in ascending order (32 bits each, little endian) and the concept of each; and a filter (32 bits
 * each too) of the words with which phrases begin. All as base64.
 */
export type PackedLexicon = {
  readonly names: readonly string[];
  readonly hashes: string;
  readonly concepts: string;
  readonly begun: string;
};

export type LexiconOf = { readonly language: string; readonly lexicon: Lexicon };

export type Concepts = {
  readonly names: readonly string[];
  /** The concepts of each word of a normalised text, read in these languages; words that say nothing are left out. */
  in(normal: string, languages: readonly string[]): readonly Found[];
};

/** Concepts (as places in `names`) of the words that begin at this word, and the sign of the text where they begin. */
export type Found = { readonly at: number; readonly sign: number; readonly concepts: readonly number[] };

const prime = 0x01000193;
const wordSeed = 0x811c9dc5;
const stemMin = 2;
const stemMax = 14;
const phraseMax = 4;
const runMax = 10;
/** What of a hash does not say in which number of a filter it is. */
const filterShift = 17;
const begunShift = 19;

/** Marks what kind of entry a hash stands for, so that a stem is not found as a whole word. */
const kinds = { word: 0x51, stem: 0x52, run: 0x53, beginning: 0x54 } as const;

/** Packs lexicons; `spell` gives the normal spellings of an entry. */
export function packLexicons(
  lexicons: readonly LexiconOf[],
  spell: (entry: string) => readonly string[],
): PackedLexicon {
  const names = [...new Set(lexicons.flatMap(one => Object.keys(one.lexicon)))].sort();
  const pairs = new Set<number>();
  const begun = new Int32Array(2 ** (32 - begunShift));
  for (const { language, lexicon } of lexicons) {
    for (const [name, entries] of Object.entries(lexicon)) {
      const concept = names.indexOf(name);
      // Hash and concept as one number, which a double holds exactly.
      for (const hash of entries.flatMap(entry => hashesOf(entry, language, spell))) pairs.add(hash * 256 + concept);
      for (const hash of entries.flatMap(entry => beginningsOf(entry, language, spell)))
        mark(begun, hash, hash >>> begunShift);
    }
  }
  const sorted = Float64Array.from(pairs).sort();
  const hashes = Uint32Array.from(sorted, pair => Math.floor(pair / 256));
  const concepts = Uint8Array.from(sorted, pair => pair % 256);
  return {
    names,
    hashes: Buffer.from(hashes.buffer).toString('base64'),
    concepts: Buffer.from(concepts.buffer).toString('base64'),
    begun: Buffer.from(begun.buffer).toString('base64'),
  };
}

function hashesOf(entry: string, language: string, spell: (entry: string) => readonly string[]): number[] {
  const begin = beginOf(language);
  const isStem = entry.endsWith('*');
  return spell(isStem ? entry.slice(0, -1) : entry).map(spelling => {
    if (isUnparted(spelling)) return ended(hashFrom(begin, spelling.replaceAll(' ', '')), kinds.run);
    return ended(hashFrom(begin, spelling), isStem ? kinds.stem : kinds.word);
  });
}

/** The hashes of a phrase up to and with each space in it. */
function beginningsOf(entry: string, language: string, spell: (entry: string) => readonly string[]): number[] {
  const begin = beginOf(language);
  return spell(entry.replace(/\*$/, '')).flatMap(spelling =>
    [...spelling.matchAll(/ /g)].map(({ index }) =>
      ended(hashFrom(begin, spelling.slice(0, index + 1)), kinds.beginning),
    ),
  );
}

/** What the hashes of a language begin with. */
function beginOf(language: string): number {
  return hashFrom(wordSeed, `${language}:`);
}

function hashFrom(begin: number, text: string): number {
  let hash = begin;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

function ended(hash: number, kind: number): number {
  const spread = Math.imul(hash ^ kind ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) >>> 0;
}

/** Look-ups in a packed lexicon. */
export function createConcepts(packed: PackedLexicon): Concepts {
  const table = createTable(packed);
  return { names: packed.names, in: (normal, languages) => find(table, normal, languages.map(beginOf)) };
}

/** Concepts by hash, in ascending order; `firsts` is where the hashes with the same upper half begin. */
type Table = {
  readonly hashes: Uint32Array;
  readonly concepts: Uint8Array;
  readonly firsts: Uint32Array;
  /** Most hashes of a text are told from here to be unknown. */
  readonly filter: Int32Array;
  /** Most texts are told from here to begin no phrase. */
  readonly begun: Int32Array;
};

function createTable(packed: PackedLexicon): Table {
  const bytes = Buffer.from(packed.hashes, 'base64');
  const concepts = Buffer.from(packed.concepts, 'base64');
  const hashes = new Uint32Array(concepts.length);
  const firsts = new Uint32Array(2 ** 16 + 1);
  const filter = new Int32Array(2 ** (32 - filterShift));
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = bytes.readUInt32LE(at * 4);
    hashes[at] = hash;
    firsts[(hash >>> 16) + 1] = at + 1;
    mark(filter, hash, hash >>> filterShift);
  }
  for (let half = 1; half < firsts.length; half += 1) {
    firsts[half] = Math.max(firsts[half] ?? 0, firsts[half - 1] ?? 0);
  }
  return { hashes, concepts, firsts, filter, begun: numbersOf(packed.begun) };
}

function numbersOf(base64: string): Int32Array {
  const bytes = Buffer.from(base64, 'base64');
  const numbers = new Int32Array(bytes.length / 4);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = bytes.readInt32LE(at * 4);
  return numbers;
}

/** Adds the concepts of an entry that ends here. */
function probe(table: Table, hash: number, kind: number, into: number[]): void {
  const spread = Math.imul(hash ^ kind ^ (hash >>> 15), 0x2c1b3c6d);
  const entry = spread ^ (spread >>> 13);
  if (mayHold(table.filter, entry, entry >>> filterShift)) collect(table, entry >>> 0, into);
}

/** A filter has two bits for each hash, in the number that its upper bits name. */
function mark(filter: Int32Array, hash: number, place: number): void {
  filter[place] = (filter[place] ?? 0) | bitsOf(hash);
}

function mayHold(filter: Int32Array, hash: number, place: number): boolean {
  const bits = bitsOf(hash);
  return (filter[place]! & bits) === bits; // filters are as long as places have bits
}

function bitsOf(hash: number): number {
  return (1 << (hash >>> 12)) | (1 << (hash >>> 7));
}

/** Whether a phrase may go on behind this space. */
function mayBegin(table: Table, hash: number): boolean {
  const entry = ended(hash, kinds.beginning);
  return mayHold(table.begun, entry, entry >>> begunShift);
}

function collect({ hashes, concepts, firsts }: Table, hash: number, into: number[]): void {
  const end = firsts[(hash >>> 16) + 1] ?? 0;
  for (let at = firsts[hash >>> 16] ?? 0; at < end; at += 1) {
    const concept = concepts[at] ?? 0;
    if (hashes[at] === hash && !into.includes(concept)) into.push(concept);
  }
}

const space = 0x20;

function find(table: Table, normal: string, begins: readonly number[]): Found[] {
  const found: Found[] = [];
  let concepts: number[] = [];
  let at = 0;
  for (let sign = 0; sign <= normal.length; ) {
    const end = endOf(normal, sign);
    if (isUnparted(normal, sign, end)) at = addRuns(found, table, { normal, at, sign, end, begins });
    for (const begin of begins) addConceptsAt(concepts, table, { normal, sign, begin });
    if (concepts.length > 0) {
      found.push({ at, sign, concepts });
      concepts = [];
    }
    at += 1;
    sign = end + 1;
  }
  return found;
}

function endOf(normal: string, from: number): number {
  let end = from;
  while (end < normal.length && normal.charCodeAt(end) !== space) end += 1;
  return end;
}

/** All that the words from here on express, alone or as a phrase. */
function addConceptsAt(concepts: number[], table: Table, from: { normal: string; sign: number; begin: number }): void {
  const { normal } = from;
  let hash = from.begin;
  let words = 1;
  let letters = 0;
  let least = stemMin;
  for (let at = from.sign; at < normal.length; at += 1) {
    const code = normal.charCodeAt(at);
    if (code === space) probe(table, hash, kinds.word, concepts);
    hash = Math.imul(hash ^ code, prime);
    if (code !== space) {
      letters += 1;
      if (letters >= least && letters <= stemMax) probe(table, hash, kinds.stem, concepts);
      continue;
    }
    words += 1;
    if (words > phraseMax || !mayBegin(table, hash)) return;
    letters = 0;
    least = 1;
  }
  probe(table, hash, kinds.word, concepts);
}

function addRuns(
  found: Found[],
  table: Table,
  from: { normal: string; at: number; sign: number; end: number; begins: readonly number[] },
): number {
  const { normal, end, begins } = from;
  let at = from.at;
  let concepts: number[] = [];
  for (let sign = from.sign; sign < end; sign += 1) {
    for (const begin of begins) addRunsAt(concepts, table, { normal, sign, end, begin });
    if (concepts.length === 0) continue;
    found.push({ at, sign, concepts });
    concepts = [];
    at += 1;
  }
  return at;
}

function addRunsAt(
  concepts: number[],
  table: Table,
  from: { normal: string; sign: number; end: number; begin: number },
): void {
  let hash = from.begin;
  const end = Math.min(from.end, from.sign + runMax);
  for (let at = from.sign; at < end; at += 1) {
    hash = Math.imul(hash ^ from.normal.charCodeAt(at), prime);
    probe(table, hash, kinds.run, concepts);
  }
}
