// Whether the console on disk is what its sources say. Plain JavaScript, because the launcher asks on Node 20. Sizes and
// times are compared first, which takes a few milliseconds; where those differ, the content decides.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built console lies in a repository. */
export const builtFolder = root => join(root, 'console', 'dist');

const recordOf = root => join(builtFolder(root), 'built.json');
const inputsOf = root => join(builtFolder(root), 'inputs.json');

/** The folder of the console that was built of the sources as they are now; undefined when there is none. */
export function findConsole(root) {
  try {
    const { folder } = JSON.parse(readFileSync(recordOf(root), 'utf8'));
    const before = JSON.parse(readFileSync(inputsOf(root), 'utf8'));
    const now = statesOf(root);
    if (now.states !== before.states) {
      if (contentOf(root, now.paths) !== before.content) return undefined;
      writeWhole(inputsOf(root), { ...before, states: now.states });
    }
    const path = join(builtFolder(root), folder);
    return existsSync(join(path, 'index.html')) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** What a build is made of, as it is at this moment: to be asked before the build, and kept after it. */
export function describeInputs(root) {
  const { paths, states } = statesOf(root);
  return { states, content: contentOf(root, paths) };
}

/** Makes a built folder the one to serve, in one step; from then on the server gives it out. */
export function keepConsole(root, { folder, inputs }) {
  writeWhole(inputsOf(root), inputs);
  writeWhole(recordOf(root), { folder });
}

/** Takes a console that is not what its sources say out of service. */
export function dropConsole(root) {
  rmSync(recordOf(root), { force: true });
}

function statesOf(root) {
  const listed = filesBelow(root, 'console').filter(path => !path.endsWith('.test.ts'));
  const rules = readdirSync(join(root, 'docs', 'reference', 'rules')).map(name => `docs/reference/rules/${name}`);
  const paths = [...listed, ...rules, 'package-lock.json', 'bin/make-console.mjs'].sort();
  const states = paths.map(path => {
    const { size, mtimeMs, ctimeMs } = statSync(join(root, path));
    return `${path} ${size} ${mtimeMs} ${ctimeMs}`;
  });
  return { paths, states: states.join('\n') };
}

/** Every file of a folder, without what was built. */
function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isFile()) return [path];
    return path === 'console/dist' ? [] : filesBelow(root, path);
  });
}

function contentOf(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function writeWhole(path, value) {
  const fresh = `${path}.${process.pid}`;
  try {
    writeFileSync(fresh, JSON.stringify(value), { flush: true });
    renameSync(fresh, path);
  } catch {
    // A read-only installation serves what it has.
  }
}
