// A decision of older rules is read with the sources that were kept then.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { rulesVersion } from '../../../policy/policy.ts';
import { sourcesToday } from '../record.ts';
import { findSources, keepSources } from './store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.stop());

test('the sources of today’s rules are kept once, whole', async () => {
  expect(await findSources(database.db, rulesVersion)).toBeUndefined();
  await keepSources(database.db);
  expect(await findSources(database.db, rulesVersion)).toEqual(sourcesToday);
});

test('what a version kept first stays', async () => {
  await database.db.query('all', { text: `update setting set value = '[]' where name like 'sources %'`, values: [] });
  await keepSources(database.db);
  expect(await findSources(database.db, rulesVersion)).toEqual(new Map());
});
