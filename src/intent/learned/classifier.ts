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
/** A double holds whole numbers of 53 bits: three sums of 17, each of up to so many lifted weights. */
const abreast = 3;
const together = 512;
const second = 2 ** 17;
const third = 2 ** 34;
/** Doubles that are added side by side, each in its own register. */
const lanes = 5;

type Table = {
  readonly cells: Float64Array;
  /** Cells of a row. */
  readonly stride: number;
  readonly mask: number;
};

/** Adds three labels at a time: this is most of what recognising costs. */
function sumsOfMany(weights: Int8Array, { width, rows }: { width: number; rows: number }): SumsOf {
  const table = tableOf(weights, { width, rows });
  // Made once: to make an array of this size costs more than to fill it.
  const sums = new Float64Array(width);
  return (features, count) => {
    sums.fill(0);
    for (let from = 0; from < count; from += together) {
      const to = Math.min(count, from + together);
      for (let first = 0; first < table.stride; first += lanes) {
        addRows(table, { features, from, to, first });
        spill(sums, { label: first * abreast, lifted: lift * (to - from) });
      }
    }
    return sums;
  };
}

/** The weights, three labels in each number; what stands beyond the last label of a row is never read. */
function tableOf(weights: Int8Array, { width, rows }: { width: number; rows: number }): Table {
  const stride = Math.ceil(width / abreast / lanes) * lanes;
  const cells = new Float64Array(rows * stride);
  const filled = Math.ceil(width / abreast);
  const lifted = (at: number): number => (weights[at] ?? 0) + lift;
  for (let row = 0; row < rows; row += 1) {
    for (let lane = 0; lane < filled; lane += 1) {
      const from = row * width + lane * abreast;
      cells[row * stride + lane] = lifted(from) + lifted(from + 1) * second + lifted(from + 2) * third;
    }
  }
  return { cells, stride, mask: rows - 1 };
}

/** What five lanes came to. */
const added = new Float64Array(lanes);

function addRows(table: Table, over: { features: Uint32Array; from: number; to: number; first: number }): void {
  const { cells, stride, mask } = table;
  const { features, from, to, first } = over;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  for (let at = from; at < to; at += 1) {
    const row = (features[at]! & mask) * stride + first; // below to, which is at most the length
    a += cells[row]!; // rows are whole
    b += cells[row + 1]!; // as above
    c += cells[row + 2]!; // as above
    d += cells[row + 3]!; // as above
    e += cells[row + 4]!; // as above
  }
  added[0] = a;
  added[1] = b;
  added[2] = c;
  added[3] = d;
  added[4] = e;
}

/** Takes the sums apart. What is written beyond the last label is lost, and nothing is there. */
function spill(sums: Float64Array, into: { label: number; lifted: number }): void {
  const { label, lifted } = into;
  for (let lane = 0; lane < lanes; lane += 1) {
    const all = added[lane]!; // as many as lanes
    const high = Math.floor(all / third);
    const rest = all - high * third;
    const middle = Math.floor(rest / second);
    const place = label + lane * abreast;
    add(sums, place, rest - middle * second - lifted);
    add(sums, place + 1, middle - lifted);
    add(sums, place + 2, high - lifted);
  }
}

function add(sums: Float64Array, place: number, more: number): void {
  if (place < sums.length) sums[place] = sums[place]! + more; // below the length
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
