// A business's own values: read exactly or refused, recorded with who decided it, and never seen by another business.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, Failure } from '../../kernel/kernel.ts';
import { createVault, loadMasterKey } from '../../vault/vault.ts';
import { createDirectory, type Directory } from '../directory/directory.ts';
import type { OwnValueChange } from './types.ts';

let made = 0;
const random = {
  bytes: (length: number) => {
    made += 1;
    return Buffer.alloc(length, made);
  },
};
const clock = { now: () => Date.UTC(2026, 10, 24, 10) + made };
const nobody = { reason: null, decidedBy: null, keyId: null };

let database: TestDatabase;
let directory: Directory;
let mine: BusinessId;
let other: BusinessId;

beforeAll(async () => {
  database = await createTestDatabase();
  const value = Buffer.alloc(32, 7).toString('base64');
  const { key } = await loadMasterKey({ file: null, value, dataDir: '.', random });
  const deps = { db: database.db, vault: createVault({ masterKey: key, random }), clock, random };
  directory = await createDirectory({ ...deps, onSenders: () => undefined });
  mine = await directory.addBusiness({ name: 'Bakery', countries: ['DE'], zone: 'Europe/Berlin' });
  other = await directory.addBusiness({ name: 'Florist', countries: ['DE'], zone: 'Europe/Berlin' });
  await directory.putPurpose(mine, { id: 'offers', class: 'marketing_own', title: 'Offers', description: '' });
});
afterAll(async () => {
  directory.close();
  await database.stop();
});

const changesOf = async (id: BusinessId) => (await directory.listOwnValueChanges(id, { after: null, limit: 10 })).items;

test('stricter values raise the version and stand in the trail with what stood before', async () => {
  const before = directory.business(mine).version;
  const first = { what: 'stricter', target: { of: 'business' }, after: { windowHours: 12 } } as const;
  expect(await directory.setOwnValues(mine, { ...first, ...nobody })).toBe(true);
  expect(await directory.setOwnValues(mine, { ...first, after: { windowHours: 6 }, ...nobody })).toBe(true);
  expect(directory.business(mine).stricter).toEqual({ windowHours: 6 });
  expect(directory.business(mine).version).toBe(before + 2);
  const [last] = await changesOf(mine);
  expect(last).toMatchObject({ what: 'stricter', target: '', before: { windowHours: 12 }, after: { windowHours: 6 } });
});

test('a purpose has its own; one that does not exist changes nothing and leaves no trace', async () => {
  const change = { what: 'stricter', target: { of: 'purpose', id: 'offers' }, after: { minAge: 18 } } as const;
  expect(await directory.setOwnValues(mine, { ...change, ...nobody })).toBe(true);
  expect(directory.business(mine).purposes.get('offers')?.stricter).toEqual({ minAge: 18 });
  const [count, version] = [(await changesOf(mine)).length, directory.business(mine).version];
  const unknown = { ...change, target: { of: 'purpose', id: 'nothing' } } as const;
  expect(await directory.setOwnValues(mine, { ...unknown, ...nobody })).toBe(false);
  expect((await changesOf(mine)).length).toBe(count);
  expect(directory.business(mine).version).toBe(version);
});

test.each<[string, Partial<OwnValueChange>, RegExp]>([
  ['no reason', { after: { doubleOptIn: false }, decidedBy: 'A. Weber' }, /reason/],
  ['nobody who decided it', { after: { doubleOptIn: false }, reason: 'Courts here do not ask for it' }, /decided_by/],
  ['a value that cannot be loosened', { after: { windowHours: 48 }, reason: 'Longer', decidedBy: 'A.' }, /windowHours/],
])('looser values with %s are refused', async (_, part, words) => {
  const change = { what: 'looser', ...nobody, ...part } as OwnValueChange; // a looser change, by its parts
  const refused: unknown = await directory.setOwnValues(mine, change).catch((cause: unknown) => cause);
  expect(refused instanceof Failure ? JSON.stringify(refused.problems) : '').toMatch(words);
  expect(directory.business(mine).looser).toEqual({});
});

test('looser values are set with a reason and a name, and another business sees nothing of it', async () => {
  const why = { reason: 'The shop sells to companies in Austria only', decidedBy: 'A. Weber, DPO', keyId: null };
  const after = { doubleOptIn: false, minGrade: { marketing: 'E2' } };
  expect(await directory.setOwnValues(mine, { what: 'looser', after, ...why })).toBe(true);
  expect(directory.business(mine).looser).toEqual(after);
  expect((await changesOf(mine))[0]).toMatchObject({ what: 'looser', reason: why.reason, decided_by: why.decidedBy });
  expect(await changesOf(other)).toEqual([]);
});

test('the trail cannot be changed, by the owner of the table either', async () => {
  const change = { text: `update own_value_change set reason = 'x' where business_id = $1`, values: [mine] };
  await expect(database.db.query(mine, change)).rejects.toThrow();
  await expect(
    database.db.query(mine, { text: 'delete from own_value_change where business_id = $1', values: [mine] }),
  ).rejects.toThrow();
});
