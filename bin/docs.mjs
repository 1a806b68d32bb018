#!/usr/bin/env node
// Writes the pages of rules, reasons and packs in docs/reference anew: after a change of a rule, its cases or a pack.
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

await installIfStale();
process.exitCode = await run(findNode(), [join(root, 'reference', 'write.ts'), ...process.argv.slice(2)]);
