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
  /** The score of each label, in the order of `labels`, from the first `count` features; it lasts until the next call. */
  scores(features: Uint32Array, count?: number): Float64Array;
  /** The probability of each label; of a single label, against all else. It lasts until the next call. */
  probabilities(features: Uint32Array, count?: number): Float64Array;
  /** How much one feature speaks for a label, by its place. */
  pull(feature: number, label: number): number;
};

/** Unpacks a model. */
export function createClassifier(model: PackedModel): Classifier {
  const { labels, bias, scale, bits } = model;
  const weights = weightsOf(model);
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
      if (width > 1) return softmax(found);
      found[0] = logistic(found[0] ?? 0);
      return found;
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
  const sums = new Float64Array(1);
  return (features, count) => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += weights[features[at]! & mask]!; // count is at most the length
    sums[0] = sum;
    return sums;
  };
}

/** What makes a weight of one byte positive, so that no sum borrows from its neighbour. */
const lift = 128;
/** So many lifted weights fit 16 bits. */
const together = 256;
/** Labels in one number of the table, and numbers that are added side by side. */
const packed = 4;
const lanes = 4;
const everyOther = 0x00ff00ff;

/** The weights, four labels in each number: the smaller the table, the more of it stays near. */
type Table = { readonly cells: Int32Array; readonly stride: number; readonly mask: number };

function sumsOfMany(weights: Int8Array, { width, rows }: { width: number; rows: number }): SumsOf {
  const table = tableOf(weights, { width, rows });
  // Made once: to make an array of this size costs more than to fill it.
  const sums = new Float64Array(table.stride * packed);
  const found = sums.subarray(0, width);
  return (features, count) => {
    sums.fill(0);
    for (let from = 0; from < count; from += together) {
      const to = Math.min(count, from + together);
      for (let first = 0; first < table.stride; first += lanes) {
        addRows(table, { features, from, to, first });
        spill(sums, { label: first * packed, lifted: lift * (to - from) });
      }
    }
    return found;
  };
}

function tableOf(weights: Int8Array, { width, rows }: { width: number; rows: number }): Table {
  const stride = Math.ceil(width / packed / lanes) * lanes;
  const cells = new Int32Array(rows * stride);
  let from = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let label = 0; label < width; label += 1) {
      const cell = row * stride + (label >> 2);
      cells[cell] = cells[cell]! | ((weights[from]! + lift) << (8 * (label & 3))); // as many as rows, lanes and labels
      from += 1;
    }
  }
  return { cells, stride, mask: rows - 1 };
}

/** What the lanes came to: of each the first and the third label, then the second and the fourth. */
const added = new Int32Array(2 * lanes);

/** Adds two labels at a time, sixteen for each feature: most of what recognising costs. */
function addRows(table: Table, over: { features: Uint32Array; from: number; to: number; first: number }): void {
  const { cells, stride, mask } = table;
  const { features, from, to, first } = over;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let at = from; at < to; at += 1) {
    const row = (features[at]! & mask) * stride + first; // below to, which is at most the length
    const one = cells[row]!; // rows are whole
    const two = cells[row + 1]!; // as above
    const three = cells[row + 2]!; // as above
    const four = cells[row + 3]!; // as above
    a = (a + (one & everyOther)) | 0;
    b = (b + ((one >>> 8) & everyOther)) | 0;
    c = (c + (two & everyOther)) | 0;
    d = (d + ((two >>> 8) & everyOther)) | 0;
    e = (e + (three & everyOther)) | 0;
    f = (f + ((three >>> 8) & everyOther)) | 0;
    g = (g + (four & everyOther)) | 0;
    h = (h + ((four >>> 8) & everyOther)) | 0;
  }
  added[0] = a;
  added[1] = b;
  added[2] = c;
  added[3] = d;
  added[4] = e;
  added[5] = f;
  added[6] = g;
  added[7] = h;
}

/** Takes the sums apart. */
function spill(sums: Float64Array, into: { label: number; lifted: number }): void {
  const { label, lifted } = into;
  for (let half = 0; half < 2 * lanes; half += 1) {
    const both = added[half]!; // as many as halves
    const place = label + (half >> 1) * packed + (half & 1);
    sums[place] = sums[place]! + (both & 0xffff) - lifted; // rows are whole
    sums[place + 2] = sums[place + 2]! + (both >>> 16) - lifted; // as above
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
