// A built console is served only while it is what its sources say: a change, a new file, another lockfile make it stale;
// a copy of the same content does not.

import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

type Built = {
  findConsole(root: string): string | undefined;
  describeInputs(root: string): object;
  keepConsole(root: string, kept: { folder: string; inputs: object }): void;
  dropConsole(root: string): void;
};

const program = join(import.meta.dirname, '..', 'bin', 'built-console.mjs');
const built: Built = await import(program);
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assent-built-'));
  for (const folder of ['console/dist/build-a', 'console/pages', 'docs/reference/rules', 'bin']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  const files = ['console/main.tsx', 'console/pages/a.tsx', 'docs/reference/rules/a.md', 'bin/make-console.mjs'];
  for (const path of [...files, 'package-lock.json', 'console/dist/build-a/index.html']) {
    await writeFile(join(root, path), path);
  }
  built.keepConsole(root, { folder: 'build-a', inputs: built.describeInputs(root) });
});

afterEach(async () => await rm(root, { recursive: true, force: true }));

it('is found while nothing changed, and when only times did', async () => {
  expect(built.findConsole(root)).toBe(join(root, 'console', 'dist', 'build-a'));
  await utimes(join(root, 'console/main.tsx'), new Date(0), new Date(0));
  expect(built.findConsole(root)).toBeDefined();
});

it.each(['console/pages/a.tsx', 'console/pages/new.json', 'package-lock.json', 'docs/reference/rules/a.md'])(
  'is stale when %s is another',
  async path => {
    await writeFile(join(root, path), 'changed');
    expect(built.findConsole(root)).toBeUndefined();
  },
);

it('is not found once it was taken out of service, nor without its page', async () => {
  await rm(join(root, 'console/dist/build-a/index.html'));
  expect(built.findConsole(root)).toBeUndefined();
  await writeFile(join(root, 'console/dist/build-a/index.html'), 'page');
  expect(built.findConsole(root)).toBeDefined();
  built.dropConsole(root);
  expect(built.findConsole(root)).toBeUndefined();
});
