// Brings a short text into one spelling, so that STOP, "Stop!", "s t o p" and full-width ＳＴＯＰ are the same word.

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0640]|\p{Variation_Selector}/gu;
const listedSigns = new Set(['🛑', '✋', '⛔', '🚫']);

/** Longest text that is looked at as a keyword, in characters: a keyword is never hidden in an essay. */
export const keywordTextMax = 64;

/** Lower case, unaccented, without punctuation; spaced or dotted letters drawn together; triple letters doubled. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[İIı]/gu, 'i')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC');
  let words = '';
  for (const sign of plain) words += keeps(sign) ? sign : ' ';
  return drawTogether(words.replace(/\s+/gu, ' ').trim()).replace(/(\p{L})\1{2,}/gu, '$1$1');
}

function keeps(sign: string): boolean {
  return listedSigns.has(sign) || /[\p{L}\p{N}\p{M}]/u.test(sign);
}

/** `s t o p` → `stop`: only when the whole text is single letters. */
function drawTogether(text: string): string {
  const parts = text.split(' ');
  return parts.length > 2 && parts.every(part => [...part].length === 1) ? parts.join('') : text;
}
