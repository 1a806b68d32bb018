#!/usr/bin/env node
// The command `assent`: makes sure that the dependencies are there, then hands over to the TypeScript program under a
// Node that runs it as it is.
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

// Node sizes its young generation by the machine; a server of this kind needs far less than a large one offers.
const memory = ['--max-semi-space-size=8', '--max-old-space-size=512'];

await installIfStale();
process.exitCode = await run(findNode(), [...memory, join(root, 'src', 'app', 'cli.ts'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
});
