// The console's files: the page under a strict policy, its parts for good and compressed, and words where it is not built.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerConsole } from './console.ts';

let folder: string;
let app: FastifyInstance;
let draws = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-console-'));
  app = fastify({ exposeHeadRoutes: false });
  registerConsole(app, { random: { bytes: length => Buffer.alloc(length, ++draws) } }, folder);
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function build(): Promise<void> {
  await mkdir(join(folder, 'build-a', 'assets'), { recursive: true });
  await writeFile(join(folder, 'build-a', 'index.html'), '<meta nonce="nonce-of-this-page"><div id="root"></div>');
  await writeFile(join(folder, 'build-a', 'assets', 'main-a1b2.js'), 'plain');
  await writeFile(join(folder, 'build-a', 'assets', 'main-a1b2.js.gz'), 'gzipped');
  await writeFile(join(folder, 'build-a', 'assets', 'main-a1b2.js.br'), 'brotli');
  await writeFile(join(folder, 'built.json'), '{"folder":"build-a"}');
}

test('before it is built, the page says so and how to build it', async () => {
  const answer = await app.inject('/console/decisions/1');
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('npm run console');
  expect((await app.inject('/console/assets/main-a1b2.js')).statusCode).toBeGreaterThanOrEqual(400);
});

test('every path below it is the page, each time with a nonce of its own, and no script in it may run', async () => {
  await build();
  const [one, other] = [await app.inject('/console/'), await app.inject('/console/people/1')];
  expect(one.statusCode).toBe(200);
  const policy = String(one.headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  expect(one.body).toContain(`nonce="${nonce}"`);
  expect(other.body).not.toContain(nonce);
});

test.each([
  ['gzip, deflate, br', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzipped'],
  ['', undefined, 'plain'],
])('a part goes out as %j takes it, for good', async (encoding, sent, content) => {
  await build();
  const answer = await app.inject({ url: '/console/assets/main-a1b2.js', headers: { 'accept-encoding': encoding } });
  expect([answer.headers['content-encoding'], answer.body]).toEqual([sent, content]);
  expect(answer.headers['cache-control']).toContain('immutable');
  expect(answer.headers['content-type']).toMatch(/^text\/javascript/);
});

test.each(['..%2F..%2Fbuilt.json', 'main.json', 'none-a.js', '.js'])('%s is not given out', async name => {
  await build();
  expect((await app.inject(`/console/assets/${name}`)).statusCode).toBeGreaterThanOrEqual(400);
});

test('a browser at the root is led to it, a client is not', async () => {
  const browser = await app.inject({ url: '/', headers: { accept: 'text/html,*/*;q=0.8' } });
  expect([browser.statusCode, browser.headers.location]).toEqual([302, '/console/']);
  expect((await app.inject({ url: '/', headers: { accept: '*/*' } })).statusCode).toBeGreaterThanOrEqual(400);
});

test.each(['invitation', 'new-password'])('a link to /%s leads to that page of the console', async page => {
  const answer = await app.inject(`/${page}`);
  expect([answer.statusCode, answer.headers.location]).toEqual([302, `/console/${page}`]);
});

test('who comes back from single sign-on in vain is told so by the console', async () => {
  const answer = await app.inject({ url: '/?sign-in=failed', headers: { accept: 'text/html' } });
  expect(answer.headers.location).toBe('/console/?sign-in=failed');
});
