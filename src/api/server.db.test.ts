// What comes in from outside and is wrong gets a clear 4xx in the right shape; Meta's webhooks; health; the log.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signBody } from '../channels/whatsapp/whatsapp.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type ApiFixture, appSecret, metaToken, openApiFixture, phoneNumberId } from './testing.ts';

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

const gateway = `/v25.0/${phoneNumberId}/messages`;
const own = '/api/v1/consents';

describe('bad input', () => {
  const cases: [string, string, string, number][] = [
    ['malformed JSON', '{"to":', 'application/json', 400],
    ['10,000 nested objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'application/json', 400],
    ['a key twice', '{"to":"+4915112345678","to":"+4915112345679"}', 'application/json', 400],
    ['NUL', '{"to":"\\u0000"}', 'application/json', 400],
    ['a lone surrogate', '{"to":"\\udc00"}', 'application/json', 400],
    ['__proto__', '{"__proto__":{}}', 'application/json', 400],
    ['no object', '[1]', 'application/json', 400],
    ['another content type', 'to=1', 'application/x-www-form-urlencoded', 415],
    ['a content type that is none', '{}', 'a, b', 415],
    ['too much', JSON.stringify({ a: 'x'.repeat(600_000) }), 'application/json', 413],
  ];

  test.each(cases)('%s is refused by the gateway in Graph’s shape', async (_, body, type, status) => {
    const answer = await fixture.call('POST', gateway, body, { 'content-type': type });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error).toMatchObject({
      code: expect.any(Number),
      message: expect.any(String),
      type: 'OAuthException',
      fbtrace_id: expect.any(String),
    });
  });

  test.each(cases)('%s is refused by the API as a problem', async (_, body, type, status) => {
    const answer = await fixture.call('POST', own, body, { 'content-type': type });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const problem = answer.json();
    expect(problem.type.endsWith(problem.code)).toBe(true);
    expect(problem).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  test.each(['/api/v1/nothing', '/api/v1/decisions/x', '/api/v1/contacts/%00', '/api/v1/messages/%ff', '/webhooks/x'])(
    'GET %s is a 4xx as a problem',
    async url => {
      const answer = await fixture.call('GET', url);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );

  test('a compressed body is refused', async () => {
    const answer = await fixture.call('POST', gateway, '{}', { 'content-encoding': 'gzip' });
    expect(answer.statusCode).toBe(415);
  });

  test('a cursor that was not given out is refused', async () => {
    expect((await fixture.call('GET', '/api/v1/deliveries?after=x')).statusCode).toBe(400);
    expect((await fixture.call('GET', '/api/v1/webhooks/unclear?limit=1000')).statusCode).toBe(400);
  });
});

describe('Meta’s webhooks', () => {
  const path = '/webhooks/whatsapp';
  const body = '{"object":"whatsapp_business_account","entry":[]}';
  const receive = (payload: string, headers: Record<string, string>) =>
    fixture.api.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  const signed = (text: string) => ({ 'x-hub-signature-256': signBody(Buffer.from(text), appSecret) });

  test('the challenge is answered to who knows a verify token', async () => {
    const ask = (token: string, challenge: string) =>
      fixture.api.inject({ url: `${path}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${challenge}` });
    const answer = await ask('verify-me', '1158201444');
    expect([answer.statusCode, answer.body]).toEqual([200, '1158201444']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect((await ask('verify-you', '1')).statusCode).toBe(403);
    expect((await ask('verify-me', '%3Cscript%3E')).statusCode).toBe(400);
    expect((await fixture.api.inject({ url: path })).statusCode).toBe(403);
  });

  test('what is signed is stored before the 200; what is not, nowhere', async () => {
    const count = async () => {
      const rows = await fixture.db.query<{ n: number }>('all', {
        text: 'select count(*)::int as n from webhook_in',
        values: [],
      });
      return rows[0]?.n;
    };
    const before = await count();
    expect((await receive(body, {})).statusCode).toBe(401);
    expect((await receive(body, signed(`${body} `))).statusCode).toBe(401);
    expect((await receive('{', signed('{'))).statusCode).toBe(400);
    expect(await count()).toBe(before);
    const message = {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '204200000000001',
          changes: [{ field: 'messages', value: { metadata: { phone_number_id: phoneNumberId } } }],
        },
      ],
    };
    const text = JSON.stringify(message);
    const stored = await receive(text, signed(text));
    expect([stored.statusCode, stored.body]).toEqual([200, 'EVENT_RECEIVED']);
    expect(await count()).toBe((before ?? 0) + 1);
  });

  test('more than 3 MB are not taken', async () => {
    const much = JSON.stringify({ a: 'x'.repeat(3 * 1024 * 1024) });
    expect((await receive(much, signed(much))).statusCode).toBe(413);
  });
});

describe('the process', () => {
  test('tells whether it lives and whether it can work', async () => {
    expect((await fixture.api.inject({ url: '/healthz' })).statusCode).toBe(200);
    expect((await fixture.api.inject({ url: '/readyz' })).json()).toEqual({ ready: true, why: [] });
    fixture.setUnready(['the database cannot be reached']);
    const unready = await fixture.api.inject({ url: '/readyz' });
    fixture.setUnready([]);
    expect(unready.statusCode).toBe(503);
    expect(unready.json().why).toEqual(['the database cannot be reached']);
  });

  test('gives its figures and its document to everyone, and security headers to all', async () => {
    const figures = await fixture.api.inject({ url: '/metrics' });
    expect(figures.body).toContain('assent_http_requests_total{method="GET",route="/healthz",status="200"}');
    const document = await fixture.api.inject({ url: '/api/v1/openapi.json' });
    expect(document.json().openapi).toBe('3.1.0');
    for (const answer of [figures, document]) expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('logs what was asked by its pattern alone', async () => {
    await fixture.call('POST', gateway, {
      messaging_product: 'whatsapp',
      to: '+4915177777777',
      type: 'text',
      text: { body: 'words' },
    });
    await fixture.call('GET', `/api/v1/contacts/018f0000-0000-7000-8000-000000000001?access_token=${fixture.apiKey}`);
    const log = fixture.logged.join('');
    expect(log).toContain('"route":"/api/v1/contacts/:id"');
    for (const secret of ['15177777777', 'words', '018f0000', fixture.apiKey, metaToken, phoneNumberId])
      expect(log, secret).not.toContain(secret);
  });
});
