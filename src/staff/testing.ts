// For tests: a small OpenID Connect issuer on this machine. Whoever is sent to it is the person that the test says.

import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the issuer says of a person. */
export type Claims = Readonly<Record<string, unknown>>;

export type TestIssuer = {
  readonly url: string;
  /** The person is at the issuer and says yes: the query with which the browser comes back. */
  agree(asked: string, claims: Claims, forged?: boolean): string;
  /** From now on it is this person who sits before the issuer's page, in a real browser. */
  seat(claims: Claims): void;
  stop(): Promise<unknown>;
};

type Code = {
  readonly challenge: string;
  readonly nonce: string | null;
  readonly claims: Claims;
  readonly forged: boolean;
};

type Answered = { readonly status: number; readonly type: string; readonly body: string };

const tokenLifeS = 300;

/** Opens an issuer; to browsers its bare address is another site than the console on `localhost`. */
export async function createIssuer(): Promise<TestIssuer> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, Code>();
  let seated: Claims = {};
  let url = '';
  const agree = (asked: string, claims: Claims, forged = false): string => {
    const { searchParams } = new URL(asked);
    const code = `code-${codes.size}-${Math.floor(performance.now() * 1_000)}`;
    const challenge = searchParams.get('code_challenge') ?? '';
    codes.set(code, { challenge, nonce: searchParams.get('nonce'), claims, forged });
    return new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
  };
  const tokenFor = (form: URLSearchParams): Answered => {
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    if (code === undefined || createHash('sha256').update(verifier).digest('base64url') !== code.challenge) {
      return { ...json({ error: 'invalid_grant' }), status: 400 };
    }
    const id = signedToken(code.forged ? other.privateKey : pair.privateKey, { url, ...code });
    const access = { access_token: 'opens-the-account-elsewhere', token_type: 'Bearer', expires_in: tokenLifeS };
    return json({ ...access, id_token: id });
  };
  const answers: Readonly<Record<string, (asked: URL, form: URLSearchParams) => Answered>> = {
    '/.well-known/openid-configuration': () => json(discovered(url)),
    '/keys': () =>
      json({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/authorize': asked => page(`${asked.searchParams.get('redirect_uri')}?${agree(asked.href, seated)}`),
    '/token': (_, form) => tokenFor(form),
  };
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '/', url);
    const form = new URLSearchParams(await textOf(request));
    const { status, type, body } = answers[asked.pathname]?.(asked, form) ?? { ...json({}), status: 404 };
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has an address
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    agree,
    seat: claims => {
      seated = claims;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise(closed => server.close(closed));
    },
  };
}

function discovered(url: string): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function signedToken(key: KeyObject, { url, claims, nonce }: Pick<Code, 'claims' | 'nonce'> & { url: string }): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const times = { iat: seconds, exp: seconds + tokenLifeS };
  const all = { iss: url, aud: 'assent', ...times, ...(nonce === null ? {} : { nonce }), ...claims };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(all)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(key).toString('base64url')}`;
}

function json(body: object): Answered {
  return { status: 200, type: 'application/json', body: JSON.stringify(body) };
}

/** The page of the issuer: one link, back to where the browser came from. */
function page(back: string): Answered {
  const href = back.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const head = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>The issuer</title>';
  return { status: 200, type: 'text/html', body: `${head}<a href="${href}">It is me</a>` };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
