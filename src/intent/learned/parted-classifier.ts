// The classifier of what people write: linear as the other one, but its labels are parted. The first, which decide whether
// somebody stops, have more rows, so that fewer features share one. A weight is half a byte and stays one, and all weights of
// a feature stand side by side: to fetch them from beyond the processor's cache costs more than to add them.

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

const betweenLabels = 8;
const labelsMax = 16;
/** Half-bytes in a number of 32 bits; each feature has two such numbers. */
const halvesInCell = 8;
/** Sums of half-bytes have a byte each, which holds so many; these go into two bytes each, which hold so many. */
const inByte = Math.floor(0xff / (2 * halfMax));
const inTwoBytes = inByte * Math.floor(0xffff / (2 * halfMax) / inByte);
const everyHalf = 0x0f0f0f0f;
const everyByte = 0x00ff00ff;

/** In which half-byte of the row of a feature each label stands: the first and the last ones, then those between. */
const slotOf = Array.from({ length: labelsMax }, (_, label) => {
  if (label < firstLabels) return label;
  const between = label - firstLabels;
  return between < betweenLabels ? halvesInCell + between : label - betweenLabels;
});

/** Unpacks a model of at most 16 labels. */
export function createPartedClassifier(model: PackedParted): PartedClassifier {
  const { labels, bias, scale } = model;
  const width = labels.length;
  if (width <= firstLabels || width > labelsMax) throw new Error('so many labels do not fit');
  const cells = cellsOf(model, width - firstLabels);
  // Made once: to make an array of this size costs more than to fill it.
  const sums = new Int32Array(2 * halvesInCell);
  const scores = new Float64Array(width);
  return {
    labels,
    probabilities: (features, count = features.length) => {
      sums.fill(0);
      for (let from = 0; from < count; from += inTwoBytes) {
        addRows(sums, cells, { features, from, to: Math.min(count, from + inTwoBytes) });
      }
      const worth = scale / Math.sqrt(Math.max(1, count));
      for (let at = 0; at < width; at += 1) {
        scores[at] = ((sums[slotOf[at] ?? 0] ?? 0) - halfMax * count) * worth + (bias[at] ?? 0);
      }
      return softmax(scores);
    },
  };
}

/** The weights of each feature: two numbers of eight half-bytes, in the order of the slots. */
function cellsOf({ first, others }: PackedParted, otherLabels: number): Uint32Array {
  const firstHalf = halvesOf(first, firstLabels);
  const otherHalf = halvesOf(others, otherLabels);
  const rows = 2 ** Math.max(first.bits, others.bits);
  const cells = new Uint32Array(2 * rows);
  for (let row = 0; row < rows; row += 1) {
    const other = row & (2 ** others.bits - 1);
    const high = fourAt(otherHalf, other, betweenLabels);
    cells[2 * row] = fourAt(firstHalf, row & (2 ** first.bits - 1), 0) + high * 2 ** 16;
    cells[2 * row + 1] = fourAt(otherHalf, other, 0) + fourAt(otherHalf, other, firstLabels) * 2 ** 16;
  }
  return cells;
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
function addRows(sums: Int32Array, cells: Uint32Array, { features, from, to }: Stretch): void {
  const mask = cells.length / 2 - 1;
  let a0 = 0;
  let a1 = 0;
  let b0 = 0;
  let b1 = 0;
  let c0 = 0;
  let c1 = 0;
  let d0 = 0;
  let d1 = 0;
  for (let start = from; start < to; start += inByte) {
    const end = Math.min(to, start + inByte);
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let at = start; at < end; at += 1) {
      const cell = (features[at]! & mask) << 1; // below to, which is at most the length
      const outer = cells[cell]!; // rows are whole
      const inner = cells[cell + 1]!; // as above
      a = (a + (outer & everyHalf)) | 0;
      b = (b + ((outer >>> 4) & everyHalf)) | 0;
      c = (c + (inner & everyHalf)) | 0;
      d = (d + ((inner >>> 4) & everyHalf)) | 0;
    }
    a0 = (a0 + (a & everyByte)) | 0;
    a1 = (a1 + ((a >>> 8) & everyByte)) | 0;
    b0 = (b0 + (b & everyByte)) | 0;
    b1 = (b1 + ((b >>> 8) & everyByte)) | 0;
    c0 = (c0 + (c & everyByte)) | 0;
    c1 = (c1 + ((c >>> 8) & everyByte)) | 0;
    d0 = (d0 + (d & everyByte)) | 0;
    d1 = (d1 + ((d >>> 8) & everyByte)) | 0;
  }
  spill(sums, 0, a0);
  spill(sums, 2, a1);
  spill(sums, 1, b0);
  spill(sums, 3, b1);
  spill(sums, halvesInCell, c0);
  spill(sums, halvesInCell + 2, c1);
  spill(sums, halvesInCell + 1, d0);
  spill(sums, halvesInCell + 3, d1);
}

/** Takes two sums apart. */
function spill(sums: Int32Array, slot: number, both: number): void {
  sums[slot] = sums[slot]! + (both & 0xffff); // slots are whole
  sums[slot + 4] = sums[slot + 4]! + (both >>> 16); // as above
}
