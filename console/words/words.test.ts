// The messages are complete in every language, take the same values, and no page has words of its own beside them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../build/words.ts';

const here = import.meta.dirname;
const console = join(here, '..');
const languages = readdirSync(here, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? [entry.name] : [],
);
const english = catalogue('en');
const pages = readdirSync(console, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.tsx') && !path.startsWith('dist'))
  .map(path => ({ path, text: readFileSync(join(console, path), 'utf8') }));

/** The names of the values that a message takes. */
function valuesIn(message: string): string {
  const names = [...message.matchAll(/\{(\w+)\s*[,}]/g)].map(match => match[1] ?? '');
  return [...new Set(names)].sort().join(', ');
}

describe('the messages', () => {
  it('are there in eight languages', () => {
    expect(languages).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pt']);
  });

  it.each(languages)('are complete in %s, and take the same values', language => {
    const own = catalogue(language);
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(english).toSorted());
    expect(Object.values(own).filter(text => compileMessage(text).length === 0)).toEqual([]);
    const others = Object.keys(english).filter(key => valuesIn(own[key] ?? '') !== valuesIn(english[key] ?? ''));
    expect(others).toEqual([]);
  });

  it('keep one key in one file', () => {
    const keys = readdirSync(join(here, 'en')).flatMap(name =>
      Object.keys(JSON.parse(readFileSync(join(here, 'en', name), 'utf8'))),
    );
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are all said somewhere', () => {
    const all = readdirSync(console, { recursive: true, encoding: 'utf8' })
      .filter(path => /\.tsx?$/.test(path) && !path.startsWith('dist'))
      .map(path => readFileSync(join(console, path), 'utf8'))
      .join('\n');
    // A key is said as it is, or its last part is filled in: t(`kind.${…}`).
    const isSaid = (key: string) =>
      all.includes(`'${key}'`) || all.includes(`\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`);
    expect(Object.keys(english).filter(key => !isSaid(key))).toEqual([]);
  });
});

/** Words between tags, or in attributes that a person reads. */
function wordsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  const between = [...code.matchAll(/>\s*([^<>{}()=;:?&|[\]]*\p{L}{2,}[^<>{}()=;:?&|[\]]*)\s*<\/?[A-Za-z]/gu)];
  const said = [...code.matchAll(/\b(?:title|label|placeholder|alt|aria-label|description)="([^"]*\p{L}[^"]*)"/gu)];
  return [...between, ...said].map(match => (match[1] ?? '').trim());
}

describe('the pages', () => {
  it('have no words of their own', () => {
    expect(pages.flatMap(({ path, text }) => wordsIn(text).map(words => `${path}: ${words}`))).toEqual([]);
  });

  it('would be found out if they had', () => {
    expect(wordsIn('<p>Hello there</p>')).toEqual(['Hello there']);
    expect(wordsIn('<Button label="Save" />')).toEqual(['Save']);
  });
});
