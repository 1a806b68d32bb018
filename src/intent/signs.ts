// What each sign is, looked up once and then read from a table: whether it is a letter, of which script, and whether words
// of its script are parted by spaces. Asking an expression for each sign of each message would cost more than all else.

/** What a sign can be, each a bit. */
export const sign = {
  seen: 1,
  letter: 2,
  number: 4,
  /** One half of a sign beyond the first 65,536: only both halves together say what it is. */
  half: 8,
  hangul: 16,
  kana: 32,
  han: 64,
  thai: 128,
  greek: 256,
  hebrew: 512,
  bengali: 1024,
  devanagari: 2048,
  /** Belongs into a word: a letter, a number, a mark, or a sign that stops. */
  word: 4096,
  mark: 8192,
  /** Ends a sentence. */
  end: 16_384,
  upper: 32_768,
} as const;

const bits: readonly (readonly [RegExp, number])[] = [
  [/\p{L}/u, sign.letter],
  [/\p{N}/u, sign.number],
  [/[\ud800-\udfff]/, sign.half],
  [/\p{Script=Hangul}/u, sign.hangul],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, sign.kana],
  [/\p{Script=Han}/u, sign.han],
  [/\p{Script=Thai}/u, sign.thai],
  [/\p{Script=Greek}/u, sign.greek],
  [/\p{Script=Hebrew}/u, sign.hebrew],
  [/\p{Script=Bengali}/u, sign.bengali],
  [/\p{Script=Devanagari}/u, sign.devanagari],
  [/[\p{L}\p{N}\p{M}🛑✋⛔🚫]/u, sign.word],
  [/\p{M}/u, sign.mark],
  [/\p{Lu}/u, sign.upper],
  [/[.!?;\n\r…।。！？；।؟]/u, sign.end],
];
const table = new Uint16Array(65_536);
const unpartedBits = sign.kana | sign.han | sign.thai;
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The bits of one sign of 16 bits. */
export function bitsOf(code: number): number {
  const known = table[code] ?? 0;
  return known === 0 ? lookUp(code) : known;
}

function lookUp(code: number): number {
  const text = String.fromCharCode(code);
  let found: number = sign.seen;
  for (const [signs, bit] of bits) if (signs.test(text)) found |= bit;
  table[code] = found;
  return found;
}

/** All bits that any sign of a stretch has. */
export function bitsIn(text: string, from = 0, to = text.length): number {
  let all = 0;
  for (let at = from; at < to; at += 1) all |= bitsOf(text.charCodeAt(at));
  return all;
}

/** Whether a stretch holds signs of a script that does not part its words: Han, kana, Thai. */
export function isUnparted(text: string, from = 0, to = text.length): boolean {
  const all = bitsIn(text, from, to);
  return (all & unpartedBits) !== 0 || ((all & sign.half) !== 0 && unparted.test(text.slice(from, to)));
}

const lettersOrNumbers = /[\p{L}\p{N}]/u;

/** Whether a stretch holds a letter or a number. */
export function saysWord(text: string, from = 0, to = text.length): boolean {
  let halves = false;
  for (let at = from; at < to; at += 1) {
    const found = bitsOf(text.charCodeAt(at));
    if ((found & (sign.letter | sign.number)) !== 0) return true;
    if ((found & sign.half) !== 0) halves = true;
  }
  return halves && lettersOrNumbers.test(text.slice(from, to));
}
