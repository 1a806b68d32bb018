// Consent events of everybody as a list: who agreed and through what, who said no and how.

import { z } from 'zod';
import { idInstantMs } from '../../kernel/kernel.ts';
import type { FoundEvent } from '../../ledger/ledger.ts';
import { contactName, withNames } from './names.ts';
import { route } from './route.ts';
import { boundsOf } from './search-decisions.ts';
import { channels, idOf, instant, pageBody, pageOf, slug, written } from './shapes.ts';

const types = [
  'requested',
  'given',
  'renewed',
  'refused',
  'withdrawn',
  'revoked',
  'expired',
  'invalidated',
  'suppressed',
  'lifted',
  'restricted',
  'unrestricted',
  'objected',
  'identity_changed',
] as const;
const ways = ['keyword', 'button', 'words', 'api', 'staff', 'meta'] as const;
const sourcesMax = 100;
const sourceMax = 200;

const foundShape = z.object({
  id: z.string(),
  at: instant,
  seq: z.number().nullable(),
  contact_id: z.string().nullable().meta({ description: 'null: nobody can be named any more' }),
  contact_name: contactName,
  event: z.record(z.string(), z.unknown()),
});

export const searchConsents = route({
  method: 'POST',
  path: '/consents/search',
  operationId: 'searchConsents',
  summary: 'Consent events of everybody, newest first. A page can be short and have a `next` all the same.',
  scope: 'consents:read',
  audit: 'read',
  body: pageBody.extend({
    type: z.array(z.enum(types)).max(types.length).default([]),
    source: z.array(z.string().max(sourceMax)).max(sourcesMax).default([]),
    way: z
      .array(z.enum(ways))
      .max(ways.length)
      .default([])
      .meta({ description: 'How a no was said; of a yes it means nothing' }),
    purpose: slug.optional(),
    channel: z.enum(channels).optional(),
    from: instant.optional(),
    to: instant.optional().meta({ description: 'Up to this instant, without it' }),
    newer_than: idOf('consent event').optional(),
  }),
  answers: { 200: { description: 'A page of events', schema: pageOf(foundShape) } },
  async handle(deps, { caller, body }) {
    const { items, next } = await deps.ledger.searchEvents(caller.businessId, {
      types: body.type,
      sources: body.source,
      ways: body.way,
      purpose: body.purpose ?? null,
      channel: body.channel ?? null,
      ...boundsOf(body),
      limit: body.limit,
    });
    const told = items.map(({ contactId, ...one }) => ({ ...toldEvent(one), contact_id: contactId ?? '' }));
    const named = await withNames(deps, caller, told);
    return { status: 200, body: { items: named.map(one => ({ ...one, contact_id: one.contact_id || null })), next } };
  },
});

function toldEvent({ id, seq, event }: Omit<FoundEvent, 'contactId'>) {
  return { id, at: written(idInstantMs(id)), seq, event };
}
