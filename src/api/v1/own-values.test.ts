// The document of the API and the policy name the same values.

import { expect, it } from 'vitest';
import { looserNames, stricterNames } from '../../policy/policy.ts';
import { looserShape, stricterShape } from './own-value-shapes.ts';

it('has a shape for each value that can be set, and no other', () => {
  expect(Object.keys(stricterShape.shape).toSorted()).toEqual(stricterNames.toSorted());
  expect(Object.keys(looserShape.shape).toSorted()).toEqual(looserNames.toSorted());
});
