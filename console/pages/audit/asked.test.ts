// What the audit trail is asked by a URL.

import { expect, it } from 'vitest';
import { askedIn, queryOf } from './asked.ts';

it('takes what can be asked, and leaves out the rest', () => {
  expect(askedIn({ user: 'u', action: '', from: 'yesterday', to: '2026-03-10', other: 1 })).toEqual({
    user: 'u',
    to: '2026-03-10',
  });
});

it('asks to the end of the last day', () => {
  const { from, to } = queryOf({ from: '2026-03-10', to: '2026-03-10' }, 'Asia/Tokyo');
  expect([from, to]).toEqual(['2026-03-09T15:00:00.000Z', '2026-03-10T15:00:00.000Z']);
});
