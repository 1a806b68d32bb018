// A pause, with two processes on one database: once it is acknowledged neither hands anything over that it covers, what
// is queued waits, and all of it goes once sending is resumed.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { queue, send } from '../outbound/send.ts';
import { openTwoProcesses, type TwoProcesses } from '../outbound/testing.ts';
import { pauseSending, resumeSending } from './pause.ts';
import { countHeld } from './store.ts';

const why = { reason: 'A wrong price went out', decidedBy: 'D. Officer', keyId: null };
const pause = async () => await new Promise<void>(resolve => setImmediate(resolve));
let two: TwoProcesses;
let numbers = 0;

beforeAll(async () => {
  two = await openTwoProcesses();
});

afterAll(async () => await two.stop());

beforeEach(async () => {
  const { out } = two.process(0);
  if (out.directory.business(two.businessId).pause === null) return;
  await resumeSending({ ...out, wakeLane: () => undefined }, two.businessId, why);
  await two.drain();
});

async function newPerson(): Promise<string> {
  numbers += 1;
  const to = `+4915${String(numbers).padStart(9, '0')}`;
  await two.agree(to);
  return to;
}

async function pauseBy(process: number, covers: 'started' | 'everything' = 'started') {
  const { out } = two.process(process);
  const { db, directory } = out;
  return await pauseSending({ db, directory, pause }, two.businessId, { ...why, covers, atMs: out.clock.now() });
}

test('once a pause is acknowledged, no process hands anything over, whatever was under way', async () => {
  const people = await Promise.all(Array.from({ length: 24 }, newPerson));
  const sends = people.map((to, at) => send(two.process(at % 2).out, two.order(to)));
  const { underWay } = await pauseBy(0);
  const acknowledged = two.handedOver.length;
  const late = people.map((to, at) => send(two.process(at % 2).out, two.order(to)));
  const results = await Promise.all([...sends, ...late]);
  expect(underWay).toBe(0);
  expect(two.handedOver.length).toBe(acknowledged);
  expect(results.slice(people.length).map(one => one.kind)).toEqual(people.map(() => 'refused'));
  const codes = results.flatMap(one => (one.kind === 'refused' ? [one.decision.reasons[0]?.code] : []));
  expect(new Set(codes)).toEqual(new Set(['DEFER_PAUSED']));
});

test('what was queued before waits in every process, and goes when sending is resumed', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, newPerson));
  await Promise.all(people.map(to => queue(two.process(1).out, two.order(to))));
  await pauseBy(0);
  const before = two.handedOver.length;
  await two.drain();
  expect(two.handedOver.length).toBe(before);
  expect(await countHeld(two.database.db, two.businessId)).toBe(people.length);
  const { out } = two.process(1);
  await resumeSending({ ...out, wakeLane: () => undefined }, two.businessId, why);
  expect(out.directory.business(two.businessId).pause).toBeNull();
  await two.drain();
  const after = two.handedOver.slice(before).map(one => one.to);
  expect(after.toSorted()).toEqual(people.toSorted());
  expect(await countHeld(two.database.db, two.businessId)).toBe(0);
});

test('it is on record who paused and who resumed, and why; without either it is refused', async () => {
  await pauseBy(1, 'everything');
  const { directory } = two.process(1).out;
  const missing = { what: 'pause', after: null, reason: null, decidedBy: null, keyId: null } as const;
  await expect(directory.setOwnValues(two.businessId, missing)).rejects.toMatchObject({ code: 'request-invalid' });
  const { items } = await directory.listOwnValueChanges(two.businessId, { after: null, limit: 1 });
  expect(items[0]).toMatchObject({
    what: 'pause',
    before: {},
    after: { covers: 'everything', reason: why.reason, by: why.decidedBy },
    reason: why.reason,
    decided_by: why.decidedBy,
  });
});

test('whoever changes what is paused does not change since when', async () => {
  await pauseBy(0);
  const first = two.process(0).out.directory.business(two.businessId).pause;
  await pauseBy(0, 'everything');
  const then = two.process(0).out.directory.business(two.businessId).pause;
  expect(then).toMatchObject({ covers: 'everything', sinceMs: first?.sinceMs });
});
