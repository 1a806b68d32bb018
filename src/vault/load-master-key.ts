// Finds the master key: in a file, in a value from the environment, in the data folder, or makes one there on the
// first start. Losing it means losing everything sealed under it, so it is written so that a crash leaves none half.

import type { Stats } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, type Random } from '../kernel/kernel.ts';
import { parseMasterKey } from './parse-master-key.ts';
import type { MasterKey } from './types.ts';

export type LoadedMasterKey = {
  readonly key: MasterKey;
  readonly source: 'file' | 'environment' | 'generated' | 'data-folder';
  /** Where the key lies; null when it came from the environment. */
  readonly path: string | null;
  /** Others than the owner of the file can read it: the operator should be told. */
  readonly exposed: boolean;
};

/** Read with a bound, so that a path to something endless is a problem and not a hang. */
const fileBytesMax = 64 * 1024;

/**
 * The master key of this installation. A named file beats a value, a value beats the data folder; only when none is
 * there a key is made. Fails with `configuration` when what is named cannot be used: it never makes a key instead.
 */
export async function loadMasterKey(deps: {
  file: string | null;
  value: string | null;
  dataDir: string;
  random: Random;
}): Promise<LoadedMasterKey> {
  if (deps.file !== null) {
    const found = await readKeyFile(deps.file, 'ASSENT_MASTER_KEY_FILE');
    if (found === undefined) throw unusable('ASSENT_MASTER_KEY_FILE', 'names a file that does not exist');
    return { ...found, source: 'file', path: deps.file };
  }
  if (deps.value !== null) {
    return { key: keyIn(deps.value, 'ASSENT_MASTER_KEY'), source: 'environment', path: null, exposed: false };
  }
  const path = join(deps.dataDir, 'master-key');
  const kept = await readKeyFile(path, 'ASSENT_DATA_DIR');
  if (kept !== undefined) return { ...kept, source: 'data-folder', path };
  const ours = await placeNewKey(deps, path);
  const placed = await readKeyFile(path, 'ASSENT_DATA_DIR');
  if (placed === undefined) throw unusable('ASSENT_DATA_DIR', 'lost the master key as soon as it was written');
  return { ...placed, source: ours ? 'generated' : 'data-folder', path };
}

async function readKeyFile(path: string, field: string): Promise<{ key: MasterKey; exposed: boolean } | undefined> {
  const read = await readBounded(path, field);
  return read === undefined ? undefined : { key: keyIn(read.text, field), exposed: isExposed(read.stats) };
}

async function readBounded(path: string, field: string): Promise<{ text: string; stats: Stats } | undefined> {
  try {
    await using file = await open(path, 'r');
    const stats = await file.stat();
    if (!stats.isFile()) throw unusable(field, 'names something that is no file');
    if (stats.size > fileBytesMax) throw unusable(field, 'names a file that is too large to be a key');
    return { text: (await file.readFile()).toString('utf8'), stats };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable(field, `cannot be read (${codeOf(error)})`);
  }
}

function keyIn(text: string, field: string): MasterKey {
  const parsed = parseMasterKey(text, field);
  if ('key' in parsed) return parsed.key;
  throw new Failure('configuration', 'The master key cannot be used', { problems: parsed.problems });
}

/** On Windows the mode says nothing about who may read. */
function isExposed(stats: Stats): boolean {
  return process.platform !== 'win32' && (stats.mode & 0o077) !== 0;
}

/** Makes a key and puts it in its place at once. False when another process was first: then theirs is the key. */
async function placeNewKey(deps: { dataDir: string; random: Random }, path: string): Promise<boolean> {
  const draft = `${path}.${deps.random.bytes(8).toString('hex')}.draft`;
  try {
    await mkdir(deps.dataDir, { recursive: true, mode: 0o700 });
    await writeDurably(draft, `1:${deps.random.bytes(32).toString('base64')}\n`);
    const ours = await putInPlace(draft, path);
    await syncFolder(deps.dataDir);
    return ours;
  } catch (error) {
    throw unusable(
      'ASSENT_DATA_DIR',
      `takes no master key (${codeOf(error)}): it must be a folder that can be written`,
    );
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(text);
  await file.sync();
}

/** A link is refused when the name is taken, which a rename is not: of two that come at once, one wins. */
async function putInPlace(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
  }
  // A file system without links (FAT, some network shares). Then only one process can be at work in this folder.
  await rename(draft, path);
  return true;
}

/** Without this the name itself may be gone after a power cut. Windows cannot open a folder and needs not to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}

function unusable(field: string, message: string): Failure {
  return new Failure('configuration', 'The master key cannot be used', { problems: [{ field, message }] });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
