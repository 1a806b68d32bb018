// A pause, with two processes on one database: once it is acknowledged neither hands anything over that it covers, what
// is queued waits, and all of it goes once sending is resumed.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { idAt } from '../../kernel/kernel.ts';
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
  for (const { directory } of two.processes) await directory.refresh();
  if (out.directory.business(two.businessId).pause === null) return;
  await resumeSending({ ...out, wakeLane: () => undefined }, two.businessId, why);
  await two.process(1).out.directory.refresh();
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

test('a pause is not acknowledged while a statement runs that began before it: it may still mark a message', async () => {
  let end: () => void = () => undefined;
  const running = two.database.db.transaction(two.businessId, async tx => {
    await tx.query({ text: 'select 1', values: [] });
    await new Promise<void>(resolve => {
      end = resolve;
    });
  });
  const { directory } = two.process(1).out;
  let isAcknowledged = false;
  const paused = pauseBy(1).then(told => {
    isAcknowledged = true;
    return told;
  });
  while (directory.business(two.businessId).pause === null) await pause();
  for (let turn = 0; turn < 10; turn += 1) await pause();
  expect(isAcknowledged).toBe(false);
  end();
  await running;
  expect(await paused).toEqual({ underWay: 0 });
});

test('what is still on its way after five seconds is told; answers are not counted where they go on', async () => {
  const { sender, database, businessId } = two;
  const { out } = two.process(0);
  const person = await out.contacts.find(businessId, {
    phone: (await newPerson()).slice(1),
    userId: null,
    parentUserId: null,
  });
  for (const [at, messageClass] of ['utility', 'reply', 'compliance'].entries()) {
    await database.db.query(businessId, {
      text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind)
        values ($1, $2, $3, $4, 'out', 'marked', $5, 'text')`,
      values: [businessId, idAt(out.clock.now(), Buffer.alloc(10, at)), person?.id, sender.id, messageClass],
    });
  }
  expect(await pauseBy(0)).toEqual({ underWay: 1 });
  expect(await pauseBy(0, 'everything')).toEqual({ underWay: 2 });
});
