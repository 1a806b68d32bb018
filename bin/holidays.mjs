#!/usr/bin/env node
// Writes the public holidays anew: after an update of the library that knows them.
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

await installIfStale({ development: true });
process.exitCode = await run(findNode(), [join(root, 'training', 'holidays.ts'), ...process.argv.slice(2)]);
