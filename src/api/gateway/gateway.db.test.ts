// The gateway on real rooms, before a stand-in for Meta: what reaches Meta, what comes back, and what never does.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { parseId, present } from '../../kernel/kernel.ts';
import { findTemplate } from '../../messages/messages.ts';
import { type ApiFixture, metaToken, openApiFixture, otherNumberId, phoneNumberId, wabaId } from '../testing.ts';

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

const accepted = '{"messaging_product":"whatsapp","contacts":[],"messages":[{"id":"wamid.one"}]}';
const path = `/v25.0/${phoneNumberId}/messages`;
let person = 15_100_000;

beforeEach(() => {
  person += 1;
  fixture.meta.answer((_asked, response) => void response.end(accepted));
});

const phone = () => `+49151${person}`;
const offer = () => ({
  messaging_product: 'whatsapp',
  to: phone(),
  type: 'template',
  template: { name: 'spring_offer', language: { code: 'en' } },
});
const agree = () =>
  fixture.call('POST', '/api/v1/consents', {
    contact: { phone: phone() },
    type: 'given',
    purpose: 'offers',
    act: 'tick',
    source: 'checkout',
    evidence: { possession: 'by a link' },
  });

describe('a message', () => {
  test('without consent is refused as Graph refuses, with the reasons, and Meta hears nothing', async () => {
    const answer = await fixture.call('POST', path, offer());
    const decision = answer.headers['x-assent-decision'];
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({
      code: 131050,
      type: 'OAuthException',
      message: expect.stringMatching(/^\(#131050\) /),
      fbtrace_id: decision,
      error_data: {
        messaging_product: 'whatsapp',
        details: expect.any(String),
        decision,
        reasons: [{ code: 'DENY_NO_CONSENT', sources: expect.any(Array) }],
      },
    });
    expect(fixture.meta.asked).toEqual([]);
    expect((await fixture.call('GET', `/api/v1/decisions/${decision}`)).json()).toMatchObject({ outcome: 'deny' });
  });

  test('with consent brings Meta’s answer byte for byte; the two tokens do not meet', async () => {
    await agree();
    const answer = await fixture.call('POST', path, offer(), { 'x-forwarded-for': '1.2.3.4', cookie: 'a=b' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(accepted);
    expect(answer.headers['x-assent-decision']).toMatch(/^[0-9a-f-]{36}$/);
    const [asked] = fixture.meta.asked;
    expect(asked).toMatchObject({ method: 'POST', url: path, headers: { authorization: `Bearer ${metaToken}` } });
    expect(JSON.stringify(asked)).not.toContain(fixture.apiKey);
    expect(JSON.stringify(answer.headers) + answer.body).not.toContain(metaToken);
    expect(Object.keys(asked?.headers ?? {})).not.toContain('cookie');
  });

  test('keeps the version of the path, and works without one and with the key in the query', async () => {
    await agree();
    const url = `/${phoneNumberId}/messages?access_token=${fixture.apiKey}`;
    const answer = await fixture.api.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      payload: JSON.stringify(offer()),
    });
    expect(answer.statusCode).toBe(200);
    expect(fixture.meta.asked[0]?.url).toBe(`/${phoneNumberId}/messages`);
  });

  test('with an Idempotency-Key goes once, and the second answer is the first', async () => {
    await agree();
    const headers = { 'idempotency-key': `order-${person}` };
    const first = await fixture.call('POST', path, offer(), headers);
    const second = await fixture.call('POST', path, offer(), headers);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.body).toBe(first.body);
    expect(second.headers['x-assent-replayed']).toBe('true');
    expect(fixture.meta.asked).toHaveLength(1);
    const other = { ...offer(), to: '+4915199999999' };
    expect((await fixture.call('POST', path, other, headers)).statusCode).toBe(422);
  });

  test('whose connection breaks is of unknown fate, and not to be tried again', async () => {
    await agree();
    fixture.meta.answer((_asked, response) => void response.destroy());
    const answer = await fixture.call('POST', path, offer());
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error).toMatchObject({ code: 131000, is_transient: false });
    expect(answer.headers['retry-after']).toBeUndefined();
  });

  test('hears Meta’s own error, without the token that Meta repeats in it', async () => {
    await agree();
    fixture.meta.answer((_asked, response) => {
      response.statusCode = 401;
      response.end(JSON.stringify({ error: { message: `Malformed access token ${metaToken}`, code: 190 } }));
    });
    const answer = await fixture.call('POST', path, offer());
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.message).toBe('Malformed access token removed-by-assent');
  });

  test('that only marks as read passes without a decision, and nothing rides along', async () => {
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.x' };
    const more = { to: phone(), typing_indicator: { type: 'text' } };
    const answer = await fixture.call('POST', path, { ...read, ...more });
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(fixture.meta.asked[0]?.body ?? '')).toEqual({ ...read, typing_indicator: { type: 'text' } });
    const smuggled = { ...read, to: phone(), type: 'text', text: { body: 'buy' } };
    expect((await fixture.call('POST', path, smuggled)).statusCode).toBe(400);
    expect(fixture.meta.asked).toHaveLength(1);
  });

  test('breaks Meta’s own limits with Meta’s own codes', async () => {
    const answer = await fixture.call('POST', path, { messaging_product: 'whatsapp', to: phone(), type: 'text' });
    expect(answer.statusCode).toBe(400);
    expect([100, 131008]).toContain(answer.json().error.code);
  });
});

describe('the key', () => {
  const post = (headers: Record<string, string>) =>
    fixture.api.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(offer()) });

  test.each([
    [{}, 401],
    [{ authorization: 'Bearer nonsense' }, 401],
    [{ authorization: `Bearer assent_${'x'.repeat(43)}` }, 401],
    [{ authorization: 'Basic abc' }, 401],
  ])('%j is refused as Graph refuses a token', async (headers, status) => {
    const answer = await post({ 'content-type': 'application/json', ...headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error).toMatchObject({ code: 190, fbtrace_id: expect.any(String) });
  });

  test('of another business does not see the number, as if it were not there', async () => {
    const answer = await fixture.call('POST', path, offer(), { authorization: `Bearer ${fixture.theirKey}` });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
  });

  test('for one sender does not open the other, and without the scope opens nothing', async () => {
    const senderId = present(fixture.directory.findSender(otherNumberId), 'the sender').id;
    const made = { businessId: fixture.mine, name: 'narrow', senderIds: [senderId] };
    const one = await fixture.keys.create({ ...made, scopes: null });
    const none = await fixture.keys.create({ ...made, senderIds: null, scopes: ['contacts:read'] });
    const as = (key: string) => fixture.call('POST', path, offer(), { authorization: `Bearer ${key}` });
    expect((await as(one.key)).json().error.error_subcode).toBe(33);
    const refused = await as(none.key);
    expect(refused.statusCode).toBe(403);
    expect(refused.json().error.code).toBe(10);
    const media = `/v25.0/777?phone_number_id=${phoneNumberId}`;
    expect((await fixture.call('GET', media, undefined, { authorization: `Bearer ${one.key}` })).statusCode).toBe(400);
  });

  test('revoked opens nothing from the next request on', async () => {
    const { key, id } = await fixture.keys.create({
      businessId: fixture.mine,
      name: 'short',
      scopes: null,
      senderIds: null,
    });
    const as = () => fixture.call('GET', `/v25.0/${phoneNumberId}`, undefined, { authorization: `Bearer ${key}` });
    expect((await as()).statusCode).toBe(200);
    expect((await fixture.call('DELETE', `/api/v1/keys/${id}`)).statusCode).toBe(204);
    expect((await as()).statusCode).toBe(401);
  });
});

describe('the allow-list', () => {
  test.each([
    ['POST', `/v25.0/${wabaId}/subscribed_apps`],
    ['POST', `/v25.0/${phoneNumberId}/register`],
    ['POST', `/v25.0/${phoneNumberId}/settings`],
    ['GET', '/v25.0/me'],
    ['POST', '/'],
    ['POST', `/v25.0/${phoneNumberId}/messages/x`],
    ['GET', '/v25.0/..%2f123'],
  ] as const)('does not know %s %s', async (method, url) => {
    const answer = await fixture.call(method, url, method === 'POST' ? {} : undefined);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().error).toMatchObject({ code: 100, fbtrace_id: expect.any(String) });
    expect(fixture.meta.asked).toEqual([]);
  });

  test.each([
    ['POST', `/v25.0/${phoneNumberId}`, { webhook_configuration: { override_callback_uri: 'https://x' } }],
    ['POST', '/v25.0/888', { name: 'x' }],
    ['DELETE', `/v25.0/${phoneNumberId}`, undefined],
    ['DELETE', '/v25.0/594000', undefined],
    ['GET', `/v25.0/${wabaId}`, undefined],
    ['GET', '/v25.0/777?fields=owner', undefined],
    ['POST', `/v25.0/${phoneNumberId}/block_users`, { method: 'delete' }],
  ] as const)('does not let %s %s through with %j', async (method, url, body) => {
    expect((await fixture.call(method, url, body)).statusCode).toBe(400);
    expect(fixture.meta.asked).toEqual([]);
  });

  test('deletes only what Meta shows as a medium', async () => {
    fixture.meta.answer((_asked, response) => void response.end('{"id":"777","name":"a catalogue"}'));
    expect((await fixture.call('DELETE', '/v25.0/777')).statusCode).toBe(400);
    expect(fixture.meta.asked.map(one => one.method)).toEqual(['GET']);
    fixture.meta.answer(
      (asked, response) =>
        void response.end(asked.method === 'GET' ? '{"id":"777","mime_type":"a/b","sha256":"x"}' : '{"success":true}'),
    );
    expect((await fixture.call('DELETE', '/v25.0/777')).json()).toEqual({ success: true });
  });

  test('remembers what Meta says of templates that are listed and made', async () => {
    const template = { id: '594001', name: 'news', language: 'de', category: 'UTILITY', status: 'APPROVED' };
    fixture.meta.answer(
      (asked, response) =>
        void response.end(
          asked.method === 'GET'
            ? JSON.stringify({ data: [{ ...template, components: [] }] })
            : '{"id":"594002","status":"PENDING","category":"MARKETING"}',
        ),
    );
    await fixture.call('GET', `/v25.0/${wabaId}/message_templates?limit=10`);
    const asked = { name: 'hello', language: 'en', category: 'UTILITY', components: [] };
    await fixture.call('POST', `/v25.0/${wabaId}/message_templates`, asked);
    const found = (name: string, language: string) =>
      findTemplate(fixture.directory.business(fixture.mine), { wabaId, name, language });
    expect(found('news', 'de')).toMatchObject({ category: 'UTILITY', status: 'APPROVED' });
    expect(found('hello', 'en')).toMatchObject({ category: 'MARKETING', status: 'PENDING' });
    expect([found('hello', 'de'), found('none', 'en')]).toEqual([undefined, undefined]);
    expect((await fixture.call('POST', '/v25.0/594002', { components: [] })).statusCode).toBe(200);
  });
});

describe('media', () => {
  const bytes = 'the bytes of a picture';
  beforeEach(() => {
    fixture.meta.answer((asked, response) => {
      if (asked.url.includes('/777'))
        response.end(
          `{"url":"${fixture.meta.url.replaceAll('/', '\\/')}\\/media?x=1","mime_type":"image/png","id":"777"}`,
        );
      else response.setHeader('content-type', 'image/png').end(bytes);
    });
  });

  test('are downloaded through the gateway with the client’s own key, for five minutes, by nobody else', async () => {
    const read = await fixture.call('GET', `/v25.0/777?phone_number_id=${phoneNumberId}`, undefined, {
      host: 'gate.example',
    });
    const { url, ...rest } = read.json();
    expect(rest).toEqual({ mime_type: 'image/png', id: '777' });
    expect(url).toMatch(/^http:\/\/gate\.example\/assent-media\/[\w-]+$/);
    const link = new URL(url).pathname;
    const got = await fixture.call('GET', link);
    expect(got.body).toBe(bytes);
    expect(got.headers['content-type']).toBe('image/png');
    expect(fixture.meta.asked.at(-1)).toMatchObject({
      url: '/media?x=1',
      headers: { authorization: `Bearer ${metaToken}` },
    });
    expect((await fixture.api.inject({ method: 'GET', url: link })).statusCode).toBe(401);
    const theirs = { authorization: `Bearer ${fixture.theirKey}` };
    expect((await fixture.call('GET', link, undefined, theirs)).statusCode).toBe(404);
    expect((await fixture.call('GET', `${link.slice(0, -2)}AA`)).statusCode).toBe(404);
    fixture.pass(5 * 60_000);
    expect((await fixture.call('GET', link)).statusCode).toBe(404);
  });

  test('are uploaded as they are', async () => {
    fixture.meta.answer((_asked, response) => void response.end('{"id":"1"}'));
    const form = '--b\r\ncontent-disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--b--\r\n';
    const type = 'multipart/form-data; boundary=b';
    const answer = await fixture.call('POST', `/v25.0/${phoneNumberId}/media?x=1`, form, { 'content-type': type });
    expect(answer.json()).toEqual({ id: '1' });
    expect(fixture.meta.asked[0]).toMatchObject({ url: `/v25.0/${phoneNumberId}/media?x=1`, body: form });
    expect(fixture.meta.asked[0]?.headers['content-type']).toBe(type);
  });
});

test('ids of decisions are ids', async () => {
  const answer = await fixture.call('POST', path, offer());
  expect(parseId(String(answer.headers['x-assent-decision']))).toBeDefined();
});
