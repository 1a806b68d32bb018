// Runs a PostgreSQL of our own for who has none: real binaries from npm, reachable only by a unix socket in a private
// folder, durable (fsync, checksums), recovered by itself after any kill, and restarted should it ever fall over.

import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../kernel/kernel.ts';
import { runAsBatch } from './as-batch.ts';
import { type Binaries, ensureFolder, findBinaries } from './binaries.ts';
import type { Connection } from './connection.ts';
import { connectionOf, type Endpoint, loopbackEndpoint, socketEndpoint } from './endpoint.ts';
import { ensureRoleAndDatabase } from './ensure-role.ts';
import { lockFolder } from './folder-lock.ts';
import type { Log } from './log.ts';
import { findPlace, type Place, rememberPlace } from './place.ts';
import { isPostmaster, readPostmasterFile, settleOrphan, stopPostmaster } from './postmaster.ts';
import type { Person } from './reach.ts';

/** An embedded server: how to connect as the application's role, and how to stop it. */
export type EmbeddedServer = { connection: Connection; stop(): Promise<void> };

export type EmbeddedSettings = {
  dataDir: string;
  log: Log;
  /** The user that PostgreSQL runs as when this process is root; it refuses to run as root. Default: nobody. */
  unprivileged?: Person;
  /** Where the database goes when that user cannot enter the data folder. Default: /var/lib/assent. */
  outsideDir?: string;
  /** Loopback address and password instead of a unix socket. Default: on Windows only. */
  loopback?: boolean;
  /** Called once all that remains is to wait for PostgreSQL: the time to do what keeps this process busy. */
  onWaiting?: () => void;
};

const nobody: Person = { uid: 65534, gid: 65534 };
const outsideDefault = '/var/lib/assent';
const onWindows = process.platform === 'win32';

type Running = { child: ChildProcess; stopping: boolean; restarted: Promise<void> };
type Launch = {
  binaries: Binaries;
  place: Place;
  endpoint: Endpoint;
  runAs: Person | undefined;
  log: Log;
  logFile: string;
  onWaiting: () => void;
};

/**
 * Starts the server on a data folder, creating it the first time, and keeps it running until stopped. Fails with
 * data-folder-locked when another process has the folder.
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<EmbeddedServer> {
  const dataDir = resolve(settings.dataDir);
  // Others may pass (not list) the folder, so that PostgreSQL can reach its own part of it.
  await ensureFolder(dataDir, 0o711);
  const unlock = await lockFolder(dataDir);
  try {
    const launch = await prepare(settings, dataDir);
    const running: Running = { child: await launchServer(launch), stopping: false, restarted: Promise.resolve() };
    keepRunning(launch, running);
    const stop = async (): Promise<void> => {
      running.stopping = true;
      await running.restarted;
      if (running.child.pid !== undefined && !hasEnded(running.child)) await stopPostmaster(running.child.pid);
    };
    await ensureRoleAndDatabase(launch.endpoint, launch.place).catch(async error => {
      await stop();
      throw error;
    });
    return { connection: connectionOf(launch.endpoint, 'assent', 'assent'), stop: () => stop().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** All that a start needs: binaries, a complete cluster that nobody else runs, and how to reach it. */
async function prepare(settings: EmbeddedSettings, dataDir: string): Promise<Launch> {
  const { log } = settings;
  const runAs = await userFor(settings, dataDir);
  const outsideDir = settings.outsideDir ?? outsideDefault;
  const binaries = await findBinaries({ runAs, outsideDir });
  const place = await findPlace({ log, runAs, outsideDir }, dataDir);
  const loopback = settings.loopback ?? onWindows;
  const endpoint = loopback ? await loopbackEndpoint(dirname(place.cluster), runAs) : socketEndpoint(place.socket);
  const logFile = join(dataDir, 'postgres.log');
  const onWaiting = settings.onWaiting ?? (() => {});
  const launch: Launch = { binaries, place, endpoint, runAs, log, logFile, onWaiting };
  if (place.fresh) await initialise(launch);
  await rememberPlace(dataDir, place);
  await settleOrphan({ log }, place.cluster);
  return launch;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** PostgreSQL refuses root: then it runs as whoever made the cluster, else as an unprivileged user. */
async function userFor(settings: EmbeddedSettings, dataDir: string): Promise<Person | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const made = await stat(join(dataDir, 'postgres', 'cluster')).catch(() => undefined);
  if (made !== undefined && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  return settings.unprivileged ?? nobody;
}

/** How to connect to the server that another process runs on the folder; undefined when none does. */
export async function findRunningEmbedded(deps: { log: Log }, dataDirAsGiven: string): Promise<Connection | undefined> {
  const dataDir = resolve(dataDirAsGiven);
  const pointer = (await readFile(join(dataDir, 'postgres-location'), 'utf8').catch(() => '')).trim();
  const home = pointer === '' ? join(dataDir, 'postgres') : pointer;
  const found = await readPostmasterFile(join(home, 'cluster'));
  if (found === undefined || !found.ready || !(await isPostmaster(found.pid))) return undefined;
  deps.log.info('using the database that another process of Assent runs on this data folder');
  if (found.socketFolder !== '')
    return connectionOf({ host: found.socketFolder, port: found.port }, 'assent', 'assent');
  const password = await readFile(join(home, 'password'), 'utf8');
  return connectionOf({ host: '127.0.0.1', port: found.port, password }, 'assent', 'assent');
}

// A folder that every user may be in, and no variables that would change PostgreSQL; Windows cannot do without its own.
const surroundings = onWindows ? { windowsHide: true } : { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } };

/**
 * Whoever writes when a segment of the log is full waits for a new one to be written with zeros: 34 ms for one of 16 MB,
 * PostgreSQL's usual size, and 4 for one of 4 MB.
 */
const logSegments = '--wal-segsize=4';

async function initialise(launch: Launch): Promise<void> {
  const { place, binaries, runAs } = launch;
  const unfinished = `${place.cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const { passwordFile } = launch.endpoint;
  const entry = passwordFile === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const options = [...entry, '--username=postgres', '--encoding=UTF8', '--locale=C', '--data-checksums', logSegments];
  const output = await open(launch.logFile, 'w', 0o600);
  try {
    const child = spawn(binaries.initdb, [...options, '-D', unfinished], {
      ...runAs,
      ...surroundings,
      stdio: ['ignore', output.fd, output.fd],
    });
    launch.onWaiting();
    const code = await exitOf(child);
    if (code !== 0) throw await startFailure(launch, 'PostgreSQL could not create its data folder');
  } finally {
    await output.close();
  }
  // A cluster exists only complete: a crash before this line begins anew.
  await rename(unfinished, place.cluster);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.once('error', error =>
      fail(new Failure('database-unavailable', 'PostgreSQL cannot be run', { cause: error })),
    );
    child.once('exit', code => done(code));
  });
}

// Server messages can quote values, which may be personal data: errors of statements stay out of its log.
const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '60',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  jit: 'off',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  idle_in_transaction_session_timeout: '60s',
} as const;

const startTriesMax = 4;
const startBoundMs = 120_000;

/** Starts the postmaster and waits until it takes connections; crash recovery may take a while. */
async function launchServer(launch: Launch): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const child = await spawnServer(launch);
    launch.onWaiting();
    if (await becomesReady(launch, child)) return child;
    // Children of a killed postmaster take a moment to notice and die; until then the next one refuses to start.
    if (tries >= startTriesMax) throw await startFailure(launch, 'PostgreSQL did not start');
    await pause(250 * tries);
    await settleOrphan(launch, launch.place.cluster);
  }
}

const logBytesMax = 1_000_000;

async function spawnServer(launch: Launch): Promise<ChildProcess> {
  const { place, endpoint, binaries, runAs } = launch;
  const size = await stat(launch.logFile).then(
    found => found.size,
    () => 0,
  );
  const output = await open(launch.logFile, size > logBytesMax ? 'w' : 'a', 0o600);
  // No postmaster lives (settleOrphan saw to it), but PostgreSQL would take a zombie's number in this file for one.
  await rm(join(place.socket, `.s.PGSQL.${endpoint.port}.lock`), { force: true });
  const flags = Object.entries({
    ...settings,
    port: String(endpoint.port),
    listen_addresses: endpoint.password === undefined ? '' : endpoint.host,
    unix_socket_directories: endpoint.password === undefined ? endpoint.host : '',
  });
  // Detached: Ctrl-C reaches the whole group of a terminal, and the database must outlive the drain of the application.
  const child = spawn(
    binaries.postgres,
    ['-D', place.cluster, ...flags.flatMap(([key, to]) => ['-c', `${key}=${to}`])],
    {
      ...runAs,
      ...surroundings,
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    },
  );
  child.on('error', () => {});
  child.unref();
  // Else it would go on by itself when this process ends without a stop, as in the middle of a start.
  const endToo = (): void => void child.kill('SIGINT');
  process.once('exit', endToo);
  child.once('exit', () => process.off('exit', endToo));
  runAsBatch(child);
  await output.close();
  return child;
}

async function becomesReady(launch: Launch, child: ChildProcess): Promise<boolean> {
  const stepMs = 5;
  for (let waitedMs = 0; waitedMs < startBoundMs; waitedMs += stepMs) {
    if (child.pid === undefined || hasEnded(child)) return false;
    const file = await readPostmasterFile(launch.place.cluster);
    if (file?.ready === true && file.pid === child.pid) return true;
    await pause(stepMs);
  }
  child.kill('SIGINT');
  return false;
}

async function startFailure(launch: Launch, words: string): Promise<Failure> {
  const told = (await readFile(launch.logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join(' | ');
  return new Failure('database-unavailable', `${words}. Its last lines (${launch.logFile}): ${told}`);
}

/** Starts the server again whenever it ends unasked: after a full disk, or when somebody killed it. */
function keepRunning(launch: Launch, running: Running): void {
  running.child.once('exit', () => {
    if (!running.stopping) running.restarted = restart(launch, running);
  });
}

const restartDelayMaxMs = 5_000;

async function restart(launch: Launch, running: Running): Promise<void> {
  for (let delayMs = 100; !running.stopping; delayMs = Math.min(delayMs * 2, restartDelayMaxMs)) {
    launch.log.warn('PostgreSQL ended by itself; starting it again');
    await pause(delayMs, undefined, { ref: false });
    if (running.stopping) return;
    try {
      await settleOrphan(launch, launch.place.cluster);
      running.child = await launchServer(launch);
      keepRunning(launch, running);
      return;
    } catch (error) {
      launch.log.warn(error instanceof Failure ? error.message : 'PostgreSQL did not start');
    }
  }
}
