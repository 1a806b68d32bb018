// The record of people's words that a text is no advertising.

import { z } from 'zod';
import { route } from './route.ts';
import { instant, pageOf, pageQuery, written } from './shapes.ts';

export const listOverrides = route({
  method: 'GET',
  path: '/overrides',
  operationId: 'listOverrides',
  summary: 'Who said that a text is no advertising although it reads like it, and why; newest first.',
  scope: 'decisions:read',
  query: pageQuery,
  answers: {
    200: {
      description: 'A page; a decision names the `id` in its facts',
      schema: pageOf(
        z.object({
          id: z.string(),
          by: z.string(),
          reason: z.string(),
          api_key: z.string().nullable(),
          user_id: z.string().nullable(),
          made_at: instant,
        }),
      ),
    },
  },
  async handle(deps, { caller, query }) {
    const page = { after: query.after ?? null, limit: query.limit };
    const { items, next } = await deps.messages.listOverrides(caller.businessId, page);
    const shown = items.map(({ id, by, reason, keyId, staffId, atMs }) => ({
      id,
      by,
      reason,
      api_key: keyId,
      user_id: staffId,
      made_at: written(atMs),
    }));
    return { status: 200, body: { items: shown, next } };
  },
});
