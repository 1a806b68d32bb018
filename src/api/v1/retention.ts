// For how long what was written is kept: everybody sees it, an owner and the data-protection officer can change it.

import { z } from 'zod';
import type { BusinessId } from '../../kernel/kernel.ts';
import { countedMax, keptDays } from '../../rights/rights.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { instant, written, writtenOrNull } from './shapes.ts';

const daysShape = z.number().int().min(keptDays.min).max(keptDays.max);
const runsShown = 30;

const counts = {
  messages: z.number().meta({ description: 'Messages that lost their content' }),
  notes: z.number().meta({ description: 'Notes of staff that lost their text' }),
  webhooks: z.number().meta({ description: 'Webhooks that were kept, not understood or passed on' }),
};

const shape = z.object({
  days: daysShape.meta({ description: 'For how many days what was written is kept' }),
  min: z.number(),
  max: z.number(),
  usual: z.number().meta({ description: 'What a new business begins with' }),
  runs: z
    .array(
      z.object({
        day: z.string().meta({ description: 'UTC' }),
        days: z.number().meta({ description: 'For how many days content was kept when it ran last on this day' }),
        last_run_at: instant,
        ...counts,
      }),
    )
    .meta({ description: 'The last 30 days on which the deletion ran, newest first' }),
});

export const readRetention = route({
  method: 'GET',
  path: '/retention',
  operationId: 'readRetention',
  summary: 'For how long what was written is kept, and what the deletion of older content did.',
  scope: 'decisions:read',
  answers: { 200: { description: 'The number of days and the last runs', schema: shape } },
  async handle(deps, { caller }) {
    return { status: 200, body: await told(deps, caller.businessId) };
  },
});

export const previewRetention = route({
  method: 'GET',
  path: '/retention/preview',
  operationId: 'previewRetention',
  summary: 'What would lose its content at once if it were kept for so many days. Nothing is changed.',
  scope: 'retention:manage',
  query: z.strictObject({ days: z.coerce.number().pipe(daysShape) }),
  answers: {
    200: {
      description: 'How many of each kind',
      schema: z.object({
        days: daysShape,
        ...counts,
        counted_max: z.number().meta({ description: 'Nothing is counted beyond it: this many stands for more too' }),
        oldest_at: instant.nullable().meta({ description: 'When the oldest was written; null: nothing goes' }),
      }),
    },
  },
  async handle(deps, { caller, query }) {
    const { oldestMs, ...found } = await deps.retention.preview(caller.businessId, query.days);
    const body = { days: query.days, ...found, counted_max: countedMax, oldest_at: writtenOrNull(oldestMs) };
    return { status: 200, body };
  },
});

export const setRetention = route({
  method: 'PUT',
  path: '/retention',
  operationId: 'setRetention',
  summary: 'Sets for how long what was written is kept. What is older loses its content for good, from now on.',
  scope: 'retention:manage',
  body: z.strictObject({
    days: daysShape,
    reason: z.string().trim().min(3).max(2_000),
    decided_by: z.string().trim().min(2).max(200).meta({ description: 'Who decided it, by name' }),
  }),
  answers: { 200: { description: 'As it is now', schema: shape } },
  async handle(deps, { caller, body }) {
    const { days, reason, decided_by: decidedBy } = body;
    await deps.retention.set(caller.businessId, { days, reason, decidedBy, keyId: caller.keyId });
    return { status: 200, body: await told(deps, caller.businessId) };
  },
});

async function told(deps: ApiDeps, businessId: BusinessId): Promise<z.input<typeof shape>> {
  const runs = await deps.retention.days(businessId, runsShown);
  return {
    days: deps.directory.business(businessId).contentDays,
    ...keptDays,
    runs: runs.map(({ ranMs, ...run }) => ({ ...run, last_run_at: written(ranMs) })),
  };
}
