// Brings a database to the code's schema: plain SQL files, forward only, each in its own transaction, one process at a
// time. What was applied is kept with a checksum, so that an edited file or a newer database is refused in words.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { Failure, sha256 } from '../kernel/kernel.ts';
import { type Connection, clientConfig } from './connection.ts';
import { faultOf } from './faults.ts';
import type { Log } from './log.ts';

type Migration = { number: number; name: string; text: string; checksum: string };
type Applied = { number: number; name: string; checksum: string };

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** Applies the migrations that are missing and gives their names. Fails with `configuration` when histories differ. */
export async function migrate(deps: { connection: Connection; log: Log }, from: { dir: string }): Promise<string[]> {
  const migrations = await readMigrations(from.dir);
  const client = new Client(clientConfig(deps.connection));
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query("select pg_advisory_lock(hashtextextended('assent migrations', 0))");
    await client.query(historyTable);
    const history = await client.query<Applied>('select number, name, checksum from schema_migration order by number');
    checkHistory(migrations, history.rows);
    const missing = migrations.slice(history.rows.length);
    for (const migration of missing) {
      await apply(client, migration);
      deps.log.info(`applied migration ${migration.name}`);
    }
    return missing.map(each => each.name);
  } catch (error) {
    throw faultOf(error, 'migrate');
  } finally {
    await client.end().catch(() => {});
  }
}

const historyTable = `
  create table if not exists schema_migration (
    number int constraint schema_migration_pk primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  );
  comment on table schema_migration is 'The migrations that this database has had, with the SHA-256 of each file.'`;

async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter(name => name.endsWith('.sql') && name !== 'schema.sql').sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = Number(fileName.exec(name)?.[1] ?? Number.NaN);
    if (number !== migrations.length + 1) {
      throw new Failure(
        'configuration',
        `The migrations in ${dir} must be named 0001-what.sql, 0002-…, without gaps; ${name} does not fit.`,
      );
    }
    const text = await readFile(join(dir, name), 'utf8');
    // A checkout on Windows may have other line ends; the migration is the same.
    const checksum = sha256(text.replaceAll('\r\n', '\n')).toString('hex');
    migrations.push({ number, name, text, checksum });
  }
  return migrations;
}

function checkHistory(migrations: readonly Migration[], history: readonly Applied[]): void {
  for (const [at, applied] of history.entries()) {
    const ours = migrations[at];
    if (ours === undefined) {
      throw new Failure(
        'configuration',
        `The database is newer than this version of Assent: it has migration ${applied.name}. Install the version that made it, or a later one.`,
      );
    }
    if (ours.number !== applied.number || ours.name !== applied.name || ours.checksum !== applied.checksum) {
      throw new Failure(
        'configuration',
        `Migration ${applied.name} was changed after it was applied (now ${ours.name}). Put it back as it was, and add a new migration instead.`,
      );
    }
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    // Rows that a migration touches belong to all businesses.
    await client.query("select set_config('assent.business_id', '*', true)");
    await client.query(migration.text);
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw faultOf(error, migration.name);
  }
}

const serverVersionMin = 15;

/** Checks a server that somebody else runs: version 15 or newer; warns when row-level security does not bind the role. */
export async function checkServer(deps: { connection: Connection; log: Log }): Promise<void> {
  const client = new Client(clientConfig(deps.connection));
  client.on('error', () => {});
  try {
    await client.connect();
    const result = await client.query<{ version: number; above: boolean; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, rolsuper or rolbypassrls as above,
              current_setting('server_encoding') as encoding
         from pg_roles where rolname = current_user`,
    );
    const server = result.rows[0];
    if (server === undefined) return;
    if (server.version < serverVersionMin || server.encoding !== 'UTF8') {
      throw new Failure(
        'configuration',
        `PostgreSQL ${serverVersionMin} or newer with encoding UTF8 is needed; this is ${server.version} with ${server.encoding}.`,
      );
    }
    if (server.above) {
      deps.log.warn('the database role is a superuser or bypasses row-level security; use a role that does neither');
    }
  } catch (error) {
    throw faultOf(error, 'check-server');
  } finally {
    await client.end().catch(() => {});
  }
}
