// People who sign in: the first owner, passwords, sessions, the demo; what a forger, a guesser and a stranger meet.

import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, consoleHeaders, enter, openApiFixture } from '../testing.ts';

const owner = { name: 'Ada Example', email: 'ada@bakery.example', password: 'four words make sense' };

let own: TestDatabase;
let fixture: ApiFixture;

beforeAll(async () => {
  own = await createTestDatabase();
  fixture = await openApiFixture(own.db);
});

afterAll(async () => {
  await fixture.stop();
  await own.stop();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function ask(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return await fixture.api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...consoleHeaders, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

const cookieOf = (answer: LightMyRequestResponse): string =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

const signIn = (given: { email: string; password: string }, headers: Record<string, string> = {}) =>
  ask('POST', '/sign-in', { email: given.email, password: given.password }, headers);

describe('the demo', () => {
  it('signs in by one click only where a start opened it, and not once there is an owner', async () => {
    expect((await ask('POST', '/demo/sign-in')).statusCode).toBe(404);
    fixture.staff.openDemo(fixture.mine);
    expect((await ask('GET', '/session')).json()).toMatchObject({ user: null, setup: true, demo: true });
    const cookie = cookieOf(await ask('POST', '/demo/sign-in'));
    const { user, businesses } = (await ask('GET', '/session', undefined, { cookie })).json();
    expect(user).toMatchObject({ name: 'Demo' });
    expect(businesses).toMatchObject([{ id: fixture.mine, role: 'owner' }]);
    expect((await ask('GET', '/keys', undefined, { cookie })).statusCode).toBe(200);
  });
});

describe('the first owner', () => {
  it('is made once, of two at once by one, is signed in, and ends the demo', async () => {
    const cookie = cookieOf(await ask('POST', '/demo/sign-in'));
    const weak = await ask('POST', '/setup', { ...owner, password: 'short' });
    expect(weak.json()).toMatchObject({ code: 'request-invalid', problems: [{ field: 'password' }] });
    const both = await Promise.all([ask('POST', '/setup', owner), ask('POST', '/setup', owner)]);
    expect(both.map(one => one.statusCode).toSorted()).toEqual([201, 409]);
    const won = both.filter(one => one.statusCode === 201).map(cookieOf);
    const session = (await ask('GET', '/session', undefined, { cookie: won[0] ?? '' })).json();
    expect(session).toMatchObject({ user: { name: owner.name, email: owner.email }, setup: false, demo: false });
    expect(session.businesses.map((one: { role: string }) => one.role)).toEqual(['owner', 'owner']);
    expect((await ask('POST', '/setup', owner)).statusCode).toBe(409);
    expect((await ask('GET', '/session', undefined, { cookie })).json().user).toBeNull();
    expect((await ask('POST', '/demo/sign-in')).statusCode).toBe(409);
  });
});

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends, and stores nothing that opens', async () => {
    const answer = await signIn({ ...owner, email: owner.email.toUpperCase() });
    expect([answer.statusCode, answer.json()]).toEqual([200, { second: false }]);
    const [line] = [answer.headers['set-cookie']].flat();
    expect(line).toMatch(/^assent\.session_token=.*; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = cookieOf(answer);
    expect((await ask('GET', '/session', undefined, { cookie })).json().user.email).toBe(owner.email);
    const token = cookie.slice(cookie.indexOf('=') + 1).split(/\.|%2E/)[0] ?? '-';
    const text = `select s::text as line from staff_session s union all select a::text from staff_account a`;
    const stored = await own.db.query<{ line: string }>('all', { text, values: [] });
    const all = stored.map(row => row.line).join('');
    for (const secret of [token, owner.password]) expect(all).not.toContain(secret);
    expect(all).toContain('scrypt');
  });

  it('answers the same to a wrong password and to somebody who does not exist', async () => {
    const from = { 'user-agent': 'a browser' };
    const wrong = await signIn({ ...owner, password: 'not my password at all' }, from);
    const nobody = await signIn({ email: 'nobody@bakery.example', password: 'not my password at all' }, from);
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'sign-in-failed']);
    expect(nobody.body).toBe(wrong.body);
    expect(Object.keys(nobody.headers)).toEqual(Object.keys(wrong.headers));
    expect(nobody.statusCode).toBe(wrong.statusCode);
  });

  it('locks after some tries, the unknown as well as the known, and opens again by itself', async () => {
    for (const email of [owner.email, 'nobody-else@bakery.example']) {
      const seen = [];
      for (let tries = 0; tries < 7; tries += 1)
        seen.push((await signIn({ email, password: 'wrong wrong wrong' })).statusCode);
      expect(seen.slice(-2), email).toContain(429);
    }
    const locked = await signIn(owner);
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'rate-limited']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(60);
    fixture.pass(16 * 60_000);
    expect((await signIn(owner)).statusCode).toBe(200);
  });

  it('ends: signed out, idle for too long, or ended from elsewhere', async () => {
    const [one, other] = [cookieOf(await signIn(owner)), cookieOf(await signIn(owner))];
    const user = async (cookie: string) => (await ask('GET', '/session', undefined, { cookie })).json().user;
    const listed = (await ask('GET', '/sessions', undefined, { cookie: one })).json().items;
    const current = listed.filter((session: { current: boolean }) => session.current);
    expect(current).toHaveLength(1);
    expect((await ask('DELETE', `/sessions/${current[0].id}`, undefined, { cookie: other })).statusCode).toBe(204);
    expect([await user(one), (await user(other))?.email]).toEqual([null, owner.email]);
    const third = cookieOf(await signIn(owner));
    expect((await ask('DELETE', '/sessions', undefined, { cookie: third })).json().ended).toBeGreaterThan(0);
    expect(await user(other)).toBeNull();
    expect((await ask('POST', '/sign-out', undefined, { cookie: third })).statusCode).toBe(204);
    expect(await user(third)).toBeNull();
    expect((await ask('GET', '/keys', undefined, { cookie: third })).json().code).toBe('session-ended');
    const { headers, sessionId } = await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]);
    const text = `update staff_session set last_seen_at = to_timestamp($2::double precision / 1000) where id = $1`;
    await own.db.query('all', { text, values: [sessionId, fixture.nowMs() - 3 * 86_400_000 - 1] });
    expect((await ask('GET', '/purposes', undefined, headers)).json().code).toBe('session-ended');
  });

  it('of another person is not ended', async () => {
    const { sessionId, headers } = await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]);
    const cookie = cookieOf(await signIn(owner));
    expect((await ask('DELETE', `/sessions/${sessionId}`, undefined, { cookie })).statusCode).toBe(404);
    expect((await ask('GET', '/session', undefined, headers)).json().user).not.toBeNull();
  });
});

describe('a request by cookie', () => {
  const change = { id: 'news', class: 'marketing_own', title: 'news', description: '' };

  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['that the browser says comes from another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a form, without the console’s header', { 'x-assent-console': '' }],
    ['under a name that somebody made point here', { host: 'evil.example', origin: 'http://evil.example' }],
    ['without a word of where it comes from', { origin: '' }],
  ])('%s changes nothing', async (_, told) => {
    const { headers } = await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]);
    const all: Record<string, string> = { ...headers, ...told };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    const inject = (method: Method, url: string) =>
      fixture.api.inject({
        method,
        url,
        headers: { ...sent, 'content-type': 'application/json' },
        payload: JSON.stringify(change),
      });
    expect((await inject('POST', '/api/v1/purposes')).json().code).toBe('origin-refused');
    expect((await inject('POST', '/api/v1/sign-in')).json().code).toBe('origin-refused');
    expect((await inject('POST', '/api/v1/sign-out')).json().code).toBe('origin-refused');
  });

  it('of the console does what the role may', async () => {
    const { headers } = await enter(own.db, [{ businessId: fixture.mine, role: 'marketer' }]);
    expect((await ask('POST', '/purposes', change, headers)).statusCode).toBe(201);
    const refused = await ask('POST', '/keys', { name: 'mine' }, headers);
    expect(refused.json()).toMatchObject({ code: 'scope-missing', detail: expect.stringContaining('marketer') });
  });

  it('means one business, and never one for which the person does not work', async () => {
    const [mine, theirs] = fixture.directory.businesses().map(one => one.id);
    const role = 'marketer';
    const { headers } = await enter(own.db, [{ businessId: fixture.mine, role }]);
    const both = await enter(
      own.db,
      [mine, theirs].flatMap(businessId => (businessId === undefined ? [] : [{ businessId, role }])),
    );
    const other = fixture.directory.businesses().find(one => one.id !== fixture.mine)?.id ?? '';
    const code = async (sent: Record<string, string>) => (await ask('GET', '/purposes', undefined, sent)).json().code;
    expect(await code({ ...headers, 'x-assent-business': other })).toBe('business-foreign');
    expect(await code({ ...headers, 'x-assent-business': 'nonsense' })).toBe('business-foreign');
    expect(await code(both.headers)).toBe('business-needed');
    await ask('POST', '/purposes', { ...change, id: 'only_here' }, { ...both.headers, 'x-assent-business': other });
    expect((await ask('GET', '/purposes', undefined, headers)).body).not.toContain('only_here');
  });

  it('opens nothing at the gateway', async () => {
    const { headers } = await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]);
    const answer = await fixture.api.inject({ method: 'GET', url: '/v25.0/104200000000001', headers });
    expect([answer.statusCode, answer.body]).toEqual([401, expect.stringContaining('OAuthException')]);
  });

  it('is not taken where a key is sent, and a key is no person', async () => {
    const { headers } = await enter(own.db, [{ businessId: fixture.mine, role: 'dpo' }]);
    const keyed = { ...headers, authorization: `Bearer ${fixture.apiKey}` };
    expect((await ask('POST', '/purposes', { ...change, id: 'by_key' }, keyed)).statusCode).toBe(201);
    expect((await ask('GET', '/sessions', undefined, keyed)).json().code).toBe('person-needed');
    expect((await fixture.call('GET', '/api/v1/sessions')).json().code).toBe('person-needed');
  });
});
