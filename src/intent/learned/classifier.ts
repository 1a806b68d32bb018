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
  /** The score of each label, in the order of `labels`, from the first `count` features. */
  scores(features: Uint32Array, count?: number): Float64Array;
  /** The probability of each label; of a single label, against all else. */
  probabilities(features: Uint32Array, count?: number): Float64Array;
  /** How much one feature speaks for a label, by its place. */
  pull(feature: number, label: number): number;
};

/** Unpacks a model. */
export function createClassifier(packed: PackedModel): Classifier {
  const { labels, bias, scale, bits } = packed;
  const weights = weightsOf(packed);
  const width = labels.length;
  const mask = 2 ** bits - 1;
  const sumsOf = width === 1 ? sumsOfOne(weights, mask) : sumsOfMany(weights, { width, rows: mask + 1 });
  const scores = (features: Uint32Array, count = features.length): Float64Array => {
    const found = sumsOf(features, count);
    const worth = scale / Math.sqrt(Math.max(1, count));
    for (let label = 0; label < width; label += 1) found[label] = (found[label] ?? 0) * worth + (bias[label] ?? 0);
    return found;
  };
  return {
    labels,
    scores,
    probabilities: (features, count) => {
      const found = scores(features, count);
      return width === 1 ? found.map(logistic) : softmax(found);
    },
    pull: (feature, label) => (weights[(feature & mask) * width + label] ?? 0) * scale,
  };
}

type SumsOf = (features: Uint32Array, count: number) => Float64Array;

function weightsOf({ weights, labels, bits }: PackedModel): Int8Array {
  const bytes = Buffer.from(weights, 'base64');
  if (bytes.length !== 2 ** bits * labels.length) throw new Error('the weights do not fit the labels');
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function sumsOfOne(weights: Int8Array, mask: number): SumsOf {
  return (features, count) => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += weights[features[at]! & mask]!; // count is at most the length
    return Float64Array.of(sum);
  };
}

/** What makes a weight of one byte positive, so that a lane never borrows from its neighbour. */
const lift = 128;
/** So many lifted weights fit a lane of 16 bits. */
const together = 256;
/** Lanes that are added side by side: a row of so many is half a line of a cache. */
const abreast = 8;

/** Adds two labels at a time: most of what recognising costs, hence plain 32-bit additions. */
function sumsOfMany(weights: Int8Array, { width, rows }: { width: number; rows: number }): SumsOf {
  const lanes = Math.ceil(width / 2 / abreast) * abreast;
  const table = tableOf(weights, { width, rows, lanes });
  const both = new Int32Array(abreast);
  return (features, count) => {
    const sums = new Float64Array(width);
    for (let from = 0; from < count; from += together) {
      const to = Math.min(count, from + together);
      for (let lane = 0; lane < lanes; lane += abreast) {
        addRows(both, { table, mask: rows - 1, lanes, lane }, { features, from, to });
        spill(both, sums, { label: lane * 2, lifted: lift * (to - from) });
      }
    }
    return sums;
  };
}

/** The weights, two labels in each number. */
function tableOf(
  weights: Int8Array,
  { width, rows, lanes }: { width: number; rows: number; lanes: number },
): Int32Array {
  const table = new Int32Array(rows * lanes);
  for (let row = 0; row < rows; row += 1) {
    for (let label = 0; label < width; label += 1) {
      const cell = row * lanes + (label >> 1);
      const lifted = weights[row * width + label]! + lift; // as many as labels in all rows
      table[cell] = table[cell]! + ((label & 1) === 0 ? lifted : lifted << 16); // as many as lanes in all rows
    }
  }
  return table;
}

/** The sums of eight lanes over these features. */
function addRows(
  both: Int32Array,
  model: { table: Int32Array; mask: number; lanes: number; lane: number },
  what: { features: Uint32Array; from: number; to: number },
): void {
  const { table, mask, lanes, lane } = model;
  const { features, to } = what;
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = what.from; at < to; at += 1) {
    const row = (features[at]! & mask) * lanes + lane; // below to, which is at most the length
    a = (a + table[row]!) | 0; // rows are whole
    b = (b + table[row + 1]!) | 0; // as above
    c = (c + table[row + 2]!) | 0; // as above
    d = (d + table[row + 3]!) | 0; // as above
    e = (e + table[row + 4]!) | 0; // as above
    f = (f + table[row + 5]!) | 0; // as above
    g = (g + table[row + 6]!) | 0; // as above
    h = (h + table[row + 7]!) | 0; // as above
  }
  both[0] = a;
  both[1] = b;
  both[2] = c;
  both[3] = d;
  both[4] = e;
  both[5] = f;
  both[6] = g;
  both[7] = h;
}

/** Writing beyond the last label does nothing, and there is nothing. */
function spill(both: Int32Array, sums: Float64Array, into: { label: number; lifted: number }): void {
  const { label, lifted } = into;
  for (let lane = 0; lane < abreast; lane += 1) {
    const pair = both[lane]!; // as many as lanes
    const place = label + lane * 2;
    if (place >= sums.length) return;
    sums[place] = sums[place]! + (pair & 0xffff) - lifted; // below the length
    if (place + 1 < sums.length) sums[place + 1] = sums[place + 1]! + (pair >>> 16) - lifted; // below the length
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
