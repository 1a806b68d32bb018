// The pages on disk are those that the program gives: a rule that changed without `npm run docs` is found here, and so is
// a page whose rule is gone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { every, exceptCompliance, marketing, service, started } from '../src/policy/rule.ts';
import { joined, prose, table } from './markdown.ts';
import { operationsFile, writtenOperations } from './operations.ts';
import { codesWithoutWords, referenceFolder, writtenPages } from './pages.ts';
import { classesInWords } from './rule-page.ts';
import { everythingTold, explanation } from './told.ts';
import { keptPart } from './written-part.ts';

const pages = writtenPages();
const advice = 'run `npm run docs`';

describe('the pages of the rule book', () => {
  it.each([...pages])('%s is as the program gives it', (path, text) => {
    expect(readFileSync(join(referenceFolder, path), 'utf8') === text, advice).toBe(true);
  });

  it('have no page of a rule that is gone', () => {
    const onDisk = readdirSync(join(referenceFolder, 'rules')).map(name => `rules/${name}`);
    expect(
      onDisk.filter(path => !pages.has(path)),
      advice,
    ).toEqual([]);
  });

  it('explain every code', () => {
    expect(codesWithoutWords()).toEqual([]);
  });
});

describe('the operations that the console calls', () => {
  it('are those of the OpenAPI document', () => {
    expect(readFileSync(operationsFile, 'utf8') === writtenOperations(), advice).toBe(true);
  });
});

describe('their words', () => {
  it('name classes as a reader does', () => {
    expect(classesInWords(every)).toBe('every class');
    expect(classesInWords(exceptCompliance)).toBe('every class but compliance');
    expect(classesInWords(marketing)).toBe('marketing and surveys');
    expect(classesInWords(service)).toBe('utility and authentication');
    expect(classesInWords(started)).toBe('utility, authentication, marketing and surveys');
    expect(classesInWords(['marketing_own'])).toBe('marketing for own products');
  });

  it('join, wrap and escape', () => {
    expect([joined([]), joined(['a']), joined(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a, b or c']);
    expect(
      prose(`${'word '.repeat(40)}end`)
        .split('\n')
        .map(line => line.length),
    ).toEqual([119, 83]);
    expect(table(['a'], [['b|c']])).toBe('| a |\n| --- |\n| b\\|c |');
    expect(table(['a'], [])).toBe('');
  });

  it('explain a rule without an explanation by the comment of its file, a duty by its title', () => {
    const bare = everythingTold.map(told => {
      const { explains: _, ...entry } = told.entry;
      return { ...told, entry };
    });
    const sender = bare.find(told => told.entry.id === 'sender');
    const first = bare.find(told => told.entry.id === 'first-contact');
    expect(sender && explanation(sender)).toBe('A sender that the business switched off sends nothing.');
    expect(first && explanation(first)).toBe('The first message comes with the notice.');
  });

  it('keep what people wrote, and refuse a page without the mark', () => {
    expect(() => keptPart('# Rules\n')).toThrow('no line');
  });
});
