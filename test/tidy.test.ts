// Enforces the rules of STYLE.md that are marked E and that neither tsc nor Biome nor knip knows. A failure lists every
// place with what to do instead.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMigration, checkPage, pageLines } from './tidy/documents.ts';
import { checkNames } from './tidy/names.ts';
import { checkClock, checkConsole, checkEnvironment, checkSql, checkStatusCodes } from './tidy/places.ts';
import { checkPurity } from './tidy/purity.ts';
import { checkCycles, checkRooms } from './tidy/rooms.ts';
import {
  checkDocComments,
  checkHeader,
  checkKept,
  checkLeftovers,
  checkLength,
  checkReasons,
  longFiles,
} from './tidy/shape.ts';
import { type Finding, inWords, listFiles, readSource, type Source } from './tidy/source.ts';

const root = join(import.meta.dirname, '..');
const sources = [
  ...listFiles(root, ['src', 'test', 'bench', 'bin', 'console'], /\.(?:tsx?|mjs)$/),
  'vitest.config.ts',
].map(path => readSource(root, path));
const pages = [
  ...listFiles(root, ['docs'], /\.md$/),
  ...['README', 'ARCHITECTURE', 'STYLE', 'CONTRIBUTING', 'SECURITY', 'CHANGELOG'].map(name => `${name}.md`),
];
const migrations = listFiles(root, ['migrations'], /\.sql$/).filter(path => path !== 'migrations/schema.sql');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const rules: readonly [string, (source: Source) => Finding[]][] = [
  ['names of files and folders are kebab-case and say what is inside', source => checkNames(source.path)],
  ['files are short', source => checkLength(source)],
  ['each file begins by saying what it is for', checkHeader],
  ['each exported function has a doc comment', checkDocComments],
  ['constructs that are kept out are not used', checkKept],
  ['each assertion and suppression gives its reason', checkReasons],
  ['no unfinished work is left', checkLeftovers],
  ['pure rooms have no clock, chance, waiting or I/O', checkPurity],
  ['SQL lives in the stores', checkSql],
  ['the environment is read in one place', checkEnvironment],
  ['status codes belong to the API', checkStatusCodes],
  ['time and chance come from the composition root', checkClock],
  ['only the programs print', checkConsole],
];

describe('the house is tidy', () => {
  it('looks at files at all', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(migrations.length).toBeGreaterThan(0);
  });

  it.each(rules)('%s', (_, check) => {
    expect(inWords(sources.flatMap(check))).toEqual([]);
  });

  it('rooms import lower rooms, through their doors', () => {
    expect(inWords(checkRooms(sources))).toEqual([]);
  });

  it('no imports go in a circle', () => {
    expect(inWords(checkCycles(sources))).toEqual([]);
  });

  it('pages have one title and their length', () => {
    expect(Object.keys(pageLines).every(path => pages.includes(path))).toBe(true);
    expect(inWords(pages.flatMap(path => checkPage(path, read(path))))).toEqual([]);
  });

  it('migrations have four digits, and tables their business and their comment', () => {
    expect(inWords(migrations.flatMap(path => checkMigration(path, read(path))))).toEqual([]);
  });

  it('exceptions from the length name files that exist', () => {
    expect(Object.keys(longFiles).filter(path => !sources.some(source => source.path === path))).toEqual([]);
  });
});
