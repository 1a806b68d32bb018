// Promises 3 and 4 under kill -9: what was acknowledged is not lost, and nothing is sent twice, though the server and its
// PostgreSQL are killed again and again and "Meta" drops answers after it took a message.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../town.ts';
import { letOptIn } from './codes.ts';
import { keepAt, nothingTold, proveTold, sendCode } from './load.ts';
import { openRig, type Rig, untilReady } from './rig.ts';

const people = 250;
const sends = 5_000;
const kills = 20;

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 120_000);
afterAll(() => rig?.close());

test('5,000 sends, 20 kills, dropped answers: none lost, none doubled', async () => {
  await letOptIn(rig, people);
  await rig.control('PUT', 'chaos', [{ act: 'drop-after', probability: 0.02 }]);
  const told = nothingTold();
  let killed = 0;
  const killing = (async () => {
    while (killed < kills) {
      const goal = ((killed + 1) * sends) / (kills + 2);
      await until(`${goal} answers`, async () => told.sent.size >= goal, 120_000);
      // Every other time PostgreSQL dies with the server.
      await rig.kill({ postgres: killed % 2 === 0 });
      killed += 1;
      await rig.start();
      await untilReady(rig);
    }
  })();
  const run = keepAt(at => sendCode(rig, told, { at, person: at % people }), { width: 48, total: sends });
  await Promise.all([run.ended, killing]);
  await proveTold(rig, told, { consents: people });
  expect(killed).toBe(kills);
  expect(told.sent.size).toBe(sends);
  // None of them under a second id either.
  expect(await rig.control('GET', 'received')).toMatchObject({ accepted: sends, distinct: sends });
}, 600_000);
