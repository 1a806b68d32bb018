// Doubts: messages that may have been a stop, with marketing held until the person has answered or somebody has looked.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import type { Doubt } from '../../rights/rights.ts';
import type { ApiDeps } from '../types.ts';
import { contactName, withNames } from './names.ts';
import { route } from './route.ts';
import { idOf, instant, pageOf, written, writtenOrNull } from './shapes.ts';
import { byWhom, clockShape, noteShape, noteText, pageFor, toldClock, toldNotes, waitingQuery } from './waiting.ts';

const outcomes = z.enum(['stop', 'no_stop']);

const doubtShape = z.object({
  id: z.string(),
  contact_id: z.string(),
  contact_name: contactName.optional(),
  message_id: z.string(),
  meant: z.string().meta({ description: 'What the recogniser made of it, such as `less often: once a month`' }),
  opened_at: instant,
  ...clockShape,
  asked_at: instant.nullable().meta({ description: 'When the person was asked; null: not asked' }),
  closed_at: instant.nullable(),
  outcome: outcomes.nullable(),
  closed_by: z.string().nullable().meta({ description: '`person`, or the API key of whoever resolved it' }),
  notes: z.array(noteShape),
});

export const listDoubts = route({
  method: 'GET',
  path: '/doubts',
  operationId: 'listDoubts',
  summary: 'Messages that may have been a stop, newest first; without `state` those that nobody has resolved.',
  scope: 'requests:read',
  audit: 'read',
  query: waitingQuery,
  answers: { 200: { description: 'A page of doubts', schema: pageOf(doubtShape) } },
  async handle(deps, { caller, query }) {
    const page = await pageFor(deps, caller.businessId, query);
    const { items, next } = await deps.rights.listDoubts(caller.businessId, page);
    const told = items.map(one => toldDoubt(deps, one));
    return { status: 200, body: { items: await withNames(deps, caller, told), next } };
  },
});

export const resolveDoubt = route({
  method: 'POST',
  path: '/doubts/{id}/resolve',
  operationId: 'resolveDoubt',
  summary:
    'Says whether it was a stop (then all follows that STOP brings about) or none (then marketing need not wait).',
  scope: 'requests:write',
  params: z.strictObject({ id: idOf('doubt') }),
  body: z.strictObject({ outcome: outcomes, note: noteText }),
  answers: { 200: { description: 'The doubt, resolved', schema: doubtShape } },
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    const doubt = await deps.rights.resolveDoubt(businessId, { ...body, id: params.id, by: byWhom(caller) });
    if (doubt === undefined) throw new Failure('not-found', 'there is no doubt with this id');
    if (body.outcome === 'stop') await deps.messages.awaitSilence(businessId, doubt.contactId);
    return { status: 200, body: toldDoubt(deps, doubt) };
  },
});

function toldDoubt(deps: Pick<ApiDeps, 'clock'>, one: Doubt): z.input<typeof doubtShape> {
  return {
    id: one.id,
    contact_id: one.contactId,
    message_id: one.messageId,
    meant: one.meant,
    opened_at: written(one.openedMs),
    ...toldClock(one.dueMs, deps.clock.now(), one.closedMs === null),
    asked_at: writtenOrNull(one.askedMs),
    closed_at: writtenOrNull(one.closedMs),
    outcome: one.outcome,
    closed_by: one.closedBy,
    notes: toldNotes(one.notes),
  };
}
