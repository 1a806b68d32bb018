// Meta becomes slow, then silent for a minute: messages lie on its doorstep until it wakes, or are taken without an
// answer, or never arrive. Each is sent once in the end, and all that does not need Meta goes on meanwhile.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { askWhether, tellOnFailure } from './away.ts';
import { letOptIn } from './codes.ts';
import { memoryMax, proveTold, startLoad, untilMore } from './load.ts';
import { openRig, pause, type Rig, statusOf } from './rig.ts';

const people = 200;
const silentMs = 60_000;
/** For so long into its silence, what is sent lies on the doorstep until the silence is over. */
const doorstepMs = 15_000;

let rig: Rig;
beforeAll(async () => {
  // Longer than what lay on the doorstep may come after its hand-over ended (after 30 s), but not after its mark.
  rig = await openRig({ env: { ASSENT_FATE_WAIT_SECONDS: '45' } });
}, 120_000);
afterAll(() => rig?.close());

test('Meta slow and then silent for a minute under load: nothing lost or doubled, and the rest goes on', async () => {
  tellOnFailure(rig);
  await letOptIn(rig, people);
  const { pid } = rig;
  const load = startLoad(rig, { people, width: 48, paceMs: 50 });
  await rig.control('PUT', 'chaos', [
    { act: 'latency', latencyMs: 2_000 },
    { act: 'drop-after', probability: 0.05 },
    { act: 'drop-before', probability: 0.05 },
  ]);
  await untilMore(load, 200);
  const wakes = performance.now() + silentMs;
  await rig.control('PUT', 'chaos', [{ act: 'late', latencyMs: silentMs }, { act: 'silence' }]);
  await goesOn(rig, doorstepMs);
  await rig.control('PUT', 'chaos', [{ act: 'silence' }]);
  await goesOn(rig, wakes - performance.now());
  await rig.control('DELETE', 'chaos');
  await untilMore(load, 200);
  await load.stop();
  await proveTold(rig, load.told, { consents: people });
  expect(rig.pid).toBe(pid);
  expect(load.told.rssMax).toBeLessThan(memoryMax);
}, 300_000);

/** The server is ready, for its own part is: whether a message might go is answered at once. */
async function goesOn(rigged: Rig, forMs: number): Promise<void> {
  for (const untilMs = performance.now() + forMs; performance.now() < untilMs; await pause(500)) {
    const startedMs = performance.now();
    expect(await statusOf(rigged, '/readyz')).toBe(200);
    expect(await askWhether(rigged, 0)).toMatchObject({ status: 200 });
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  }
}
