// Staff say who is who: two become one with the stricter side, somebody becomes two with nothing gained, an undone merge
// gives back who was there, and a look beforehand says the same as the act.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ApiFixture, openApiFixture, phoneNumberId } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;
let nth = 0;

type Consent = { purpose: string; channel: string; status: string };
type State = {
  id: string;
  name?: string | null;
  identity_stale: boolean;
  restricted: boolean;
  consents: Consent[];
  suppressions: { scope: string }[];
  labels: string[];
  identities: { kind: string; value: string }[];
};

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
  await call('POST', '/purposes', { id: 'orders', class: 'utility', title: 'Orders', description: 'News of an order' });
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

async function call<T = State>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
  fixture.pass(1_000);
  const answer = await fixture.call(method, `/api/v1${path}`, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

const read = (id: string) => call('GET', `/contacts/${id}`);
const refused = async (path: string, body: object) => {
  const answer = await fixture.call('POST', `/api/v1${path}`, body);
  return [answer.statusCode, answer.json().code];
};

/** Somebody new with a number and somebody with a user id. */
function two() {
  nth += 1;
  return { phone: `+49151160010${String(nth).padStart(2, '0')}`, user_id: `DE.90000000000010${nth}` };
}

const consent = (contact: object, more: object = {}) =>
  call<{ contact_id: string }>('POST', '/consents', {
    ...{ contact, type: 'given', purpose: 'offers', act: 'tick', source: 'till', evidence: {} },
    ...more,
  });

const codes = async (to: object) => {
  const offer = { sender: phoneNumberId, ...to, template: { name: 'spring_offer', language: 'en' } };
  const asked = await call<{ outcome: string; reasons: { code: string }[] }>('POST', '/decisions', offer);
  return asked.reasons.map(one => one.code);
};

const given = (state: State) =>
  state.consents.filter(one => one.status === 'given').map(one => `${one.purpose} ${one.channel}`);

describe('two contacts', () => {
  test('are one with the stricter side, as the look beforehand said, and apart again without gaining anything', async () => {
    const { phone, user_id } = two();
    const one = (await consent({ phone })).contact_id;
    await consent({ phone }, { purpose: 'orders' });
    const other = (await consent({ user_id })).contact_id;
    await consent({ user_id }, { type: 'suppressed', purpose: undefined, reason: 'complaint', scope: ['marketing'] });
    await call('PUT', `/contacts/${other}/name`, { name: 'Lena Kraus' });
    const label = await call<{ id: string }>('POST', '/labels', { name: 'regular', colour: 'teal' });
    await call('PUT', `/contacts/${other}/labels`, { labels: [label.id] });
    const preview = await call<{ before: State[]; after: State }>('POST', `/contacts/${one}/merge-preview`, {
      with: other,
    });
    expect(preview.before.map(state => state.id)).toEqual([one, other]);
    expect((await read(one)).suppressions).toEqual([]);

    const body = { with: other, reason: 'She told us at the till' };
    const merged = await call('POST', `/contacts/${other}/merge`, { ...body, with: one });
    expect(merged.id).toBe(one);
    expect(merged.suppressions).toHaveLength(1);
    expect(merged.consents).toEqual(preview.after.consents);
    expect((await read(other)).id).toBe(one);
    expect((await read(one)).identities.map(alias => alias.kind).toSorted()).toEqual(['bsuid', 'phone']);
    expect((await read(one)).name).toBe('Lena Kraus');
    const labelled = { filters: { labels: [label.id] } };
    const found = await call<{ items: State[]; count: object }>('POST', '/contacts/search', labelled);
    expect([found.items.map(item => item.id), found.items[0]?.labels, found.count]).toEqual([
      [one],
      [label.id],
      { exact: 1 },
    ]);
    expect(await codes({ to: phone })).toContain('DENY_SUPPRESSED');
    expect(await refused(`/contacts/${one}/merge`, body)).toEqual([409, 'conflict']);

    const { items } = await call<{ items: { kind: string; id: string; made_by: string; reason: string }[] }>(
      'GET',
      `/contacts/${one}/timeline`,
    );
    const merge = items.find(item => item.kind === 'merge');
    expect(merge).toMatchObject({ merged_contact_id: other, reason: 'She told us at the till' });
    const undo = { merge_id: merge?.id };
    const look = await call<{ stays: State; goes: State; undoes_merge: boolean }>(
      'POST',
      `/contacts/${one}/split-preview`,
      undo,
    );
    expect([look.undoes_merge, look.goes.id]).toEqual([true, other]);
    const apart = await call<{ stays: State; goes: State }>('POST', `/contacts/${one}/split`, {
      ...undo,
      reason: 'A mistake',
    });
    expect([apart.stays, apart.goes].map(state => state.consents)).toEqual(
      [look.stays, look.goes].map(state => state.consents),
    );
    const [stays, goes] = [await read(one), await read(other)];
    expect([stays.id, goes.id]).toEqual([one, other]);
    expect([stays.identities, goes.identities].map(list => list.map(alias => alias.kind))).toEqual([
      ['phone'],
      ['bsuid'],
    ]);
    expect([stays.name, goes.name]).toEqual([null, 'Lena Kraus']);
    // The block holds for both; what the one gave by number is the one's, what only the other gave is not theirs.
    expect([stays, goes].map(state => state.suppressions.length)).toEqual([1, 1]);
    expect(given(stays)).toContain('orders whatsapp');
    expect(given(goes)).not.toContain('orders whatsapp');
    expect(await codes({ to: phone })).toContain('DENY_SUPPRESSED');
    const theirs = await call<{ items: { kind: string; went?: boolean }[] }>('GET', `/contacts/${other}/timeline`);
    expect(theirs.items.find(item => item.kind === 'split')).toMatchObject({ went: true, other_contact_id: one });
    expect(theirs.items.filter(item => item.kind === 'block')).toHaveLength(1);
    // And one once more: the contact that was back goes again.
    expect((await call('POST', `/contacts/${one}/merge`, { ...body, reason: 'No mistake' })).id).toBe(one);
    expect((await read(other)).id).toBe(one);
  });

  test('with a number each are suspended, as nothing tells which holds', async () => {
    const [a, b] = [two(), two()];
    const [one, other] = [
      (await consent({ phone: a.phone })).contact_id,
      (await consent({ phone: b.phone })).contact_id,
    ];
    const look = await call<{ after: State }>('POST', `/contacts/${one}/merge-preview`, { with: other });
    expect(look.after.identity_stale).toBe(true);
    await call('POST', `/contacts/${one}/merge`, { with: other, reason: 'Two numbers' });
    expect(await codes({ to: b.phone })).toContain('DENY_IDENTITY_STALE');
    expect(await call('GET', '/needs')).toMatchObject({ numbers_changed_hands: 1 });
    const stale = { filters: { blocked: ['identity_stale'] } };
    const { items } = await call<{ items: State[] }>('POST', '/contacts/search', stale);
    expect(items.map(item => item.id)).toEqual([one]);
  });
});

describe('a contact who is two', () => {
  test('gives to the new one only what its evidence names', async () => {
    const { phone, user_id } = two();
    const { contact_id: id } = await consent({ phone, user_id });
    await consent({ user_id }, { purpose: 'orders' });
    await call('POST', `/contacts/${id}/acts`, { act: 'restriction', way: 'call', note: 'asked us' });
    await call('POST', `/contacts/${id}/acts`, { act: 'restriction_lifted', way: 'call', note: 'and again' });
    const going = { identities: [{ kind: 'bsuid', value: user_id }] };
    const look = await call<{ goes: State; undoes_merge: boolean }>('POST', `/contacts/${id}/split-preview`, going);
    expect(look.undoes_merge).toBe(false);
    const { stays, goes } = await call<{ stays: State; goes: State }>('POST', `/contacts/${id}/split`, {
      ...going,
      reason: 'A shared phone',
    });
    expect(goes.id).not.toBe(id);
    expect(given(goes).toSorted()).toEqual(['offers whatsapp', 'orders whatsapp']);
    expect(given(stays)).toEqual(['offers whatsapp']);
    expect(stays.consents.find(one => one.purpose === 'orders')?.status).toBe('invalidated');
    expect((await call('POST', '/contacts/find', { user_id })).id).toBe(goes.id);
    expect((await call('POST', '/contacts/find', { phone })).id).toBe(id);
    const theirs = await call<{ items: { kind: string; event?: { purpose: string } }[] }>(
      'GET',
      `/contacts/${goes.id}/timeline`,
    );
    expect(theirs.items.filter(item => item.kind === 'consent').map(item => item.event?.purpose)).toEqual([
      'orders',
      'offers',
    ]);
    const search = await call<{ count: { exact: number } }>('POST', '/contacts/search', { filters: {} });
    const rows = await database.db.query<{ n: number }>('all', {
      text: 'select count(*)::int as n from contact where business_id = $1 and merged_into is null',
      values: [fixture.mine],
    });
    expect(search.count.exact).toBe(rows[0]?.n);
  });

  test('keeps at least one name, and gives only what they have', async () => {
    const { phone, user_id } = two();
    const { contact_id: id } = await consent({ phone, user_id });
    const name = (kind: string, value: string) => ({ kind, value });
    const split = (...identities: object[]) => refused(`/contacts/${id}/split`, { identities, reason: 'no' });
    expect(await split(name('phone', phone), name('bsuid', user_id))).toEqual([409, 'conflict']);
    expect(await split(name('bsuid', 'DE.1234567'))).toEqual([409, 'conflict']);
    expect(await split()).toEqual([400, 'request-invalid']);
    expect(await refused(`/contacts/${id}/split`, { reason: 'no' })).toEqual([400, 'request-invalid']);
  });

  test('is nobody to another business', async () => {
    const { phone } = two();
    const { contact_id: id } = await consent({ phone });
    const theirs = { authorization: `Bearer ${fixture.theirKey}` };
    for (const path of ['merge', 'merge-preview']) {
      const answer = await fixture.call('POST', `/api/v1/contacts/${id}/${path}`, { with: id, reason: 'no' }, theirs);
      expect([400, 404]).toContain(answer.statusCode);
    }
  });
});
