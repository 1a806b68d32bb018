// The document of the API and the policy name the same values.

import { expect, it } from 'vitest';
import { answerLanguages } from '../../messages/messages.ts';
import { looserNames, stricterNames } from '../../policy/policy.ts';
import { looserShape, profileLanguages, stricterShape } from './own-value-shapes.ts';

it('has a shape for each value that can be set, and no other', () => {
  expect(Object.keys(stricterShape.shape).toSorted()).toEqual(stricterNames.toSorted());
  expect(Object.keys(looserShape.shape).toSorted()).toEqual(looserNames.toSorted());
});

it('offers each language that answers can be in', () => {
  expect([...profileLanguages].toSorted()).toEqual(answerLanguages.toSorted());
});
