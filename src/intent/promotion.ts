// What a business is about to send: service, its own advertising, or an advertisement for others. Pure. A template says
// by its category what it is; free text of a person, a bot or an agent says it only by its words.

import { findNames, looksNamed, type Span, withoutSpans } from './brands.ts';
import { type Evidence, evidenceIn } from './evidence.ts';
import { pieceMax } from './features.ts';
import { languagesOf } from './learned/languages-of.ts';
import type { TrainedOutbound } from './learned/trained-outbound.ts';
import { isAnswer } from './outbound-answer.ts';
import type { OutboundClass } from './outbound-labels.ts';
import { type Reading, readText } from './reading.ts';
import { findTraits } from './traits.ts';

export type OutboundJudgement = {
  readonly class: OutboundClass;
  readonly certainty: 'certain' | 'ambiguous';
  /** The words that made it so, as written, in the order of the text (spans of the original text); none for service. */
  readonly words: readonly Evidence[];
  readonly language: string | null;
};

export type OutboundContext = {
  readonly language?: string | null;
  /** Names of the business's own brands and products: an advertisement that names only these is its own. */
  readonly ownBrands?: readonly string[];
  /** Names of other companies' brands that the business declared. */
  readonly otherBrands?: readonly string[];
  /** What the customer wrote last: a price or an offer that was asked for is an answer. */
  readonly inReplyTo?: string | null;
};

export type OutboundJudge = (text: string, context?: OutboundContext) => OutboundJudgement;

/** From which probability on a text is advertising, or may be. Set on lines that were not learned. */
const thresholds = { certain: 0.88, doubt: 0.72, third: 0.4 } as const;

const sentenceEnd = /[.!?…](?=\s)|[\n。！？।؟]/gu;
/** Shorter sentences say too little by themselves. */
const sentenceMin = 24;
/** Shorter texts of fewer words are never certain. */
const littleMax = 30;
const littleWords = 5;
/** In scripts of which a sign carries as much as several letters. */
const littleSigns = 6;
const manyInOne = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** Longer texts are judged by their sentences only: one that advertises would be drowned. */
const wholeMax = 300;

/** A stretch of the text that is judged by itself. */
type Piece = Span & { readonly text: string };

type Judged = {
  readonly piece: Piece;
  readonly reading: Reading;
  readonly advert: number;
  readonly third: number;
};

/** A judge of texts with what was learned. */
export function createOutboundJudge(trained: () => TrainedOutbound): OutboundJudge {
  return (text, context = {}) => judge(trained(), text, context);
}

function judge(trained: TrainedOutbound, text: string, context: OutboundContext): OutboundJudgement {
  const head = readText(text.slice(0, pieceMax));
  const known = typeof context.language === 'string' ? [context.language] : [];
  const languages = languagesOf(trained, head.normal, known);
  const language = head.normal === '' ? null : (languages[0] ?? null);
  const none: OutboundJudgement = { class: 'service', certainty: 'certain', words: [], language };
  const loudest = loudestIn(trained, text, { languages, head });
  if (loudest === undefined || loudest.advert < thresholds.doubt) return none;
  const { kind, named } = kindOf(trained, { text, loudest, languages, context });
  if (kind !== 'third_party' && isAnswer(trained.ideas, { text, languages, inReplyTo: context.inReplyTo })) return none;
  const certainty = loudest.advert >= thresholds.certain && !saysLittle(head.normal) ? 'certain' : 'ambiguous';
  return { class: kind, certainty, words: wordsOf(trained, { text, loudest, languages, kind, named }), language };
}

/** Two or three words ("our cake") may be an advertisement or the caption of what was asked for. */
function saysLittle(normal: string): boolean {
  if (manyInOne.test(normal)) return normal.length < littleSigns;
  return normal.length < littleMax && normal.split(' ').length < littleWords;
}

function loudestIn(
  trained: TrainedOutbound,
  text: string,
  { languages, head }: { languages: readonly string[]; head: Reading },
): Judged | undefined {
  let loudest: Judged | undefined;
  for (const piece of piecesOf(text)) {
    const reading = piece.text.length === text.length && text.length <= pieceMax ? head : readText(piece.text);
    const judged = judgePiece(trained, { piece, reading }, languages);
    if (judged !== undefined && judged.advert > (loudest?.advert ?? 0)) loudest = judged;
  }
  return loudest;
}

function judgePiece(
  trained: TrainedOutbound,
  { piece, reading }: { piece: Piece; reading: Reading },
  languages: readonly string[],
): Judged | undefined {
  if (reading.words.length === 0) return undefined;
  const { list, length } = findTraits(reading, trained.ideas, languages);
  const advert = trained.advert.probabilities(list, length)[0] ?? 0;
  const third = trained.others.probabilities(list, length)[0] ?? 0;
  return { piece, reading, advert, third };
}

/** The text where it is short, and its sentences where it has several, so that no end of it goes unread. */
function piecesOf(text: string): Piece[] {
  const sentences = sentencesIn(text);
  if (sentences.length === 1) return sentences;
  const whole = { start: 0, end: text.length, text };
  return text.length <= wholeMax ? [whole, ...sentences] : sentences;
}

/** Sentences that are long enough to be judged, short ones with the next; what has no end is cut. */
function sentencesIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { index, 0: end } of [...text.matchAll(sentenceEnd), { index: text.length, 0: '' }]) {
    const to = index + end.length;
    if (to - start < sentenceMin && to < text.length) continue;
    for (; start < to; start += pieceMax) {
      const cut = Math.min(to, start + pieceMax);
      pieces.push({ start, end: cut, text: text.slice(start, cut) });
    }
    start = to;
  }
  return pieces;
}

type About = { text: string; loudest: Judged; languages: readonly string[]; context: OutboundContext };

/** Whose advertisement it is: a declared brand of others makes it theirs, and own names alone make it one's own. */
function kindOf(trained: TrainedOutbound, about: About): { kind: OutboundClass; named: readonly Span[] } {
  const { text, loudest, languages, context } = about;
  const reading = loudest.piece.text.length === text.length ? loudest.reading : readText(text);
  const named = findNames(reading, context.otherBrands ?? []);
  if (named.length > 0) return { kind: 'third_party', named };
  if (loudest.third < thresholds.third) return { kind: 'promotional', named };
  const own = findNames(reading, context.ownBrands ?? []);
  if (own.length === 0) return { kind: 'third_party', named };
  const { start, end } = loudest.piece;
  const nameless = withoutSpans(text, own).slice(start, end);
  const piece = { start, end, text: nameless };
  const third = judgePiece(trained, { piece, reading: readText(nameless) }, languages)?.third ?? 0;
  const isOwn = third < thresholds.third || !looksNamed(nameless, languages[0] ?? null);
  return { kind: isOwn ? 'promotional' : 'third_party', named };
}

function wordsOf(
  trained: TrainedOutbound,
  about: {
    text: string;
    loudest: Judged;
    languages: readonly string[];
    kind: OutboundClass;
    named: readonly Span[];
  },
): Evidence[] {
  const { text, loudest, languages, kind, named } = about;
  const isTheirs = kind === 'third_party' && named.length === 0;
  const { piece, reading } = loudest;
  const found = evidenceIn(piece.text, reading, {
    classifiers: isTheirs ? [trained.advert, trained.others] : [trained.advert],
    ideas: trained.ideas,
    languages,
  }).map(one => ({ ...one, start: one.start + piece.start, end: one.end + piece.start }));
  const names = named
    .filter(name => !found.some(one => one.start < name.end && name.start < one.end))
    .map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
  return [...found, ...names].sort((one, other) => one.start - other.start);
}
