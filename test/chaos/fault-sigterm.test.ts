// SIGTERM under load, again and again: the process ends in order, what was on its way to Meta is waited for, and what
// was queued goes on after the next start.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { letOptIn } from './codes.ts';
import { memoryMax, proveTold, startLoad, untilMore } from './load.ts';
import { openRig, type Rig, statusOf, untilReady } from './rig.ts';

const people = 200;
const stops = 3;

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 120_000);
afterAll(() => rig?.close());

test('SIGTERM under load: exit code 0, nothing lost or doubled, the queue goes on after the next start', async () => {
  await letOptIn(rig, people);
  // Slow, so that many messages are on their way when the signal comes.
  await rig.control('PUT', 'chaos', [{ act: 'latency', latencyMs: 250 }]);
  const load = startLoad(rig, { people, width: 24, paceMs: 20 });
  for (let stop = 0; stop < stops; stop += 1) {
    await untilMore(load, 150);
    expect(await rig.terminate()).toBe(0);
    expect(await statusOf(rig, '/readyz')).toBe(0);
    await rig.start();
    await untilReady(rig);
  }
  await untilMore(load, 50);
  await load.stop();
  await proveTold(rig, load.told, { consents: people });
  // Each was handed over in one try: no stop left anything behind of which it did not know whether it was sent.
  expect(await rig.rows(`select id from message where direction = 'out' and attempt <> 1`)).toEqual([]);
  expect(load.told.rssMax).toBeLessThan(memoryMax);
}, 300_000);
