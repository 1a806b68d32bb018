#!/usr/bin/env node
// The command `assent`: makes sure that the dependencies are there, then hands over to the TypeScript program under a
// Node that runs it as it is.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { dropConsole, findConsole } from './built-console.mjs';
import { findNode, installIfStale, root, run } from './runtime.mjs';

// Node sizes its young generation by the machine; a server of this kind needs far less than a large one offers.
const memory = ['--max-semi-space-size=8', '--max-old-space-size=512'];

await installIfStale();
const running = run(findNode(), [...memory, join(root, 'src', 'app', 'cli.ts'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
});
// Looked at while the server starts, which takes longer: an old console is out of service before anybody can ask for it.
if (process.argv[2] === 'start' && findConsole(root) === undefined) beginConsole();
process.exitCode = await running;

/** Builds the console beside the start; until it is whole the server says so, and an older one is not served. */
function beginConsole() {
  dropConsole(root);
  const child = spawn(findNode(), [join(root, 'bin', 'make-console.mjs'), '--inside'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.on('error', () => {});
  child.unref();
}
