// What the README tells is what `assent demo` prints, and the demo says of itself whether every step was so.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playDemo } from '../../src/app/app.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const token = /(?<=Code: )[\w-]{22}/g;

test('the transcript of the README is what the demo prints, and every step is as told', async () => {
  const printed: string[] = [];
  const code = await playDemo(line => printed.push(line));
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const told = readme.split('<!-- transcript -->')[1]?.replace(/^\s*```text\n|\n```\s*$/g, '');
  const seen = printed.join('\n').replace(uuid, '<id>').replace(token, '<token>').split('\n');
  expect(seen.slice(2, -2).join('\n')).toBe(told);
  expect(seen.at(-1)).toBe('Every step was as told.');
  expect(code).toBe(0);
});
