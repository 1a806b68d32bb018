// Migrations against a real database: once each, in order, all or nothing, and never over a history that differs.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkServer, migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const quiet = { info: (): void => {}, warn: (): void => {} };

let own: TestDatabase;
let dir: string;

beforeEach(async () => {
  own = await createTestDatabase({ empty: true, max: 1 });
  dir = await mkdtemp(join(tmpdir(), 'assent-migrations-'));
  await write('0001-first.sql', 'create table first (n int); insert into first values (1);');
});

afterEach(async () => {
  await own.stop();
  await rm(dir, { recursive: true });
});

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(dir, name), text);
}

function run(): Promise<string[]> {
  return migrate({ connection: own.connection, log: quiet }, { dir });
}

async function rowsOf(table: string): Promise<unknown[]> {
  return own.db.query('all', { text: `select * from ${table}`, values: [] });
}

describe('migrate', () => {
  test('applies each file once, and later only what is new', async () => {
    expect(await run()).toEqual(['0001-first.sql']);
    await write('0002-second.sql', 'insert into first values (2)');
    expect(await run()).toEqual(['0002-second.sql']);
    expect(await run()).toEqual([]);
    expect(await rowsOf('first')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('serves several processes that start at once, without applying anything twice', async () => {
    const applied = await Promise.all([run(), run(), run(), run()]);
    expect(applied.flat()).toEqual(['0001-first.sql']);
    expect(await rowsOf('first')).toEqual([{ n: 1 }]);
  });

  test('leaves nothing of a file that fails, and keeps those before it', async () => {
    await write('0002-broken.sql', 'insert into first values (2); select * from nowhere;');
    await expect(run()).rejects.toThrow(/0002-broken\.sql.*nowhere/);
    expect(await rowsOf('first')).toEqual([{ n: 1 }]);
    await write('0002-broken.sql', 'insert into first values (3)');
    expect(await run()).toEqual(['0002-broken.sql']);
  });

  test('refuses a file that was edited after it was applied', async () => {
    await run();
    await write('0001-first.sql', 'create table other (n int)');
    await expect(run()).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('0001-first'),
    });
  });

  test('does not mind the line ends of a checkout', async () => {
    await write('0002-lines.sql', 'insert into first\nvalues (2)');
    await run();
    await write('0002-lines.sql', 'insert into first\r\nvalues (2)');
    expect(await run()).toEqual([]);
  });

  test('refuses a database that a newer version has changed', async () => {
    await write('0002-second.sql', 'insert into first values (2)');
    await run();
    await rm(join(dir, '0002-second.sql'));
    await expect(run()).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('newer') });
  });

  test('refuses a gap in the numbers', async () => {
    await write('0003-third.sql', 'select 1');
    await expect(run()).rejects.toMatchObject({ code: 'configuration' });
  });
});

describe('a given server', () => {
  test('passes with a plain role, and a warning is logged for one that stands above row-level security', async () => {
    const warnings: string[] = [];
    const log = { info: (): void => {}, warn: (words: string): void => void warnings.push(words) };
    await checkServer({ connection: own.connection, log });
    expect(warnings).toEqual([]);
    await checkServer({ connection: { ...own.connection, user: 'postgres' }, log });
    expect(warnings).toHaveLength(1);
  });

  test('that is not there is an operating failure', async () => {
    const nowhere = { host: '/nonexistent', port: 1, user: 'x', database: 'x' };
    await expect(checkServer({ connection: nowhere, log: quiet })).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});
