// Where the embedded database keeps its files. They belong inside the data folder; only when the user that PostgreSQL
// must run as cannot get there (root's own home) do they live elsewhere, and a pointer in the data folder says where.

import { chown, lstat, mkdir, mkdtemp, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure, sha256 } from '../kernel/kernel.ts';
import { ensureFolder } from './binaries.ts';
import type { Log } from './log.ts';
import { canEnter, type Person } from './reach.ts';

/** `cluster` is PostgreSQL's own data directory; `socket` holds the unix socket. */
export type Place = { cluster: string; socket: string; fresh: boolean };

const pointerName = 'postgres-location';

type Deps = { log: Log; runAs: Person | undefined; outsideDir: string };

/** Finds, or chooses for a first start, the folder of the cluster. Never starts anew where data is expected. */
export async function findPlace(deps: Deps, dataDir: string): Promise<Place> {
  const home = await homeOf(deps, dataDir);
  const cluster = join(home, 'cluster');
  const fresh = !(await exists(join(cluster, 'PG_VERSION')));
  return { cluster, fresh, socket: await socketFolder(deps, home) };
}

async function homeOf(deps: Deps, dataDir: string): Promise<string> {
  const pointer = join(dataDir, pointerName);
  const told = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (told !== '') return followPointer(pointer, told);
  const inside = join(dataDir, 'postgres');
  if (deps.runAs === undefined || (await canEnter(dataDir, deps.runAs))) {
    return own(inside, deps.runAs);
  }
  if (await exists(join(inside, 'cluster', 'PG_VERSION'))) {
    throw new Failure(
      'configuration',
      `The database in ${inside} cannot be reached by user ${deps.runAs.uid}, as whom PostgreSQL runs. Let others pass the folders above it (chmod o+x), or move the data folder.`,
    );
  }
  return choosePlaceOutside({ ...deps, runAs: deps.runAs }, dataDir, pointer);
}

async function followPointer(pointer: string, told: string): Promise<string> {
  if (await exists(join(told, 'cluster', 'PG_VERSION'))) return told;
  throw new Failure(
    'configuration',
    `${pointer} says that the database is in ${told}, but it is not there. Bring it back; or, to begin with an empty database, remove ${pointer}.`,
  );
}

async function choosePlaceOutside(deps: Deps & { runAs: Person }, dataDir: string, pointer: string): Promise<string> {
  const outside = deps.outsideDir;
  await ensureFolder(outside, 0o711);
  if (!(await canEnter(outside, deps.runAs))) {
    throw new Failure(
      'configuration',
      `PostgreSQL cannot run: user ${deps.runAs.uid} can enter neither ${dataDir} nor ${outside}.`,
    );
  }
  const name = sha256(await realpath(dataDir))
    .toString('hex')
    .slice(0, 12);
  const home = await mkdtemp(join(outside, `${name}-`));
  await own(home, deps.runAs);
  deps.log.info(`root's home is closed to PostgreSQL, so the database lives in ${home} (${pointer} says so)`);
  return home;
}

/** Keeps in the data folder where the cluster is; called once the cluster is complete. */
export async function rememberPlace(dataDir: string, place: Place): Promise<void> {
  const home = dirname(place.cluster);
  if (home === join(dataDir, 'postgres')) return;
  const pointer = join(dataDir, pointerName);
  await writeFile(`${pointer}.new`, `${home}\n`, { flush: true });
  await rename(`${pointer}.new`, pointer);
}

// The address of a unix socket has 108 bytes on Linux and 104 on macOS, with a closing NUL.
const socketPathBytesMax = 103;

async function socketFolder(deps: Deps, home: string): Promise<string> {
  const near = join(home, 'socket');
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432.lock')) <= socketPathBytesMax) return own(near, deps.runAs);
  const far = join(tmpdir(), `assent-${sha256(home).toString('hex').slice(0, 16)}`);
  const owner = deps.runAs?.uid ?? process.getuid?.();
  await own(far, deps.runAs);
  const found = await lstat(far);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return far;
  // Somebody else made that folder first; a new name of ours is safe.
  const apart = await mkdtemp(join(tmpdir(), 'assent-'));
  return own(apart, deps.runAs);
}

/** The folder, made with mode 0700 for the person if it is not there yet. */
async function own(folder: string, person: Person | undefined): Promise<string> {
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  const mine = made || (await lstat(folder)).uid === process.getuid?.();
  if (person !== undefined && mine) await chown(folder, person.uid, person.gid);
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
