// Maps words to ideas that all languages share: "schickt", "mandar" and "envoyez" are all SEND. With them the learned part
// knows what a sentence says in words that it has never met. All languages are one table of hashes, each hash made of the
// word and its language: nothing to parse at the start, and Italian "fine" is no English word.

/** For each concept the words, the stems (ending in `*`) and the short phrases that express it in one language. */
export type Lexicon = Readonly<Record<string, readonly string[]>>;

/** Lists made ready: hashes in ascending order (32 bits each, little endian) and the concept of each, as base64. */
export type PackedLexicon = { readonly names: readonly string[]; readonly hashes: string; readonly concepts: string };

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
/** Where nothing parts the words of a script, runs of signs count. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Marks what kind of entry a hash stands for, so that a stem is not found as a whole word. */
const kinds = { word: 0x51, stem: 0x52, run: 0x53 } as const;

/** Packs lexicons; `spell` gives the normal spellings of an entry. */
export function packLexicons(
  lexicons: readonly LexiconOf[],
  spell: (entry: string) => readonly string[],
): PackedLexicon {
  const names = [...new Set(lexicons.flatMap(one => Object.keys(one.lexicon)))].sort();
  const pairs = new Set<number>();
  for (const { language, lexicon } of lexicons) {
    for (const [name, entries] of Object.entries(lexicon)) {
      const concept = names.indexOf(name);
      // Hash and concept as one number, which a double holds exactly.
      for (const hash of entries.flatMap(entry => hashesOf(entry, language, spell))) pairs.add(hash * 256 + concept);
    }
  }
  const sorted = Float64Array.from(pairs).sort();
  const hashes = Uint32Array.from(sorted, pair => Math.floor(pair / 256));
  const concepts = Uint8Array.from(sorted, pair => pair % 256);
  return {
    names,
    hashes: Buffer.from(hashes.buffer).toString('base64'),
    concepts: Buffer.from(concepts.buffer).toString('base64'),
  };
}

function hashesOf(entry: string, language: string, spell: (entry: string) => readonly string[]): number[] {
  const begin = beginOf(language);
  const isStem = entry.endsWith('*');
  return spell(isStem ? entry.slice(0, -1) : entry).map(spelling => {
    if (unparted.test(spelling)) return ended(hashFrom(begin, spelling.replaceAll(' ', '')), kinds.run);
    return ended(hashFrom(begin, spelling), isStem ? kinds.stem : kinds.word);
  });
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

/** Concepts by hash; collects those of one hash into a list. */
type Table = { collect(hash: number, into: number[]): void };

const loadMax = 2;

/** An open table twice as large as what it holds. */
function createTable(packed: PackedLexicon): Table {
  const bytes = Buffer.from(packed.hashes, 'base64');
  const concepts = Buffer.from(packed.concepts, 'base64');
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, concepts.length * loadMax)));
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  const hashes = new Uint32Array(concepts.length);
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = bytes.readUInt32LE(at * 4);
    hashes[at] = hash;
    let slot = hash & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    slots[slot] = at;
  }
  return {
    collect: (hash, into) => {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const at = slots[slot] ?? -1;
        if (at < 0) return;
        const concept = concepts[at] ?? 0;
        if (hashes[at] === hash && !into.includes(concept)) into.push(concept);
      }
    },
  };
}

function find(table: Table, normal: string, begins: readonly number[]): Found[] {
  const words = normal.split(' ');
  const found: Found[] = [];
  let at = 0;
  let sign = 0;
  for (const [place, word] of words.entries()) {
    if (unparted.test(word)) at = addRuns(found, table, { word, at, sign, begins });
    const concepts: number[] = [];
    for (const begin of begins) addConceptsAt(concepts, table, { words, place, begin });
    if (concepts.length > 0) found.push({ at, sign, concepts });
    at += 1;
    sign += word.length + 1;
  }
  return found;
}

/** All that the words from here on express, alone or as a phrase. */
function addConceptsAt(
  concepts: number[],
  table: Table,
  from: { words: readonly string[]; place: number; begin: number },
): void {
  const end = Math.min(from.words.length, from.place + phraseMax);
  let hash = from.begin;
  for (let next = from.place; next < end; next += 1) {
    const word = from.words[next] ?? '';
    if (next > from.place) hash = Math.imul(hash ^ 0x20, prime);
    const least = next > from.place ? 1 : stemMin;
    for (let letter = 0; letter < word.length; letter += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(letter), prime);
      if (letter + 1 >= least && letter < stemMax) table.collect(ended(hash, kinds.stem), concepts);
    }
    table.collect(ended(hash, kinds.word), concepts);
  }
}

function addRuns(
  found: Found[],
  table: Table,
  from: { word: string; at: number; sign: number; begins: readonly number[] },
): number {
  const { word, begins } = from;
  let at = from.at;
  for (let start = 0; start < word.length; start += 1) {
    const concepts: number[] = [];
    for (const begin of begins) addRunsAt(concepts, table, { word, start, begin });
    if (concepts.length === 0) continue;
    found.push({ at, sign: from.sign + start, concepts });
    at += 1;
  }
  return at;
}

function addRunsAt(concepts: number[], table: Table, from: { word: string; start: number; begin: number }): void {
  let hash = from.begin;
  const end = Math.min(from.word.length, from.start + runMax);
  for (let place = from.start; place < end; place += 1) {
    hash = Math.imul(hash ^ from.word.charCodeAt(place), prime);
    table.collect(ended(hash, kinds.run), concepts);
  }
}
