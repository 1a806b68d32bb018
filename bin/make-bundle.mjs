// Puts the program and its packages into a few files that load at once; `npm start` runs this beside a start from the
// sources. Stack traces still name the sources' lines. Whatever goes wrong here, the sources are run.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { cacheOf, describeInput, writeRecord } from './bundled.mjs';
import { lineMap } from './line-map.mjs';
import { root } from './runtime.mjs';

const STARTER = 'bin/bundle-start.mjs';
const PRIORITY_LOWEST = 19;
const KEEP_MS = 24 * 60 * 60_000;
// The times of files come from a clock that lags by a few milliseconds.
const CLOCK_LAG_MS = 20;

setPriority(PRIORITY_LOWEST);
const startedMs = Date.now() - CLOCK_LAG_MS;
const cache = cacheOf(root);
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'bundle-'));
try {
  const inputs = await build();
  // What was written meanwhile may be in the bundle as it was before, or after, or neither.
  const touched = inputs.find(path => statSync(join(root, path)).ctimeMs >= startedMs);
  if (touched !== undefined) throw new Error(`${touched} changed while it was bundled`);
  writeRecord(root, {
    folder: basename(folder),
    entry: 'start.mjs',
    inputs: inputs.map(path => describeInput(root, path)),
  });
  removeOld();
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  throw error;
}

/** Writes the files of the bundle; the paths of all that went into it, from the root. */
async function build() {
  const data = new Set();
  const bundle = await rolldown({
    input: join(root, 'src', 'app', 'cli.ts'),
    platform: 'node',
    external: [/^node:/, 'pg-native'],
    tsconfig: false,
    // All of each module, in the order of the sources: the same program, only in fewer files.
    treeshake: false,
    transform: { target: 'esnext' },
    plugins: [
      { name: 'places', transform: { filter: { code: /import\.meta/ }, handler: keepPlaces } },
      {
        name: 'data',
        // What was learned stays where it lies: as part of the code it would be in memory three times.
        resolveId: {
          filter: { id: /\.generated\.json$/ },
          handler: (id, from) => {
            const path = resolve(dirname(from), id);
            data.add(path);
            return { id: slashed(relative(folder, path)), external: 'absolute' };
          },
        },
      },
    ],
    logLevel: 'silent',
  });
  const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
  const { output } = await bundle.generate({ dir: folder, format: 'esm', sourcemap: true, keepNames: true, ...names });
  const files = [...(await bundle.watchFiles), ...data];
  await bundle.close();
  for (const { type, fileName, code, map } of output) {
    if (type !== 'chunk') continue;
    writeFileSync(join(folder, fileName), ascii(code), { flush: true });
    if (map) writeFileSync(join(folder, `${fileName}.map`), JSON.stringify(lineMap(code, map)), { flush: true });
  }
  copyFileSync(join(root, STARTER), join(folder, 'start.mjs'));
  const made = ['package.json', 'package-lock.json', 'bin/make-bundle.mjs', 'bin/line-map.mjs', STARTER];
  return [...files.map(file => slashed(relative(root, file))), ...made];
}

/** The same code in ASCII: one other letter, and V8 keeps all of a file with two bytes for each. */
function ascii(code) {
  return code.replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A module that asks where it lies is told where its source lies, in whatever folder the clone is by then. */
function keepPlaces(code, id) {
  const place = path => `new URL(${JSON.stringify(slashed(relative(folder, path)))}, import.meta.url)`;
  const kept = code
    .replaceAll('import.meta.url', () => `${place(id)}.href`)
    .replaceAll(
      'import.meta.dirname',
      () => `process.getBuiltinModule('node:url').fileURLToPath(${place(dirname(id))})`,
    );
  // The places just written name import.meta.url themselves.
  const others = kept.replaceAll(', import.meta.url)', '').includes('import.meta');
  if (others) throw new Error(`${id} asks import.meta for what a bundle cannot tell`);
  // Line for line the same.
  const mappings = `AAAA${';AACA'.repeat(code.split('\n').length - 1)}`;
  return { code: kept, map: { version: 3, sources: [id], names: [], mappings } };
}

function slashed(path) {
  return path.split(sep).join('/');
}

/** Removes earlier bundles, but those of today: a server may still be reading one. */
function removeOld() {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (path !== folder && name.startsWith('bundle-') && statSync(path).mtimeMs < Date.now() - KEEP_MS) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
