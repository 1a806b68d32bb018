// PostgreSQL goes away under load and comes back: frozen for a while, then killed. The server says so, refuses what it
// cannot do in words that a client can act on, and recovers by itself.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { askToSend, askWhether, staysUnready, tellOnFailure, untilUnready } from './away.ts';
import { letOptIn } from './codes.ts';
import { memoryMax, proveTold, startLoad, untilMore } from './load.ts';
import { openRig, type Rig, untilReady } from './rig.ts';

const people = 200;
const frozenMs = 8_000;

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 120_000);
afterAll(() => rig?.close());

test('PostgreSQL frozen and killed under load: nothing lost or doubled, the server recovers by itself', async () => {
  tellOnFailure(rig);
  await letOptIn(rig, people);
  const { pid } = rig;
  const load = startLoad(rig, { people, width: 24, paceMs: 20 });
  await untilMore(load, 150);
  await freeze(rig);
  await untilMore(load, 150);
  for (const whom of ['postmaster', 'all', 'postmaster'] as const) {
    await rig.signalPostgres('SIGKILL', whom);
    await untilUnready(rig);
    await untilReady(rig);
    await untilMore(load, 150);
  }
  await load.stop();
  await proveTold(rig, load.told, { consents: people });
  expect(rig.pid).toBe(pid);
  expect(load.told.rssMax).toBeLessThan(memoryMax);
}, 300_000);

/** All processes stand still and keep their connections: nothing fails by itself, everything only waits. */
async function freeze(frozen: Rig): Promise<void> {
  await frozen.signalPostgres('SIGSTOP', 'all');
  try {
    await untilUnready(frozen);
    const answers = Promise.all([askToSend(frozen, people), askWhether(frozen, people)]);
    await staysUnready(frozen, frozenMs);
    for (const answer of await answers) expect(answer).toEqual({ status: 503, retryable: true });
  } finally {
    await frozen.signalPostgres('SIGCONT', 'all');
  }
  await untilReady(frozen);
}
