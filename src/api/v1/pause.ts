// The pause of sending: whoever works here sees it, an owner and the data-protection officer can set and end it.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { instant, written } from './shapes.ts';

const reasonShape = z.string().trim().min(3).max(2_000);
const byShape = z.string().trim().min(2).max(200).meta({ description: 'Who decided it, by name' });
const coversShape = z
  .enum(['started', 'everything'])
  .meta({ description: 'What the business starts, or its answers too. What the law demands always goes.' });

const shape = z.object({
  paused: z.object({ covers: coversShape, since: instant, reason: z.string(), by: z.string() }).nullable(),
  held: z.number().meta({ description: 'Queued messages that wait for its end; it does not count beyond 10,000' }),
});

export const readPause = route({
  method: 'GET',
  path: '/pause',
  operationId: 'readPause',
  summary: 'Whether sending is paused: what is held, since when, why and by whom.',
  scope: 'messages:read',
  answers: { 200: { description: 'The pause; null: none', schema: shape } },
  async handle(deps, { caller }) {
    return { status: 200, body: await toldPause(deps, caller) };
  },
});

export const pauseSending = route({
  method: 'PUT',
  path: '/pause',
  operationId: 'pauseSending',
  summary:
    'Pauses what the business sends, at once and in every process, or changes what is paused. Answers when what was on its way has ended, after 5 s at most.',
  scope: 'sending:pause',
  body: z.strictObject({ covers: coversShape, reason: reasonShape, decided_by: byShape }),
  answers: {
    200: {
      description: 'The pause',
      schema: shape.extend({ under_way: z.number().meta({ description: 'Messages that were on their way still' }) }),
    },
  },
  async handle(deps, { caller, body }) {
    const { covers, ...why } = body;
    const { underWay } = await deps.messages.pauseSending(caller.businessId, { covers, ...whyOf(caller, why) });
    return { status: 200, body: { ...(await toldPause(deps, caller)), under_way: underWay } };
  },
});

export const resumeSending = route({
  method: 'POST',
  path: '/pause/end',
  operationId: 'resumeSending',
  summary: 'Ends the pause: what waited is judged anew at once, and goes where nothing else speaks against it.',
  scope: 'sending:pause',
  body: z.strictObject({ reason: reasonShape, decided_by: byShape }),
  answers: { 200: { description: 'No pause', schema: shape } },
  async handle(deps, { caller, body }) {
    if (deps.directory.business(caller.businessId).pause === null)
      throw new Failure('conflict', 'sending is not paused');
    await deps.messages.resumeSending(caller.businessId, whyOf(caller, body));
    return { status: 200, body: await toldPause(deps, caller) };
  },
});

function whyOf({ keyId }: Caller, { reason, decided_by }: { reason: string; decided_by: string }) {
  return { reason, decidedBy: decided_by, keyId };
}

async function toldPause(deps: ApiDeps, { businessId }: Caller): Promise<z.input<typeof shape>> {
  const { pause } = deps.directory.business(businessId);
  if (pause === null) return { paused: null, held: 0 };
  const { covers, sinceMs, reason, by } = pause;
  const paused = { covers, since: written(sinceMs), reason, by };
  return { paused, held: await deps.messages.countHeld(businessId) };
}
