// Writes the reference pages of rules, reasons and packs, and the operations that the console calls: npm run docs. What the program knows comes from the program; what
// people wrote in rules.md and reasons.md stays.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsFile, writtenOperations } from './operations.ts';
import { codesWithoutWords, referenceFolder, writtenPages } from './pages.ts';

const pages = writtenPages();
const folder = join(referenceFolder, 'rules');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (!pages.has(`rules/${name}`)) rmSync(join(folder, name));
}
for (const [path, text] of pages) writeFileSync(join(referenceFolder, path), text);
writeFileSync(operationsFile, writtenOperations());

const missing = codesWithoutWords();
console.log(`${pages.size} pages written to docs/reference`);
if (missing.length > 0) {
  console.error(`docs/reference/reasons.md lacks a section for ${missing.join(', ')}: what it means, what to do.`);
  process.exitCode = 1;
}
