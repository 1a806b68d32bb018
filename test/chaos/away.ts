// While something is away: how long the server says so, and what whoever asks meanwhile is told.

import { expect, onTestFailed } from 'vitest';
import { until } from '../town.ts';
import { codeFor, messagesPath, questionFor } from './codes.ts';
import { pause, type Rig, statusOf } from './rig.ts';

/** An answer that a client can act on: it is there in time, and says whether the same may be asked again. */
const answerBoundMs = 15_000;
const lookEveryMs = 200;

export type Told = { status: number; retryable: boolean };
type Body = { retryable?: boolean; error?: { is_transient?: boolean } };

/** What a message to this person is answered, who has not opted in: it is never sent. */
export const askToSend = (rig: Rig, person: number) => asked(rig, messagesPath, codeFor(person, '654321'));

/** What the question is answered whether this person may be written to: it stores a decision, and sends nothing. */
export const askWhether = (rig: Rig, person: number) => asked(rig, '/api/v1/decisions', questionFor(person));

async function asked(rig: Rig, path: string, body: unknown): Promise<Told> {
  const startedMs = performance.now();
  const answer = await rig.call<Body>('POST', path, body);
  expect(performance.now() - startedMs).toBeLessThan(answerBoundMs);
  const retryable = answer.body.retryable === true || answer.body.error?.is_transient === true;
  return { status: answer.status, retryable };
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

/** Where this test fails, the server's last words are what there is to go by. */
export function tellOnFailure(rig: Rig): void {
  onTestFailed(() => void process.stderr.write(`${rig.printed().slice(-3_000)}\n`));
}
