// The audit trail: changes and looks of people, with ids and without personal data; nobody can change it, and one
// business never sees another's.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, consoleHeaders, enter, openApiFixture } from '../testing.ts';

let own: TestDatabase;
let fixture: ApiFixture;
let dpo: Awaited<ReturnType<typeof enter>>;

beforeAll(async () => {
  own = await createTestDatabase();
  fixture = await openApiFixture(own.db);
  dpo = await enter(own.db, [{ businessId: fixture.mine, role: 'dpo' }]);
});

afterAll(async () => {
  await fixture.stop();
  await own.stop();
});

type Headers = Readonly<Record<string, string>>;

async function ask(as: Headers, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) {
  return await fixture.api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...as, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

type Event = {
  id: string;
  action: string;
  user: { id: string; name: string } | null;
  api_key: string | null;
  object: unknown;
  detail: unknown;
};
const trail = async (query = ''): Promise<Event[]> => (await ask(dpo.headers, 'GET', `/audit${query}`)).json().items;

describe('the audit trail', () => {
  it('has a change before its answer, by whom and on what', async () => {
    const owner = await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]);
    const { id } = (await ask(owner.headers, 'POST', '/keys', { name: 'a secret name' })).json();
    const text = `select action, object_id from audit_event where user_id = $1`;
    expect(await own.db.query('all', { text, values: [owner.staffId] })).toEqual([
      { action: 'createKey', object_id: id },
    ]);
    const [event] = await trail(`?user=${owner.staffId}`);
    expect(event).toMatchObject({
      action: 'createKey',
      user: { id: owner.staffId },
      api_key: null,
      object: { kind: 'keys', id },
    });
  });

  it('has a look at somebody, once within some minutes, and nothing of who they are', async () => {
    const agent = await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]);
    const given = {
      contact: { phone: '+4915112345678' },
      type: 'given',
      purpose: 'offers',
      act: 'tick',
      source: 'form',
    };
    const wording = { text: 'Yes, offers please.', language: 'en', version: '1' };
    const recorded = await ask(agent.headers, 'POST', '/consents', { ...given, wording });
    expect(recorded.statusCode).toBe(201);
    const contact = recorded.json().contact_id;
    for (let times = 0; times < 3; times += 1) await ask(agent.headers, 'GET', `/contacts/${contact}`);
    const seen = await trail(`?user=${agent.staffId}`);
    expect(seen.map(one => one.action).toSorted()).toEqual(['readContact', 'recordConsent']);
    expect(seen.find(one => one.action === 'readContact')?.object).toEqual({ kind: 'contacts', id: contact });
    expect(JSON.stringify(seen)).not.toMatch(/4915112345678|offers please/);
    fixture.pass(6 * 60_000);
    await ask(agent.headers, 'GET', `/contacts/${contact}`);
    expect(await trail(`?user=${agent.staffId}&action=readContact`)).toHaveLength(2);
  });

  it('has nothing of what was refused, and of keys only what they changed in the settings', async () => {
    const agent = await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]);
    await ask(agent.headers, 'POST', '/keys', { name: 'mine' });
    expect(await trail(`?user=${agent.staffId}`)).toEqual([]);
    await fixture.call('POST', '/api/v1/purposes', {
      id: 'by_key',
      class: 'utility',
      title: 'orders',
      description: '',
    });
    await fixture.call('POST', '/api/v1/contacts/find', { phone: '+4915112345678' });
    const byKeys = (await trail()).filter(one => one.api_key !== null);
    expect(byKeys.map(one => one.action)).toEqual(['putPurpose']);
  });

  it('is read in pages, within times, and as CSV in which no name is a formula', async () => {
    const text = `update staff_user set name = '=cmd("x"),' where id = $1`;
    const owner = await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]);
    await own.db.query('all', { text, values: [owner.staffId] });
    for (const id of ['one', 'two', 'three'])
      await ask(owner.headers, 'POST', '/purposes', { id, class: 'utility', title: id, description: '' });
    const first = (await ask(dpo.headers, 'GET', `/audit?user=${owner.staffId}&limit=2`)).json();
    const rest = (await ask(dpo.headers, 'GET', `/audit?user=${owner.staffId}&limit=2&after=${first.next}`)).json();
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
    const later = new Date(fixture.nowMs() + 1).toISOString();
    expect(await trail(`?user=${owner.staffId}&from=${later}`)).toEqual([]);
    expect(await trail(`?user=${owner.staffId}&to=${later}`)).toHaveLength(3);
    const csv = await ask(dpo.headers, 'GET', `/audit.csv?user=${owner.staffId}`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=cmd(""x""),"`);
  });

  it('cannot be changed, and is of one business', async () => {
    for (const text of [
      `update audit_event set action = 'nothing'`,
      'delete from audit_event',
      'truncate audit_event',
    ]) {
      await expect(own.db.query('all', { text, values: [] })).rejects.toThrow();
    }
    const other = fixture.directory.businesses().find(one => one.id !== fixture.mine);
    if (other === undefined) throw new Error('there is no other business');
    const foreign = await enter(own.db, [{ businessId: other.id, role: 'dpo' }]);
    const { items } = (await ask(foreign.headers, 'GET', '/audit')).json();
    expect(items.filter((one: Event) => one.action !== 'readAudit')).toEqual([]);
  });

  it('knows who signed in', async () => {
    const owner = { name: 'Ada', email: 'ada@bakery.example', password: 'four words make sense' };
    const made = await fixture.staff.invite(fixture.mine, { email: owner.email, role: 'agent', by: 'the test' });
    await ask(consoleHeaders, 'POST', '/invitations/accept', {
      token: made.token,
      ...{ name: owner.name, password: owner.password },
    });
    await ask(consoleHeaders, 'POST', '/sign-in', { email: owner.email, password: owner.password });
    const seen = (await trail()).filter(one => one.user?.name === owner.name);
    expect(seen.map(one => one.action).toSorted()).toEqual(['acceptInvitation', 'signIn']);
  });
});
