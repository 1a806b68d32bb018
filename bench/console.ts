// The first load of the console's pages: script bytes and time until they answer, on a slowed processor.
// The demo runs with some conversations; a bare page, with one heading, is loaded in turn with the others.

import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { openChromium } from '../test/browser/chromium.ts';
import { makeFolder } from './rig/folder.ts';
import { readOptions } from './rig/options.ts';
import { measurePage, type PageLoad } from './rig/page-load.ts';
import { startServer } from './rig/server.ts';
import { heading, median, printFigure, printRatio } from './rig/table.ts';

const slowdown = 4;
const hope = { scriptKb: 250, interactiveMs: 1_500 };

const options = readOptions();
// A server that starts serves the console once it is built; here it has to be there from the beginning.
spawnSync(process.execPath, [fileURLToPath(new URL('../bin/make-console.mjs', import.meta.url))], { stdio: 'inherit' });
const chromium = await openChromium();
if (chromium === null) process.exit(1);
const { browser } = chromium;
const dataDir = await makeFolder();
const server = await startServer(dataDir, { ASSENT_EMULATOR: 'on' });
await talk(/phones\s+(http\S+)/.exec(server.screen)?.[1] ?? '');
const bare = await openBarePage();

const pages = [
  { name: 'a bare page', url: bare.url },
  { name: 'home', url: `${server.url}/console/`, before: signIn },
  { name: 'home, seen before', url: `${server.url}/console/`, before: signIn, again: true },
  { name: 'inbox', url: `${server.url}/console/inbox`, before: signIn },
  { name: 'people', url: `${server.url}/console/people`, before: signIn },
];

const loads = new Map(pages.map(page => [page.name, [] as PageLoad[]])); // filled below
await measurePage(browser, { ...pages[0], url: bare.url, slowdown });
for (let round = 0; round < options.rounds; round += 1) {
  for (const { name, ...page } of pages) loads.get(name)?.push(await measurePage(browser, { ...page, slowdown }));
}

heading(`Pages of the console, processor slowed ${slowdown} times, ${options.rounds} rounds`);
const of = (name: string, what: 'drawnMs' | 'interactiveMs' | 'busyMs') =>
  (loads.get(name) ?? []).map(one => one[what]);
for (const [name, [first]] of loads) {
  const scripts = first?.scripts ?? [];
  const kilobytes = (await Promise.all(scripts.map(gzippedBytes))).reduce((sum, one) => sum + one, 0) / 1024;
  const isBare = name === pages[0]?.name;
  const drawn = `${median(of(name, 'drawnMs')).toFixed(0)} ms`;
  const busy = `${median(of(name, 'busyMs')).toFixed(0)} ms of processor time`;
  const interactive = `${median(of(name, 'interactiveMs')).toFixed(0)} ms`;
  console.log(`${name}: ${first?.requests ?? 0} requests, drawn after ${drawn}, ${busy}`);
  if (isBare) {
    printFigure('  answers after', interactive);
    continue;
  }
  printFigure(
    '  scripts, gzip',
    `${kilobytes.toFixed(1)} KB in ${scripts.length} files`,
    `at most ${hope.scriptKb} KB`,
  );
  printFigure('  answers after', interactive, `under ${hope.interactiveMs.toLocaleString('en-US')} ms`);
  const pair = { of: of(name, 'interactiveMs'), to: of(pages[0]?.name ?? '', 'interactiveMs') };
  printRatio('  / bare page', { ...pair, hope: 'the same from run to run' });
}

await chromium.close();
await server.stop();
bare.stop();
await rm(dataDir, { recursive: true, force: true });

/** Each customer of the demo writes a few lines. */
async function talk(emulator: string): Promise<void> {
  for (const customer of ['c1', 'c2', 'c3', 'c4']) {
    for (let at = 0; at < 10; at += 1) {
      const answer = await fetch(`${emulator}/_emulator/customers/${customer}/actions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ do: 'text', text: `Do you have rye bread today? (${at})` }),
      });
      if (!answer.ok) throw new Error(`the emulator answered ${answer.status}`);
    }
  }
}

async function signIn(context: BrowserContext): Promise<void> {
  const headers = { 'x-assent-console': '1', origin: server.url, 'sec-fetch-site': 'same-origin' };
  const answer = await context.request.post(`${server.url}/api/v1/demo/sign-in`, { headers });
  if (!answer.ok()) throw new Error(`the demo did not open: ${answer.status()}`);
}

/** What any page costs: HTML, one script, one heading. */
async function openBarePage(): Promise<{ url: string; stop(): void }> {
  const bareServer = createServer((request, response) => {
    const isScript = request.url === '/script.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    const script = `document.body.append(Object.assign(document.createElement('h1'), { textContent: 'Home' }));`;
    response.end(isScript ? script : '<!doctype html><body><script type="module" src="/script.js"></script>');
  });
  await new Promise<void>(done => bareServer.listen(0, '127.0.0.1', done));
  const { port } = bareServer.address() as AddressInfo; // it listens on TCP
  return { url: `http://127.0.0.1:${port}/`, stop: () => bareServer.close() };
}

/** The bytes of a file as they cross the wire to a browser that takes gzip. */
async function gzippedBytes(url: string): Promise<number> {
  return await new Promise((done, failed) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, response => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => done(bytes));
    }).on('error', failed);
  });
}
