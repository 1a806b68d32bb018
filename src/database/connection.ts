// Where PostgreSQL is, and how every connection of ours is set up: UTC, ISO dates, and values parsed to plain types.
// All instants in code are milliseconds, so timestamptz becomes a number here, once, for every room.

import { type ClientConfig, types } from 'pg';
import { invariant } from '../kernel/kernel.ts';

/** A server by URL, or by its parts (`host` may be the folder of a unix socket). */
export type Connection =
  | { url: string }
  | { host: string; port: number; user: string; database: string; password?: string };

/** The settings of one client: parsers, time zone, the statement's time limit, and a bound on connecting. */
export function clientConfig(
  connection: Connection,
  limits: { statementTimeoutMs?: number; connectTimeoutMs?: number } = {},
): ClientConfig {
  const place = 'url' in connection ? { connectionString: connection.url } : connection;
  const settings = ['-c timezone=UTC', '-c datestyle=ISO', '-c client_min_messages=warning'];
  settings.push(...plans);
  if (limits.statementTimeoutMs !== undefined) settings.push(`-c statement_timeout=${limits.statementTimeoutMs}`);
  // A server that hangs, or a network that swallows, keeps no limit of its own: then ours holds, a little later.
  const patience =
    limits.statementTimeoutMs === undefined ? {} : { query_timeout: limits.statementTimeoutMs + graceMs };
  return {
    ...place,
    ...patience,
    options: settings.join(' '),
    application_name: 'assent',
    keepAlive: true,
    connectionTimeoutMillis: limits.connectTimeoutMs ?? 5_000,
    types: { getTypeParser },
  };
}

/**
 * Every statement of ours goes through a key and is planned once. Left alone, PostgreSQL plans a statement for a few rows
 * anew each time, which takes longer than to run it; and a plan made while a table was young would read all of it. A
 * bitmap visits what is gone from a queue again and again, where a walk along the index forgets it.
 */
const plans = ['-c plan_cache_mode=force_generic_plan', '-c enable_seqscan=off', '-c enable_bitmapscan=off'];
const graceMs = 5_000;

const int8 = 20;
const numeric = 1700;
const timestamptz = 1184;
const date = 1082;
const textList = 1009 as number as Parameters<typeof types.getTypeParser>[0]; // text[]: the driver parses it, its types do not list it
const lists = new Map([
  [1016, int8],
  [1231, numeric],
  [1185, timestamptz],
  [1182, date],
]);

type Parse = (text: string) => unknown;

const scalars = new Map<number, Parse>([
  [int8, parseInteger],
  [numeric, Number],
  [timestamptz, parseInstant],
  [date, text => text],
]);

const parsers = new Map<number, Parse>(scalars);
for (const [list, member] of lists) parsers.set(list, text => parseList(text, scalars.get(member) ?? Number));

function getTypeParser(oid: number, format?: 'text' | 'binary'): Parse {
  const own = format === 'binary' ? undefined : parsers.get(oid);
  return own ?? types.getTypeParser(oid, format);
}

function parseInteger(text: string): number {
  const value = Number(text);
  invariant(Number.isSafeInteger(value), 'a bigint from the database fits a safe integer');
  return value;
}

function parseInstant(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const atMs = Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'));
  invariant(!Number.isNaN(atMs), 'an instant from the database is ISO in UTC');
  return atMs;
}

function parseList(text: string, parse: Parse): unknown[] {
  const members: (string | null)[] = types.getTypeParser(textList, 'text')(text);
  return members.map(member => (member === null ? null : parse(member)));
}
