#!/usr/bin/env node
// Learns the recogniser anew from training/corpus: after a change of the corpus, or to see that the same files come out.
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

await installIfStale();
process.exitCode = await run(findNode(), [join(root, 'training', 'train.ts'), ...process.argv.slice(2)]);
