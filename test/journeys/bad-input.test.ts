// Requests that are wrong in every way, on the gateway, the API and the webhooks: each gets a clear 4xx in the shape of
// where it was asked, nothing of it is stored, and the process lives on.

import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town } from '../town.ts';
import { count, metaPosts, offerTo, send, sendPath, settled, soon, standing, textTo, webhookOf } from './bakery.ts';
import { signatureOf } from './crowd.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  // Whatever came before, the town still works.
  expect((await town.call('GET', '/healthz')).status).toBe(200);
  await town?.stop();
});

const phone = '+4915118000001';
const tables = [
  'api_key',
  'consent_event',
  'consent_evidence',
  'contact',
  'contact_key',
  'decision',
  'idempotency',
  'identity',
  'message',
  'message_wamid',
  'opt_in',
  'purpose',
  'sender',
  'suppression',
  'template',
  'webhook_delivery',
  'webhook_endpoint',
  'webhook_in',
  'webhook_unclear',
];

/** How many rows every table has. */
async function rows(): Promise<Record<string, number>> {
  const counted = await Promise.all(tables.map(async table => [table, await count(town, table)] as const));
  return Object.fromEntries(counted);
}

type Reply = { readonly status: number; readonly type: string; readonly body: unknown };

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const answer = await request(town.url + path, {
    method,
    headers: {
      authorization: `Bearer ${town.key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.body.text();
  const type = String(answer.headers['content-type']);
  return { status: answer.statusCode, type, body: type.includes('json') ? JSON.parse(text) : text };
}

const graphError = {
  error: {
    message: expect.stringMatching(/\w/),
    type: expect.stringMatching(/^(?:OAuthException|GraphMethodException)$/),
    code: expect.any(Number),
    fbtrace_id: expect.stringMatching(/\w/),
  },
};
const problem = {
  type: expect.stringMatching(/^urn:assent:error:[a-z-]+$/),
  title: expect.stringMatching(/\w/),
  status: expect.any(Number),
  detail: expect.stringMatching(/\w/),
};

/** A 4xx in the shape of where it was asked. */
function expectRefusal(path: string, reply: Reply): void {
  expect(reply.status, JSON.stringify(reply.body)).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  if (path.startsWith('/api/') || path.startsWith('/webhooks/')) {
    expect(reply.type).toContain('application/problem+json');
    expect(reply.body).toMatchObject({ ...problem, status: reply.status });
  } else {
    expect(reply.type).toContain('application/json');
    expect(reply.body).toMatchObject(graphError);
  }
}

const takers: readonly (readonly ['POST' | 'PUT', string])[] = [
  ['POST', sendPath],
  ['POST', sendPath.replace('messages', 'marketing_messages')],
  ['POST', `/v25.0/${demoSender.wabaId}/message_templates`],
  ['POST', `/v25.0/${demoSender.phoneNumberId}/whatsapp_business_profile`],
  ['POST', `/v25.0/${demoSender.phoneNumberId}/block_users`],
  ['POST', '/api/v1/consents'],
  ['POST', '/api/v1/contacts/find'],
  ['POST', '/api/v1/decisions'],
  ['POST', '/api/v1/messages'],
  ['POST', '/api/v1/opt-ins'],
  ['POST', '/api/v1/purposes'],
  ['POST', '/api/v1/keys'],
  ['POST', '/api/v1/senders'],
  ['POST', '/api/v1/webhooks'],
  ['PUT', '/api/v1/templates/purpose'],
];

/** A body that every route would read as far as it can, with something put in. */
const around = (inner: string) =>
  `{"messaging_product":"whatsapp","to":"${phone}","type":"text","text":{"body":${inner}}}`;
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const json = { 'content-type': 'application/json' };

type Bad = readonly [name: string, body: string | Buffer, headers: Record<string, string>, status?: number];

const bodies: readonly Bad[] = [
  ['no body', '', json],
  ['half a body', '{"messaging_product":"whats', json],
  ['words', 'hello', json],
  ['a list', '[{"to":"1"}]', json],
  ['a text', '"hello"', json],
  ['null', 'null', json],
  ['a number', '17', json],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), json],
  ['a byte order mark', `\ufeff${around('"hi"')}`, json],
  ['NUL in a text', around('"a\\u0000b"'), json],
  ['a real NUL', around('"a\0b"'), json],
  ['NUL in a key', '{"a\\u0000b":1}', json],
  ['half a character', around('"a\\ud800b"'), json],
  ['half a character in a key', '{"\\udc00":1}', json],
  ['10,000 nested objects', nested(10_000), json],
  ['10,000 nested lists', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, json],
  [
    'a key twice',
    `{"messaging_product":"whatsapp","to":"${phone}","to":"+4915118000002","type":"text","text":{"body":"hi"}}`,
    json,
  ],
  ['a key twice, once escaped', `{"to":"${phone}","t\\u006f":"+4915118000002"}`, json],
  ['__proto__', `{"__proto__":{"to":"${phone}"},"type":"text"}`, json],
  ['a number beyond all bounds', around('1e999'), json],
  ['a form', `to=${phone}&type=text`, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['plain text', around('"hi"'), { 'content-type': 'text/plain' }],
  ['a content type that is none', around('"hi"'), { 'content-type': 'nonsense' }],
  ['a compressed body', gzipSync(around('"hi"')), { ...json, 'content-encoding': 'gzip' }],
  ['more than any route takes', around(`"${'x'.repeat(700_000)}"`), json, 413],
];

describe.each(takers)('%s %s', (method, path) => {
  it.each(bodies.map(([name, body, headers, status]) => ({ name, body, headers, status })))(
    'refuses $name and stores nothing',
    async ({ body, headers, status }) => {
      const before = await rows();
      const reply = await ask(method, path, body, headers);
      expectRefusal(path, reply);
      if (status !== undefined) expect(reply.status).toBe(status);
      expect(await rows()).toEqual(before);
    },
  );
});

describe('a message that Meta would refuse', () => {
  const text = textTo(phone, 'hi');
  const wrong: readonly (readonly [string, object, number])[] = [
    ['no product', { ...text, messaging_product: undefined }, 100],
    ['another product', { ...text, messaging_product: 'sms' }, 100],
    ['nobody to send to', { ...text, to: undefined }, 100],
    ['a number that is none', { ...text, to: 'tomorrow' }, 131009],
    ['a number without its country', { ...text, to: '0151 1234567' }, 131009],
    ['a number far too long', { ...text, to: `+49${'1'.repeat(40)}` }, 131009],
    ['a group', { ...text, recipient_type: 'group' }, 131009],
    ['a user id that is none', { ...text, to: undefined, recipient: 'DE.' }, 131009],
    ['an unknown type', { ...text, type: 'telepathy' }, 131051],
    ['a type without its content', { ...text, text: undefined }, 131008],
    ['content that is no object', { ...text, text: 'hi' }, 100],
    ['an empty text', { ...text, text: { body: '' } }, 131008],
    ['a text that is too long', { ...text, text: { body: 'x'.repeat(4_097) } }, 100],
    ['a template without a language', { ...offerTo(phone), template: { name: 'spring_offer' } }, 131008],
    [
      'a template that nobody knows',
      { ...offerTo(phone), template: { name: 'nope', language: { code: 'en' } } },
      132001,
    ],
    ['an opaque value that is too long', { ...text, biz_opaque_callback_data: 'x'.repeat(513) }, 100],
  ];

  it.each(wrong)('with %s is refused in Meta’s own terms, and is not sent', async (_, body, code) => {
    const { accepted } = await town.control<{ accepted: number }>('GET', 'received');
    const answer = await send(town, body);
    expect(answer.body).toMatchObject(graphError);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.error?.code).toBe(code);
    expect(answer.body.error?.error_data?.details).toMatch(/\w/);
    expect((await town.control<{ accepted: number }>('GET', 'received')).accepted).toBe(accepted);
  });

  it.each([
    ['x-assent-purpose', 'Offers & more'],
    ['x-assent-class', 'compliance'],
    ['x-assent-made-by-ai', 'perhaps'],
    ['idempotency-key', 'x'.repeat(256)],
  ])('with the header %s: %s is refused', async (header, value) => {
    const before = await rows();
    const reply = await ask('POST', sendPath, JSON.stringify(text), { [header]: value });
    expectRefusal(sendPath, reply);
    expect(await rows()).toEqual(before);
  });
});

describe('a caller', () => {
  const message = JSON.stringify(offerTo(phone));

  it.each([
    ['without a key', { authorization: '' }],
    ['with another scheme', { authorization: 'Basic YTpi' }],
    ['with a key that is none', { authorization: 'Bearer nonsense' }],
    ['with a key of the right make that nobody made', { authorization: `Bearer assent_${'x'.repeat(43)}` }],
    ['with Meta’s token', { authorization: `Bearer ${demoSender.token}` }],
    ['with a very long key', { authorization: `Bearer ${'x'.repeat(8_000)}` }],
  ])('%s is turned away everywhere, before the body is read', async (_, headers) => {
    const before = await rows();
    const gateway = await ask('POST', sendPath, message, headers);
    expectRefusal(sendPath, gateway);
    expect([gateway.status, gateway.body]).toMatchObject([401, { error: { code: 190 } }]);
    for (const [method, path] of [
      ['POST', '/api/v1/decisions'],
      ['GET', '/api/v1/keys'],
      ['GET', '/api/v1/webhooks/unclear'],
    ] as const) {
      const reply = await ask(method, path, method === 'POST' ? '{' : undefined, headers);
      expectRefusal(path, reply);
      expect(reply.status).toBe(401);
    }
    expect(await rows()).toEqual(before);
  });

  it('with a revoked key is turned away from the next request on', async () => {
    const made = await town.call<{ id: string; key: string }>('POST', '/api/v1/keys', { name: 'short' });
    const as = { authorization: `Bearer ${made.body.key}` };
    expect((await ask('GET', '/api/v1/purposes', undefined, as)).status).toBe(200);
    expect((await town.call('DELETE', `/api/v1/keys/${made.body.id}`)).status).toBe(204);
    expect((await ask('GET', '/api/v1/purposes', undefined, as)).status).toBe(401);
    expect((await ask('POST', sendPath, message, as)).body).toMatchObject({ error: { code: 190 } });
  });

  it('cannot make a key that has expired already', async () => {
    const made = await town.call('POST', '/api/v1/keys', { name: 'late', expires_at: '2026-03-10T08:00:00Z' });
    expect([made.status, made.body]).toMatchObject([400, { problems: [{ field: 'expires_at' }] }]);
  });

  it.each([
    ['POST', '/v25.0/999999999999999/messages', 400],
    ['POST', '/v25.0/banana/messages', 404],
    ['POST', '/v25.0/../messages', 404],
    ['GET', `/v25.0/${'9'.repeat(33)}`, 404],
    ['GET', '/v9999.0/104200000000001', 404],
    ['GET', '/api/v1/nothing', 404],
    ['GET', '/api/v1/contacts/not-an-id', 400],
    ['GET', '/api/v1/messages/018f0000-0000-7000-8000-000000000001', 404],
    ['GET', '/api/v1/decisions/%00', 400],
    ['GET', '/api/v1/contacts/%ff/consents', 400],
    ['GET', '/api/v1/keys?limit=0', 400],
    ['GET', '/api/v1/keys?limit=banana', 400],
    ['GET', '/api/v1/keys?nonsense=1', 400],
    ['GET', '/api/v1/deliveries?after=yesterday', 400],
    ['DELETE', '/api/v1/keys', 404],
    ['PUT', '/api/v1/messages', 404],
    ['GET', '/assent-media/nothing', 404],
  ] as const)('who asks %s %s is refused with %i', async (method, path, status) => {
    const reply = await ask(method, path, method === 'POST' || method === 'PUT' ? message : undefined);
    expectRefusal(path, reply);
    expect(reply.status).toBe(status);
  });

  it.each([
    [
      'a header larger than all bounds',
      `GET /api/v1/keys HTTP/1.1\r\nhost: a\r\nx-large: ${'x'.repeat(40_000)}\r\n\r\n`,
      431,
    ],
    ['a request that is none', 'HELLO\r\n\r\n', 400],
    ['a length that is none', 'POST /api/v1/messages HTTP/1.1\r\nhost: a\r\ncontent-length: many\r\n\r\n', 400],
    ['two lengths', 'POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
    [
      'a length and chunks at once',
      'POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a path with a space in it', 'GET /api/v1/ke ys HTTP/1.1\r\nhost: a\r\n\r\n', 400],
  ])('who sends %s gets an answer and no crash', async (_, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await ask('GET', '/healthz')).status).toBe(200);
  });

  function raw(bytes: string): Promise<string> {
    const { hostname, port } = new URL(town.url);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
      socket.setEncoding('latin1');
      socket.setTimeout(10_000, () => socket.destroy());
      socket.on('data', part => {
        answer += part;
        socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
      socket.write(bytes);
    });
  }
});

describe('a webhook', () => {
  const at = String(Date.parse('2026-03-10T09:00:00Z') / 1_000);
  const message = (id: string, body: string, from = '4915118000101') => ({
    from,
    id: `wamid.${id}`,
    timestamp: at,
    type: 'text',
    text: { body },
  });

  it.each([
    ['is not JSON', '{"entry":[', 400],
    ['nests 10,000 lists', `{"entry":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400],
    ['nests 10,000 objects', nested(10_000), 400],
    ['is larger than 3 MB', JSON.stringify({ entry: 'x'.repeat(3 * 1024 * 1024) }), 413],
    [
      'holds more than 1,000 updates',
      webhookOf('messages', { messages: Array(1_001).fill(message('many', 'hi')) }),
      413,
    ],
    ['is empty', '', 400],
  ])('that %s is refused although it is signed, and nothing of it is stored', async (_, body, status) => {
    const before = await rows();
    const answer = await metaPosts(town, body);
    expect([answer.status, answer.body]).toMatchObject([status, problem]);
    expect(await rows()).toEqual(before);
  });

  it('without its signature is refused before anything is read', async () => {
    const before = await rows();
    for (const signature of ['', 'sha256=', `sha256=${'0'.repeat(64)}`, signatureOf('other', demoSender.appSecret)]) {
      const answer = await metaPosts(town, webhookOf('messages', { messages: [message('forged', 'STOP')] }), signature);
      expect([answer.status, answer.body]).toMatchObject([401, { code: 'webhook-signature' }]);
    }
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['a list', '[1,2,3]'],
    ['a text', '"hello"'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['entries that are none', '{"object":"whatsapp_business_account","entry":"many"}'],
    [
      'changes that are none',
      `{"object":"whatsapp_business_account","entry":[{"id":"${demoSender.wabaId}","changes":[null,1,"x"]}]}`,
    ],
    ['a key twice', `{"object":"a","object":"whatsapp_business_account","entry":[]}`],
  ])('that holds %s and is signed is kept, and does not stand in the way of the next', async (_, body) => {
    expect((await metaPosts(town, body)).status).toBe(200);
    await settled(town);
  });

  it('with NUL and half characters in it is worked off, and a stop behind them counts', async () => {
    const messages = [
      message('nul', 'a\0b'),
      message('half', 'a\ud800b'),
      { ...message('odd'.repeat(200), 'x'), id: `wamid.${'long'.repeat(500)}` },
      { ...message('key', 'x'), 'a\0b': '\udc00' },
      message('stop', 'STOP', '4915118000102'),
    ];
    const contacts = [{ profile: { name: 'N\0L' }, wa_id: '4915118000101' }];
    expect((await metaPosts(town, webhookOf('messages', { contacts, messages }))).status).toBe(200);
    await settled(town);
    await soon(async () => (await standing(town, { phone: '+4915118000102' })).blocks).toHaveLength(2);
    expect((await standing(town, { phone: '+4915118000101' })).blocks).toEqual([]);
  });

  it.each([
    ['hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1', 403],
    [`hub.verify_token=${demoSender.verifyToken}&hub.challenge=1`, 403],
    ['', 403],
    [`hub.mode=subscribe&hub.verify_token=${demoSender.verifyToken}&hub.challenge=%3Cscript%3E`, 400],
    [`hub.mode=subscribe&hub.verify_token=${demoSender.verifyToken}&hub.challenge=${'1'.repeat(300)}`, 400],
    [`hub.mode=subscribe&hub.verify_token=${demoSender.verifyToken}`, 400],
    [`hub.mode=subscribe&hub.verify_token=${'x'.repeat(9_000)}&hub.challenge=1`, 403],
  ])('challenge %#: is refused', async (query, status) => {
    const reply = await ask('GET', `/webhooks/whatsapp?${query}`);
    expectRefusal('/webhooks/whatsapp', reply);
    expect(reply.status).toBe(status);
  });

  it('challenge of Meta’s is answered as it came', async () => {
    const query = `hub.mode=subscribe&hub.verify_token=${demoSender.verifyToken}&hub.challenge=1158201444`;
    expect(await ask('GET', `/webhooks/whatsapp?${query}`)).toMatchObject({ status: 200, body: '1158201444' });
  });
});
