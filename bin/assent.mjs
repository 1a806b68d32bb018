#!/usr/bin/env node
// The command `assent`: makes sure that the dependencies are there, then hands over to the TypeScript program under a
// Node that runs it as it is; or to the bundle that was made of the same sources, which loads in a fraction of the time.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dropConsole, findConsole } from './built-console.mjs';
import { findBundle } from './bundled.mjs';
import { findNode, installIfStale, memory, root, run } from './runtime.mjs';

await installIfStale();
const node = findNode();
const words = process.argv.slice(2);
const bundle = findBundle(root);
const program = bundle ?? join(root, 'src', 'app', 'cli.ts');
const running = isRightNode() ? import(pathToFileURL(program).href) : runElsewhere();
if (words[0] === 'start') {
  // Looked at while the server starts, which takes longer: an old console is out of service before anybody asks for it.
  if (findConsole(root) === undefined) beginConsole();
  if (bundle === undefined) beside('make-bundle.mjs');
}
await running;

async function runElsewhere() {
  // Linux keeps a heap for each thread else, and what one has given back the others cannot use.
  const env = { MALLOC_ARENA_MAX: '2', ...process.env };
  process.exitCode = await run(node, [...memory, program, ...words], { cwd: process.cwd(), env });
}

/** Whether this very process would be started once more: from the second `npm start` on, which finds the installed Node. */
function isRightNode() {
  return memory.every(flag => process.execArgv.includes(flag)) && realpathSync(process.execPath) === realpathSync(node);
}

/** Builds the console beside the start; until it is whole the server says so, and an older one is not served. */
function beginConsole() {
  dropConsole(root);
  beside('make-console.mjs', '--inside');
}

/** Makes something for later, beside this start and behind it. */
function beside(script, ...more) {
  const child = spawn(node, [join(root, 'bin', script), ...more], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Without the bundler, or on a read-only disk, there is none: the sources are run, and the server says what is missing.
  child.on('error', () => {});
  child.unref();
}
