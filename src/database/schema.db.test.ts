// The shape that every table of the house keeps, whatever migration made it.

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpSchema } from './schema-dump.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

// Tables that belong to the installation and to no business, each with its reason.
const withoutBusiness = new Map([
  ['schema_migration', 'what was done to the database itself'],
  ['setting', "the installation's own settings"],
  ['process', "the installation's own processes"],
  ['staff_user', 'a person can work for several businesses'],
  ['staff_session', 'a log-in, before a business is chosen'],
  ['staff_account', 'a way in of a person'],
  ['staff_verification', 'a log-in that was begun'],
  ['staff_two_factor', 'the second factor of a person'],
  ['staff_passkey', 'a passkey of a person'],
  ['staff_attempt', 'tries at signing in'],
]);

type Table = {
  name: string;
  first_column: string;
  secured: boolean;
  forced: boolean;
  policies: number;
  comment: string | null;
};

let own: TestDatabase;
let tables: Table[];

beforeAll(async () => {
  own = await createTestDatabase();
  tables = await own.db.query<Table>('all', {
    text: `select c.relname as name, a.attname as first_column, c.relrowsecurity as secured,
                  c.relforcerowsecurity as forced, obj_description(c.oid, 'pg_class') as comment,
                  (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
             from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
    values: [],
  });
});

afterAll(async () => {
  await own.stop();
});

describe('the schema', () => {
  test('is the one that migrations/schema.sql shows (write it anew with bin/write-schema.ts)', async () => {
    const written = await readFile(new URL('../../migrations/schema.sql', import.meta.url), 'utf8');
    expect(await dumpSchema({ db: own.db })).toBe(written);
  });

  test('begins every table with business_id, except those that say why not', () => {
    expect(tables.length).toBeGreaterThan(withoutBusiness.size);
    for (const table of tables) {
      if (withoutBusiness.has(table.name)) expect(table.comment).toBeTruthy();
      else expect(table, table.name).toMatchObject({ first_column: 'business_id' });
    }
  });

  test('hides the rows of other businesses in every table, from its owner too', () => {
    for (const table of tables.filter(each => !withoutBusiness.has(each.name))) {
      expect(table, table.name).toMatchObject({ secured: true, forced: true });
      expect(table.policies, table.name).toBeGreaterThan(0);
    }
  });

  test('serves a business its own rows, a lane those of all, and whoever names nobody none', async () => {
    const [one, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
    const served = async (speaker: string | null) =>
      await own.db.transaction('all', async tx => {
        const text = `set local assent.business_id ${speaker === null ? 'to default' : `= '${speaker}'`}`;
        await tx.query({ text, values: [] });
        return await tx.query({
          text: 'select assent_serves($1) as one, assent_serves($2) as other',
          values: [one, other],
        });
      });
    expect(await served('*')).toEqual([{ one: true, other: true }]);
    expect(await served(one ?? '')).toEqual([{ one: true, other: false }]);
    expect(await served('')).toEqual([{ one: false, other: false }]);
    for (const row of await served(null)) expect(Object.values(row ?? {})).not.toContain(true);
  });

  test('explains every table in a comment', () => {
    expect(tables.filter(table => !table.comment).map(table => table.name)).toEqual([]);
  });

  test('names every constraint by hand, so that errors can be told apart', async () => {
    const generated = await own.db.query<{ name: string }>('all', {
      text: `select conname as name from pg_constraint
              where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'p', 'f')
                and conparentid = 0 and conname ~ '_(pkey|key|check|fkey)[0-9]*$'`,
      values: [],
    });
    expect(generated).toEqual([]);
  });
});
