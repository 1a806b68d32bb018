// Learns a linear classifier: softmax regression by stochastic gradient descent with AdaGrad, then each weight in one
// byte, or in half of one. Fixed order and seeded chance: the same corpus gives the same weights.

import type { PackedModel } from '../src/intent/learned/classifier.ts';
import { firstLabels, halfMax, type PackedParted } from '../src/intent/learned/parted-classifier.ts';
import { createChance } from './chance.ts';

export type Example = { readonly label: number; readonly features: Uint32Array };

type Steps = {
  readonly epochs: number;
  /** From which pass on, counted from 0, the weights after each are averaged: the last one alone leans to its last lines. */
  readonly averagedFrom?: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
};

export type HowToLearn = Steps & { readonly bits: number };

/** `most`: no weight grows beyond it, so that no single trait decides, and half a byte tells the others apart. */
export type HowToLearnParted = Steps & {
  readonly firstBits: number;
  readonly otherBits: number;
  readonly most: number;
};

const byteMax = 127;

/** The weights of some neighbouring labels. */
type Table = {
  /** The place of the first of them. */
  readonly from: number;
  readonly width: number;
  readonly mask: number;
  readonly weights: Float32Array;
  /** The sum of the squared slopes that each weight has seen: the more it moved, the less it still moves. */
  readonly moved: Float32Array;
  /** The sum of the weights after each pass that counts. */
  readonly passed: Float32Array;
};

type State = {
  readonly tables: readonly Table[];
  readonly bias: Float64Array;
  /** The probabilities of the labels, then how wrong each was. */
  readonly errors: Float64Array;
  readonly how: Steps & { readonly most: number };
};

const biasRate = 0.02;

/** The model that tells the labels of these examples apart; of a single label, from examples that have another place. */
export function learn(labels: readonly string[], examples: readonly Example[], how: HowToLearn): PackedModel {
  const table = createTable(0, labels.length, how.bits);
  const bias = new Float64Array(labels.length);
  descend(
    { tables: [table], bias, errors: new Float64Array(labels.length), how: { ...how, most: Infinity } },
    examples,
  );
  return pack(how.bits, labels, { bias, weights: table.weights });
}

/** The same, with more rows for the first labels than for the others. */
export function learnParted(
  labels: readonly string[],
  examples: readonly Example[],
  how: HowToLearnParted,
): PackedParted {
  const first = createTable(0, firstLabels, how.firstBits);
  const others = createTable(firstLabels, labels.length - firstLabels, how.otherBits);
  const bias = new Float64Array(labels.length);
  descend({ tables: [first, others], bias, errors: new Float64Array(labels.length), how }, examples);
  return {
    labels,
    scale: Number((how.most / halfMax).toPrecision(6)),
    bias: rounded(bias),
    first: { bits: how.firstBits, weights: inHalves(first.weights, how.most) },
    others: { bits: how.otherBits, weights: inHalves(others.weights, how.most) },
  };
}

function createTable(from: number, width: number, bits: number): Table {
  const size = 2 ** bits * width;
  return {
    from,
    width,
    mask: 2 ** bits - 1,
    weights: new Float32Array(size),
    moved: new Float32Array(size).fill(1e-3),
    passed: new Float32Array(size),
  };
}

function descend(state: State, examples: readonly Example[]): void {
  const { how } = state;
  const from = how.averagedFrom ?? how.epochs - 1;
  const order = Uint32Array.from(examples.keys());
  const chance = createChance(how.seed);
  for (let epoch = 0; epoch < how.epochs; epoch += 1) {
    shuffle(order, chance);
    for (const place of order) {
      const example = examples[place];
      if (example !== undefined) learnOne(state, example);
    }
    if (epoch >= from) keepPass(state);
  }
  for (const { weights, passed } of state.tables) weights.set(passed.map(sum => sum / (how.epochs - from)));
}

function keepPass({ tables }: State): void {
  for (const { weights, passed } of tables) {
    for (let at = 0; at < passed.length; at += 1) passed[at] = (passed[at] ?? 0) + (weights[at] ?? 0);
  }
}

function learnOne(state: State, { features, label }: Example): void {
  const worth = 1 / Math.sqrt(Math.max(1, features.length));
  weigh(state, features, worth);
  const { errors, bias, how } = state;
  for (let at = 0; at < errors.length; at += 1) {
    const error = (errors[at] ?? 0) - (at === label ? 1 : 0);
    errors[at] = error;
    bias[at] = (bias[at] ?? 0) - how.rate * biasRate * error;
  }
  for (const table of state.tables) {
    for (const feature of features) move(state, table, { row: (feature & table.mask) * table.width, worth });
  }
}

/** Leaves the probability of each label in `errors`. */
function weigh(state: State, features: Uint32Array, worth: number): void {
  const { errors, bias } = state;
  errors.fill(0);
  for (const table of state.tables) for (const feature of features) addRow(errors, table, feature);
  for (let at = 0; at < errors.length; at += 1) errors[at] = (errors[at] ?? 0) * worth + (bias[at] ?? 0);
  if (errors.length === 1) errors[0] = 1 / (1 + Math.exp(-(errors[0] ?? 0)));
  else softmax(errors);
}

function addRow(sums: Float64Array, { from, width, mask, weights }: Table, feature: number): void {
  const row = (feature & mask) * width;
  for (let at = 0; at < width; at += 1) sums[from + at] = (sums[from + at] ?? 0) + (weights[row + at] ?? 0);
}

function softmax(sums: Float64Array): void {
  const most = Math.max(...sums);
  let total = 0;
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = Math.exp((sums[at] ?? 0) - most);
    total += sums[at] ?? 0;
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / total;
}

function move({ errors, how }: State, table: Table, to: { row: number; worth: number }): void {
  const { from, width, weights, moved } = table;
  for (let at = 0; at < width; at += 1) {
    const cell = to.row + at;
    const slope = (errors[from + at] ?? 0) * to.worth + how.decay * (weights[cell] ?? 0);
    const sum = (moved[cell] ?? 0) + slope * slope;
    moved[cell] = sum;
    weights[cell] = within(how.most, (weights[cell] ?? 0) - (how.rate * slope) / Math.sqrt(sum));
  }
}

function within(most: number, value: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Two weights in each byte, the first in its lower half, each lifted so that none is negative. */
function inHalves(weights: Float32Array, most: number): string {
  const lifted = (at: number) => Math.round(((weights[at] ?? 0) / most) * halfMax) + halfMax;
  const bytes = Uint8Array.from({ length: weights.length / 2 }, (_, at) => lifted(2 * at) + 16 * lifted(2 * at + 1));
  return Buffer.from(bytes.buffer).toString('base64');
}

function rounded(bias: Float64Array): number[] {
  return Array.from(bias, one => Number(one.toFixed(4)));
}

type Learned = { readonly bias: Float64Array; readonly weights: Float32Array };

function pack(bits: number, labels: readonly string[], { weights, bias }: Learned): PackedModel {
  const sizes = weights
    .filter(one => one !== 0)
    .map(Math.abs)
    .sort();
  // The few largest are cut off, so that the others keep their differences.
  const most = sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
  const scale = most / byteMax;
  const bytes = Int8Array.from(weights, one => within(byteMax, Math.round(one / scale)));
  return {
    bits,
    labels,
    scale: Number(scale.toPrecision(6)),
    bias: rounded(bias),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function shuffle(order: Uint32Array, chance: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
