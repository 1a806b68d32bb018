// The embedded server through what happens to processes: a second one, a kill at the worst moment, root's closed home.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBinaries } from './binaries.ts';
import { type EmbeddedServer, findRunningEmbedded, startEmbedded } from './embedded.ts';
import { createDatabase } from './pool.ts';
import { readPostmasterFile } from './postmaster.ts';

const quiet = { info: (): void => {}, warn: (): void => {} };
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

let root: string;
let dataDir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assent-embedded-'));
  await chmod(root, 0o711);
  dataDir = join(root, 'data');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Another process that runs the server, writes numbers until it dies, and says each that was committed. */
async function startWriter(): Promise<{ child: ChildProcess; acknowledged: () => number; some: Promise<void> }> {
  const door = new URL('./database.ts', import.meta.url).href;
  const program = `
    import { createDatabase, startEmbedded } from ${JSON.stringify(door)};
    const log = { info() {}, warn() {} };
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log });
    const db = createDatabase({ connection: server.connection, max: 1, log });
    await db.query('all', { text: 'create table if not exists written (n int primary key)', values: [] });
    for (let n = 1; ; n++) {
      await db.query('all', { text: 'insert into written values ($1)', values: [n] });
      process.stdout.write(n + '\\n');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  const enough = Promise.withResolvers<void>();
  if (child.stdout === null) throw new Error('the writer has no output');
  createInterface(child.stdout).on('line', line => {
    last = Number(line);
    if (last >= 50) enough.resolve();
  });
  child.once('exit', () => enough.reject(new Error('the writer ended early')));
  return { child, acknowledged: () => last, some: enough.promise };
}

async function countWritten(server: EmbeddedServer): Promise<number> {
  const db = createDatabase({ connection: server.connection, max: 1, log: quiet });
  const rows = await db.query<{ n: number }>('all', { text: 'select count(*) as n from written', values: [] });
  await db.close();
  return rows[0]?.n ?? 0;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('one process per data folder', () => {
  test('a second one is told in one line which process has it, and another can find the running server', async () => {
    const server = await startEmbedded({ dataDir, log: quiet });
    await expect(startEmbedded({ dataDir, log: quiet })).rejects.toMatchObject({
      code: 'data-folder-locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await findRunningEmbedded({ log: quiet }, dataDir)).toEqual(server.connection);
    await server.stop();
    expect(await findRunningEmbedded({ log: quiet }, dataDir)).toBeUndefined();
  }, 60_000);
});

test('where there are no unix sockets, the loopback address asks for the password of this data folder', async () => {
  for (let start = 1; start <= 2; start++) {
    const server = await startEmbedded({ dataDir, log: quiet, loopback: true });
    expect(server.connection).toMatchObject({ host: '127.0.0.1', user: 'assent' });
    expect(await findRunningEmbedded({ log: quiet }, dataDir)).toEqual(server.connection);
    const db = createDatabase({ connection: server.connection, max: 1, log: quiet });
    expect(await db.query('all', { text: 'select current_user::text as me', values: [] })).toEqual([{ me: 'assent' }]);
    await db.close();
    const guess = createDatabase({ connection: { ...server.connection, password: 'wrong' }, max: 1, log: quiet });
    await expect(guess.query('all', { text: 'select 1', values: [] })).rejects.toMatchObject({ sqlState: '28P01' });
    await guess.close();
    await server.stop();
  }
}, 60_000);

describe('a kill', () => {
  test('of the process alone leaves an orphan, which the next start takes down; nothing acknowledged is lost', async () => {
    const writer = await startWriter();
    await writer.some;
    await kill(writer.child);
    const orphan = await readPostmasterFile(join(dataDir, 'postgres', 'cluster'));
    expect(orphan?.ready).toBe(true);
    const server = await startEmbedded({ dataDir, log: quiet });
    expect(await countWritten(server)).toBeGreaterThanOrEqual(writer.acknowledged());
    await server.stop();
  }, 60_000);

  test('of everything at once, three times over, loses nothing acknowledged', async () => {
    for (let round = 1; round <= 3; round++) {
      const writer = await startWriter();
      await writer.some;
      const postmaster = await readPostmasterFile(join(dataDir, 'postgres', 'cluster'));
      process.kill(postmaster?.pid ?? Number.NaN, 'SIGKILL');
      await kill(writer.child);
      const server = await startEmbedded({ dataDir, log: quiet });
      expect(await countWritten(server)).toBeGreaterThanOrEqual(writer.acknowledged());
      const db = createDatabase({ connection: server.connection, max: 1, log: quiet });
      await db.query('all', { text: 'drop table written', values: [] });
      await db.close();
      await server.stop();
    }
  }, 120_000);

  test('of PostgreSQL alone is healed while the process runs', async () => {
    const server = await startEmbedded({ dataDir, log: quiet });
    const db = createDatabase({ connection: server.connection, max: 2, log: quiet });
    const before = await readPostmasterFile(join(dataDir, 'postgres', 'cluster'));
    process.kill(before?.pid ?? Number.NaN, 'SIGKILL');
    let answer: unknown;
    for (let tries = 0; tries < 1_000 && answer === undefined; tries++) {
      await pause(10);
      const now = await readPostmasterFile(join(dataDir, 'postgres', 'cluster'));
      if (now?.pid === before?.pid || now?.ready !== true) continue;
      answer = await db.query('all', { text: 'select 1 as n', values: [] }).catch(() => undefined);
    }
    expect(answer).toEqual([{ n: 1 }]);
    for (let tries = 0; tries < 1_000 && !db.ready(); tries++) await pause(10);
    expect(db.ready()).toBe(true);
    await db.close();
    await server.stop();
  }, 60_000);
});

describe.runIf(isRoot)('as root, in a home that only root may enter', () => {
  test('the data goes where PostgreSQL can reach it, and is found again', async () => {
    const home = join(root, 'home');
    await mkdir(home, { mode: 0o700 });
    const closed = { dataDir: join(home, 'data'), outsideDir: join(root, 'outside'), log: quiet };
    const first = await startEmbedded(closed);
    const db = createDatabase({ connection: first.connection, max: 1, log: quiet });
    await db.query('all', { text: 'create table written as select 7 as n', values: [] });
    await db.close();
    await first.stop();
    const second = await startEmbedded(closed);
    expect(await countWritten(second)).toBe(1);
    await second.stop();
    const place = (await readFile(join(closed.dataDir, 'postgres-location'), 'utf8')).trim();
    expect(place.startsWith(closed.outsideDir)).toBe(true);
    await rm(place, { recursive: true });
    await expect(startEmbedded(closed)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining(place),
    });
  }, 60_000);

  test('the binaries are copied once, complete with the links that npm leaves out, and only a copy of ours is used', async () => {
    const outsideDir = join(root, 'outside');
    const installed = await findBinaries({ runAs: undefined, outsideDir });
    const from = dirname(dirname(installed.postgres));
    const native = join(root, 'closed', 'package', 'native');
    await mkdir(dirname(native), { recursive: true });
    await cp(from, native, { recursive: true, verbatimSymlinks: true });
    await cp(join(from, '..', 'package.json'), join(native, '..', 'package.json'));
    const link = join(native, 'lib', 'libpq.so.5');
    await rm(link);
    await chmod(join(root, 'closed'), 0o700);
    const copied = await findBinaries({ runAs: nobody, outsideDir, native });
    expect(copied.postgres.startsWith(outsideDir)).toBe(true);
    expect((await stat(link)).isFile()).toBe(true);
    const child = spawn(copied.postgres, ['--version'], { ...nobody, cwd: '/', stdio: 'ignore' });
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(await findBinaries({ runAs: nobody, outsideDir, native })).toEqual(copied);
    await chmod(dirname(dirname(copied.postgres)), 0o777);
    expect(await findBinaries({ runAs: nobody, outsideDir, native })).not.toEqual(copied);
  }, 60_000);
});

test.skipIf(isRoot)('note: the tests of a home that only root may enter run only as root', () => {
  expect(isRoot).toBe(false);
});

test('a half-made cluster of an interrupted first start is begun anew, with small segments of the log', async () => {
  await mkdir(join(dataDir, 'postgres', 'cluster.new'), { recursive: true });
  await chmod(dataDir, 0o711);
  await writeFile(join(dataDir, 'postgres', 'cluster.new', 'PG_VERSION'), '18\n');
  const server = await startEmbedded({ dataDir, log: quiet });
  const db = createDatabase({ connection: server.connection, max: 1, log: quiet });
  const rows = await db.query('all', { text: 'show wal_segment_size', values: [] });
  expect(rows).toEqual([{ wal_segment_size: '4MB' }]);
  await db.close();
  await server.stop();
}, 60_000);
