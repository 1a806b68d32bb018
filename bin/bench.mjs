#!/usr/bin/env node
// Runs a benchmark by its name (bench/<name>.ts) with the options after it; without a name it lists them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

const folder = join(root, 'bench');
const names = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .map(file => file.slice(0, -'.ts'.length))
  .sort();
const [name, ...options] = process.argv.slice(2);

if (name !== undefined && names.includes(name)) {
  await installIfStale();
  process.exitCode = await run(findNode(), [join(folder, `${name}.ts`), ...options], { cwd: process.cwd() });
} else {
  if (name !== undefined) console.error(`There is no benchmark \`${name}\`.\n`);
  console.log('npm run bench -- <name> [options]   (--help lists the options)\n');
  for (const one of names) console.log(`  ${one.padEnd(10)}  ${firstSentence(join(folder, `${one}.ts`))}`);
  process.exitCode = name === undefined ? 0 : 2;
}

function firstSentence(file) {
  const comment = /^(?:\/\/ ?[^\n]*\n)+/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  const words = comment
    .replaceAll(/^\/\/ ?/gm, '')
    .replaceAll('\n', ' ')
    .trim();
  return words.split(/[.:](?: |$)/)[0] ?? '';
}
