// Single sign-on with a small issuer of our own: who comes for the first time, who is known, who is not let in, and what
// a forger tries with what comes back.

import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type Claims, createIssuer, type TestIssuer } from '../../staff/testing.ts';
import { type ApiFixture, consoleHeaders, enter, openApiFixture } from '../testing.ts';

let own: TestDatabase;
let fixture: ApiFixture;
let issuer: TestIssuer;

beforeAll(async () => {
  own = await createTestDatabase();
  issuer = await createIssuer();
  const known = {
    url: issuer.url,
    name: 'Bakery',
    clientId: 'assent',
    clientSecret: 'secret',
    domains: ['bakery.example'],
  };
  fixture = await openApiFixture(own.db, { issuer: { ...known, role: 'marketer' } });
});

afterAll(async () => {
  await fixture.stop();
  await issuer.stop();
  await own.stop();
});

const cookieOf = (answer: LightMyRequestResponse): string =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

async function begin(page?: string) {
  const answer = await fixture.api.inject({
    method: 'POST',
    url: '/api/v1/sign-in/oidc',
    headers: consoleHeaders,
    ...(page === undefined ? {} : { payload: { page } }),
  });
  const url: string = answer.json().url;
  return { url, cookie: cookieOf(answer), lines: [answer.headers['set-cookie']].flat().join('\n') };
}

async function comeBack(query: string, cookie: string) {
  const headers = { host: consoleHeaders.host, cookie };
  return await fixture.api.inject({ method: 'GET', url: `/api/auth/callback/oidc?${query}`, headers });
}

async function signIn(claims: Claims, forged = false) {
  const { url, cookie } = await begin();
  const answer = await comeBack(issuer.agree(url, claims, forged), cookie);
  const headers = { ...consoleHeaders, cookie: cookieOf(answer) };
  const session = (await fixture.api.inject({ method: 'GET', url: '/api/v1/session', headers })).json();
  return { location: answer.headers.location, session };
}

const ada = { sub: 'a1', email: 'Ada@bakery.example', email_verified: true, name: 'Ada Example' };

it('lets people of the domain in, each as themselves, and keeps nothing that opens their account', async () => {
  const first = await signIn(ada);
  expect(first.location).toBe('/');
  expect(first.session).toMatchObject({
    user: { name: 'Ada Example', email: 'ada@bakery.example' },
    signInWays: { oidc: [{ id: 'oidc', name: 'Bakery' }] },
  });
  // There are two businesses here: an invitation says for which they work.
  expect(first.session.businesses).toEqual([]);
  expect((await signIn(ada)).session.user.id).toBe(first.session.user.id);
  const known = await enter(own.db, [{ businessId: fixture.mine, role: 'dpo' }]);
  const second = await signIn({ ...ada, sub: 'b2', email: known.email });
  expect(second.session).toMatchObject({ user: { id: known.staffId }, businesses: [{ role: 'dpo' }] });
  const text = 'select a::text as line from staff_account a';
  const rows = await own.db.query<{ line: string }>('all', { text, values: [] });
  expect(rows).toHaveLength(2);
  expect(rows.map(row => row.line).join('')).not.toMatch(/opens-the-account|eyJ/);
});

it.each([
  ['of another domain', { ...ada, sub: 'c3', email: 'eve@evil.example' }],
  ['whose domain only ends like ours', { ...ada, sub: 'c4', email: 'eve@not-bakery.example' }],
  ['whose address the issuer does not vouch for', { ...ada, sub: 'c5', email_verified: false }],
  ['for somebody else’s installation', { ...ada, aud: 'another' }],
  ['with the word of another issuer', { ...ada, iss: 'https://evil.example' }],
  ['with the answer to another question', { ...ada, nonce: 'another' }],
])('lets nobody in %s', async (_, claims) => {
  const { location, session } = await signIn(claims);
  expect([location, session.user]).toEqual(['/?sign-in=failed', null]);
});

it('lets nobody in whose token another key signed, who comes twice, or in another browser', async () => {
  expect((await signIn(ada, true)).location).toBe('/?sign-in=failed');
  const { url, cookie, lines } = await begin();
  expect(lines).toContain('SameSite=Lax');
  const query = issuer.agree(url, ada);
  expect((await comeBack(query, '')).headers.location).toBe('/?sign-in=failed');
  const again = await begin();
  const once = issuer.agree(again.url, ada);
  expect((await comeBack(once, again.cookie)).headers.location).toBe('/');
  expect((await comeBack(once, again.cookie)).headers.location).toBe('/?sign-in=failed');
  expect((await comeBack('error=access_denied&state=x', cookie)).headers.location).toBe('/?sign-in=failed');
  expect((await comeBack('', '')).headers.location).toBe('/?sign-in=failed');
});

it('leads back to the page that was asked for, in vain as well', async () => {
  const asked = await begin('/console/people?consent=given');
  const back = await comeBack(issuer.agree(asked.url, ada), asked.cookie);
  expect(back.headers.location).toBe('/console/people?consent=given');
  const again = await begin('/console/people?consent=given');
  const refused = await comeBack(issuer.agree(again.url, { ...ada, email: 'eve@evil.example' }), again.cookie);
  expect(refused.headers.location).toBe('/console/people?consent=given&sign-in=failed');
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example/console/', '/console/\t', '/api/v1/session'])(
  'does not begin with %j as the page',
  async page => {
    const headers = consoleHeaders;
    const asked = { method: 'POST', url: '/api/v1/sign-in/oidc', headers, payload: { page } } as const;
    const answer = await fixture.api.inject(asked);
    expect([answer.statusCode, answer.json().problems]).toMatchObject([400, [{ field: 'page', code: 'format' }]]);
  },
);

it('opens no other path of the log-in library', async () => {
  for (const path of [
    '/api/auth/sign-up/email',
    '/api/auth/get-session',
    '/api/auth/callback/google',
    '/api/auth/error',
    '/api/auth/ok',
  ]) {
    const answer = await fixture.api.inject({ method: 'GET', url: path, headers: { host: consoleHeaders.host } });
    expect([path, answer.statusCode]).toEqual([path, 404]);
  }
});
