// Passkeys, with a device of our own making: added by the password, signing in with the lock undone, and refused for
// another name, without the lock, twice, or once they are removed.

import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
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

async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, cookie = '') {
  return await fixture.api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...consoleHeaders, 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

const cookieOf = (answer: LightMyRequestResponse): string =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

const cbor = {
  map: (...pairs: Buffer[]) => Buffer.concat([Buffer.from([0xa0 + pairs.length / 2]), ...pairs]),
  text: (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]),
  bytes: (bytes: Buffer) => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]),
  whole: (number: number) => Buffer.from([number >= 0 ? number : 0x1f - number]),
};

type How = { origin?: string; name?: string; flags?: number };

/** A device with one key (ES256): what it makes of a challenge, and what it signs. */
function createDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let used = 0;
  const clientData = (type: string, challenge: string, { origin = 'http://localhost' }: How) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = (flags: number, { name = 'localhost' }: How) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++used);
    return Buffer.concat([createHash('sha256').update(name).digest(), Buffer.from([flags]), count]);
  };
  const answer = (response: object) => {
    const text = id.toString('base64url');
    return { id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response };
  };
  return {
    make: (challenge: string, how: How = {}) => {
      const { map, text, bytes, whole } = cbor;
      const point = [x, y].map(part => bytes(Buffer.from(part, 'base64url')));
      const [px = Buffer.of(), py = Buffer.of()] = point;
      const cose = map(whole(1), whole(2), whole(3), whole(-7), whole(-1), whole(1), whole(-2), px, whole(-3), py);
      const data = Buffer.concat([
        head(how.flags ?? 0x45, how),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        cose,
      ]);
      const object = map(text('fmt'), text('none'), text('attStmt'), map(), text('authData'), bytes(data));
      const clientDataJSON = clientData('webauthn.create', challenge, how).toString('base64url');
      return answer({ clientDataJSON, attestationObject: object.toString('base64url') });
    },
    sign: (challenge: string, how: How = {}) => {
      const data = head(how.flags ?? 0x05, how);
      const told = clientData('webauthn.get', challenge, how);
      const signed = Buffer.concat([data, createHash('sha256').update(told).digest()]);
      return answer({
        clientDataJSON: told.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(privateKey).toString('base64url'),
      });
    },
  };
}

it('is added by the password, signs in, and is refused in every other way', async () => {
  const cookie = cookieOf(await ask('POST', '/setup', owner));
  expect((await ask('GET', '/session')).json().signInWays.passkey).toBe(true);
  const device = createDevice();
  const refused = await ask('POST', '/passkeys/begin', { password: 'not my password' }, cookie);
  expect(refused.json().problems).toMatchObject([{ field: 'password' }]);
  const begin = async () =>
    (await ask('POST', '/passkeys/begin', { password: owner.password }, cookie)).json().challenge;
  const add = (response: unknown) => ask('POST', '/passkeys', { name: 'my telephone', response }, cookie);
  for (const how of [{ origin: 'https://evil.example' }, { name: 'evil.example' }, { flags: 0x41 }]) {
    expect((await add(device.make(await begin(), how))).statusCode, JSON.stringify(how)).toBe(400);
  }
  expect((await add(device.make(randomBytes(32).toString('base64url')))).statusCode).toBe(400);
  const added = await add(device.make(await begin()));
  expect([added.statusCode, added.json()]).toMatchObject([201, { name: 'my telephone', last_used_at: null }]);

  const challenge = async () => (await ask('POST', '/sign-in/passkey/begin')).json().challenge;
  const signIn = (response: unknown) => ask('POST', '/sign-in/passkey', { response });
  for (const how of [{ origin: 'https://evil.example' }, { name: 'evil.example' }, { flags: 0x01 }]) {
    expect((await signIn(device.sign(await challenge(), how))).json().code, JSON.stringify(how)).toBe('sign-in-failed');
  }
  const stranger = createDevice();
  expect((await signIn(stranger.sign(await challenge()))).json().code).toBe('sign-in-failed');
  const forged = { ...stranger.sign(await challenge()), id: device.sign('x').id, rawId: device.sign('x').id };
  expect((await signIn(forged)).json().code).toBe('sign-in-failed');
  const answer = device.sign(await challenge());
  const whole = await signIn(answer);
  expect([whole.statusCode, whole.json()]).toEqual([200, { second: false }]);
  expect((await ask('GET', '/session', undefined, cookieOf(whole))).json().user.email).toBe(owner.email);
  expect((await signIn(answer)).json().code).toBe('sign-in-failed');
  const late = await challenge();
  fixture.pass(6 * 60_000);
  expect((await signIn(device.sign(late))).json().code).toBe('sign-in-failed');

  const [{ id, last_used_at: usedAt }] = (await ask('GET', '/passkeys', undefined, cookie)).json().items;
  expect(usedAt).not.toBeNull();
  expect((await ask('DELETE', `/passkeys/${id}`, undefined, cookie)).statusCode).toBe(204);
  expect((await signIn(device.sign(await challenge()))).json().code).toBe('sign-in-failed');
});
