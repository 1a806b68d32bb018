// A linear classifier over hashed features: for each label a sum of small whole numbers. Small, quick, and the same on
// every machine.

/** A trained model as it ships: weights of one byte, label by label beside each other for each feature, as base64. */
export type PackedModel = {
  /** Features are folded into so many bits. */
  readonly bits: number;
  readonly labels: readonly string[];
  /** What a weight of 1 is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
  readonly weights: string;
};

export type Classifier = {
  readonly labels: readonly string[];
  /** The probability of each label, in the order of `labels`; of a single label, against all else. */
  probabilities(features: Uint32Array): Float64Array;
  /** How much one feature speaks for a label, by its place. */
  pull(feature: number, label: number): number;
};

/** Unpacks a model. */
export function createClassifier(packed: PackedModel): Classifier {
  const { labels, bias, scale, bits } = packed;
  const width = labels.length;
  const lanes = Math.ceil(width / 2);
  const table = tableOf(packed, lanes);
  const mask = 2 ** bits - 1;
  return {
    labels,
    probabilities: features => {
      const sums = new Float64Array(lanes * 2);
      const both = new Int32Array(lanes);
      for (let from = 0; from < features.length; from += together) {
        const to = Math.min(features.length, from + together);
        both.fill(0);
        addRows(both, { table, mask }, { features, from, to });
        spill(both, sums, to - from);
      }
      const worth = scale / Math.sqrt(Math.max(1, features.length));
      const scores = new Float64Array(width);
      for (let label = 0; label < width; label += 1) scores[label] = (sums[label] ?? 0) * worth + (bias[label] ?? 0);
      return width === 1 ? scores.map(logistic) : softmax(scores);
    },
    pull: (feature, label) => {
      const pair = table[(feature & mask) * lanes + (label >> 1)] ?? 0;
      return ((label % 2 === 0 ? pair & 0xffff : pair >>> 16) - lift) * scale;
    },
  };
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Adds the rows of these features, two labels at a time: most of what recognising costs, hence plain 32-bit additions. */
function addRows(
  both: Int32Array,
  model: { table: Int32Array; mask: number },
  what: { features: Uint32Array; from: number; to: number },
): void {
  const { table, mask } = model;
  const { features, to } = what;
  const lanes = both.length;
  for (let at = what.from; at < to; at += 1) {
    const row = (features[at]! & mask) * lanes; // below to, which is at most the length
    for (let lane = 0; lane < lanes; lane += 1) both[lane] = (both[lane]! + table[row + lane]!) | 0; // rows are whole
  }
}

/** What makes a weight of one byte positive, so that a lane never borrows from its neighbour. */
const lift = 128;
/** So many lifted weights fit a lane of 15 bits: the sum of two lanes is a small integer for the engine too. */
const together = 128;

/** The weights, two labels in each number. */
function tableOf({ weights, labels, bits }: PackedModel, lanes: number): Int32Array {
  const bytes = Buffer.from(weights, 'base64');
  const rows = 2 ** bits;
  if (bytes.length !== rows * labels.length) throw new Error('the weights do not fit the labels');
  const table = new Int32Array(rows * lanes);
  for (let row = 0; row < rows; row += 1) {
    for (let label = 0; label < labels.length; label += 1) {
      const lifted = bytes.readInt8(row * labels.length + label) + lift;
      const cell = row * lanes + (label >> 1);
      table[cell] = (table[cell] ?? 0) + lifted * (label % 2 === 0 ? 1 : 65_536);
    }
  }
  return table;
}

function spill(both: Int32Array, sums: Float64Array, count: number): void {
  for (let lane = 0; lane < both.length; lane += 1) {
    const pair = both[lane] ?? 0;
    sums[lane * 2] = (sums[lane * 2] ?? 0) + (pair & 0xffff) - lift * count;
    sums[lane * 2 + 1] = (sums[lane * 2 + 1] ?? 0) + (pair >>> 16) - lift * count;
  }
}

function softmax(sums: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < sums.length; at += 1) most = Math.max(most, sums[at] ?? 0);
  let total = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const one = Math.exp((sums[at] ?? 0) - most);
    sums[at] = one;
    total += one;
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / total;
  return sums;
}
