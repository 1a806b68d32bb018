// What a key may do, and whose things it sees: every route asks for its scope, and one business sees nothing of another,
// whatever id or number it knows.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { present } from '../../src/kernel/kernel.ts';
import { type Answer, openTown, type Town, until } from '../town.ts';
import { agrees, offerTo, queue, send, sendPath, settled, standing, textTo, whyNot } from './bakery.ts';
import { customerOf } from './clients/customer.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown({ ASSENT_ALLOW_PRIVATE_WEBHOOKS: 'yes' });
});

afterAll(async () => {
  await town?.stop();
});

const scopes = [
  'messages:send',
  'messages:read',
  'messages:content',
  'consents:write',
  'consents:read',
  'contacts:read',
  'contacts:write',
  'decisions:ask',
  'decisions:read',
  'conversations:read',
  'conversations:write',
  'requests:read',
  'requests:write',
  'senders:read',
  'senders:manage',
  'purposes:manage',
  'policy:manage',
  'keys:manage',
  'endpoints:manage',
  'settings:read',
  'manage',
];

/** These open what finer scopes open, too. */
const wider: Readonly<Record<string, string>> = { 'senders:read': 'messages:send' };
for (const one of scopes.filter(scope => /:manage$|^settings/.test(scope))) Object.assign(wider, { [one]: 'manage' });

/** What only a person, or a key of theirs, may do. */
const ofPeople = /^(?:team|audit):|^sending:pause$|^retention:manage$/;

const nobody = '018f0000-0000-7000-8000-000000000001';
const phoneId = demoSender.phoneNumberId;
const waba = demoSender.wabaId;

/** Every route of the gateway, with its scope. */
const graph: readonly (readonly [string, string, string])[] = [
  ['POST', `/${phoneId}/messages`, 'messages:send'],
  ['POST', `/v25.0/${phoneId}/marketing_messages`, 'messages:send'],
  ['POST', `/v25.0/${phoneId}/media`, 'messages:send'],
  ['GET', `/v25.0/${phoneId}/whatsapp_business_profile`, 'messages:send'],
  ['POST', `/v25.0/${phoneId}/whatsapp_business_profile`, 'manage'],
  ['GET', `/v25.0/${phoneId}/block_users`, 'messages:send'],
  ['POST', `/v25.0/${phoneId}/block_users`, 'messages:send'],
  ['DELETE', `/v25.0/${phoneId}/block_users`, 'messages:send'],
  ['GET', `/v25.0/${waba}/phone_numbers`, 'messages:send'],
  ['GET', `/v25.0/${waba}/message_templates`, 'messages:send'],
  ['POST', `/v25.0/${waba}/message_templates`, 'manage'],
  ['DELETE', `/v25.0/${waba}/message_templates`, 'manage'],
  ['GET', `/v25.0/${waba}/subscribed_apps`, 'messages:send'],
  ['GET', `/v25.0/${phoneId}`, 'messages:send'],
  ['POST', '/v25.0/594425479261590', 'manage'],
  ['DELETE', '/v25.0/777', 'messages:send'],
  ['GET', '/assent-media/nothing', 'messages:send'],
];

async function keyFor(body: Record<string, unknown>): Promise<{ authorization: string }> {
  const made = await town.call<{ key: string }>('POST', '/api/v1/keys', { name: 'narrow', ...body });
  if (made.status !== 201) throw new Error(`no key: ${JSON.stringify(made.body)}`);
  return { authorization: `Bearer ${made.body.key}` };
}

const but = (scope: string) => keyFor({ scopes: scopes.filter(one => one !== scope && one !== wider[scope]) });
const withBody = (method: string) => (method === 'GET' || method === 'DELETE' ? undefined : {});

describe('a key without a scope', () => {
  it('is refused by every route of the API that needs it, which says which one is missing', async () => {
    type OpenApi = { paths: Record<string, Record<string, { description?: string }>> };
    const { body } = await town.call<OpenApi>('GET', '/api/v1/openapi.json');
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { description }]) => {
        const scope = /Needs the scope `([\w:]+)`/.exec(description ?? '')?.[1];
        return scope === undefined || ofPeople.test(scope)
          ? []
          : [{ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, nobody), scope }];
      }),
    );
    expect(routes.length).toBeGreaterThan(25);
    expect(new Set(routes.map(route => route.scope))).toEqual(new Set(scopes.filter(one => one !== 'manage')));
    const keys = new Map(await Promise.all(scopes.map(async scope => [scope, await but(scope)] as const)));
    for (const { method, path, scope } of routes) {
      const refused = await town.call<{ code?: string; detail?: string }>(
        method,
        path,
        withBody(method),
        keys.get(scope),
      );
      expect([method, path, refused.status, refused.body.code]).toEqual([method, path, 403, 'scope-missing']);
      expect(refused.body.detail).toContain(scope);
      // A stream that opens stays open for minutes; test/journeys/inbox.test.ts follows it.
      if (path.endsWith('/events')) continue;
      const other = scopes.find(one => one !== scope) ?? '';
      const passed = await town.call<{ code?: string }>(method, path, withBody(method), keys.get(other));
      expect([method, path, passed.body?.code === 'scope-missing']).toEqual([method, path, false]);
    }
  });

  it.each(graph)('%s %s of the gateway needs %s', async (method, path, scope) => {
    const refused = await town.call(method, path, withBody(method), await but(scope));
    expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 10, type: 'OAuthException' } }]);
    const only = await town.call(method, path, withBody(method), await keyFor({ scopes: [scope] }));
    expect(only.status).not.toBe(403);
  });

  it('cannot make itself a key with it', async () => {
    const as = await keyFor({ scopes: ['manage'] });
    for (const body of [{ name: 'all' }, { name: 'more', scopes: ['manage', 'messages:send'] }]) {
      const made = await town.call('POST', '/api/v1/keys', body, as);
      expect([made.status, made.body]).toMatchObject([403, { code: 'scope-missing' }]);
    }
    expect((await town.call('POST', '/api/v1/keys', { name: 'same', scopes: ['manage'] }, as)).status).toBe(201);
  });
});

describe('another business', () => {
  const theirNumber = '104200000000777';
  const theirWaba = '204200000000777';
  const phone = '+4915120000001';
  let as: { authorization: string };
  let mine: { contact: string; decision: string; message: string; sender: string; key: string; webhook: string };
  let delivery = '';

  beforeAll(async () => {
    const { directory, keys } = town.running.house;
    const businessId = await directory.addBusiness({ name: 'Other Shop', countries: ['DE'], zone: 'Europe/Berlin' });
    const ours = present(directory.findSender(phoneId), 'the demo sender');
    await directory.putSender({
      ...ours,
      businessId,
      phoneNumberId: theirNumber,
      wabaId: theirWaba,
      displayNumber: '+49 30 777777',
      appSecret: 'the-other-app-secret',
      verifyToken: 'the-other-verify-token',
    });
    const made = await keys.create({ businessId, name: 'theirs', scopes: null, senderIds: null });
    as = { authorization: `Bearer ${made.key}` };
    const hook = await town.call<{ id: string }>('POST', '/api/v1/webhooks', { url: 'http://127.0.0.1:9/hook' });
    const contact = await agrees(town, { phone }, 'offers');
    await customerOf(town, phone).writes('Hello');
    const sent = await send(town, offerTo(phone));
    const queued = await queue(town, { to: phone, text: 'Hello' });
    const senders = await town.call<{ items: { id: string }[] }>('GET', '/api/v1/senders');
    const key = await town.call<{ id: string }>('POST', '/api/v1/keys', { name: 'ours' });
    mine = {
      contact,
      decision: sent.headers.get('x-assent-decision') ?? '',
      message: queued.body.id,
      sender: senders.body.items[0]?.id ?? '',
      key: key.body.id,
      webhook: hook.body.id,
    };
    delivery = await until('a webhook is passed on', async () => (await deliveries())[0]?.id);
  });

  const deliveries = async () => (await town.call<{ items: { id: string }[] }>('GET', '/api/v1/deliveries')).body.items;
  const they = <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
    town.call<T>(method, path, body, as);

  it('finds nothing by an id of ours, and changes nothing', async () => {
    for (const [method, path] of [
      ['GET', `/api/v1/contacts/${mine.contact}`],
      ['GET', `/api/v1/contacts/${mine.contact}/consents`],
      ['GET', `/api/v1/decisions/${mine.decision}`],
      ['POST', `/api/v1/decisions/${mine.decision}/replay`],
      ['GET', `/api/v1/messages/${mine.message}`],
      ['GET', `/api/v1/senders/${mine.sender}`],
      ['POST', `/api/v1/senders/${mine.sender}/sync-templates`],
      ['DELETE', `/api/v1/keys/${mine.key}`],
      ['DELETE', `/api/v1/webhooks/${mine.webhook}`],
      ['POST', `/api/v1/deliveries/${delivery}/replay`],
    ] as const) {
      const theirs = await they(method, path);
      expect([path, theirs.status, theirs.body]).toMatchObject([path, 404, { code: 'not-found' }]);
    }
    // The same paths are there for us.
    expect((await town.call('GET', `/api/v1/decisions/${mine.decision}`)).status).toBe(200);
    expect((await town.call('GET', `/api/v1/messages/${mine.message}`)).status).toBe(200);
    expect((await town.call('POST', `/api/v1/deliveries/${delivery}/replay`)).status).toBe(202);
    const hooks = await town.call<{ items: { disabled_at: string | null }[] }>('GET', '/api/v1/webhooks');
    expect(hooks.body.items.map(one => one.disabled_at)).toEqual([null]);
  });

  it('does not know our customer by the number, and its own consent is not ours', async () => {
    expect((await they('POST', '/api/v1/contacts/find', { phone })).status).toBe(404);
    const consent = {
      contact: { id: mine.contact },
      type: 'withdrawn',
      act: 'click',
      source: 'page',
    };
    expect((await they('POST', '/api/v1/consents', consent)).status).toBe(404);
    const purpose = { id: 'offers', class: 'marketing_own', title: 'offers of the other shop' };
    expect((await they('POST', '/api/v1/purposes', purpose)).status).toBe(201);
    const theirs = await they<{ contact_id: string }>('POST', '/api/v1/consents', {
      ...consent,
      contact: { phone },
      type: 'given',
      purpose: 'offers',
      evidence: { possession: 'by a code' },
    });
    expect(theirs.status).toBe(201);
    expect(theirs.body.contact_id).not.toBe(mine.contact);
    await they('POST', '/api/v1/consents', { ...consent, contact: { phone }, type: 'suppressed' });
    expect(await standing(town, { phone })).toMatchObject({ id: mine.contact, consents: ['offers given'], blocks: [] });
    expect((await send(town, offerTo(phone))).status).toBe(200);
  });

  it('sees only its own lists', async () => {
    type List = { items: { id?: string; phone_number_id?: string; title?: string; name?: string }[] };
    const lists = ['senders', 'templates', 'purposes', 'keys', 'webhooks', 'deliveries', 'webhooks/unclear'];
    const seen = await Promise.all(lists.map(async list => (await they<List>('GET', `/api/v1/${list}`)).body.items));
    expect(seen[0]?.map(one => one.phone_number_id)).toEqual([theirNumber]);
    expect(seen[1]).toEqual([]);
    expect(seen[2]?.map(one => one.title)).toEqual(['offers of the other shop']);
    expect(seen[3]?.map(one => one.name)).toEqual(['theirs']);
    expect(seen.slice(4)).toEqual([[], [], []]);
  });

  it('cannot send from our number, read our templates, nor take the number over', async () => {
    for (const [method, path] of graph.filter(([, path]) => path.includes(phoneId) || path.includes(waba))) {
      const theirs = await they(method, path, method === 'POST' ? offerTo(phone) : undefined);
      expect([path, theirs.status, theirs.body]).toMatchObject([
        path,
        400,
        { error: { code: 100, error_subcode: 33 } },
      ]);
    }
    const named = await they('POST', '/api/v1/messages', { sender: phoneId, to: phone, text: 'Hello' });
    expect([named.status, named.body]).toMatchObject([400, { problems: [{ field: 'sender' }] }]);
    const body = {
      phone_number_id: phoneId,
      waba_id: waba,
      display_number: '+49 30 901820',
      graph_url: town.emulator,
      token: 't',
      app_secret: 'a',
      verify_token: 'v',
    };
    const taken = await they('POST', '/api/v1/senders', body);
    expect([taken.status, taken.body]).toMatchObject([409, { code: 'conflict' }]);
    expect((await send(town, textTo(phone, 'Still ours'))).status).toBe(200);
  });

  it('under the same Idempotency-Key as ours asks its own question', async () => {
    const headers = { 'idempotency-key': 'order-1' };
    const ours = await send(town, textTo(phone, 'Ours'), headers);
    expect(ours.status).toBe(200);
    const path = sendPath.replace(phoneId, theirNumber);
    const theirs = await town.call<{ error?: { code: number } }>('POST', path, textTo(phone, 'Theirs'), {
      ...headers,
      ...as,
    });
    expect(theirs.headers.has('x-assent-replayed')).toBe(false);
    expect(theirs.body.error?.code).not.toBe(undefined);
  });

  it('hears nothing of what comes in for us, and a stop to us is no stop to it', async () => {
    const before = (await they<{ items: unknown[] }>('GET', '/api/v1/deliveries')).body.items.length;
    await customerOf(town, phone).act({ do: 'text', text: 'STOP' });
    await settled(town);
    expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
    expect((await they<{ items: unknown[] }>('GET', '/api/v1/deliveries')).body.items).toHaveLength(before);
    const found = await they<{ suppressions: { reason: string }[] }>('POST', '/api/v1/contacts/find', { phone });
    expect(found.body.suppressions.map(one => one.reason)).not.toContain('platform');
    expect(found.body.suppressions).toHaveLength(1);
  });
});

describe('a key for one sender of several', () => {
  it('sends from that one only, and cannot widen itself', async () => {
    const second = {
      phone_number_id: '104200000000002',
      waba_id: waba,
      display_number: '+49 30 901821',
      country: 'DE',
      graph_url: town.emulator,
      token: demoSender.token,
      app_secret: demoSender.appSecret,
      verify_token: demoSender.verifyToken,
    };
    expect((await town.call('POST', '/api/v1/senders', second)).status).toBe(201);
    const as = await keyFor({ senders: [second.phone_number_id] });
    const other = await town.call('POST', sendPath, textTo('+4915120000009', 'Hello'), as);
    expect([other.status, other.body]).toMatchObject([400, { error: { code: 100, error_subcode: 33 } }]);
    const listed = await town.call<{ items: { phone_number_id: string }[] }>('GET', '/api/v1/senders', undefined, as);
    expect(listed.body.items.map(one => one.phone_number_id)).toEqual([second.phone_number_id]);
    expect((await town.call('POST', '/api/v1/senders', { ...second, per_second: 1 }, as)).status).toBe(403);
    const wider = await town.call('POST', '/api/v1/keys', { name: 'wider', senders: [phoneId] }, as);
    expect(wider.status).toBe(400);
    const same = await town.call<{ sender_ids: string[] }>('POST', '/api/v1/keys', { name: 'same' }, as);
    expect(same.body.sender_ids).toHaveLength(1);
  });
});
