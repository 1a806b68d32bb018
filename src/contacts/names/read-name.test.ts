// Names as people type them: kept in one line, found by any of their words.

import { describe, expect, test } from 'vitest';
import { readName, shownName, wordsOf } from './read-name.ts';

describe('a name', () => {
  test.each([
    ['  Lena \n Beispiel ', 'Lena Beispiel'],
    ['evil\u202e.txt', 'evil .txt'],
    ['\u200f \u0000', null],
    ['x'.repeat(300), 'x'.repeat(100)],
    ['a\ud800b', 'a\ufffdb'],
  ])('%j is kept as %j', (said, kept) => {
    expect(readName(said)).toBe(kept);
  });

  test('is found by its words, whatever their case and accents', () => {
    expect(wordsOf(['José Müller-Weiß'])).toEqual(['jose', 'muller', 'weiss']);
    expect(wordsOf(['JOSE', 'jose_muller'])).toEqual(['jose', 'muller']);
    expect(wordsOf(['محمد علي'])).toEqual(['محمد', 'علي']);
    expect(wordsOf(['💐', '—'])).toEqual([]);
    expect(wordsOf([Array.from({ length: 40 }, (_, nth) => `w${nth}`).join(' ')])).toHaveLength(12);
  });

  test('of staff counts before that of the profile, and that before the username', () => {
    const username = { source: 'username', value: 'lena.b' } as const;
    const whatsapp = { source: 'whatsapp', value: 'Lena 💐' } as const;
    expect(shownName([])).toBeNull();
    expect(shownName([username])).toBe('@lena.b');
    expect(shownName([username, whatsapp])).toBe('Lena 💐');
    expect(shownName([whatsapp, username, { source: 'staff', value: 'Lena Beispiel' }])).toBe('Lena Beispiel');
  });
});
