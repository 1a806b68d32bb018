// While something is away: how long the server says so, and what whoever asks meanwhile is told.

import { expect } from 'vitest';
import { until } from '../town.ts';
import { codeFor, consentOf, messagesPath } from './codes.ts';
import { pause, type Rig, statusOf } from './rig.ts';

/** An answer that a client can act on: it is there at once, or it says that the same may be asked again. */
const answerBoundMs = 15_000;
const lookEveryMs = 200;

type Problem = { retryable?: boolean; error?: { code: number; is_transient?: boolean } };

/** What a message and a consent for this person are answered, both new to the server. */
export async function askBoth(rig: Rig, person: number): Promise<{ status: number; retryable: boolean }[]> {
  const startedMs = performance.now();
  const answers = await Promise.all([
    rig.call<Problem>('POST', messagesPath, codeFor(person, '654321')),
    rig.call<Problem>('POST', '/api/v1/consents', consentOf(person)),
  ]);
  expect(performance.now() - startedMs).toBeLessThan(answerBoundMs);
  return answers.map(({ status, body }) => ({
    status,
    retryable: body.retryable === true || body.error?.is_transient === true,
  }));
}

/** Looks again and again for so long: the server lives, and says each time that it is not ready. */
export async function staysUnready(rig: Rig, forMs: number): Promise<void> {
  for (const untilMs = performance.now() + forMs; performance.now() < untilMs; ) {
    expect(await statusOf(rig, '/readyz')).toBe(503);
    expect(await statusOf(rig, '/healthz')).toBe(200);
    await pause(lookEveryMs);
  }
}

/** Waits until the server says that it is not ready. */
export async function untilUnready(rig: Rig): Promise<void> {
  await until('the server says that it is not ready', async () => (await statusOf(rig, '/readyz')) === 503, 20_000);
}
