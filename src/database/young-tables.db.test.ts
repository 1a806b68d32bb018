// Young tables are shown to PostgreSQL while they grow: what it planned for an empty table is planned anew.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { analyzeYoung } from './young-tables.ts';

let own: TestDatabase;
beforeAll(async () => {
  // One connection, so that what it planned stands until it hears of the look.
  own = await createTestDatabase({ empty: true, max: 1 });
  await run(`create table "Word of mouth" (house integer not null, id integer not null, words text not null,
    primary key (house, id))`);
  await run('create table unwritten (id integer primary key)');
});
afterAll(() => own.stop());

const run = <R>(text: string, name?: string, ...values: unknown[]): Promise<R[]> =>
  own.db.query<R>('all', { text, values, ...(name === undefined ? {} : { name }) });
const add = (from: number, to: number) =>
  run(`insert into "Word of mouth" select 1, n, repeat('x', 200) from generate_series(${from}, ${to}) as n`);

async function known(): Promise<number> {
  const rows = await run<{ rows: number }>(
    `select reltuples::integer as rows from pg_class where relname = 'Word of mouth'`,
  );
  return rows[0]?.rows ?? Number.NaN;
}

test('a table is looked at once it holds something, and again when it has grown to a multiple', async () => {
  expect(await analyzeYoung(own.db)).toBe(0);
  await add(1, 500);
  expect(await known()).toBe(-1);
  expect(await analyzeYoung(own.db)).toBe(1);
  expect(await known()).toBe(500);
  await add(501, 1_000);
  expect(await analyzeYoung(own.db)).toBe(0);
  await add(1_001, 4_000);
  expect(await analyzeYoung(own.db)).toBe(1);
  expect(await known()).toBe(4_000);
  expect(await analyzeYoung(own.db)).toBe(0);
});

test('a join that read all of a young table goes through the key after the look', async () => {
  await run('truncate "Word of mouth"');
  await run('create table asked (id integer primary key)');
  await run('insert into asked values (7), (3000)');
  const join = `select w.words from asked a join "Word of mouth" w on w.house = $1 and w.id = a.id`;
  const planned = async (): Promise<string> => {
    const rows = await run<{ 'QUERY PLAN': string }>('explain (costs off) execute joined(1)');
    return rows.map(row => row['QUERY PLAN']).join('\n');
  };
  const throughKey = /Index Cond: \(\(house = \$1\) AND \(id = a\.id\)\)/;
  await run(`prepare joined(integer) as ${join}`);
  const atFirst = await planned();
  expect(atFirst).not.toMatch(throughKey);
  await add(1, 4_000);
  expect(await planned()).toBe(atFirst);
  await analyzeYoung(own.db);
  expect(await planned()).toMatch(throughKey);
});
