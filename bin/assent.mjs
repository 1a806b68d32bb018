#!/usr/bin/env node
// The command `assent`: makes sure that the dependencies are there, then hands over to the TypeScript program under a
// Node that runs it as it is; or to the bundle that was made of the same sources, which loads in a fraction of the time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findBundle } from './bundled.mjs';
import { findNode, installIfStale, root, run } from './runtime.mjs';

// Node sizes its young generation by the machine; a server of this kind needs far less than a large one offers.
const memory = ['--max-semi-space-size=8', '--max-old-space-size=512'];

await installIfStale();
const node = findNode();
const words = process.argv.slice(2);
const bundle = findBundle(root);
if (bundle === undefined && words[0] === 'start') beginBundle();
process.exitCode = await run(node, [...memory, bundle ?? join(root, 'src', 'app', 'cli.ts'), ...words], {
  cwd: process.cwd(),
});

/** Makes the bundle for the next start, beside this one and behind it. */
function beginBundle() {
  const child = spawn(node, [join(root, 'bin', 'make-bundle.mjs')], { cwd: root, stdio: 'ignore' });
  // Without the bundler, or on a read-only disk, there is no bundle: then the sources are run.
  child.on('error', () => {});
  child.unref();
}
