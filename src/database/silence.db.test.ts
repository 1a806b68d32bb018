// A PostgreSQL that falls silent, or cannot be reached anew: behind a relay that holds back what it says.

import { createConnection, createServer, type Socket } from 'node:net';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { invariant } from '../kernel/kernel.ts';
import { clientConfig } from './connection.ts';
import { createDatabase, type Database, type Statement } from './pool.ts';
import { createSession } from './session.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const quiet = { info: (): void => {}, warn: (): void => {} };
const unavailable = { code: 'database-unavailable' };
/** Far below what a statement may take by itself. */
const testMs = 20_000;
/** Longer than the session waits for an answer. */
const stillMs = 3_500;

type Relay = {
  readonly port: number;
  /** How many connections were made so far. */
  made(): number;
  /** From now on nobody gets an answer, whoever is connected or comes. */
  silence(): void;
  /** What was held back arrives. */
  speak(): void;
  /** Breaks the first connection, and takes no more. */
  keepOthers(): void;
};

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase({ empty: true });
});
afterAll(() => own.stop());

test(
  'a server that falls silent fails whoever waits, with connections to spare too, and serves again once it speaks',
  async () => {
    const { relay, db } = await openBehindRelay();
    relay.silence();
    const asked = [db.query('all', sql('select 1')), db.transaction('all', tx => tx.query(sql('select 1')))];
    for (const fate of await Promise.allSettled(asked)) {
      expect(fate).toMatchObject({ status: 'rejected', reason: unavailable });
    }
    expect(db.ready()).toBe(false);
    relay.speak();
    await until(() => db.ready());
    expect(await db.query('all', sql('select 1 as n'))).toEqual([{ n: 1 }]);
  },
  testMs,
);

test(
  'while it is silent nobody is let to wait for it',
  async () => {
    const { relay, db } = await openBehindRelay();
    relay.silence();
    await expect(db.query('all', sql('select 1'))).rejects.toMatchObject(unavailable);
    const before = relay.made();
    const asked = Array.from({ length: 20 }, () => db.query('all', sql('select 1')));
    for (const fate of await Promise.allSettled(asked)) {
      expect(fate).toMatchObject({ status: 'rejected', reason: unavailable });
    }
    // The session goes on trying, alone.
    expect(relay.made() - before).toBeLessThanOrEqual(1);
  },
  testMs,
);

test(
  'a server that only takes no new connections goes on with those that it has',
  async () => {
    const { relay, db } = await openBehindRelay();
    const slow = db.query('all', sql("select 'done' as words from pg_sleep(1)"));
    relay.keepOthers();
    await until(() => !db.ready());
    expect(await slow).toEqual([{ words: 'done' }]);
    expect(await db.query('all', sql('select 1 as n'))).toEqual([{ n: 1 }]);
    expect(db.ready()).toBe(false);
  },
  testMs,
);

test(
  'a process that stood still itself takes that for nobody’s silence',
  async () => {
    let silences = 0;
    const session = createSession({ config: clientConfig(own.connection), log: quiet, onSilence: () => silences++ });
    onTestFinished(() => session.close());
    let heard = 0;
    session.listen('news', () => heard++);
    await until(() => session.ready());
    heard = 0;
    await pause(100);
    // After an immediate come the timers, and only then what has arrived: the probe is sent here, its answer not yet read.
    await turn();
    session.suspect();
    for (let turns = 0; turns < 20; turns++) await new Promise<void>(done => process.nextTick(done));
    standStill(stillMs);
    await pause(500);
    expect({ ready: session.ready(), silences, heard }).toEqual({ ready: true, silences: 0, heard: 0 });
  },
  testMs,
);

/** A database behind a relay: its session is the first connection, and three more are open and idle. */
async function openBehindRelay(): Promise<{ relay: Relay; db: Database }> {
  const { connection } = own;
  invariant('host' in connection, 'the server of the tests is named by its parts');
  const relay = await openRelay(`${connection.host}/.s.PGSQL.${connection.port}`);
  const db = createDatabase({
    connection: { ...connection, host: '127.0.0.1', port: relay.port },
    max: 6,
    log: quiet,
  });
  onTestFinished(async () => {
    relay.speak();
    await db.close();
  });
  await until(() => db.ready());
  await Promise.all([1, 2, 3].map(() => db.query('all', sql('select pg_sleep(0.05)'))));
  return { relay, db };
}

async function openRelay(path: string): Promise<Relay> {
  const pairs: { near: Socket; far: Socket }[] = [];
  let silent = false;
  const server = createServer(near => {
    const far = createConnection(path);
    pairs.push({ near, far });
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far);
    if (!silent) far.pipe(near);
  });
  onTestFinished(() => {
    for (const { near } of pairs) near.destroy();
    server.close();
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  invariant(typeof address === 'object' && address !== null, 'the relay has a port');
  return {
    port: address.port,
    made: () => pairs.length,
    silence: () => {
      silent = true;
      for (const { near, far } of pairs) far.unpipe(near).pause();
    },
    speak: () => {
      silent = false;
      for (const { near, far } of pairs) far.pipe(near);
    },
    keepOthers: () => {
      server.close();
      pairs[0]?.near.destroy();
    },
  };
}

function sql(text: string): Statement {
  return { text, values: [] };
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (what()) return;
    await pause(10);
  }
  throw new Error('it never came true');
}

function standStill(forMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, forMs);
}
