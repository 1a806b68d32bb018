#!/usr/bin/env node
// Builds the console into console/dist, compressed, unless what is there is what its sources say: `npm run console`.
// `npm start` runs this beside the server, which serves the console from the moment that it is whole.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { builtFolder, describeInputs, findConsole, keepConsole } from './built-console.mjs';
import { findNode, installIfStale, root, run } from './runtime.mjs';

const KEEP_MS = 24 * 60 * 60_000;
const FIRST_LOAD_KB_MAX = 250;

if (process.argv.includes('--inside')) await build();
else if (findConsole(root) === undefined) {
  await installIfStale({ development: true });
  process.exitCode = await run(findNode(), [join(root, 'bin', 'make-console.mjs'), '--inside']);
}

async function build() {
  // Whoever starts this, a run of the tests too: the components are built as they are served.
  process.env.NODE_ENV = 'production';
  const inputs = describeInputs(root);
  mkdirSync(builtFolder(root), { recursive: true });
  const folder = mkdtempSync(join(builtFolder(root), 'build-'));
  try {
    const vite = await import('vite');
    const outDir = folder;
    await vite.build({ root: join(root, 'console'), logLevel: 'warn', build: { outDir, emptyOutDir: false } });
    for (const path of filesIn(folder)) compress(path);
    if (describeInputs(root).content !== inputs.content) throw new Error('the console changed while it was built');
    keepConsole(root, { folder: basename(folder), inputs });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  removeOld(folder);
  tellSizes(folder);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(?:js|css|html|svg|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

/** The page itself is not compressed ahead: each answer has a nonce of its own. */
function compress(path) {
  if (path.endsWith('index.html')) return;
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
}

/** What a browser loads before it shows the first page, and what there is in all. */
function tellSizes(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+)"/g)].map(([, path]) => path);
  const sizeOf = path => statSync(join(folder, `${path}.gz`)).size / 1024;
  const sum = paths => paths.reduce((total, path) => total + sizeOf(path), 0);
  const scripts = first.filter(path => path.endsWith('.js'));
  const all = readdirSync(join(folder, 'assets')).filter(name => /\.js$/.test(name));
  const kb = value => `${value.toFixed(1)} KB`;
  console.log(`The console is built: console/dist/${basename(folder)}`);
  console.log(`  first load  ${kb(sum(scripts))} of script, ${kb(sum(first) - sum(scripts))} of style (gzip)`);
  console.log(`  in all      ${kb(sum(all.map(name => `assets/${name}`)))} of script in ${all.length} files`);
  if (sum(scripts) > FIRST_LOAD_KB_MAX) console.log(`  That is more than the ${FIRST_LOAD_KB_MAX} KB that it may be.`);
}

/** Removes earlier builds, but those of today: a page that is open may still ask for its parts. */
function removeOld(folder) {
  for (const name of readdirSync(builtFolder(root))) {
    const path = join(builtFolder(root), name);
    if (path !== folder && name.startsWith('build-') && statSync(path).mtimeMs < Date.now() - KEEP_MS) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
