// /api/v1 on real rooms: consents, decisions, messages, keys; what is refused, and what happens only once.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, openApiFixture, otherNumberId, phoneNumberId } from '../testing.ts';

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

let person = 16_000_000;
beforeEach(() => {
  person += 1;
});

const phone = () => `+49151${person}`;
const consent = (more: object = {}) => ({
  contact: { phone: phone() },
  type: 'given',
  purpose: 'offers',
  act: 'tick',
  source: 'checkout',
  evidence: { possession: 'by a link' },
  ...more,
});
const offer = () => ({
  sender: phoneNumberId,
  to: phone(),
  template: { name: 'spring_offer', language: 'en' },
});
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  fixture.call('POST', `/api/v1${path}`, body, headers);
const outcome = async () => (await post('/decisions', offer())).json().outcome;

describe('consents', () => {
  test('a consent lets a decision through, a withdrawal ends that', async () => {
    expect(await outcome()).toBe('deny');
    const given = await post('/consents', consent());
    expect(given.statusCode).toBe(201);
    expect(given.json()).toMatchObject({ type: 'given', purpose: 'offers', channel: 'whatsapp', grade: 'E3' });
    expect(await outcome()).toBe('allow');
    fixture.pass(1_000);
    const withdrawn = await post('/consents', consent({ type: 'withdrawn', purpose: undefined, act: 'click' }));
    expect(withdrawn.statusCode).toBe(201);
    expect(await outcome()).toBe('deny');
  });

  test('are read with the events behind them, page by page', async () => {
    const { contact_id: id } = (await post('/consents', consent())).json();
    fixture.pass(1_000);
    await post('/consents', consent({ type: 'withdrawn' }));
    const first = (await fixture.call('GET', `/api/v1/contacts/${id}/consents?limit=1`)).json();
    expect(first.consents).toMatchObject([{ purpose: 'offers', status: 'withdrawn' }]);
    expect(first.events.items).toMatchObject([{ event: { type: 'withdrawn' } }]);
    const second = await fixture.call('GET', `/api/v1/contacts/${id}/consents?limit=1&after=${first.events.next}`);
    expect(second.json().events).toMatchObject({ items: [{ event: { type: 'given' } }], next: null });
    expect(JSON.stringify(first) + second.body).not.toContain(phone().slice(1));
  });

  test('with an Idempotency-Key are recorded once, however often and at once they are sent', async () => {
    const headers = { 'idempotency-key': `c-${person}` };
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('/consents', consent(), headers)));
    const done = answers.filter(one => one.statusCode === 201);
    expect(new Set(done.map(one => one.json().id)).size).toBe(1);
    for (const one of answers) expect([201, 409]).toContain(one.statusCode);
    const again = await post('/consents', consent(), headers);
    expect(again.json()).toEqual(done[0]?.json());
    expect(again.headers['x-assent-replayed']).toBe('true');
    const id = done[0]?.json().contact_id;
    expect((await fixture.call('GET', `/api/v1/contacts/${id}/consents`)).json().events.items).toHaveLength(1);
    expect((await post('/consents', consent({ act: 'click' }), headers)).statusCode).toBe(422);
  });

  test('an invalid request leaves the key free', async () => {
    const headers = { 'idempotency-key': `d-${person}` };
    expect((await post('/consents', consent({ purpose: 'nope' }), headers)).statusCode).toBe(400);
    expect((await post('/consents', consent(), headers)).statusCode).toBe(201);
  });

  test('find the same person under every spelling of the number, and nobody under another', async () => {
    const { contact_id: id } = (await post('/consents', consent())).json();
    const spelled = phone().replace(/^\+49151/, '+49 (151) ');
    expect((await post('/contacts/find', { phone: spelled })).json()).toMatchObject({ id });
    expect((await post('/contacts/find', { phone: '+4915188888888' })).statusCode).toBe(404);
    const contact = (await fixture.call('GET', `/api/v1/contacts/${id}`)).json();
    expect(contact.identities).toEqual([{ kind: 'phone', value: phone().slice(1) }]);
    const theirs = { authorization: `Bearer ${fixture.theirKey}` };
    expect((await fixture.call('GET', `/api/v1/contacts/${id}`, undefined, theirs)).statusCode).toBe(404);
    expect((await post('/contacts/find', { phone: phone() }, theirs)).statusCode).toBe(404);
  });

  test('a phone number of no country is refused without being repeated', async () => {
    const answer = await post('/contacts/find', { phone: '0151 23456789' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain('23456789');
  });
});

describe('decisions', () => {
  test('are stored, read and replayed to the same result', async () => {
    const asked = (await post('/decisions', offer())).json();
    expect(asked).toMatchObject({ outcome: 'deny', dry_run: true, reasons: [{ code: 'DENY_NO_CONSENT' }] });
    const read = (await fixture.call('GET', `/api/v1/decisions/${asked.id}`)).json();
    expect(read).toMatchObject({ id: asked.id, facts: { message: { purpose: 'offers' } } });
    expect((await post(`/decisions/${asked.id}/replay`, undefined)).json()).toMatchObject({ same: true });
    const theirs = { authorization: `Bearer ${fixture.theirKey}` };
    expect((await fixture.call('GET', `/api/v1/decisions/${asked.id}`, undefined, theirs)).statusCode).toBe(404);
  });

  test.each([
    [{ template: undefined }, '', 'combination'],
    [{ text: 'both' }, '', 'combination'],
    [{ to: undefined }, '', 'combination'],
    [{ recipient: 'DE.123' }, '', 'combination'],
    [{ sender: '1' }, 'sender', 'not-known'],
    [{ sender: undefined }, 'sender', 'missing'],
    [{ class: 'compliance' }, 'class', 'choice'],
    [{ whatever: 1 }, '', 'unknown-field'],
  ])('are not made of %j', async (more, field, code) => {
    const answer = await post('/decisions', { ...offer(), ...more });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request-invalid', problems: [{ field, code }] });
  });
});

describe('messages', () => {
  test('are refused with the reasons, or queued and explained', async () => {
    const refused = await post('/messages', offer());
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ outcome: 'deny', reasons: [{ code: 'DENY_NO_CONSENT' }] });
    await post('/consents', consent());
    const queued = await post('/messages', offer());
    expect(queued.statusCode).toBe(202);
    const read = await fixture.call('GET', `/api/v1/messages/${queued.json().id}`);
    expect(read.json()).toMatchObject({
      state: 'queued',
      kind: 'template',
      decision: { id: queued.json().decision_id, outcome: 'allow', basis: { ground: 'consent' } },
    });
    expect(read.body).not.toContain(phone().slice(1));
  });

  test('with an Idempotency-Key are queued once; a refusal leaves the key free', async () => {
    const headers = { 'idempotency-key': `m-${person}` };
    expect((await post('/messages', offer(), headers)).statusCode).toBe(422);
    await post('/consents', consent());
    const first = await post('/messages', offer(), headers);
    const second = await post('/messages', offer(), headers);
    expect([first.statusCode, second.statusCode]).toEqual([202, 202]);
    expect(second.json()).toEqual(first.json());
    const text =
      'select count(*)::int as n from message where contact_id = (select contact_id from message where id = $1)';
    expect(await fixture.db.query('all', { text, values: [first.json().id] })).toEqual([{ n: 1 }]);
  });

  test('that were never queued leave the key free', async () => {
    const headers = { 'idempotency-key': `free-${person}` };
    await post('/consents', consent());
    const unusable = await post('/messages', { ...offer(), to: '0151 2345678' }, headers);
    expect(unusable.json()).toMatchObject({ status: 422, code: 'address-unusable' });
    expect((await post('/messages', offer(), headers)).statusCode).toBe(202);
  });

  test('whose answer was lost in a crash are found again, not queued again', async () => {
    const headers = { 'idempotency-key': `lost-${person}` };
    await post('/consents', consent());
    const first = await post('/messages', offer(), headers);
    // What a crash between the message's commit and the answer's leaves behind.
    const lost = 'update idempotency set response = null, status = null where status = 202';
    await fixture.db.query('all', { text: lost, values: [] });
    expect((await post('/messages', offer(), headers)).json()).toMatchObject({ code: 'idempotency-busy' });
    fixture.pass(60_000);
    const later = await post('/messages', offer(), headers);
    expect([later.statusCode, later.json().id]).toEqual([202, first.json().id]);
    const again = await post('/messages', offer(), headers);
    expect([again.headers['x-assent-replayed'], again.json().id]).toEqual(['true', first.json().id]);
  });
});

describe('opt-ins', () => {
  test('give a token, a link, a picture and the sentence', async () => {
    const body = { sender: phoneNumberId, purposes: ['offers'], language: 'de', wording: 'Angebote', source: 'poster' };
    const answer = await post('/opt-ins', body);
    expect(answer.statusCode).toBe(201);
    const { token, sentence, link, qr_svg: svg } = answer.json();
    expect(sentence).toContain(token);
    expect(link).toContain(encodeURIComponent(token));
    expect(svg).toMatch(/^<svg/);
    expect((await post('/opt-ins', { ...body, purposes: ['nope'] })).statusCode).toBe(400);
    const long = { id: 'long', class: 'marketing_own', title: 'ä'.repeat(200) };
    expect((await post('/purposes', long)).statusCode).toBe(201);
    expect((await post('/opt-ins', { ...body, purposes: ['offers', 'long'] })).statusCode).toBe(201);
    await post('/purposes', { ...long, id: 'longer', title: '猫'.repeat(200) });
    expect((await post('/opt-ins', { ...body, purposes: ['longer'] })).json().problems).toMatchObject([
      { field: 'purposes' },
    ]);
  });
});

describe('keys', () => {
  test('make only keys that may do no more than themselves', async () => {
    const made = await post('/keys', { name: 'narrow', scopes: ['manage', 'messages:send'], senders: [otherNumberId] });
    expect(made.statusCode).toBe(201);
    const as = { authorization: `Bearer ${made.json().key}` };
    const status = async (body: object) => (await post('/keys', { name: 'more', ...body }, as)).statusCode;
    expect(await status({})).toBe(403);
    expect(await status({ scopes: ['consents:write'] })).toBe(403);
    expect(await status({ scopes: ['messages:send'], senders: [phoneNumberId] })).toBe(400);
    const less = await post('/keys', { name: 'less', scopes: ['messages:send'] }, as);
    expect(less.json()).toMatchObject({ scopes: ['messages:send'], sender_ids: made.json().sender_ids });
    expect((await post('/senders', {}, as)).statusCode).toBe(400);
    const list = await fixture.call('GET', '/api/v1/keys');
    expect(list.body).not.toContain(made.json().key);
  });

  test('without a scope open nothing of it, and say which scope is missing', async () => {
    const made = (await post('/keys', { name: 'reader', scopes: ['decisions:read'] })).json();
    const answer = await post('/consents', consent(), { authorization: `Bearer ${made.key}` });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().detail).toContain('consents:write');
  });
});

describe('senders', () => {
  const sender = { phone_number_id: '104300000000001', waba_id: '2043', display_number: '+49 30 1', country: 'DE' };
  const secrets = { token: 't', app_secret: 'a', verify_token: 'v' };

  test('are added and changed, and never show their secrets', async () => {
    const added = await post('/senders', { ...sender, ...secrets });
    expect(added.statusCode).toBe(201);
    const changed = await post('/senders', { ...sender, per_second: 20 });
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject({ id: added.json().id, per_second: 20 });
    expect(Object.keys(changed.json())).not.toContain('token');
    expect(fixture.directory.findSender(sender.phone_number_id)).toMatchObject({ token: 't', appSecret: 'a' });
  });

  test('send Meta’s token nowhere that the operator did not choose, and take nobody’s number over', async () => {
    const inward = { ...sender, ...secrets, graph_url: 'http://169.254.169.254' };
    expect((await post('/senders', inward)).statusCode).toBe(400);
    expect((await post('/senders', { ...sender, phone_number_id: '104300000000002' })).statusCode).toBe(400);
    expect((await post('/senders', { ...sender, ...secrets, phone_number_id: '104999999999999' })).statusCode).toBe(
      409,
    );
  });
});
