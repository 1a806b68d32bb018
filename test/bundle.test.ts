// The bundle that a quick start runs: it does what the sources do, and is never run once they have changed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBundle, root } from './program.ts';

let clone: string;
const source = () => join(clone, 'src', 'app', 'cli.ts');

// Line 6 is the one that fails.
const program = (word: string) => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Word = string;
const word: Word = readFileSync(join(import.meta.dirname, 'word.txt'), 'utf8');
if (process.argv[2] === 'fail') throw new Error('told to');
console.log('${word}', word, import.meta.url);
`;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'assent-bundle-'));
  cpSync(join(root, 'bin'), join(clone, 'bin'), { recursive: true });
  mkdirSync(join(clone, 'src', 'app'), { recursive: true });
  mkdirSync(join(clone, 'node_modules'));
  symlinkSync(join(root, 'node_modules', 'rolldown'), join(clone, 'node_modules', 'rolldown'), 'junction');
  writeFileSync(join(clone, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  writeFileSync(join(clone, 'src', 'app', 'word.txt'), 'a word beside it');
  writeFileSync(source(), program('first'));
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** Runs a program of the clone; what it printed to both streams. */
async function run(...args: string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', part => parts.push(String(part)));
  await once(child, 'close');
  return parts.join('');
}

const make = () => run(join(clone, 'bin', 'make-bundle.mjs'));
const entry = () => findBundle(clone) ?? 'there is no bundle';

test('the bundle finds what lies beside its sources, and its stack traces name their lines', async () => {
  expect(findBundle(clone)).toBeUndefined();
  expect(await make()).toBe('');
  const url = new URL(`file://${source()}`).href;
  expect(await run(entry())).toBe(`first a word beside it ${url}\n`);
  expect(await run(entry(), 'fail')).toContain(`${url}:6`);
});

test('a source that changed ends it, however alike the two are', async () => {
  await make();
  const { atime, mtime } = statSync(source());
  writeFileSync(source(), program('later'));
  utimesSync(source(), atime, mtime);
  expect(findBundle(clone)).toBeUndefined();
  await make();
  expect(await run(entry())).toContain('later a word');
});

test('so does a source that is gone, and another lockfile', async () => {
  await make();
  writeFileSync(join(clone, 'package-lock.json'), '[]');
  expect(findBundle(clone)).toBeUndefined();
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  expect(findBundle(clone)).toBeDefined();
  rmSync(source());
  expect(findBundle(clone)).toBeUndefined();
});

test('a source that was only touched does not', async () => {
  await make();
  const found = findBundle(clone);
  utimesSync(source(), 1, 1);
  expect([findBundle(clone), findBundle(clone)]).toEqual([found, found]);
});

test('two that are made at once do not harm each other, and one that fails leaves the last', async () => {
  expect(await Promise.all([make(), make()])).toEqual(['', '']);
  expect(await run(entry())).toContain('first a word');
  writeFileSync(source(), 'export const = 1;');
  expect(await make()).toContain('Error');
  expect(findBundle(clone)).toBeUndefined();
  writeFileSync(source(), program('first'));
  expect(await run(entry())).toContain('first a word');
  const folders = readdirSync(join(clone, 'node_modules', '.cache', 'assent')).filter(name =>
    name.startsWith('bundle-'),
  );
  expect(folders).toHaveLength(2);
});
