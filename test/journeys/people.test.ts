// People at work over HTTP, against the real server: the demo's one click, the first owner, an agent who is invited, what
// each may do, and what the audit trail says of it afterwards.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../town.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(async () => {
  await town?.stop();
});

/** A browser: keeps cookies, and sends what the console sends. */
function createBrowser() {
  const jar = new Map<string, string>();
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${town.url}/api/v1${path}`, {
      method,
      headers: {
        origin: town.url,
        'x-assent-console': '1',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
}

const password = 'four words make sense';

it('the owner sets up, invites an agent, who serves customers and changes no settings, and all of it is on record', async () => {
  const demo = createBrowser();
  expect((await demo('GET', '/session')).body).toMatchObject({ user: null, setup: true, demo: true });
  expect((await demo('POST', '/demo/sign-in')).status).toBe(200);
  expect((await demo('GET', '/purposes')).body.items.length).toBeGreaterThan(0);

  const owner = createBrowser();
  expect((await owner('POST', '/setup', { name: 'Ada', email: 'ada@bakery.example', password })).status).toBe(201);
  expect((await demo('GET', '/purposes')).body.code).toBe('session-ended');
  const made = await owner('POST', '/invitations', { email: 'ben@bakery.example', role: 'agent' });
  const token = String(made.body.link).split('#')[1];

  const agent = createBrowser();
  expect((await agent('POST', '/invitations/accept', { token, name: 'Ben', password })).status).toBe(200);
  const asked = { to: '+4915112345678', text: 'Your order is ready.', class: 'reply' };
  expect((await agent('POST', '/decisions', asked)).body).toMatchObject({ outcome: 'deny' });
  const entered = await agent('POST', '/requests', { contact: { phone: '+4915112345678' }, kind: 'access' });
  expect(entered.status).toBe(201);
  expect((await agent('POST', '/keys', { name: 'mine' })).body.code).toBe('scope-missing');

  const { items } = (await owner('GET', '/audit')).body;
  const said = items.map((one: { user: { name: string }; action: string }) => `${one.user.name} ${one.action}`);
  for (const line of ['Ada setUp', 'Ada createInvitation', 'Ben acceptInvitation', 'Ben enterRequest'])
    expect(said).toContain(line);
  expect(JSON.stringify(items)).not.toContain('4915112345678');
  expect((await agent('GET', '/audit')).status).toBe(403);
});
