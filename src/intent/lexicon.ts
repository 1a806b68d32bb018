// What expresses which idea, in all languages, as one table of hashes: each is made of the word and its language, so that
// nothing is parsed at the start and Italian "fine" is no English word.

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

export const prime = 0x01000193;
const wordSeed = 0x811c9dc5;
/** What of a hash does not say in which number of a filter it is. */
const filterShift = 16;
const begunShift = 19;

/** Marks what kind of entry a hash stands for, so that a stem is not found as a whole word. */
export const kinds = { word: 0x51, stem: 0x52, run: 0x53, beginning: 0x54 } as const;

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
export function beginOf(language: string): number {
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

/** A hash parts into the upper bits, which name a bucket, and the rest, which stands in the entry beside the concept. */
const restBits = 18;
const restMask = 2 ** restBits - 1;
const conceptBits = 8;
const conceptMask = 2 ** conceptBits - 1;

export type Table = {
  /** The rest of a hash and a concept, bucket by bucket, in ascending order. */
  readonly entries: Uint32Array;
  /** Where each bucket begins. */
  readonly firsts: Uint32Array;
  /** Most hashes of a text are told from here to be unknown. */
  readonly filter: Int32Array;
  /** Most texts are told from here to begin no phrase. */
  readonly begun: Int32Array;
};

/** Unpacks lists for look-ups. */
export function createTable(packed: PackedLexicon): Table {
  const bytes = Buffer.from(packed.hashes, 'base64');
  const concepts = Buffer.from(packed.concepts, 'base64');
  const entries = new Uint32Array(concepts.length);
  const firsts = new Uint32Array(2 ** (32 - restBits) + 1);
  const filter = new Int32Array(2 ** (32 - filterShift));
  for (let at = 0; at < entries.length; at += 1) {
    const hash = bytes.readUInt32LE(at * 4);
    entries[at] = ((hash & restMask) << conceptBits) | (concepts[at] ?? 0);
    firsts[(hash >>> restBits) + 1] = at + 1;
    mark(filter, hash, hash >>> filterShift);
  }
  for (let bucket = 1; bucket < firsts.length; bucket += 1) {
    firsts[bucket] = Math.max(firsts[bucket] ?? 0, firsts[bucket - 1] ?? 0);
  }
  return { entries, firsts, filter, begun: numbersOf(packed.begun) };
}

function numbersOf(base64: string): Int32Array {
  const bytes = Buffer.from(base64, 'base64');
  const numbers = new Int32Array(bytes.length / 4);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = bytes.readInt32LE(at * 4);
  return numbers;
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
export function mayBegin(table: Table, hash: number): boolean {
  const entry = ended(hash, kinds.beginning);
  return mayHold(table.begun, entry, entry >>> begunShift);
}

/** Concepts that were found, each once; what lies beyond `length` is of another word. */
export type Gathered = { readonly list: Uint8Array; length: number };

/** Room for the concepts of one word. */
export function createGathered(): Gathered {
  return { list: new Uint8Array(2 ** conceptBits), length: 0 };
}

/** Adds the concepts of an entry of this kind that ends here. */
export function gather(into: Gathered, table: Table, hash: number, kind: number): void {
  const entry = ended(hash, kind);
  if (!mayHold(table.filter, entry, entry >>> filterShift)) return;
  const { entries, firsts } = table;
  const bucket = entry >>> restBits;
  const rest = entry & restMask;
  const end = firsts[bucket + 1]!; // one more than buckets
  for (let at = firsts[bucket] ?? 0; at < end; at += 1) {
    const found = entries[at]!; // below the last bucket's end
    if (found >>> conceptBits === rest) add(into, found & conceptMask);
  }
}

function add(into: Gathered, concept: number): void {
  const { list, length } = into;
  for (let at = 0; at < length; at += 1) if (list[at] === concept) return;
  list[length] = concept;
  into.length = length + 1;
}
