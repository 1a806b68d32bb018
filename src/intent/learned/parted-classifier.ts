// The classifier of what people write: linear as the other one, but its labels are parted. The first, which decide whether
// somebody stops, have more rows, so that fewer features share one. A weight is half a byte and stays one: what does not fit
// into the processor's cache costs more to fetch than to add.

import { softmax } from './classifier.ts';

/** A trained model as it ships. */
export type PackedParted = {
  readonly labels: readonly string[];
  /** What a weight of 1 is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
  readonly first: PackedPart;
  readonly others: PackedPart;
};

/** Features are folded into so many bits; two weights in each byte, as base64. */
type PackedPart = { readonly bits: number; readonly weights: string };

export type PartedClassifier = {
  readonly labels: readonly string[];
  /** The probability of each label, from the first `count` features; it lasts until the next call. */
  probabilities(features: Uint32Array, count?: number): Float64Array;
};

/** So many labels have the larger table. */
export const firstLabels = 4;
/** The largest weight; it also lifts each weight, so that a sum never borrows from its neighbour. */
export const halfMax = 7;

/** Half-bytes are added four at a time, each in a byte of its own, which holds the sum of so many. */
const together = Math.floor(255 / (2 * halfMax));
const halves = 0x0f0f0f0f;
const lanes = 4;
/** Four numbers of four lanes each: the first labels with the last ones, even and odd places, then those between. */
const slots = 4 * lanes;
const betweenLabels = 8;
const lastLabels = 4;
const labelsMax = firstLabels + betweenLabels + lastLabels;

/** In which slot the sum of each label stands. */
const slotOf = Array.from({ length: labelsMax }, (_, label) => {
  const between = label - firstLabels;
  if (between >= 0 && between < betweenLabels) return (2 + (between % 2)) * lanes + Math.floor(between / 2);
  const outer = between < 0 ? label : label - betweenLabels;
  return (outer % 2) * lanes + Math.floor(outer / 2);
});

/** The half-bytes of each row: of the first labels, of the eight that follow, and of the rest. */
type Tables = {
  readonly first: Uint16Array;
  readonly between: Uint32Array;
  readonly last: Uint16Array;
};

/** Unpacks a model of at most 16 labels. */
export function createPartedClassifier(model: PackedParted): PartedClassifier {
  const { labels, bias, scale } = model;
  const width = labels.length;
  if (width <= firstLabels || width > labelsMax) throw new Error('so many labels do not fit');
  const tables = tablesOf(model, width - firstLabels);
  // Made once: to make an array of this size costs more than to fill it.
  const sums = new Int32Array(slots);
  const scores = new Float64Array(width);
  return {
    labels,
    probabilities: (features, count = features.length) => {
      sums.fill(0);
      for (let from = 0; from < count; from += together) {
        addRows(sums, tables, { features, from, to: Math.min(count, from + together) });
      }
      const worth = scale / Math.sqrt(Math.max(1, count));
      for (let at = 0; at < width; at += 1) {
        scores[at] = ((sums[slotOf[at] ?? 0] ?? 0) - halfMax * count) * worth + (bias[at] ?? 0);
      }
      return softmax(scores);
    },
  };
}

function tablesOf({ first, others }: PackedParted, otherLabels: number): Tables {
  const firstHalf = halvesOf(first, firstLabels);
  const otherHalf = halvesOf(others, otherLabels);
  const rows = 2 ** others.bits;
  return {
    first: Uint16Array.from({ length: 2 ** first.bits }, (_, row) => fourAt(firstHalf, row, 0)),
    between: Uint32Array.from(
      { length: rows },
      (_, row) => fourAt(otherHalf, row, 0) + fourAt(otherHalf, row, lanes) * 2 ** 16,
    ),
    last: Uint16Array.from({ length: rows }, (_, row) => fourAt(otherHalf, row, betweenLabels)),
  };
}

type HalfOf = (row: number, label: number) => number;

/** The half-byte of a row and a label; what no label has is nothing. */
function halvesOf({ bits, weights }: PackedPart, width: number): HalfOf {
  const bytes = Buffer.from(weights, 'base64');
  if (bytes.length * 2 !== 2 ** bits * width) throw new Error('the weights do not fit the labels');
  return (row, label) => {
    if (label >= width) return 0;
    const at = row * width + label;
    return ((bytes[at >> 1] ?? 0) >> (at % 2 === 0 ? 0 : 4)) & 15;
  };
}

function fourAt(half: HalfOf, row: number, label: number): number {
  return half(row, label) | (half(row, label + 1) << 4) | (half(row, label + 2) << 8) | (half(row, label + 3) << 12);
}

type Stretch = { readonly features: Uint32Array; readonly from: number; readonly to: number };

/** Adds four labels at a time: this is most of what recognising costs. */
function addRows(sums: Int32Array, { first, between, last }: Tables, { features, from, to }: Stretch): void {
  const mask = first.length - 1;
  const otherMask = between.length - 1;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = from; at < to; at += 1) {
    const feature = features[at]!; // below to, which is at most the length
    const row = feature & otherMask;
    const outer = first[feature & mask]! | (last[row]! << 16); // rows are whole
    const inner = between[row]!; // as above
    a = (a + (outer & halves)) | 0;
    b = (b + ((outer >>> 4) & halves)) | 0;
    c = (c + (inner & halves)) | 0;
    d = (d + ((inner >>> 4) & halves)) | 0;
  }
  spill(sums, 0, a);
  spill(sums, lanes, b);
  spill(sums, 2 * lanes, c);
  spill(sums, 3 * lanes, d);
}

/** Takes four sums apart. */
function spill(sums: Int32Array, slot: number, all: number): void {
  sums[slot] = sums[slot]! + (all & 255); // slots are whole
  sums[slot + 1] = sums[slot + 1]! + ((all >>> 8) & 255); // as above
  sums[slot + 2] = sums[slot + 2]! + ((all >>> 16) & 255); // as above
  sums[slot + 3] = sums[slot + 3]! + (all >>> 24); // as above
}
