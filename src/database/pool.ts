// The pool that every room queries through. It tells PostgreSQL for which business it speaks (row-level security, the
// second wall), turns errors into failures, repeats work that PostgreSQL undid for contention, and heals by itself.

import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool, type PoolClient } from 'pg';
import { type BusinessId, Failure } from '../kernel/kernel.ts';
import { bytesList, isBytesList } from './bytes-list.ts';
import { type Connection, clientConfig } from './connection.ts';
import { faultOf, isContention, isUnavailable } from './faults.ts';
import type { Log } from './log.ts';
import { createSession, type Lead, type Session } from './session.ts';

/** One SQL statement; a name makes PostgreSQL prepare it once a connection. */
export type Statement = { name?: string; text: string; values: readonly unknown[] };

/** A transaction in progress. */
export type Transaction = {
  query<R>(statement: Statement): Promise<R[]>;
  /**
   * Sends a statement of whose rows nobody has need, and does not wait: what follows goes out in the same breath, the
   * commit too. Where it fails, so does the transaction.
   */
  send(statement: Statement): void;
};

/** For whom a statement speaks: one business, or (only for lanes that serve all of them) 'all'. */
export type Speaker = BusinessId | 'all';

export type Database = {
  /** Runs one statement and gives its rows; it is its own transaction. */
  query<R>(business: Speaker, statement: Statement): Promise<R[]>;
  /** Runs the body in one transaction; the body may run again after contention, so it must have no other effects. */
  transaction<T>(business: Speaker, body: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Calls back for each notification, and with '' after a lost connection, when some may have been missed. */
  listen(channel: string, onNotify: (payload: string) => void): () => void;
  /** Runs the body while this process holds the named lock; `signal` aborts when the lock is lost or stopped. */
  lead(lockName: string, body: (signal: AbortSignal) => Promise<void>): Lead;
  /** Whether PostgreSQL answered within the last seconds. */
  ready(): boolean;
  /** Waits for running statements, then closes all connections. */
  close(): Promise<void>;
};

export type DatabaseSettings = {
  connection: Connection;
  /** Connections in the pool; one more is kept for notifications, locks and the readiness probe. */
  max: number;
  log: Log;
  statementTimeoutMs?: number;
  /** How long a statement waits for a free connection before it fails as unavailable. */
  connectTimeoutMs?: number;
  /** Statements that may wait for a connection; more are refused as queue-full. */
  waitingMax?: number;
};

const contentionTriesMax = 6;
const contentionDelayMs = 4;

type Inside = { pool: Pool; session: Session; spokenFor: WeakMap<PoolClient, string>; waitingMax: number };

/** Opens a pool on a server. Connections are made when first needed, so this never fails by itself. */
export function createDatabase(settings: DatabaseSettings): Database {
  const { connection, max, log } = settings;
  const limits = {
    statementTimeoutMs: settings.statementTimeoutMs ?? 30_000,
    connectTimeoutMs: settings.connectTimeoutMs ?? 5_000,
  };
  const sockets = createSockets();
  const config = clientConfig(connection, limits);
  const pool = new Pool({ ...config, max, idleTimeoutMillis: 60_000, pipeline: true, stream: sockets.open });
  // Who waits for a server that is silent would wait for as long as a statement may take.
  const session = createSession({ config, log, onSilence: sockets.cut });
  // An idle connection that breaks is dropped by the pool; the session's probe tells the operator.
  pool.on('error', () => session.suspect());
  // A connection can also break between the statements of a transaction; the next statement then says so.
  pool.on('connect', client => void client.on('error', () => session.suspect()));
  const inside: Inside = { pool, session, spokenFor: new WeakMap(), waitingMax: settings.waitingMax ?? 10_000 };
  return {
    query: (business, statement) => again(inside, () => queryOnce(inside, business, statement)),
    transaction: (business, body) => again(inside, () => transactOnce(inside, business, body)),
    listen: session.listen,
    lead: session.lead,
    ready: session.ready,
    close: async () => {
      await session.close();
      await pool.end();
    },
  };
}

/** The sockets of the pool's connections, so that all can be cut, whatever their connections wait for. */
function createSockets(): { open: () => Socket; cut: () => void } {
  const sockets = new Set<Socket>();
  return {
    open: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function again<T>(inside: Inside, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (isUnavailable(error)) inside.session.suspect();
      if (!isContention(error) || tries >= contentionTriesMax) throw error;
      await pause(contentionDelayMs * 2 ** tries);
    }
  }
}

async function queryOnce<R>(inside: Inside, business: Speaker, statement: Statement): Promise<R[]> {
  const client = await take(inside, business);
  try {
    const rows = await run<R>(client, statement);
    client.release();
    return rows;
  } catch (error) {
    client.release(isUnavailable(error));
    throw error;
  }
}

async function transactOnce<T>(inside: Inside, business: Speaker, body: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await take(inside, business);
  const sent: Promise<unknown>[] = [];
  const send = (statement: Statement): void => {
    const answered = run(client, statement);
    // It is waited for below; until then nobody may call it unhandled.
    answered.catch(() => undefined);
    sent.push(answered);
  };
  try {
    send({ text: 'begin', values: [] });
    const result = await body({ query: statement => run(client, statement), send });
    send({ text: 'commit', values: [] });
    await Promise.all(sent);
    client.release();
    return result;
  } catch (error) {
    const cause = await causeOf(error, client, sent);
    client.release(cause.lost);
    throw cause.error;
  }
}

/** A statement that was only sent fails before those behind it, which then fail for no other reason than that. */
async function causeOf(
  error: unknown,
  client: PoolClient,
  sent: readonly Promise<unknown>[],
): Promise<{ error: unknown; lost: boolean }> {
  // A connection that failed could not be told to roll back either, or would not say.
  const lost = isUnavailable(error) || !(await rolledBack(client));
  const fates = await Promise.allSettled(sent);
  const first = fates.find(fate => fate.status === 'rejected');
  if (first === undefined) return { error, lost };
  return { error: first.reason, lost: lost || isUnavailable(first.reason) };
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/** A connection that speaks for the business. The setting is sent before a transaction, which would undo it. */
async function take(inside: Inside, business: Speaker): Promise<PoolClient> {
  const { pool, session, spokenFor, waitingMax } = inside;
  if (session.silent()) throw new Failure('database-unavailable');
  if (pool.waitingCount >= waitingMax) throw new Failure('queue-full');
  const client = await connect(pool);
  const wanted = business === 'all' ? '*' : business;
  if (spokenFor.get(client) === wanted) return client;
  try {
    await run(client, {
      name: 'speak-for',
      text: "select set_config('assent.business_id', $1, false)",
      values: [wanted],
    });
  } catch (error) {
    client.release(true);
    throw error;
  }
  spokenFor.set(client, wanted);
  return client;
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw faultOf(error, 'connect');
  }
}

async function run<R>(client: PoolClient, statement: Statement): Promise<R[]> {
  try {
    // The caller names the shape of the rows: PostgreSQL alone knows it, and the database tests check it.
    const result = await client.query<R & Record<string, unknown>>({
      ...(statement.name === undefined ? {} : { name: statement.name }),
      text: statement.text,
      values: statement.values.map(value => (isBytesList(value) ? bytesList(value) : value)),
    });
    return result.rows;
  } catch (error) {
    throw faultOf(error, statement.name);
  }
}
