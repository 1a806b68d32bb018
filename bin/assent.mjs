#!/usr/bin/env node
// The command `assent`: makes sure that the dependencies are there, then hands over to the TypeScript program under a
// Node that runs it as it is.
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

await installIfStale();
process.exitCode = await run(findNode(), [join(root, 'src', 'app', 'cli.ts'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
});
