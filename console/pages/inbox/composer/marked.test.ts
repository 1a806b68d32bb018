// What is marked in a draft while it moves on.

import { expect, it } from 'vitest';
import { markedParts } from './marked.ts';

const asked = 'Coupon: 20 % off';
const words = [
  { start: 8, end: 16 },
  { start: 0, end: 6 },
];
const said = (draft: string) =>
  markedParts(draft, asked, words).map(part => (part.isMarked ? `[${part.text}]` : part.text));

it('marks the words where they stand', () => {
  expect(said(asked)).toEqual(['[Coupon]', ': ', '[20 % off]']);
});

it('keeps the marks while more is written behind, and drops those that were changed', () => {
  expect(said('Coupon: 20 % off, today')).toEqual(['[Coupon]', ': ', '[20 % off]', ', today']);
  expect(said('Coupon: 20')).toEqual(['[Coupon]', ': 20']);
  expect(said('A coupon: 20 % off')).toEqual(['A coupon: 20 % off']);
});

it('gives nothing for nothing, and joins words that overlap', () => {
  expect(said('')).toEqual([]);
  const overlapping = [
    { start: 0, end: 4 },
    { start: 2, end: 6 },
  ];
  expect(markedParts('abcdefg', 'abcdefg', overlapping).map(part => part.text)).toEqual(['abcd', 'ef', 'g']);
});
