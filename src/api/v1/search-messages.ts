// Messages of everybody as a list, without their content: what went out, came in, and did not arrive.

import { z } from 'zod';
import { idInstantMs } from '../../kernel/kernel.ts';
import type { StoredMessage } from '../../messages/messages.ts';
import { messageShape, toldMessage } from './messages.ts';
import { contactName, withNames } from './names.ts';
import { route } from './route.ts';
import { boundsOf, sendersOf } from './search-decisions.ts';
import { idOf, instant, messageClasses, pageBody, pageOf, written } from './shapes.ts';

const states = ['queued', 'marked', 'sent', 'unknown', 'failed', 'refused', 'cancelled', 'received'] as const;

const foundShape = messageShape
  .omit({ decision: true })
  .extend({ at: instant, decision_id: z.string().nullable(), contact_name: contactName });

const searchBody = pageBody.extend({
  direction: z
    .array(z.enum(['in', 'out', 'echo']))
    .max(3)
    .default([]),
  class: z.array(z.enum(messageClasses)).max(messageClasses.length).default([]),
  state: z.array(z.enum(states)).max(states.length).default([]),
  failed: z.boolean().default(false).meta({ description: 'true: only what did not arrive' }),
  error_code: z
    .array(z.number().int().min(0).max(2_147_483_647).nullable())
    .max(100)
    .optional()
    .meta({ description: 'Meta’s codes; null: it gave none' }),
  sender_id: idOf('sender').optional(),
  from: instant.optional(),
  to: instant.optional().meta({ description: 'Up to this instant, without it' }),
  newer_than: idOf('message').optional(),
});

export const searchMessages = route({
  method: 'POST',
  path: '/messages/search',
  operationId: 'searchMessages',
  summary: 'Messages without their content, newest first. A page can be short and have a `next` all the same.',
  scope: 'messages:read',
  audit: 'read',
  body: searchBody,
  answers: { 200: { description: 'A page of messages', schema: pageOf(foundShape) } },
  async handle(deps, { caller, body }) {
    const senderIds = sendersOf(caller, body.sender_id);
    if (senderIds?.length === 0) return { status: 200, body: { items: [], next: null } };
    const { items, next } = await deps.messages.searchMessages(caller.businessId, {
      directions: body.direction,
      classes: body.class,
      states: body.state,
      senderIds,
      failed: body.failed,
      errorCodes: body.error_code ?? null,
      ...boundsOf(body),
      limit: body.limit,
    });
    return { status: 200, body: { items: await withNames(deps, caller, items.map(told)), next } };
  },
});

function told(message: StoredMessage): Omit<z.input<typeof foundShape>, 'contact_name'> {
  return { ...toldMessage(message), at: written(idInstantMs(message.id)), decision_id: message.decisionId };
}
