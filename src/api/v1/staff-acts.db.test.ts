// What staff do for a person is in the ledger with how it was asked, takes effect, and shows its note to nobody.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, openApiFixture, phoneNumberId } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;
let contact: string;

const phone = '+4915119500001';
const act = (body: object, headers?: Record<string, string>) => {
  fixture.pass(60_000);
  return fixture.call(
    'POST',
    `/api/v1/contacts/${contact}/acts`,
    { way: 'call', note: 'asked Ms Roe', ...body },
    headers,
  );
};
const state = async () => (await fixture.call('GET', `/api/v1/contacts/${contact}`)).json();
const codes = async () => {
  const offer = { sender: phoneNumberId, to: phone, template: { name: 'spring_offer', language: 'en' } };
  const { reasons } = (await fixture.call('POST', '/api/v1/decisions', offer)).json();
  return reasons.map((one: { code: string }) => one.code);
};

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
  const given = { contact: { phone }, type: 'given', purpose: 'offers', act: 'tick', source: 'till' };
  contact = (await fixture.call('POST', '/api/v1/consents', given)).json().contact_id;
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

test('a restriction holds until it is lifted', async () => {
  expect((await act({ act: 'restriction', way: 'letter' })).statusCode).toBe(201);
  expect((await state()).restricted).toBe(true);
  expect(await codes()).toContain('DENY_RESTRICTED');
  expect((await act({ act: 'restriction_lifted' })).statusCode).toBe(201);
  expect((await state()).restricted).toBe(false);
});

test('one purpose is withdrawn, or everything, and the ledger says how it was asked and not what was noted', async () => {
  const occurred_at = new Date(fixture.nowMs() - 30_000).toISOString();
  const one = await act({ act: 'withdrawal', purpose: 'offers', occurred_at, way: 'in_person' });
  expect(one.json()).toMatchObject({ contact_id: contact, type: 'withdrawn' });
  const { consents } = await state();
  expect(consents.every((here: { status: string }) => here.status === 'withdrawn')).toBe(true);
  expect(consents.map((here: { channel: string }) => here.channel)).toContain('whatsapp');
  expect((await act({ act: 'withdrawal' })).statusCode).toBe(201);
  expect(await codes()).toContain('DENY_WITHDRAWN');
  const { items } = (await fixture.call('GET', `/api/v1/contacts/${contact}/timeline`)).json();
  const event = items.find((item: { id: string }) => item.id === one.json().id)?.event;
  expect(event).toMatchObject({
    type: 'withdrawn',
    purpose: 'offers',
    act: 'spoken',
    by: 'staff',
    source: 'staff: in_person',
    occurredAt: occurred_at,
  });
  expect(JSON.stringify(items)).not.toContain('Ms Roe');
});

test.each([
  [{ act: 'withdrawal', purpose: 'nothing' }],
  [{ act: 'restriction', purpose: 'offers' }],
  [{ act: 'withdrawal', occurred_at: '2031-01-01T00:00:00Z' }],
  [{ act: 'withdrawal', note: '' }],
  [{ act: 'given', purpose: 'offers' }],
])('%j is refused', async body => {
  expect((await act(body)).statusCode).toBe(400);
});

test('another business finds nobody', async () => {
  const theirs = { authorization: `Bearer ${fixture.theirKey}` };
  expect((await act({ act: 'restriction' }, theirs)).statusCode).toBe(404);
});
