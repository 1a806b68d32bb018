// The directory in memory follows the database: cheaply while nothing changed, and never for long behind it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { createVault, loadMasterKey } from '../../vault/vault.ts';
import { setTemplate } from '../inbound/account-store/store.ts';
import { createDirectory, type Directory, type MetaTemplate } from './directory.ts';

let made = 0;
const random = {
  bytes: (length: number) => {
    made += 1;
    return Buffer.alloc(length, made);
  },
};
const clock = { now: () => Date.UTC(2026, 0, 5, 10) };
const offer = { name: 'offer', language: 'en', category: 'MARKETING', status: 'APPROVED', components: [] };

let database: TestDatabase;
let mine: Directory;
let others: Directory;
let businessId: BusinessId;
let reads = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const value = Buffer.alloc(32, 7).toString('base64');
  const { key } = await loadMasterKey({ file: null, value, dataDir: '.', random });
  const deps = { db: database.db, vault: createVault({ masterKey: key, random }), clock, random };
  const onSenders = () => {
    reads += 1;
  };
  mine = await createDirectory({ ...deps, onSenders });
  businessId = await mine.addBusiness({ name: 'Bakery', countries: ['DE'], zone: 'Europe/Berlin' });
  others = await createDirectory({ ...deps, onSenders: () => undefined });
});
afterAll(async () => {
  mine.close();
  others.close();
  await database.stop();
});

const version = (directory: Directory) => directory.business(businessId).version;

const listed = (...templates: MetaTemplate[]) =>
  mine.putTemplates(businessId, { wabaId: 'waba', templates, since: version(mine) });

async function told(name: string, news: { status: string | null; category: string | null }): Promise<void> {
  const named = { wabaId: 'waba', name, language: 'en' };
  await database.db.transaction(businessId, tx => setTemplate(tx, businessId, { ...named, ...news }));
  await mine.refresh();
}

async function known(name: string) {
  const components = (await mine.templateWords(businessId, [name])).get(`waba ${name} en`);
  return { ...mine.business(businessId).templatesByName.get(name)?.[0], components };
}

test('what Meta lists again unchanged raises no version; a new status does', async () => {
  await listed(offer, offer);
  const before = version(mine);
  await listed(offer);
  expect(version(mine)).toBe(before);
  await listed({ ...offer, status: 'PAUSED' });
  expect(version(mine)).toBe(before + 1);
  expect(mine.business(businessId).templates.find(one => one.name === offer.name)?.status).toBe('PAUSED');
  await listed({ ...offer, name: 'new' });
  expect(version(mine)).toBe(before + 2);
});

test('what Meta was asked before its news undoes none of them; what it was asked after them stands', async () => {
  const made = {
    ...offer,
    name: 'cake',
    status: 'PENDING',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'x' }],
  };
  const since = version(mine);
  await told('cake', { status: 'APPROVED', category: null });
  expect(await known('cake')).toMatchObject({ status: 'APPROVED', category: 'UNKNOWN' });
  // The answer to the one that was made comes last: of what nothing was told it says more.
  await mine.putTemplates(businessId, { wabaId: 'waba', templates: [made], since });
  expect(await known('cake')).toMatchObject({ status: 'APPROVED', category: 'UTILITY', components: made.components });
  const asked = version(mine);
  await told('cake', { status: 'PAUSED', category: 'MARKETING' });
  await mine.putTemplates(businessId, { wabaId: 'waba', templates: [{ ...made, status: 'APPROVED' }], since: asked });
  expect(await known('cake')).toMatchObject({ status: 'PAUSED', category: 'MARKETING' });
  await listed({ ...made, status: 'APPROVED' });
  expect(await known('cake')).toMatchObject({ status: 'APPROVED', category: 'UTILITY' });
});

test('a refresh reads all only when another process changed something', async () => {
  await mine.refresh();
  const before = reads;
  await mine.refresh();
  expect(reads).toBe(before);
  await others.putPurpose(businessId, { id: 'orders', class: 'utility', title: 'orders', description: '' });
  await Promise.all([mine.refresh(), mine.refresh(), mine.refresh()]);
  expect(reads).toBe(before + 1);
  expect(mine.business(businessId).purposes.has('orders')).toBe(true);
});
