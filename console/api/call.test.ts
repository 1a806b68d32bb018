// The console has no privilege: whatever it asks of the server is an operation of the OpenAPI document.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const console = join(import.meta.dirname, '..');
const sources = readdirSync(console, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.startsWith('dist'))
  .map(path => ({ path, text: readFileSync(join(console, path), 'utf8') }));

const asking = /\bfetch\(|XMLHttpRequest|EventSource|WebSocket|sendBeacon|['"`]\/api\//;

it('asks the server in one place only, by documented operations', () => {
  const places = sources.filter(({ text }) => asking.test(text)).map(({ path }) => path);
  expect(places).toEqual(['api/call.ts']);
});

it('imports nothing of the server', () => {
  expect(sources.filter(({ text }) => /from '[^']*\/src\//.test(text)).map(({ path }) => path)).toEqual([]);
});
