// Learns a linear classifier: softmax regression by stochastic gradient descent with AdaGrad, then each weight in one
// byte. Fixed order and seeded chance: the same corpus gives the same weights.

import type { PackedModel } from '../src/intent/learned/classifier.ts';
import { createChance } from './chance.ts';

export type Example = { readonly label: number; readonly features: Uint32Array };

export type HowToLearn = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
};

const byteMax = 127;

type State = {
  readonly width: number;
  readonly mask: number;
  readonly weights: Float32Array;
  /** The sum of the squared slopes that each weight has seen: the more it moved, the less it still moves. */
  readonly moved: Float32Array;
  readonly bias: Float64Array;
  /** The probabilities of the labels, then how wrong each was. */
  readonly errors: Float64Array;
  readonly how: HowToLearn;
};

const biasRate = 0.02;

/** The model that tells the labels of these examples apart; of a single label, from examples that have another place. */
export function learn(labels: readonly string[], examples: readonly Example[], how: HowToLearn): PackedModel {
  const width = labels.length;
  const size = 2 ** how.bits * width;
  const state: State = {
    width,
    mask: 2 ** how.bits - 1,
    weights: new Float32Array(size),
    moved: new Float32Array(size).fill(1e-3),
    bias: new Float64Array(width),
    errors: new Float64Array(width),
    how,
  };
  const order = Uint32Array.from(examples.keys());
  const chance = createChance(how.seed);
  for (let epoch = 0; epoch < how.epochs; epoch += 1) {
    shuffle(order, chance);
    for (const place of order) {
      const example = examples[place];
      if (example !== undefined) learnOne(state, example);
    }
  }
  return pack(how.bits, labels, state);
}

function learnOne(state: State, { features, label }: Example): void {
  const worth = 1 / Math.sqrt(Math.max(1, features.length));
  weigh(state, features, worth);
  const { errors, bias, how, width } = state;
  for (let at = 0; at < width; at += 1) {
    const error = (errors[at] ?? 0) - (at === label ? 1 : 0);
    errors[at] = error;
    bias[at] = (bias[at] ?? 0) - how.rate * biasRate * error;
  }
  for (const feature of features) move(state, (feature & state.mask) * width, worth);
}

/** Leaves the probability of each label in `errors`. */
function weigh(state: State, features: Uint32Array, worth: number): void {
  const { errors, weights, bias, width, mask } = state;
  errors.fill(0);
  for (const feature of features) {
    const row = (feature & mask) * width;
    for (let at = 0; at < width; at += 1) errors[at] = (errors[at] ?? 0) + (weights[row + at] ?? 0);
  }
  for (let at = 0; at < width; at += 1) errors[at] = (errors[at] ?? 0) * worth + (bias[at] ?? 0);
  if (width === 1) errors[0] = 1 / (1 + Math.exp(-(errors[0] ?? 0)));
  else softmax(errors);
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

function move(state: State, row: number, worth: number): void {
  const { errors, weights, moved, width, how } = state;
  for (let at = 0; at < width; at += 1) {
    const cell = row + at;
    const slope = (errors[at] ?? 0) * worth + how.decay * (weights[cell] ?? 0);
    const sum = (moved[cell] ?? 0) + slope * slope;
    moved[cell] = sum;
    weights[cell] = (weights[cell] ?? 0) - (how.rate * slope) / Math.sqrt(sum);
  }
}

function pack(bits: number, labels: readonly string[], { weights, bias }: State): PackedModel {
  const sizes = weights
    .filter(one => one !== 0)
    .map(Math.abs)
    .sort();
  // The few largest are cut off, so that the others keep their differences.
  const most = sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
  const scale = most / byteMax;
  const bytes = Int8Array.from(weights, one => Math.max(-byteMax, Math.min(byteMax, Math.round(one / scale))));
  return {
    bits,
    labels,
    scale: Number(scale.toPrecision(6)),
    bias: Array.from(bias, one => Number(one.toFixed(4))),
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
