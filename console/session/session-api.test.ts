// The page that single sign-on is asked to lead back to.

import { expect, it } from 'vitest';
import { pageHere } from './session-api.ts';

it.each([
  ['/console/people', '', { page: '/console/people' }],
  ['/console/people', '?consent=given', { page: '/console/people?consent=given' }],
  ['/console/people', '?consent=given&sign-in=failed', { page: '/console/people?consent=given' }],
  ['/console/', '?sign-in=failed', { page: '/console/' }],
  // A browser leaves it in a query as it is; the server lets none through.
  ['/console/people', '?name=a\\b', { page: '/console/people?name=a%5Cb' }],
  ['/console/people', `?name=${'a'.repeat(2_000)}`, {}],
])('%s%s', (pathname, search, given) => {
  expect(pageHere({ pathname, search })).toEqual(given);
});
