// The timeline of a person who agreed, refused, was refused, wrote, asked for their rights, and turned out to be two.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { type ApiFixture, openApiFixture, phoneNumberId } from '../../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;
let contact: string;
let merged: string;

const phone = '+4915116000001';
const user_id = 'DE.900000000000001';

type Item = { at: string; kind: string; id: string; [fact: string]: unknown };
type Page = { items: Item[]; next: string | null; left_out: string[] };

const post = async (path: string, body: unknown) => {
  fixture.pass(1_000);
  const answer = await fixture.call('POST', `/api/v1${path}`, body);
  expect(answer.statusCode, answer.body).toBeLessThan(423);
  return answer.json();
};
const consent = (more: object) =>
  post('/consents', { contact: { phone }, act: 'tick', source: 'checkout', evidence: { possession: 'link' }, ...more });
const offer = { sender: phoneNumberId, to: phone, template: { name: 'spring_offer', language: 'en' } };
const read = async (query: string, headers?: Record<string, string>): Promise<Page> => {
  const answer = await fixture.call('GET', `/api/v1/contacts/${contact}/timeline?${query}`, undefined, headers);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
  contact = (await consent({ type: 'given', purpose: 'offers' })).contact_id;
  const wording = { text: 'Yes, offers on WhatsApp.', language: 'en', version: '3' };
  await consent({ type: 'renewed', purpose: 'offers', wording });
  await post('/messages', offer);
  await consent({ type: 'withdrawn' });
  await post('/messages', offer);
  await consent({ type: 'restricted', by: 'staff' });
  await consent({ type: 'unrestricted', by: 'staff' });
  await consent({ type: 'suppressed', reason: 'complaint', scope: ['marketing'] });
  await consent({ type: 'objected', objected_to: 'marketing' });
  await post('/requests', { contact: { phone }, kind: 'access' });
  await fixture.call('PUT', `/api/v1/contacts/${contact}/facts`, { age: 30 });
  merged = (await post('/consents', { ...(await theirConsent()) })).contact_id;
  await post('/consents', { ...(await theirConsent()), contact: { phone, user_id }, type: 'withdrawn' });
  await post('/decisions', offer);
});

const theirConsent = async () => ({
  contact: { user_id },
  type: 'given',
  purpose: 'offers',
  act: 'tick',
  source: 'app',
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

describe('the timeline of a contact', () => {
  test('tells all that happened, newest first, with the facts of each and no personal data', async () => {
    const { items, next, left_out } = await read('limit=200');
    expect(next).toBeNull();
    expect(left_out).toEqual([]);
    expect(items.map(one => one.id)).toEqual(
      items
        .map(one => one.id)
        .toSorted()
        .toReversed(),
    );
    const kinds = items.map(one => one.kind);
    expect(new Set(kinds)).toEqual(
      new Set(['consent', 'block', 'restriction', 'objection', 'merge', 'facts', 'message', 'decision', 'request']),
    );
    const of = (kind: string) => items.filter(one => one.kind === kind);
    expect(of('merge')).toMatchObject([{ merged_contact_id: merged, made_by: null }]);
    expect(of('message')).toMatchObject([{ direction: 'out', message_kind: 'template', state: 'cancelled' }]);
    expect(of('decision')).toMatchObject([{ outcome: 'deny', class: 'marketing_own' }]);
    expect(of('request')).toMatchObject([{ request_kind: 'access', state: 'received' }]);
    expect(of('facts')).toMatchObject([{ changed: ['age'] }]);
    const renewed = of('consent').find(one => JSON.stringify(one).includes('"renewed"'));
    const hex = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(renewed).toMatchObject({ event: { act: 'tick', grade: 'E3', evidence: hex, source: 'checkout' } });
    expect(renewed).toMatchObject({ event: { wording: { hash: hex, language: 'en', version: '3' } } });
    expect(JSON.stringify(items)).not.toMatch(/4915116000001|900000000000001|Yes, offers/);
  });

  test('goes from page to page without gaps or repeats while things happen', async () => {
    const before = (await read('limit=200')).items.map(one => one.id);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await read(`limit=3${after === null ? '' : `&after=${after}`}`);
      seen.push(...page.items.map(one => one.id));
      if (page.next === null) break;
      after = page.next;
      await post('/messages', offer);
    }
    expect(seen).toEqual(before);
  });

  test('is the same by the id of whoever was merged into them', async () => {
    const mine = (await read('limit=200')).items;
    const answer = await fixture.call('GET', `/api/v1/contacts/${merged}/timeline?limit=200`);
    expect(answer.json().items).toEqual(mine);
  });

  test('leaves out what the key may not read, and says so', async () => {
    const { key } = await fixture.keys.create({
      businessId: fixture.mine,
      name: 'narrow',
      scopes: ['contacts:read', 'messages:read'],
      senderIds: null,
    });
    const page = await read('limit=200', { authorization: `Bearer ${key}` });
    expect(new Set(page.items.map(one => one.kind))).toEqual(new Set(['merge', 'facts', 'message']));
    expect(page.left_out).toEqual(['consents', 'decisions', 'requests', 'doubts']);
  });

  test('is no other business’s to read', async () => {
    const theirs = { authorization: `Bearer ${fixture.theirKey}` };
    const answer = await fixture.call('GET', `/api/v1/contacts/${contact}/timeline`, undefined, theirs);
    expect(answer.statusCode).toBe(404);
  });
});
