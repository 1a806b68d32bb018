// Brings a text into one spelling, so that STOP, "Stop!", "s t o p" and full-width ＳＴＯＰ are the same word. Marks are
// taken away only where they are accents: the vowel signs of Indic scripts and of Thai are letters of the word.

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0640]|\p{Variation_Selector}/gu;
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{Mn}+/gu;
const between = /[^\p{L}\p{N}\p{M}🛑✋⛔🚫]+/gu;
const ascii = /^[\0-\x7f]*$/;
const notInWords = /[^a-z0-9]+/g;
const repeated = /(\p{L})\1{2,}/gu;
const spaced = /(?<![\p{L}\p{N}\p{M}])\p{L}(?: \p{L}){2,}(?![\p{L}\p{N}\p{M}])/gu;
const unalike = /[ßłøæœđðþأإآىةґ]/u;

/** Letters that have no accent to take off but another usual spelling. */
const spelledAs: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ґ: 'г',
};

/** Lower case, unaccented, words parted by one space; spaced or dotted letters drawn together; triple letters doubled. */
export function normalise(text: string): string {
  const words = ascii.test(text) ? text.toLowerCase().replace(notInWords, ' ').trim() : unaccented(text);
  return words.replace(spaced, letters => letters.replaceAll(' ', '')).replace(repeated, '$1$1');
}

function unaccented(text: string): string {
  let plain = text.normalize('NFKC').replace(invisible, '').replace(/[İIı]/gu, 'i').toLowerCase();
  if (unalike.test(plain)) plain = [...plain].map(sign => spelledAs[sign] ?? sign).join('');
  return plain.normalize('NFD').replace(accents, '').normalize('NFC').replace(between, ' ').trim();
}

const umlauts: readonly (readonly [string, string])[] = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['å', 'aa'],
  ['ø', 'oe'],
];

/** Every normal spelling under which an entry of a list may arrive: with its accents, without, and written out. */
export function spellingsOf(entry: string): string[] {
  const lower = entry.toLowerCase();
  const writtenOut = umlauts.reduce((text, [one, two]) => text.replaceAll(one, two), lower);
  const shortened = umlauts.reduce((text, [one, two]) => text.replaceAll(two, one), lower);
  return [...new Set([lower, writtenOut, shortened].map(normalise))].filter(spelling => spelling !== '');
}

/** Signs of other scripts, and digits, that look like Latin letters. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    ѕ: 's',
    і: 'i',
    ј: 'j',
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ν: 'v',
    0: 'o',
    1: 'l',
  }),
);
const hasLookAlike = /[01\u0370-\u04ff]/u;

/** The same text with what only looks Latin made Latin; undefined when nothing in it does. */
export function asLatin(normal: string): string | undefined {
  if (!hasLookAlike.test(normal)) return undefined;
  return [...normal].map(sign => lookAlikes.get(sign) ?? sign).join('');
}

/** Every run of a letter as one: for words that were drawn out ("stoooop"). */
export function squeezed(normal: string): string {
  return normal.replace(/(\p{L})\1+/gu, '$1');
}

/** No word of a script that parts its words is so long. */
const endless = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]{41,}/gu;
const codes = /(?<![\w-])(?:(?=[\w-]*\d)[\w-]{12,}|(?=[\w-]*[a-z][A-Z])[\w-]{16,})(?![\w-])|https?:\/\/\S+/g;

/** The text without addresses and codes (of an order, an opt-in): they say nothing, and chance letters can look like words. */
export function withoutCodes(text: string): string {
  return text.length < 12 ? text : text.replace(codes, ' ').replace(endless, ' ');
}

/** The sentences of a text, in its own spelling; a text without any is one sentence. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(/[.!?;\n\r…。！？；।؟]+/u).filter(part => /[\p{L}\p{N}]/u.test(part));
  return parts.length === 0 ? [text] : parts;
}
