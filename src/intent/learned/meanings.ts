// The learned part: how likely each meaning is, for a text and for each of its sentences, since often only one matters.

import { featuresOf, pieceMax } from '../features.ts';
import { normalise, sentencesOf } from '../normalise.ts';
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

export type Likely = {
  /** The highest probability of a label in the text or in one of its sentences. */
  of(label: LearnedLabel): number;
  /** The piece of text that spoke loudest for a label, normalised. */
  pieceFor(label: LearnedLabel): string;
};

const asks = /[?？؟¿]/u;
/** More sentences than people write; what lies beyond is read with its neighbours. */
const piecesMax = 40;

/** How likely each meaning of a text is, read in these languages; `whole` is the text as normalised. */
export function weigh(
  deps: Pick<Trained, 'inbound' | 'concepts'>,
  said: { text: string; whole: string; languages: readonly string[] },
): Likely {
  const { text, whole, languages } = said;
  const pieces = piecesOf(text)
    .map(piece => ({ asks: asks.test(piece), normal: piece === text ? whole : normalise(piece) }))
    .filter(piece => piece.normal !== '');
  const rows = pieces.map(piece =>
    deps.inbound.probabilities(featuresOf(piece.normal, deps.concepts.in(piece.normal, languages), piece.asks)),
  );
  const loudest = (place: number): number => {
    let best = 0;
    for (let row = 1; row < rows.length; row += 1) {
      if ((rows[row]?.[place] ?? 0) > (rows[best]?.[place] ?? 0)) best = row;
    }
    return best;
  };
  return {
    of: label => rows[loudest(placeOf[label])]?.[placeOf[label]] ?? 0,
    pieceFor: label => pieces[loudest(placeOf[label])]?.normal ?? '',
  };
}

/** The text, and its sentences where it has several; a long one in pieces, so that no end of it goes unread. */
function piecesOf(text: string): string[] {
  const sentences = sentencesOf(text);
  if (sentences.length === 1 && text.length <= pieceMax) return [text];
  const joined = sentences.length > piecesMax ? inChunks(sentences.join('. ')) : sentences.flatMap(inChunks);
  return text.length <= pieceMax && joined.length > 1 ? [text, ...joined] : joined;
}

function inChunks(text: string): string[] {
  if (text.length <= pieceMax) return [text];
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += pieceMax) chunks.push(text.slice(at, at + pieceMax));
  return chunks;
}
