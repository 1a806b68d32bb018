// Registries and noted facts over the API: what is taken, what is refused, and that no number is told to anybody.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, openApiFixture } from '../testing.ts';

const dayMs = 24 * 3_600_000;
const number = '+27825550199';

let database: TestDatabase;
let fixture: ApiFixture;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  fixture.call('POST', `/api/v1/registries${path}`, body, headers);
const begin = async (id: string, asOfMs: number): Promise<string> =>
  (await post(`/${id}/imports`, { as_of: new Date(asOfMs).toISOString() })).json().id;
const stateOf = async (id: string) => {
  const { items } = (await fixture.call('GET', '/api/v1/registries')).json();
  return items.find((one: { id: string }) => one.id === id);
};

test('a list is imported in pieces, is fresh, and then stale; the directory knows its age', async () => {
  expect(await stateOf('ZA-NCC-OPTOUT')).toMatchObject({ state: 'never', current: null, stale_at: null });
  const asOfMs = fixture.nowMs() - 30 * dayMs;
  const id = await begin('za-ncc-optout', asOfMs);
  const added = await post(`/imports/${id}/entries`, { numbers: [number, 'x', '0825550198'] });
  expect(added.json()).toEqual({ added: 2, skipped: 1, skipped_at: [1] });
  expect(fixture.directory.business(fixture.mine).registries).toEqual({});
  const before = fixture.directory.business(fixture.mine).version;
  const done = await post(`/imports/${id}/finish`, {});
  expect([done.statusCode, done.json()]).toMatchObject([200, { id, state: 'current', entries: 2, skipped: 1 }]);
  expect(fixture.directory.business(fixture.mine)).toMatchObject({
    version: before + 1,
    registries: { 'ZA-NCC-OPTOUT': asOfMs },
  });
  expect(await stateOf('ZA-NCC-OPTOUT')).toMatchObject({
    state: 'fresh',
    needed_by: ['ZA'],
    stale_at: new Date(asOfMs + 31 * dayMs).toISOString(),
    current: { id, entries: 2 },
  });
  fixture.pass(2 * dayMs);
  expect((await stateOf('ZA-NCC-OPTOUT')).state).toBe('stale');
});

test('what cannot be imported is refused in words, without a number', async () => {
  const unknown = await post('/XX-NONE/imports', {});
  expect([unknown.statusCode, unknown.json().detail]).toEqual([404, expect.stringContaining('ZA-NCC-OPTOUT')]);
  expect((await post('/AT-ECG/imports', {})).statusCode).toBe(400);
  const tomorrow = new Date(fixture.nowMs() + dayMs).toISOString();
  expect((await post('/SG-DNC/imports', { as_of: tomorrow })).json()).toMatchObject({
    status: 400,
    problems: [{ field: 'as_of', code: 'in-future' }],
  });
  const id = await begin('SG-DNC', fixture.nowMs());
  const many = Array.from({ length: 5_001 }, () => number);
  expect((await post(`/imports/${id}/entries`, { numbers: many })).statusCode).toBe(400);
  expect((await post(`/imports/${id}/entries`, { numbers: many.slice(1) })).json()).toMatchObject({ added: 1 });
  expect((await post(`/imports/${id}/entries`, { numbers: [] })).statusCode).toBe(400);
  const rubbish = Array.from({ length: 11 }, (_, nth) => `${number} x${nth}`);
  await post(`/imports/${id}/entries`, { numbers: rubbish });
  const refused = await post(`/imports/${id}/finish`, {});
  // 5,000 of one number are one entry beside 11 that cannot be read.
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'conflict']);
  expect((await post(`/imports/${id}/finish`, { accept_skipped: true })).statusCode).toBe(200);
  for (const text of [refused.body, ...fixture.logged]) expect(text).not.toMatch(/8255501/);
});

test('an import of another business is not there', async () => {
  const id = await begin('SG-DNC', fixture.nowMs());
  const theirs = { authorization: `Bearer ${fixture.theirKey}` };
  expect((await post(`/imports/${id}/entries`, { numbers: [number] }, theirs)).statusCode).toBe(404);
  expect((await post(`/imports/${id}/finish`, {}, theirs)).statusCode).toBe(404);
  const listed = await fixture.call('GET', '/api/v1/registries', undefined, theirs);
  expect(listed.json().items.every((one: { state: string }) => one.state === 'never')).toBe(true);
});

test('facts are noted one by one; what is wrong is told at once', async () => {
  const consent = { type: 'given', purpose: 'offers', act: 'tick', source: 'shop', evidence: {} };
  const body = { contact: { phone: number }, ...consent };
  const { contact_id: id } = (await fixture.call('POST', '/api/v1/consents', body)).json();
  const put = (facts: unknown, headers?: Record<string, string>) =>
    fixture.call('PUT', `/api/v1/contacts/${id}/facts`, facts, headers);
  const relation = { kind: 'purchase', channel: 'whatsapp', at: '2026-11-20T10:00:00.000Z', objection_offered: true };
  await put({ notice_given: true, regions: ['US-TX', 'US-FL'] });
  const noted = await put({ relation });
  const facts = { notice_given: true, regions: ['US-FL', 'US-TX'], relations: [relation] };
  expect([noted.statusCode, noted.json()]).toMatchObject([200, { facts }]);
  expect((await fixture.call('GET', `/api/v1/contacts/${id}`)).json()).toMatchObject({
    facts,
    registries: ['SG-DNC', 'ZA-NCC-OPTOUT'],
  });
  const wrong = await put({ age: -1, regions: ['Florida'], source: 'found', nickname: 'A' });
  expect(wrong.json().problems).toHaveLength(4);
  expect((await put({})).statusCode).toBe(400);
  expect((await put({ relation: { ...relation, at: '2027-11-20T10:00:00Z' } })).statusCode).toBe(400);
  const theirs = { authorization: `Bearer ${fixture.theirKey}` };
  expect((await put({ age: 3 }, theirs)).statusCode).toBe(404);
  expect((await fixture.call('GET', `/api/v1/contacts/${id}/facts`, undefined, theirs)).statusCode).toBe(404);
});
