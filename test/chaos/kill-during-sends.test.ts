// Promises 3 and 4 under kill -9: what was acknowledged is not lost, and nothing is sent twice, though the server and its
// PostgreSQL are killed again and again and "Meta" drops answers after it took a message.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../town.ts';
import { codeFor, letOptIn, messagesPath } from './codes.ts';
import { inParallel, openRig, pause, type Rig, untilReady } from './rig.ts';

const people = 1_000;
const sends = 5_000;
const kills = 20;
const answerBoundMs = 120_000;

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 120_000);
afterAll(() => rig?.close());

/** Sends with one key until it is answered for good; the wamid. */
async function sendUntilAnswered(at: number): Promise<string> {
  const started = performance.now();
  while (performance.now() - started < answerBoundMs) {
    const answer = await rig
      .call<{ messages?: { id: string }[] }>('POST', messagesPath, codeFor(at % people, String(100_000 + at)), {
        'idempotency-key': `send-${at}`,
      })
      .catch(() => undefined);
    const wamid = answer?.body?.messages?.[0]?.id;
    if (answer?.status === 200 && wamid !== undefined) return wamid;
    if (answer !== undefined && answer.status < 500 && answer.status !== 409 && answer.status !== 400) {
      throw new Error(`send ${at} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    await pause(100);
  }
  throw new Error(`send ${at} was never answered`);
}

test('5,000 sends, 20 kills, dropped answers: none lost, none doubled', async () => {
  await letOptIn(rig, people);
  await rig.control('PUT', 'chaos', [{ act: 'drop-after', probability: 0.02 }]);
  const wamids = new Map<number, string>();
  let killed = 0;
  const killing = (async () => {
    while (killed < kills) {
      const goal = ((killed + 1) * sends) / (kills + 2);
      await until(`${goal} answers`, () => Promise.resolve(wamids.size >= goal), answerBoundMs * 2);
      // Every other time PostgreSQL dies with the server.
      await rig.kill({ postgres: killed % 2 === 0 });
      killed += 1;
      await rig.start();
      await untilReady(rig);
    }
  })();
  const everything = Array.from({ length: sends }, (_, at) => at);
  await inParallel(everything, 48, async at => {
    wamids.set(at, await sendUntilAnswered(at));
  });
  await killing;
  const received = (await rig.control('GET', 'received', undefined)) as { distinct: number; doubled: string[] }; // the emulator's book
  expect(killed).toBe(kills);
  expect(wamids.size).toBe(sends);
  expect(new Set(wamids.values()).size).toBe(sends);
  expect(received.doubled).toEqual([]);
  expect(received.distinct).toBe(sends);
}, 600_000);
