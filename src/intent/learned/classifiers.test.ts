// Weights are added several at a time in one number: the sums must be those of adding one by one, however many there are.

import { expect, test } from 'vitest';
import { createClassifier, softmax } from './classifier.ts';
import { createPartedClassifier } from './parted-classifier.ts';

const labels = (count: number) => Array.from({ length: count }, (_, at) => `label ${at}`);
const bytes = (count: number) => Buffer.from(Array.from({ length: count }, (_, at) => (at * 2_654_435_761) >>> 24));
const features = (count: number) =>
  Uint32Array.from({ length: count }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 14);
const scale = 0.01;

test.each([0, 1, 17, 18, 19, 300, 4_680, 4_681, 20_000])('%i features of a parted model', count => {
  // Half-bytes of 0 to 14: a weight of -7 to 7.
  const halves = (size: number) => bytes(size).map(byte => (byte % 15) | (((byte >> 4) % 15) << 4));
  const first = halves((2 ** 6 * 4) / 2);
  const others = halves((2 ** 5 * 10) / 2);
  const packed = (bits: number, weights: Uint8Array) => ({ bits, weights: Buffer.from(weights).toString('base64') });
  const model = {
    labels: labels(14),
    scale,
    bias: Array(14).fill(0.5),
    first: packed(6, first),
    others: packed(5, others),
  };
  const half = (table: Uint8Array, at: number) => ((table[at >> 1] ?? 0) >> (at % 2 === 0 ? 0 : 4)) & 15;
  const found = features(count);
  const scores = Float64Array.from({ length: 14 }, (_, label) => {
    let sum = 0;
    for (const one of found)
      sum += (label < 4 ? half(first, (one & 63) * 4 + label) : half(others, (one & 31) * 10 + label - 4)) - 7;
    return sum * (scale / Math.sqrt(Math.max(1, count))) + 0.5;
  });
  expect([...createPartedClassifier(model).probabilities(found)]).toEqual([...softmax(scores)]);
});

test.each([0, 1, 256, 257, 258, 2_000])('%i features of a model of many labels', count => {
  const weights = bytes(2 ** 5 * 44);
  const model = { bits: 5, labels: labels(44), scale, bias: Array(44).fill(0.25), weights: weights.toString('base64') };
  const found = features(count);
  const expected = Array.from({ length: 44 }, (_, label) => {
    let sum = 0;
    for (const one of found) sum += weights.readInt8((one & 31) * 44 + label);
    return sum * (scale / Math.sqrt(Math.max(1, count))) + 0.25;
  });
  expect([...createClassifier(model).scores(found)]).toEqual(expected);
});
