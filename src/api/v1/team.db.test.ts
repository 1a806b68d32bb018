// Teams: invitations by link, roles, people who leave, new passwords by link; and that no business is left without an
// owner, nor entered through another.

import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { type ApiFixture, consoleHeaders, enter, openApiFixture } from '../testing.ts';

const password = 'four words make sense';

let own: TestDatabase;
let fixture: ApiFixture;
let theirs: BusinessId;
let owner: Awaited<ReturnType<typeof enter>>;

beforeAll(async () => {
  own = await createTestDatabase();
  fixture = await openApiFixture(own.db);
  const other = fixture.directory.businesses().find(one => one.id !== fixture.mine);
  if (other === undefined) throw new Error('there is no other business');
  theirs = other.id;
  owner = await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]);
});

afterAll(async () => {
  await fixture.stop();
  await own.stop();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

async function ask(as: Headers, method: Method, path: string, body?: unknown) {
  return await fixture.api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...as, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

const cookieOf = (answer: LightMyRequestResponse): string =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const tokenIn = (answer: LightMyRequestResponse): string => answer.json().link.split('#')[1];
const inviteAs = async (role: string, email: string) => ask(owner.headers, 'POST', '/invitations', { email, role });

describe('an invitation', () => {
  it('lets somebody new in once, with the role that it says, and is kept only as a hash', async () => {
    const made = await inviteAs('agent', 'New.Person@bakery.example');
    expect(made.json()).toMatchObject({ email: 'new.person@bakery.example', role: 'agent' });
    expect(made.json().link).toMatch(/^\/invitation#[\w-]{43}$/);
    const token = tokenIn(made);
    const rows = await own.db.query<{ line: string }>('all', {
      text: 'select i::text as line from staff_invitation i',
      values: [],
    });
    expect(rows.map(row => row.line).join('')).not.toContain(token);
    const read = await ask(consoleHeaders, 'POST', '/invitations/read', { token });
    expect(read.json()).toMatchObject({ business: 'Bakery', role: 'agent', known: false });
    const weak = await ask(consoleHeaders, 'POST', '/invitations/accept', {
      token,
      name: 'New',
      password: 'new.person12',
    });
    expect(weak.json().problems).toMatchObject([{ field: 'password' }]);
    const accept = () => ask(consoleHeaders, 'POST', '/invitations/accept', { token, name: 'New Person', password });
    const both = await Promise.all([accept(), accept()]);
    expect(both.filter(one => one.statusCode === 200)).toHaveLength(1);
    const cookie = both.filter(one => one.statusCode === 200).map(cookieOf)[0] ?? '';
    const session = (await ask({ ...consoleHeaders, cookie }, 'GET', '/session')).json();
    expect(session).toMatchObject({ user: { name: 'New Person' }, businesses: [{ id: fixture.mine, role: 'agent' }] });
    expect((await accept()).statusCode).toBe(404);
  });

  it('for somebody who is known is accepted by them alone, signed in', async () => {
    const known = await enter(own.db, [{ businessId: theirs, role: 'agent' }]);
    const token = tokenIn(await inviteAs('marketer', known.email));
    expect((await ask(consoleHeaders, 'POST', '/invitations/read', { token })).json().known).toBe(true);
    const stranger = await enter(own.db, []);
    for (const headers of [consoleHeaders, stranger.headers]) {
      const refused = await ask(headers, 'POST', '/invitations/accept', { token, name: 'Not Me', password });
      expect(refused.json().code).toBe('conflict');
    }
    expect((await ask(known.headers, 'POST', '/invitations/accept', { token })).statusCode).toBe(200);
    const { businesses } = (await ask(known.headers, 'GET', '/session')).json();
    expect(businesses).toHaveLength(2);
  });

  it('opens nothing once it is withdrawn or old, nor what nobody made', async () => {
    const withdrawn = await inviteAs('agent', 'one@bakery.example');
    const { id } = withdrawn.json();
    const listed = (await ask(owner.headers, 'GET', '/invitations')).json().items;
    expect(listed.map((one: { id: string }) => one.id)).toContain(id);
    expect(JSON.stringify(listed)).not.toContain(tokenIn(withdrawn));
    const elsewhere = await enter(own.db, [{ businessId: theirs, role: 'owner' }]);
    expect((await ask(elsewhere.headers, 'DELETE', `/invitations/${id}`)).statusCode).toBe(404);
    expect((await ask(owner.headers, 'DELETE', `/invitations/${id}`)).statusCode).toBe(204);
    const old = await inviteAs('agent', 'two@bakery.example');
    const text = `update staff_invitation set expires_at = to_timestamp($2::double precision / 1000) where id = $1`;
    await own.db.query('all', { text, values: [old.json().id, fixture.nowMs()] });
    for (const token of [tokenIn(withdrawn), tokenIn(old), 'x'.repeat(43)]) {
      const answer = await ask(consoleHeaders, 'POST', '/invitations/accept', { token, name: 'Some', password });
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('a team', () => {
  it('keeps one owner, whatever two of them do at once', async () => {
    const businessId = await fixture.directory.addBusiness({
      name: 'Two Owners',
      countries: ['DE'],
      zone: 'Europe/Berlin',
    });
    const two = [
      await enter(own.db, [{ businessId, role: 'owner' }]),
      await enter(own.db, [{ businessId, role: 'owner' }]),
    ];
    const [one, other] = two;
    if (one === undefined || other === undefined) throw new Error('there are not two');
    const answers = await Promise.all([
      ask(one.headers, 'PUT', `/team/${other.staffId}`, { role: 'agent' }),
      ask(other.headers, 'DELETE', `/team/${one.staffId}`),
    ]);
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([204, 409]);
    const owners = await own.db.query('all', {
      text: `select from staff_member where business_id = $1 and role = 'owner'`,
      values: [businessId],
    });
    expect(owners).toHaveLength(1);
  });

  it('is of one business: another’s people are not listed, changed or removed', async () => {
    const foreign = await enter(own.db, [{ businessId: theirs, role: 'agent' }]);
    const listed = (await ask(owner.headers, 'GET', '/team')).json().items;
    expect(listed.map((member: { id: string }) => member.id)).toContain(owner.staffId);
    expect(JSON.stringify(listed)).not.toContain(foreign.staffId);
    expect((await ask(owner.headers, 'PUT', `/team/${foreign.staffId}`, { role: 'dpo' })).statusCode).toBe(404);
    expect((await ask(owner.headers, 'DELETE', `/team/${foreign.staffId}`)).statusCode).toBe(404);
    expect((await ask(owner.headers, 'POST', `/team/${foreign.staffId}/reset-link`)).statusCode).toBe(404);
  });

  it('changes take effect with the next request', async () => {
    const member = await enter(own.db, [{ businessId: fixture.mine, role: 'developer' }]);
    expect((await ask(member.headers, 'GET', '/keys')).statusCode).toBe(200);
    await ask(owner.headers, 'PUT', `/team/${member.staffId}`, { role: 'agent' });
    expect((await ask(member.headers, 'GET', '/keys')).json().code).toBe('scope-missing');
    await ask(owner.headers, 'DELETE', `/team/${member.staffId}`);
    expect((await ask(member.headers, 'GET', '/purposes')).json().code).toBe('business-foreign');
  });

  it('is not managed by a key that may do everything, but by one that was given the right', async () => {
    expect((await fixture.call('GET', '/api/v1/team')).json().code).toBe('scope-missing');
    const asked = { name: 'more', scopes: ['team:manage'] };
    expect((await fixture.call('POST', '/api/v1/keys', asked)).json().code).toBe('scope-missing');
    expect((await ask(owner.headers, 'POST', '/keys', asked)).statusCode).toBe(201);
  });
});

describe('a new password', () => {
  const newcomer = async (email: string) => {
    const token = tokenIn(await inviteAs('agent', email));
    const cookie = cookieOf(
      await ask(consoleHeaders, 'POST', '/invitations/accept', { token, name: 'Some Body', password }),
    );
    const { user } = (await ask({ ...consoleHeaders, cookie }, 'GET', '/session')).json();
    return { id: user.id, headers: { ...consoleHeaders, cookie } };
  };
  const signIn = (email: string, secret: string) =>
    ask(consoleHeaders, 'POST', '/sign-in', { email, password: secret });

  it('needs the old one, is checked, and ends the other sessions', async () => {
    const email = 'changes@bakery.example';
    const { headers } = await newcomer(email);
    const elsewhere = { ...consoleHeaders, cookie: cookieOf(await signIn(email, password)) };
    const change = (old: string, chosen: string) => ask(headers, 'POST', '/password', { old, new: chosen });
    expect((await change('not my password', 'another four words')).json().problems).toMatchObject([
      { field: 'old', code: 'wrong-password' },
    ]);
    expect((await change(password, 'aaaaaaaaaaaaaaaa')).json().problems).toMatchObject([
      { field: 'new', code: 'weak-password' },
    ]);
    const changed = await change(password, 'another four words');
    expect(changed.statusCode).toBe(204);
    const now = { ...consoleHeaders, cookie: cookieOf(changed) };
    expect((await ask(now, 'GET', '/session')).json().user.email).toBe(email);
    expect((await ask(elsewhere, 'GET', '/session')).json().user).toBeNull();
    expect((await signIn(email, password)).statusCode).toBe(401);
    expect((await signIn(email, 'another four words')).statusCode).toBe(200);
  });

  it('comes by a link once, which ends every session, and never into another business', async () => {
    const email = 'forgets@bakery.example';
    const { id, headers } = await newcomer(email);
    const made = await ask(owner.headers, 'POST', `/team/${id}/reset-link`);
    expect(made.json().link).toMatch(/^\/new-password#/);
    const reset = () =>
      ask(consoleHeaders, 'POST', '/password/reset', { token: tokenIn(made), password: 'words that i remember' });
    expect([(await reset()).statusCode, (await reset()).statusCode]).toEqual([204, 404]);
    expect((await ask(headers, 'GET', '/session')).json().user).toBeNull();
    expect((await signIn(email, 'words that i remember')).statusCode).toBe(200);
    const text = `insert into staff_member (business_id, user_id, role, joined_at) values ($1, $2, 'owner', now())`;
    await own.db.query('all', { text, values: [theirs, id] });
    expect((await ask(owner.headers, 'POST', `/team/${id}/reset-link`)).json().code).toBe('conflict');
  });
});
