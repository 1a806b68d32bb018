// The program in one piece, for a quick start: where it lies, and whether it is still what the sources say. Plain
// JavaScript, because the launcher asks on Node 20 and before anything else.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the bundles of a repository lie; `npm ci` clears it. */
export const cacheOf = root => join(root, 'node_modules', '.cache', 'assent');

const recordOf = root => join(cacheOf(root), 'bundle.json');

/**
 * The entry of the bundle that was made of the sources as they are now; undefined when there is none. Every file that
 * went into it is looked at: size and times first, which nobody changes by accident and a copy never keeps, and where
 * those differ its content.
 */
export function findBundle(root) {
  try {
    const record = JSON.parse(readFileSync(recordOf(root), 'utf8'));
    const entry = join(cacheOf(root), record.folder, record.entry);
    if (!existsSync(entry)) return undefined;
    const now = record.inputs.map(input => stateOf(root, input));
    if (now.some(input => input === undefined)) return undefined;
    if (now.some((input, at) => input !== record.inputs[at])) writeRecord(root, { ...record, inputs: now });
    return entry;
  } catch {
    return undefined;
  }
}

/** The input itself while its file is untouched; with its new times when only those differ; undefined when it changed. */
function stateOf(root, input) {
  const [path, size, changed, hash] = input;
  const found = statSync(join(root, path));
  if (found.size !== size) return undefined;
  if (timesOf(found) === changed) return input;
  return hashOf(join(root, path)) === hash ? [path, size, timesOf(found), hash] : undefined;
}

/** What the record says of one file: path, size, times, hash. */
export function describeInput(root, path) {
  const found = statSync(join(root, path));
  return [path, found.size, timesOf(found), hashOf(join(root, path))];
}

/** Makes a bundle the one to run: in one step, so that whoever starts at that moment finds the old or the new one. */
export function writeRecord(root, record) {
  const fresh = `${recordOf(root)}.${process.pid}`;
  try {
    writeFileSync(fresh, JSON.stringify(record), { flush: true });
    renameSync(fresh, recordOf(root));
  } catch {
    // A read-only installation runs what it has.
  }
}

const timesOf = found => `${found.mtimeMs} ${found.ctimeMs}`;
const hashOf = file => createHash('sha256').update(readFileSync(file)).digest('hex');
