// Every public endpoint is asked thousands of things, from its own OpenAPI document and spoiled: no answer is a 5xx, and
// each is JSON of the declared shape. A fixed seed, so that it asks the same each time.

import fc from 'fast-check';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town, until } from '../town.ts';
import { agrees, count, offerTo, orderNewsTo, queue, send, settled, soon, textTo } from './bakery.ts';
import { customerOf } from './clients/customer.ts';
import { signatureOf } from './crowd.ts';
import { type Known, type Schema, spoiled, valuesOf } from './shapes.ts';
import { webhooks } from './webhook-shapes.ts';

let town: Town;
let known: Known;
let document: OpenApi;
/** The conversation that the first of the phones began. */
let talk: string;

type Media = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };
type Operation = {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
  readonly security?: readonly unknown[];
};
type OpenApi = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

const phones = ['+4915119000001', '+4915119000002', '+12025550101'];
const how = (numRuns: number): fc.Parameters<unknown> => ({ seed: 20_260_310, numRuns, endOnFailure: true });

beforeAll(async () => {
  town = await openTown({ ASSENT_LOG_LEVEL: 'silent' });
  document = (await town.call<OpenApi>('GET', '/api/v1/openapi.json')).body;
  const [phone = ''] = phones;
  const contactId = await agrees(town, { phone }, 'offers');
  await agrees(town, { phone }, 'orders');
  await customerOf(town, phone).act({ do: 'text', text: 'Hello' });
  const sent = await send(town, offerTo(phone));
  const queued = await queue(town, { to: phone, template: { name: 'spring_offer', language: 'en' } });
  const senders = await town.call<{ items: { id: string }[] }>('GET', '/api/v1/senders');
  const key = await town.call<{ id: string }>('POST', '/api/v1/keys', { name: 'to be revoked' });
  talk = await until('the conversation', async () => {
    const found = await town.call<{ items: { id: string }[] }>('POST', '/api/v1/conversations/search', {});
    return found.body.items[0]?.id;
  });
  const ids = [
    contactId,
    sent.headers.get('x-assent-decision'),
    queued.body.id,
    senders.body.items[0]?.id,
    key.body.id,
  ];
  known = {
    id: [...ids, contactId, contactId, contactId],
    contact: [{ phone: phones[0] }, { id: contactId }],
    phone: phones,
    to: phones,
    recipient: ['DE.123456789', 'DE.ENT.987654321'],
    user_id: ['DE.123456789'],
    parent_user_id: ['DE.ENT.987654321'],
    purpose: ['offers', 'orders'],
    purposes: [['offers'], ['offers', 'orders']],
    sender: [demoSender.phoneNumberId],
    senders: [[demoSender.phoneNumberId]],
    phone_number_id: ['778'],
    name: ['spring_offer', 'order_update'],
    language: ['en', 'de'],
    expires_at: ['2030-01-01T00:00:00Z', null],
    occurred_at: ['2026-03-10T08:00:00Z'],
    message: phones.flatMap(to => [offerTo(to), orderNewsTo(to), textTo(to, 'Hello')]),
  };
});

afterAll(async () => {
  await town?.stop();
});

type Asked = { method: string; path: string; body?: string | undefined; headers?: Record<string, string> };
type Reply = { readonly status: number; readonly type: string; readonly text: string };

async function ask({ method, path, body, headers = {} }: Asked): Promise<Reply> {
  const answer = await request(town.url + path, {
    method: method as 'GET', // every method of the document is one that undici knows
    headers: {
      authorization: `Bearer ${town.key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.body.text();
  return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), text };
}

const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
});
const graphError = z.object({
  error: z.looseObject({ message: z.string(), type: z.string(), code: z.number(), fbtrace_id: z.string() }),
});

/** Bodies that go through, to be spoiled a little: those made from the schema alone are refused at the door too often. */
const examples: Readonly<Record<string, readonly object[]>> = {
  recordConsent: phones.flatMap(phone =>
    ['given', 'withdrawn', 'suppressed', 'restricted', 'objected'].map(type => ({
      contact: { phone },
      type,
      purpose: 'offers',
      act: 'tick',
      source: 'the form at the till',
      objected_to: 'marketing',
      wording: { text: 'Yes', language: 'en' },
      evidence: { possession: 'by a code' },
    })),
  ),
  findContact: phones.map(phone => ({ phone })),
  askDecision: phones.flatMap(to => [
    { sender: demoSender.phoneNumberId, to, template: { name: 'spring_offer', language: 'en' } },
    { sender: demoSender.phoneNumberId, to, text: 'Hello', purpose: 'orders', class: 'utility', made_by_ai: true },
    { sender: demoSender.phoneNumberId, to, message: textTo(to, 'Hello') },
  ]),
  answerConversation: [{ text: 'Hello' }, { text: 'Yes, until six.', class: 'reply' }],
  checkDraft: [{ text: 'Hello' }, { template: { name: 'spring_offer', language: 'en' } }],
  comparePolicy: [{ old: 'current', new: 'current', purpose: 'offers', sender: demoSender.phoneNumberId }],
  createOptIn: [
    { sender: demoSender.phoneNumberId, purposes: ['offers'], language: 'en', wording: 'Yes', source: 'a poster' },
  ],
};

function exampleOf(operation: string): fc.Arbitrary<unknown>[] {
  const found = examples[operation === 'queueMessage' ? 'askDecision' : operation];
  return found === undefined ? [] : [fc.constantFrom(...found)];
}

const headerTexts = fc.stringMatching(/^[!-~]{1,40}$/);

/** Requests to one operation: path, query, headers and body by the document, and spoiled. */
function requestsTo(path: string, method: string, operation: Operation): fc.Arbitrary<Asked> {
  const parameters = operation.parameters ?? [];
  const named = path.includes('/conversations/') ? { ...known, id: [talk] } : known;
  const part = (where: string) =>
    fc.record(
      Object.fromEntries(
        parameters.filter(one => one.in === where).map(one => [one.name, valuesOf(one.schema, named, one.name)]),
      ),
      { requiredKeys: where === 'path' ? parameters.filter(one => one.in === 'path').map(one => one.name) : [] },
    );
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const values =
    schema === undefined
      ? fc.constant(undefined)
      : spoiled(fc.oneof(valuesOf(schema, known), ...exampleOf(operation.operationId)));
  // No sender that leads out of this machine.
  const isSender = operation.operationId === 'putSender';
  const bodies = values.map(body => (isSender && isPlain(body) ? { ...body, graph_url: town.emulator } : body));
  const surplus = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(headerTexts, headerTexts, { maxKeys: 2 }) },
  );
  const keys = fc.option(headerTexts, { nil: undefined, freq: 4 });
  return fc.record({ inPath: part('path'), query: part('query'), surplus, body: bodies, key: keys }).map(made => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(String(made.inPath[name]).toWellFormed() || '-'),
    );
    const query = new URLSearchParams(
      Object.entries({ ...made.query, ...made.surplus }).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
    );
    return {
      method: method.toUpperCase(),
      path: query.size === 0 ? filled : `${filled}?${query}`,
      ...(schema === undefined ? {} : { body: JSON.stringify(made.body) ?? 'nothing' }),
      ...(made.key === undefined ? {} : { headers: { 'idempotency-key': made.key } }),
    };
  });
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** For people and not for keys, or for who has a link: the tests beside these routes reach them. */
function isOfPeople({ path, operation }: { path: string; operation: Operation }): boolean {
  const { security, description = '' } = operation;
  return path.startsWith('/api/') && (security !== undefined || /`(?:team|audit):/.test(description));
}

/** No 5xx; an error is a problem, and an answer has the shape that the document declares for its status. */
function check(operation: Operation, asked: Asked, reply: Reply): void {
  const told = `${asked.method} ${asked.path} ${asked.body ?? ''} -> ${reply.status} ${reply.text.slice(0, 500)}`;
  expect(reply.status, told).toBeLessThan(500);
  const declared = operation.responses[String(reply.status)];
  if (declared === undefined) {
    expect(reply.status, told).toBeGreaterThanOrEqual(400);
    expect(reply.type, told).toContain('application/problem+json');
    const parsed = problem.safeParse(JSON.parse(reply.text));
    expect([parsed.success, parsed.data?.status], told).toEqual([true, reply.status]);
    return;
  }
  const [type, media] = Object.entries(declared.content ?? {})[0] ?? [];
  if (type === undefined || media === undefined) {
    expect(reply.text, told).toBe('');
    return;
  }
  if (type === 'application/json' && reply.type.includes('problem+json')) {
    // A refusal that may also be a problem (an unusable address).
    expect(problem.safeParse(JSON.parse(reply.text)).success, told).toBe(true);
    return;
  }
  expect(reply.type, told).toContain(type);
  if (type !== 'application/json') return;
  const shape = z.fromJSONSchema(media.schema as Parameters<typeof z.fromJSONSchema>[0]); // it came out of toJSONSchema
  const parsed = shape.safeParse(JSON.parse(reply.text));
  expect(parsed.error?.issues ?? [], told).toEqual([]);
}

/** A stream has no end to wait for; the journey of the inbox follows it. */
const endless = 'followEvents';

describe('the API, from its document', () => {
  it('answers whatever it is asked, in the declared shapes', { timeout: 600_000 }, async () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.operationId !== endless)
        .map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThan(30);
    const reached = new Map<string, Set<number>>();
    for (const { path, method, operation } of operations) {
      const seen = new Set<number>();
      reached.set(operation.operationId, seen);
      await fc.assert(
        fc.asyncProperty(requestsTo(path, method, operation), async asked => {
          const reply = await ask(asked);
          seen.add(reply.status);
          check(operation, asked, reply);
        }),
        how(operation.requestBody === undefined ? 20 : 60),
      );
    }
    // A fuzz that is refused at the door each time proves little.
    const never = [...reached].filter(([, seen]) => ![...seen].some(status => status < 400)).map(([name]) => name);
    const ofPeople = new Set(operations.filter(isOfPeople).map(one => one.operation.operationId));
    expect(never.filter(name => !hardToReach.has(name) && !ofPeople.has(name))).toEqual([]);
  });

  /**
   * Meta's own signature, challenge, two days that lie not too far apart, or a thing that must be there first: a request,
   * a doubt, a list that was begun, a filter, two people or somebody with two names, a label, a note, a file. The journeys
   * of rights, registries, forwarding and the inbox and the tests beside the routes reach them.
   */
  const hardToReach = new Set([
    'readFigures',
    'forgetSavedFilter',
    'askForConsent',
    'removeNote',
    'changeLabel',
    'removeLabel',
    'changeQuickReply',
    'removeQuickReply',
    'takeBackMessage',
    'uploadMedia',
    'readMedia',
    'pauseSending',
    'resumeSending',
    'previewRetention',
    'setRetention',
    'receiveWebhook',
    'answerChallenge',
    'deleteWebhook',
    'replayDelivery',
    'createWebhook',
    'readRequest',
    'changeRequestState',
    'resolveDoubt',
    'beginRegistryImport',
    'addRegistryEntries',
    'finishRegistryImport',
    'previewMerge',
    'mergeContacts',
    'previewSplit',
    'splitContact',
  ]);
});

const friend = '+4915119000004';
const graphIds = [
  demoSender.phoneNumberId,
  demoSender.phoneNumberId,
  demoSender.phoneNumberId,
  demoSender.wabaId,
  '594425479261590',
  '777',
  '1',
  '9'.repeat(32),
];
const graphRests = [
  '/messages',
  '/messages',
  '/messages',
  '/marketing_messages',
  '/media',
  '/whatsapp_business_profile',
  '/block_users',
  '/message_qrdls',
  '/conversational_automation',
  '/phone_numbers',
  '/message_templates',
  '/subscribed_apps',
  '/register',
  '',
];

/** Bodies as the Cloud API takes them, of every type. */
const cloudBodies = (): fc.Arbitrary<unknown> => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 });
  const link = fc.constantFrom('https://nowhere.invalid/a.png', 'http://127.0.0.1/', 'x');
  const medium = fc.record({ id: fc.constantFrom('1', '777'), link, caption: words }, { requiredKeys: [] });
  const content = fc.record(
    {
      text: fc.record({ body: words, preview_url: fc.boolean() }, { requiredKeys: [] }),
      template: fc.record({
        name: fc.constantFrom('spring_offer', 'order_update', 'nope'),
        language: fc.record({ code: fc.constantFrom('en', 'de', 'xx') }),
        components: fc.array(fc.jsonValue(), { maxLength: 2 }),
      }),
      image: medium,
      video: medium,
      audio: medium,
      document: medium,
      sticker: medium,
      location: fc.record({ latitude: fc.double(), longitude: fc.double(), name: words }),
      contacts: fc.array(fc.jsonValue(), { maxLength: 2 }),
      reaction: fc.record({ message_id: fc.constant('wamid.x'), emoji: words }),
      interactive: fc.record({
        type: fc.constantFrom('button', 'list', 'cta_url', 'flow', 'product'),
        body: fc.record({ text: words }),
        action: fc.jsonValue(),
      }),
      context: fc.record({ message_id: words }),
      category: fc.constantFrom('utility', 'authentication', 'marketing'),
      biz_opaque_callback_data: words,
      recipient: fc.constantFrom('DE.123456789', 'x'),
      recipient_type: fc.constantFrom('individual', 'group'),
      status: fc.constantFrom('read', 'typing'),
      message_id: fc.constant('wamid.x'),
      typing_indicator: fc.record({ type: fc.constant('text') }),
    },
    { requiredKeys: ['text', 'template'] },
  );
  const types = fc.constantFrom(
    'text',
    'template',
    'image',
    'audio',
    'document',
    'sticker',
    'location',
    'contacts',
    'reaction',
    'interactive',
    'pin',
  );
  return fc
    .tuple(content, types, fc.constantFrom(...phones, '0151', '', 'DE.123456789'))
    .map(([body, type, to]) => ({ messaging_product: 'whatsapp', to, type, ...body }));
};

const gatewayRequests = (): fc.Arbitrary<Asked> =>
  fc
    .record({
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'DELETE'),
      version: fc.constantFrom('/v25.0', '/v23.0', '', '/v999.99', '/v25'),
      id: fc.constantFrom(...graphIds),
      rest: fc.constantFrom(...graphRests),
      query: fc.dictionary(
        fc.constantFrom('fields', 'limit', 'name', 'phone_number_id', 'after', 'method'),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        { maxKeys: 1 },
      ),
      body: spoiled(fc.oneof(cloudBodies(), fc.constantFrom(offerTo(friend), textTo(friend, 'Hello')))),
      headers: fc.dictionary(
        fc.constantFrom('idempotency-key', 'x-assent-purpose', 'x-assent-class'),
        fc.constantFrom('a', 'offers', 'orders', 'utility'),
        { maxKeys: 1 },
      ),
    })
    .map(({ method, version, id, rest, query, body, headers }) => {
      const asked = new URLSearchParams(query).toString().replace(/%ED%A0%80|%00/g, '');
      const path = `${version}/${id}${rest}${asked === '' ? '' : `?${asked}`}`;
      return method === 'POST'
        ? { method, path, body: JSON.stringify(body) ?? 'nothing', headers }
        : { method, path, headers };
    });

describe('the gateway', () => {
  it('answers whatever it is asked as Graph does', { timeout: 600_000 }, async () => {
    await agrees(town, { phone: friend }, 'offers');
    await customerOf(town, friend).act({ do: 'text', text: 'Hello' });
    await settled(town);
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(gatewayRequests(), async asked => {
        const reply = await ask(asked);
        const told = `${asked.method} ${asked.path} ${asked.body ?? ''} -> ${reply.status} ${reply.text.slice(0, 500)}`;
        expect(reply.status, told).toBeLessThan(500);
        expect(reply.type, told).toContain('application/json');
        const parsed: unknown = JSON.parse(reply.text);
        if (reply.status >= 400) expect(graphError.safeParse(parsed).success, told).toBe(true);
        else if (asked.path.includes('messages')) sent += 1;
      }),
      how(1_200),
    );
    expect(sent).toBeGreaterThan(0);
  });

  it('without a key, with an odd key or an odd path answers 4xx', { timeout: 600_000 }, async () => {
    const paths = fc.webPath().map(path => (path === '' ? '/' : path));
    const keys = fc.oneof(
      fc.constant(''),
      headerTexts.map(text => `Bearer ${text}`),
      headerTexts,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
        paths,
        keys,
        async (method, path, authorization) => {
          const reply = await ask({ method, path, headers: { authorization } });
          expect(reply.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
          expect(reply.status, `${method} ${path}`).toBeLessThan(500);
        },
      ),
      how(200),
    );
  });
});

describe('the webhooks', () => {
  it('take whatever Meta signs, and are worked off whatever it holds', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(spoiled(webhooks()), async body => {
        const text = JSON.stringify(body) ?? 'null';
        const headers = { 'x-hub-signature-256': signatureOf(text, demoSender.appSecret) };
        const reply = await ask({ method: 'POST', path: '/webhooks/whatsapp', body: text, headers });
        expect(reply.status, text).toBe(200);
      }),
      how(500),
    );
    await settled(town);
    expect(await count(town, 'webhook_in')).toBe(0);
  });

  it('and after all of it the town works as before', async () => {
    const phone = '+4915119000009';
    await customerOf(town, phone).act({ do: 'text', text: 'Are you still there?' });
    await soon(async () => (await send(town, textTo(phone, 'We are.'))).status).toBe(200);
    expect((await town.call('GET', '/readyz')).body).toMatchObject({ ready: true });
  });
});
