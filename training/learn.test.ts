// Learning: what was taught is known, and the same examples give the same weights.

import { expect, test } from 'vitest';
import { featuresOf } from '../src/intent/features.ts';
import { createClassifier } from '../src/intent/learned/classifier.ts';
import { createPartedClassifier } from '../src/intent/learned/parted-classifier.ts';
import { learn, learnParted } from './learn.ts';

const how = { bits: 10, epochs: 20, rate: 0.3, decay: 3e-4, seed: 7 };
const taught = [
  ['write to me no more', 1],
  ['send me nothing any more', 1],
  ['no more messages', 1],
  ['when do you open', 0],
  ['is there a table free', 0],
  ['how much is the red one', 0],
] as const;
const examples = taught.map(([text, label]) => ({ label, features: featuresOf(text, [], false) }));

test('the same examples give the same weights, another seed others', () => {
  const one = learn(['talk', 'stop'], examples, how);
  expect(learn(['talk', 'stop'], examples, how)).toEqual(one);
  expect(learn(['talk', 'stop'], examples, { ...how, seed: 8 }).weights).not.toBe(one.weights);
});

test('the weights are the mean of those after each pass that counts', () => {
  const weightsOf = (steps: { epochs: number; averagedFrom?: number }) => {
    const { weights, scale } = learn(['talk', 'stop'], examples, { ...how, ...steps });
    return [...new Int8Array(Buffer.from(weights, 'base64'))].map(weight => weight * scale);
  };
  const [first, second] = [weightsOf({ epochs: 1 }), weightsOf({ epochs: 2 })];
  const both = weightsOf({ epochs: 2, averagedFrom: 0 });
  expect(both).not.toEqual(second);
  for (const [at, mean] of both.entries()) expect(mean).toBeCloseTo(((first[at] ?? 0) + (second[at] ?? 0)) / 2, 1);
});

test('what was taught is known, and what is alike', () => {
  const { probabilities } = createClassifier(learn(['talk', 'stop'], examples, how));
  for (const [text, label] of taught) {
    expect(probabilities(featuresOf(text, [], false))[label]).toBeGreaterThan(0.5);
  }
  expect(probabilities(featuresOf('please no more messages to me', [], false))[1]).toBeGreaterThan(0.5);
});

test('a long text adds up as a short one does', () => {
  const { probabilities } = createClassifier(learn(['talk', 'stop'], examples, how));
  const [talk = 0, stop = 0] = probabilities(featuresOf('no more messages '.repeat(400).trim(), [], false));
  expect(stop).toBeGreaterThan(talk);
  expect(talk + stop).toBeCloseTo(1);
});

test('a single label is told from all else, and each trait says how much it speaks for it', () => {
  const { probabilities, pull } = createClassifier(
    learn(
      ['stop'],
      examples.map(one => ({ ...one, label: 1 - one.label })),
      how,
    ),
  );
  for (const [text, label] of taught) {
    const features = featuresOf(text, [], false);
    expect((probabilities(features)[0] ?? 0) > 0.5).toBe(label === 1);
    const sum = features.reduce((all, feature) => all + pull(feature, 0), 0);
    expect(Math.sign(sum)).toBe(label === 1 ? 1 : -1);
  }
});

test('labels in two tables are told apart, in a short text and in one of more traits than are added at once', () => {
  const labels = ['talk', 'stop', 'unused', 'part', 'human', 'erasure'];
  const more = [
    ['a human being please', 4],
    ['delete my account', 5],
    ['only by mail please', 3],
  ] as const;
  const all = [...taught, ...more].map(([text, label]) => ({ label, features: featuresOf(text, [], false) }));
  const parted = { ...how, firstBits: 10, otherBits: 9, most: 1 };
  const model = learnParted(labels, all, parted);
  expect(learnParted(labels, all, parted)).toEqual(model);
  const { probabilities } = createPartedClassifier(model);
  for (const [text, label] of [...taught, ...more]) {
    for (const said of [text, `${text} `.repeat(60).trim()]) {
      const likely = [...probabilities(featuresOf(said, [], false))];
      expect(likely.reduce((sum, one) => sum + one)).toBeCloseTo(1);
      expect(likely.indexOf(Math.max(...likely)), said).toBe(label);
    }
  }
});
