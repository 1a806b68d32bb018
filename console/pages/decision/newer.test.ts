// A list of decisions that lives: what it asks for, and how what came is joined to what is there.

import { describe, expect, it } from 'vitest';
import { joined, newerThan } from './newer.ts';

const one = (id: string) => ({ id, at: '2026-03-10T09:00:10.000Z' });

describe('a list that lives', () => {
  it('asks for what is newer than a few seconds before its newest', () => {
    const id = newerThan([one('019cd6f9-8079-7d5d-93f5-1d12fbaeefc0')]) ?? '';
    expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(Date.parse('2026-03-10T09:00:05.000Z'));
    expect(newerThan([])).toBeUndefined();
  });

  it('shows nothing twice, and what was committed late in its place', () => {
    const ids = joined([one('d'), one('c'), one('b')], [one('c'), one('a')]).map(({ id }) => id);
    expect(ids).toEqual(['d', 'c', 'b', 'a']);
  });
});
