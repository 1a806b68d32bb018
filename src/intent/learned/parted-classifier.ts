// The classifier of what people write: linear as the other one, but its labels are parted. The first, which decide whether
// somebody stops, have more rows, so that fewer features share one. Weights are of half a byte, four of them in a double.

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

/** A double holds whole numbers of 53 bits: four sums of 13, each of up to so many lifted weights. */
const abreast = 4;
const together = 512;
const second = 2 ** 13;
const third = 2 ** 26;
const fourth = 2 ** 39;
const otherLanes = 3;
const labelsMax = firstLabels + otherLanes * abreast;

type Table = { readonly cells: Float64Array; readonly mask: number };

/** Unpacks a model of at most 16 labels. */
export function createPartedClassifier(model: PackedParted): PartedClassifier {
  const { labels, bias, scale } = model;
  const width = labels.length;
  if (width <= firstLabels || width > labelsMax) throw new Error('so many labels do not fit');
  const first = tableOf(model.first, firstLabels, 1);
  const others = tableOf(model.others, width - firstLabels, otherLanes);
  // Made once: to make an array of this size costs more than to fill it.
  const sums = new Float64Array(labelsMax);
  const scores = new Float64Array(width);
  return {
    labels,
    probabilities: (features, count = features.length) => {
      sums.fill(0);
      for (let from = 0; from < count; from += together) {
        addRows(sums, { first, others, features, from, to: Math.min(count, from + together) });
      }
      const worth = scale / Math.sqrt(Math.max(1, count));
      for (let at = 0; at < width; at += 1) scores[at] = (sums[at] ?? 0) * worth + (bias[at] ?? 0);
      return softmax(scores);
    },
  };
}

/** The weights, four labels in each number; what stands beyond the last label of a row is never read. */
function tableOf({ bits, weights }: PackedPart, width: number, lanes: number): Table {
  const bytes = Buffer.from(weights, 'base64');
  const rows = 2 ** bits;
  if (bytes.length * 2 !== rows * width) throw new Error('the weights do not fit the labels');
  const cells = new Float64Array(rows * lanes);
  const worths = [1, second, third, fourth];
  for (let row = 0; row < rows; row += 1) {
    for (let label = 0; label < width; label += 1) {
      const at = row * width + label;
      const lifted = ((bytes[at >> 1] ?? 0) >> (at % 2 === 0 ? 0 : 4)) & 15;
      const cell = row * lanes + Math.floor(label / abreast);
      cells[cell] = (cells[cell] ?? 0) + lifted * (worths[label % abreast] ?? 0);
    }
  }
  return { cells, mask: rows - 1 };
}

type Stretch = { first: Table; others: Table; features: Uint32Array; from: number; to: number };

/** Adds four labels at a time: this is most of what recognising costs. */
function addRows(sums: Float64Array, { first, others, features, from, to }: Stretch): void {
  const { cells, mask } = first;
  const { cells: more, mask: moreMask } = others;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = from; at < to; at += 1) {
    const feature = features[at]!; // below to, which is at most the length
    const row = (feature & moreMask) * otherLanes;
    a += cells[feature & mask]!; // rows are whole
    b += more[row]!; // as above
    c += more[row + 1]!; // as above
    d += more[row + 2]!; // as above
  }
  const lifted = halfMax * (to - from);
  spill(sums, { label: 0, all: a, lifted });
  spill(sums, { label: abreast, all: b, lifted });
  spill(sums, { label: 2 * abreast, all: c, lifted });
  spill(sums, { label: 3 * abreast, all: d, lifted });
}

/** Takes the sums of four labels apart. */
function spill(sums: Float64Array, { label, all, lifted }: { label: number; all: number; lifted: number }): void {
  const highest = Math.floor(all / fourth);
  const three = all - highest * fourth;
  const high = Math.floor(three / third);
  const two = three - high * third;
  const middle = Math.floor(two / second);
  add(sums, label, two - middle * second - lifted);
  add(sums, label + 1, middle - lifted);
  add(sums, label + 2, high - lifted);
  add(sums, label + 3, highest - lifted);
}

function add(sums: Float64Array, place: number, more: number): void {
  sums[place] = (sums[place] ?? 0) + more;
}
