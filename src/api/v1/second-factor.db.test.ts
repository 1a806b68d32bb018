// The second factor: set with the password, needed from then on, guessed by nobody, and lost without being locked out.

import { createHmac } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, consoleHeaders, openApiFixture } from '../testing.ts';

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

async function ask(method: 'GET' | 'POST', path: string, body: unknown, cookie = '') {
  return await fixture.api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...consoleHeaders, 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
    ...(method === 'GET' ? {} : { payload: JSON.stringify(body) }),
  });
}

const cookieOf = (answer: LightMyRequestResponse): string =>
  answer.cookies
    .filter(one => one.value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');

/** The code of RFC 6238 that an app shows now: by the machine's clock, as the library reads it. */
function codeNow(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret].map(letter =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(count).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const signIn = () => ask('POST', '/sign-in', { email: owner.email, password: owner.password });
const user = async (cookie: string) => (await ask('GET', '/session', undefined, cookie)).json().user;

it('is set by the password and a first code, asked for, guessed by nobody, and turned off again', async () => {
  const first = cookieOf(await ask('POST', '/setup', owner));
  const wrong = await ask('POST', '/totp', { password: 'not my password' }, first);
  expect(wrong.json().problems).toMatchObject([{ field: 'password' }]);
  const begun = await ask('POST', '/totp', { password: owner.password }, first);
  const { uri, backup_codes: backupCodes } = begun.json();
  expect([begun.statusCode, backupCodes.length]).toEqual([201, 10]);
  // Not before a code was shown.
  expect((await signIn()).json()).toEqual({ second: false });
  expect((await ask('POST', '/totp/confirm', { code: '000000' }, first)).json().code).toBe('second-factor-wrong');
  const confirmed = await ask('POST', '/totp/confirm', { code: codeNow(uri) }, first);
  expect(confirmed.statusCode).toBe(204);
  const second = cookieOf(confirmed);
  expect((await user(second)).email).toBe(owner.email);

  const text = `select t::text as line from staff_two_factor t union all select v::text from staff_verification v`;
  const rows = await own.db.query<{ line: string }>('all', { text, values: [] });
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  for (const one of [secret, ...backupCodes]) expect(rows.map(row => row.line).join('')).not.toContain(one);

  const half = await signIn();
  expect(half.json()).toEqual({ second: true });
  const pending = cookieOf(half);
  expect(pending).not.toContain('session_token');
  expect((await ask('GET', '/keys', undefined, pending)).json().code).toBe('session-ended');
  expect((await ask('POST', '/sign-in/second', { code: '000000' }, pending)).json().code).toBe('second-factor-wrong');
  expect((await ask('POST', '/sign-in/second', { code: codeNow(uri) })).json().code).toBe('sign-in-failed');
  const whole = await ask('POST', '/sign-in/second', { code: codeNow(uri) }, pending);
  expect([whole.statusCode, (await user(cookieOf(whole)))?.email]).toEqual([200, owner.email]);

  const backup = () => ask('POST', '/sign-in/second', { backupCode: backupCodes[0] }, pendingAgain);
  const pendingAgain = cookieOf(await signIn());
  expect((await backup()).statusCode).toBe(200);
  expect((await backup()).statusCode).toBe(401);

  const guessing = cookieOf(await signIn());
  const codes = [];
  for (let tries = 0; tries < 6; tries += 1) {
    codes.push((await ask('POST', '/sign-in/second', { code: '000001' }, guessing)).json().code);
  }
  expect(codes.at(-1)).toBe('sign-in-failed');
  expect((await ask('POST', '/sign-in/second', { code: codeNow(uri) }, guessing)).statusCode).toBe(401);

  fixture.pass(16 * 60_000);
  expect((await ask('POST', '/totp/disable', { password: owner.password }, cookieOf(whole))).statusCode).toBe(204);
  expect((await signIn()).json()).toEqual({ second: false });
});
