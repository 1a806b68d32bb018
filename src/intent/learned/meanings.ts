// The learned part: how likely each meaning is, for a text and for each of its sentences, since often only one matters.

import { findFeatures, pieceMax } from '../features.ts';
import { normalise, type Sentence } from '../normalise.ts';
import type { Trained } from './trained.ts';

/** The labels that the corpus uses. `ambiguous` may be a stop; `partial` changes a part only. */
export const learnedLabels = [
  'talk',
  'withdrawal',
  'ambiguous',
  'partial',
  'resume',
  'human',
  'help',
  'access',
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'portability',
  'complaint',
] as const;

export type LearnedLabel = (typeof learnedLabels)[number];

/** The place of each label in a row of probabilities. */
const placeOf = Object.fromEntries(learnedLabels.map((label, place) => [label, place])) as Record<LearnedLabel, number>; // one entry for each label

const asks = /[?？؟¿]/;

export type Likely = {
  /** Nothing in the text can mean anything but talk. */
  readonly isTalk: boolean;
  /** The highest probability of a label in the text or in one of its sentences. */
  of(label: LearnedLabel): number;
  /** The piece of text that spoke loudest for a label, normalised. */
  pieceFor(label: LearnedLabel): string;
};

/** More sentences than people write; what lies beyond is read with its neighbours. */
const piecesMax = 40;

/** What is weighed: a text and its sentences, and in which languages they are read. */
export type Weighed = Sentence & { readonly sentences: readonly Sentence[]; readonly languages: readonly string[] };

/** Who is told this asks for nothing more. */
const onlyTalk: Likely = { isTalk: true, of: () => 0, pieceFor: () => '' };

/** How likely each meaning of a text is; where talk is in each piece likelier than `talkMin`, that is all it is. */
export function weigh(deps: Pick<Trained, 'inbound' | 'concepts'>, said: Weighed, talkMin: number): Likely {
  const pieces = piecesOf(said);
  const rows: Float64Array[] = [];
  let isTalk = true;
  for (const piece of pieces) {
    const concepts = deps.concepts.in(piece.normal, said.languages);
    const { list, length } = findFeatures(piece.normal, concepts, asks.test(piece.text));
    const row = deps.inbound.probabilities(list, length);
    isTalk &&= row[placeOf.talk]! > talkMin; // talk is a label
    if (!isTalk || pieces.length > 1) rows.push(row.slice());
  }
  return isTalk ? onlyTalk : likelyOf(pieces, rows);
}

function likelyOf(pieces: readonly Sentence[], rows: readonly Float64Array[]): Likely {
  const loudest = (place: number): number => {
    let best = 0;
    for (let row = 1; row < rows.length; row += 1) {
      if ((rows[row]?.[place] ?? 0) > (rows[best]?.[place] ?? 0)) best = row;
    }
    return best;
  };
  return {
    isTalk: false,
    of: label => rows[loudest(placeOf[label])]?.[placeOf[label]] ?? 0,
    pieceFor: label => pieces[loudest(placeOf[label])]?.normal ?? '',
  };
}

/** The text, and its sentences where it has several; a long one in pieces, so that no end of it goes unread. */
function piecesOf(said: Weighed): readonly Sentence[] {
  const { text, normal, sentences } = said;
  if (sentences.length === 1 && text.length <= pieceMax) return normal === '' ? [] : [said];
  const joined =
    sentences.length > piecesMax
      ? inChunks(sentences.map(one => one.text).join('. '))
      : sentences.flatMap(one => (one.text.length <= pieceMax ? [one] : inChunks(one.text)));
  const pieces = text.length <= pieceMax && joined.length > 1 ? [said, ...joined] : joined;
  return pieces.filter(piece => piece.normal !== '');
}

function inChunks(text: string): Sentence[] {
  const chunks: Sentence[] = [];
  for (let at = 0; at < text.length; at += pieceMax) {
    const chunk = text.slice(at, at + pieceMax);
    chunks.push({ text: chunk, normal: normalise(chunk) });
  }
  return chunks;
}
