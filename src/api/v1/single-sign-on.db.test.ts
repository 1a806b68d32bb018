// Single sign-on with a small issuer of our own: who comes for the first time, who is known, who is not let in, and what
// a forger tries with what comes back.

import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, consoleHeaders, enter, openApiFixture } from '../testing.ts';

type Claims = Record<string, unknown>;

/** An issuer: whoever is sent to it is the person that the test says. */
async function createIssuer() {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string | null; claims: Claims; forged: boolean }>();
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tokenFor = (
    url: string,
    { claims, nonce, forged }: { claims: Claims; nonce: string | null; forged: boolean },
  ) => {
    const seconds = Math.floor(Date.now() / 1_000);
    const all = {
      iss: url,
      aud: 'assent',
      iat: seconds,
      exp: seconds + 300,
      ...(nonce === null ? {} : { nonce }),
      ...claims,
    };
    const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(all)}`;
    const key = forged ? other.privateKey : pair.privateKey;
    return `${signed}.${createSign('sha256').update(signed).sign(key).toString('base64url')}`;
  };
  const answers = (path: string, form: URLSearchParams, url: string): object | undefined => {
    if (path === '/.well-known/openid-configuration')
      return {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    if (path === '/keys')
      return { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] };
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || proof !== code.challenge) return undefined;
    return {
      access_token: 'opens-the-account-elsewhere',
      token_type: 'Bearer',
      expires_in: 300,
      id_token: tokenFor(url, code),
    };
  };
  let url = '';
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', part => {
      text += String(part);
    });
    request.on('end', () => {
      const body = answers(new URL(request.url ?? '/', url).pathname, new URLSearchParams(text), url);
      response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
    });
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has an address
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    /** The person is at the issuer and says yes: the query with which the browser comes back. */
    agree: (asked: string, claims: Claims, forged = false) => {
      const { searchParams } = new URL(asked);
      const code = `code-${codes.size}-${Math.floor(performance.now() * 1_000)}`;
      codes.set(code, {
        challenge: searchParams.get('code_challenge') ?? '',
        nonce: searchParams.get('nonce'),
        claims,
        forged,
      });
      return new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
    },
    stop: () => new Promise(closed => server.close(closed)),
  };
}

let own: TestDatabase;
let fixture: ApiFixture;
let issuer: Awaited<ReturnType<typeof createIssuer>>;

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

async function begin() {
  const answer = await fixture.api.inject({ method: 'POST', url: '/api/v1/sign-in/oidc', headers: consoleHeaders });
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
