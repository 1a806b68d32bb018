// Learning: what was taught is known, and the same examples give the same weights.

import { expect, test } from 'vitest';
import { featuresOf } from '../src/intent/features.ts';
import { createClassifier } from '../src/intent/learned/classifier.ts';
import { learn } from './learn.ts';

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
