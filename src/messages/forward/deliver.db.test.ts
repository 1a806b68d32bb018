// Passing on: one endpoint that is dead starves nobody, what cannot be opened ends, what is turned off gets nothing.

import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, type EndpointId, newId, present } from '../../kernel/kernel.ts';
import { createVault, loadMasterKey, type Vault } from '../../vault/vault.ts';
import { createDirectory, type Directory } from '../directory/directory.ts';
import { createMessageMetrics } from '../metrics.ts';
import { createForwarder, type Forwarder, type Post } from './deliver.ts';
import { createEndpoints, type Endpoints } from './endpoints.ts';
import * as store from './store.ts';

let made = 0;
/** Different each time, the same in each run. */
const random = {
  bytes: (length: number) => {
    made += 1;
    return Buffer.alloc(length, String(made).padStart(6, '0'));
  },
};
const clock = { now: () => Date.UTC(2026, 0, 5, 10) };

let database: TestDatabase;
let vault: Vault;
let directory: Directory;
let businessId: BusinessId;
let endpoints: Endpoints;

beforeAll(async () => {
  database = await createTestDatabase();
  const value = Buffer.alloc(32, 7).toString('base64');
  const { key } = await loadMasterKey({ file: null, value, dataDir: '.', random });
  vault = createVault({ masterKey: key, random });
  directory = await createDirectory({ db: database.db, vault, clock, random, onSenders: () => undefined });
  businessId = await directory.addBusiness({ name: 'Bakery', countries: ['DE'], zone: 'Europe/Berlin' });
  endpoints = createEndpoints({
    db: database.db,
    vault,
    clock,
    random,
    directory,
    allowPrivate: true,
    wakeForwarder: () => undefined,
  });
});
afterAll(async () => {
  directory.close();
  await database.stop();
});

async function addEndpoint(path: string): Promise<EndpointId> {
  return (await endpoints.create(businessId, { url: `http://127.0.0.1:9/${path}`, secret: 'secret' })).id;
}

async function plan(endpointId: EndpointId, count: number): Promise<void> {
  const { dataKey } = directory.business(businessId);
  const rows = Array.from({ length: count }, () => {
    const id = newId<'webhook delivery'>({ clock, random });
    return { id, endpointId, body: vault.seal(dataKey, '{}', `delivery:${id}`) };
  });
  await database.db.transaction(businessId, tx => store.insertDeliveries(tx, businessId, rows));
}

async function states(endpointId: EndpointId): Promise<{ state: string; last_outcome: string | null }[]> {
  return await database.db.query(businessId, {
    text: 'select state, last_outcome from webhook_delivery where business_id = $1 and endpoint_id = $2',
    values: [businessId, endpointId],
  });
}

function openForwarder(post: Post): Forwarder & { woken: () => number } {
  let woken = 0;
  const metrics = createMessageMetrics(new Registry());
  const deps = { db: database.db, vault, directory, clock, metrics, post, allowPrivate: true };
  const wake = () => {
    woken += 1;
  };
  return { ...createForwarder({ ...deps, wake }), woken: () => woken };
}

/** Works until something is so, as the lane would. */
async function workUntil(forwarder: Forwarder, isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    await forwarder.runOnce();
    if (await isSo()) return;
  }
  throw new Error('it never was so');
}

const allDelivered = (id: EndpointId) => async () => (await states(id)).every(one => one.state === 'delivered');

test('a dead endpoint has five under way, and everybody else is served', async () => {
  const dead = await addEndpoint('dead');
  const live = await addEndpoint('live');
  await plan(dead, 80);
  await plan(live, 20);
  const held: ((status: number | null) => void)[] = [];
  const forwarder = openForwarder(target =>
    target.url.pathname === '/dead' ? new Promise(resolve => held.push(resolve)) : Promise.resolve(200),
  );
  await workUntil(forwarder, allDelivered(live));
  expect(held).toHaveLength(5);
  for (const answer of held) answer(null);
  await forwarder.idle();
  // A place became free for an endpoint that had used its share; but after a failure it rests.
  expect(forwarder.woken()).toBeGreaterThan(0);
  expect(await forwarder.runOnce()).toBe(0);
  const after = await states(dead);
  expect(after.filter(one => one.last_outcome === 'no answer')).toHaveLength(5);
  expect(after.every(one => one.state === 'waiting')).toBe(true);
  expect(await endpoints.disable(businessId, dead)).toBe(true);
  expect((await states(dead)).every(one => one.state === 'given_up')).toBe(true);
});

test('what cannot be opened is written down as that, and holds up nothing', async () => {
  const poisoned = await addEndpoint('poisoned');
  await plan(poisoned, 3);
  await database.db.query(businessId, {
    text: `update webhook_delivery set body = '\\x00' where business_id = $1 and id = (
      select id from webhook_delivery where business_id = $1 and endpoint_id = $2 order by due_at, id limit 1)`,
    values: [businessId, poisoned],
  });
  const forwarder = openForwarder(async () => 204);
  await forwarder.runOnce();
  await forwarder.idle();
  const outcomes = (await states(poisoned)).map(one => one.last_outcome).sort();
  expect(outcomes).toEqual(['cannot be opened', 'delivered', 'delivered']);
});

test('an endpoint that is off gets nothing, not even what was planned in the same moment', async () => {
  const off = await addEndpoint('off');
  await endpoints.disable(businessId, off);
  await plan(off, 2);
  const forwarder = openForwarder(async () => 200);
  expect(await forwarder.runOnce()).toBe(0);
  await store.purgeDeliveries(database.db);
  const after = await states(off);
  expect(after.map(one => one.last_outcome)).toEqual(['endpoint turned off', 'endpoint turned off']);
  const [first] = (await endpoints.deliveries(businessId, { endpointId: off, after: null, limit: 1 })).items;
  expect(await endpoints.replay(businessId, present(first, 'a delivery').id)).toBe(false);
});

test('what ended is removed after 7 days; what has waited for 7 days is given up', async () => {
  const old = await addEndpoint('old');
  await plan(old, 2);
  const age = (state: string) => ({
    text: `update webhook_delivery set state = $3, created_at = now() - interval '8 days',
        ended_at = case when $3 <> 'waiting' then now() - interval '8 days' end
      where business_id = $1 and id = (select max(id::text)::uuid from webhook_delivery
        where business_id = $1 and endpoint_id = $2 and created_at > now() - interval '1 day')`,
    values: [businessId, old, state],
  });
  await database.db.query(businessId, age('delivered'));
  await database.db.query(businessId, age('waiting'));
  await store.purgeDeliveries(database.db);
  expect(await states(old)).toEqual([{ state: 'given_up', last_outcome: 'too old' }]);
});
