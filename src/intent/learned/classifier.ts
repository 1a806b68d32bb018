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

/** What makes a weight of one byte positive, so that a sum never borrows from its neighbour. */
const lift = 128;
/** Four weights stand in each number; sums of them have two bytes each, which hold so many. */
const inCell = 4;
const together = Math.floor(0xffff / 0xff);
const everyOther = 0x00ff00ff;
/** Cells that are added side by side, each in two registers. */
const lanes = 4;

type Table = {
  readonly cells: Uint32Array;
  /** Cells of a row. */
  readonly stride: number;
  readonly mask: number;
};

/** Adds labels two at a time: this is most of what telling languages apart costs. */
function sumsOfMany(weights: Int8Array, { width, rows }: { width: number; rows: number }): SumsOf {
  const table = tableOf(weights, { width, rows });
  // Made once: to make an array of this size costs more than to fill it.
  const sums = new Float64Array(table.stride * inCell);
  const kept = sums.subarray(0, width);
  return (features, count) => {
    sums.fill(-lift * count);
    for (let from = 0; from < count; from += together) {
      const to = Math.min(count, from + together);
      for (let first = 0; first < table.stride; first += lanes) addRows(sums, table, { features, from, to, first });
    }
    return kept;
  };
}

/** The weights, four labels in each number. */
function tableOf(weights: Int8Array, { width, rows }: { width: number; rows: number }): Table {
  const stride = Math.ceil(width / inCell / lanes) * lanes;
  const bytes = new Uint8Array(rows * stride * inCell);
  for (let row = 0; row < rows; row += 1) {
    for (let label = 0; label < width; label += 1) {
      bytes[row * stride * inCell + label] = (weights[row * width + label] ?? 0) + lift;
    }
  }
  const view = new DataView(bytes.buffer);
  const cells = Uint32Array.from({ length: rows * stride }, (_, at) => view.getUint32(at * inCell, true));
  return { cells, stride, mask: rows - 1 };
}

function addRows(
  sums: Float64Array,
  table: Table,
  over: { features: Uint32Array; from: number; to: number; first: number },
): void {
  const { cells, stride, mask } = table;
  const { features, from, to, first } = over;
  let a = 0;
  let a1 = 0;
  let b = 0;
  let b1 = 0;
  let c = 0;
  let c1 = 0;
  let d = 0;
  let d1 = 0;
  for (let at = from; at < to; at += 1) {
    const cell = Math.imul(features[at]! & mask, stride) + first; // below to, which is at most the length
    const one = cells[cell]!; // rows are whole
    const two = cells[cell + 1]!; // as above
    const three = cells[cell + 2]!; // as above
    const four = cells[cell + 3]!; // as above
    a = (a + (one & everyOther)) | 0;
    a1 = (a1 + ((one >>> 8) & everyOther)) | 0;
    b = (b + (two & everyOther)) | 0;
    b1 = (b1 + ((two >>> 8) & everyOther)) | 0;
    c = (c + (three & everyOther)) | 0;
    c1 = (c1 + ((three >>> 8) & everyOther)) | 0;
    d = (d + (four & everyOther)) | 0;
    d1 = (d1 + ((four >>> 8) & everyOther)) | 0;
  }
  spill(sums, first * inCell, a, a1);
  spill(sums, (first + 1) * inCell, b, b1);
  spill(sums, (first + 2) * inCell, c, c1);
  spill(sums, (first + 3) * inCell, d, d1);
}

/** Takes the sums of one cell apart: of its first and third label, and of its second and fourth. */
function spill(sums: Float64Array, at: number, even: number, odd: number): void {
  sums[at] = sums[at]! + (even & 0xffff); // rows are whole
  sums[at + 1] = sums[at + 1]! + (odd & 0xffff); // as above
  sums[at + 2] = sums[at + 2]! + (even >>> 16); // as above
  sums[at + 3] = sums[at + 3]! + (odd >>> 16); // as above
}

/** Turns scores into probabilities, in place. */
export function softmax(sums: Float64Array): Float64Array {
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
