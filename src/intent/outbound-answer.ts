// Whether what looks like advertising answers a question: a customer who asks what it costs is told, and that is service.
// Kept simple: both texts are read for ideas, and what nobody asks for (coupons, friends, ratings) is never an answer.

import { pieceMax } from './features.ts';
import { type Reading, readText } from './reading.ts';
import type { Ideas } from './traits.ts';

const asksSign = /[?？؟]/u;
/** Ideas with which a person asks for offers, and those with which a person asks for a price, a choice or advice. */
const offers: readonly string[] = ['SAVE', 'CODE', 'DISCOUNT', 'AD'];
const prices: readonly string[] = [
  'TOTAL',
  'FROMPRICE',
  'PRAISE',
  'ADDON',
  'STOCK',
  'NEWIN',
  'EVENT',
  'UPSELL',
  'THING',
];
const asking: readonly string[] = ['ASK', 'WANT', 'INTEREST'];
/** Ideas that no question about a price or a choice asks for. */
const unasked: readonly string[] = [
  'CODE',
  'REFERF',
  'RATE',
  'WIN',
  'FOLLOW',
  'CLUB',
  'FREE',
  'GIFT',
  'LIMITED',
  'SAVE',
];
/** Neither do those who ask for offers ask for these. */
const neverAsked: readonly string[] = ['REFERF', 'RATE', 'WIN', 'FOLLOW'];

/** Whether the text answers what the customer wrote last. */
export function isAnswer(
  ideas: Ideas,
  said: { text: string; languages: readonly string[]; inReplyTo: string | null | undefined },
): boolean {
  if (typeof said.inReplyTo !== 'string' || said.text.length > pieceMax) return false;
  const question = said.inReplyTo.slice(0, pieceMax);
  const asked = ideasOf(ideas, readText(question), said.languages);
  const asks = asksSign.test(question) || asking.some(idea => asked.has(idea));
  if (!asks) return false;
  const answer = ideasOf(ideas, readText(said.text), said.languages);
  if (offers.some(idea => asked.has(idea))) return !neverAsked.some(idea => answer.has(idea));
  return prices.some(idea => asked.has(idea)) && !unasked.some(idea => answer.has(idea));
}

function ideasOf({ inbound, outbound }: Ideas, { normal }: Reading, languages: readonly string[]): Set<string> {
  return new Set(
    [inbound, outbound].flatMap(concepts =>
      concepts.in(normal, languages).flatMap(found => found.concepts.map(at => concepts.names[at] ?? '')),
    ),
  );
}
