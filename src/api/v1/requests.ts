// Requests of people by their rights: what came in the chat and what staff enter, each with its clock, from receipt to
// the answer.

import { z } from 'zod';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import { openStates, type RightsRequest, requestKinds, requestStates } from '../../rights/rights.ts';
import type { Caller } from '../keys/keys.ts';
import { contactNamed } from '../requests/people.ts';
import type { ApiDeps } from '../types.ts';
import { contactName, withNames } from './names.ts';
import { route } from './route.ts';
import { contactShape, idOf, instant, pageOf, written } from './shapes.ts';
import { byWhom, clockShape, noteShape, noteText, pageFor, toldClock, toldNotes, waitingQuery } from './waiting.ts';

const clockSkewMs = 5 * 60_000;

const requestShape = z.object({
  id: z.string(),
  contact_id: z.string(),
  contact_name: contactName.optional(),
  kind: z.enum(requestKinds),
  certain: z.boolean().meta({ description: 'false: it may have been one; the person got no answer to it' }),
  source: z.enum(['whatsapp', 'staff', 'api']),
  state: z.enum(requestStates),
  state_at: instant,
  received_at: instant,
  ...clockShape,
  extended: z.object({ reason: z.string() }).nullable(),
  changed_by: z.string().nullable(),
  message_id: z.string().nullable(),
  language: z.string().nullable(),
  notes: z.array(noteShape),
});

const oneRequest = { params: z.strictObject({ id: idOf('request') }) };

export const listRequests = route({
  method: 'GET',
  path: '/requests',
  operationId: 'listRequests',
  summary: 'Requests of people by their rights, newest first; without `state` those that are open.',
  scope: 'requests:read',
  audit: 'read',
  query: waitingQuery,
  answers: { 200: { description: 'A page of requests', schema: pageOf(requestShape) } },
  async handle(deps, { caller, query }) {
    const page = await pageFor(deps, caller.businessId, query);
    const { items, next } = await deps.rights.listRequests(caller.businessId, page);
    const told = items.map(one => toldRequest(deps, one));
    return { status: 200, body: { items: await withNames(deps, caller, told), next } };
  },
});

export const enterRequest = route({
  method: 'POST',
  path: '/requests',
  operationId: 'enterRequest',
  summary:
    'Enters a request that came by phone, in a shop, by letter. 200: the same wish is open already, and is joined.',
  scope: 'requests:write',
  body: z.strictObject({
    contact: contactShape,
    kind: z.enum(requestKinds),
    received_at: instant.meta({ description: 'When the person asked: from then on the clock runs' }).optional(),
    source: z
      .enum(['staff', 'api'])
      .default('staff')
      .meta({ description: 'A member of staff, or a system such as a form' }),
    note: noteText.nullable().default(null),
  }),
  answers: {
    201: { description: 'The request is open', schema: requestShape },
    200: { description: 'The request that is open already', schema: requestShape },
  },
  async handle(deps, { caller, body }) {
    const { businessId } = caller;
    const nowMs = deps.clock.now();
    const receivedMs = body.received_at === undefined ? nowMs : Date.parse(body.received_at);
    if (receivedMs > nowMs + clockSkewMs) {
      const problems: Problem[] = [{ field: 'received_at', message: 'lies in the future', code: 'in-future' }];
      throw new Failure('request-invalid', undefined, { problems });
    }
    const { id: contactId } = await contactNamed(deps, businessId, body.contact);
    const { kind, source, note } = body;
    const { request, isNew } = await deps.rights.enterRequest({
      ...{ businessId, contactId, kind, source, note },
      receivedMs: Math.min(receivedMs, nowMs),
      by: byWhom(caller),
    });
    return { status: isNew ? 201 : 200, body: toldRequest(deps, request) };
  },
});

export const readRequest = route({
  method: 'GET',
  path: '/requests/{id}',
  operationId: 'readRequest',
  summary: 'A request with its clock and what staff noted.',
  scope: 'requests:read',
  audit: 'read',
  ...oneRequest,
  answers: { 200: { description: 'The request', schema: requestShape } },
  async handle(deps, { caller, params }) {
    return answered(deps, caller, await deps.rights.findRequest(caller.businessId, params.id));
  },
});

export const changeRequestState = route({
  method: 'POST',
  path: '/requests/{id}/state',
  operationId: 'changeRequestState',
  summary: 'Says how far a request is: worked on, answered, refused, closed. Or extends it once, while there is time.',
  scope: 'requests:write',
  ...oneRequest,
  body: z.strictObject({
    state: z.enum(['in_progress', 'answered', 'refused', 'closed']),
    note: noteText.nullable().default(null).meta({ description: 'Needed to end a request without an answer' }),
    extend: z
      .strictObject({ reason: z.string().min(3).max(2_000) })
      .nullable()
      .default(null)
      .meta({ description: 'Two months more, with `state: in_progress`; the person is to be told the reason' }),
  }),
  answers: { 200: { description: 'The request as it is now', schema: requestShape } },
  async handle(deps, { caller, params, body }) {
    const change = { ...body, id: params.id, by: byWhom(caller) };
    return answered(deps, caller, await deps.rights.changeRequest(caller.businessId, change));
  },
});

async function answered(deps: Pick<ApiDeps, 'clock' | 'contacts'>, caller: Caller, request: RightsRequest | undefined) {
  if (request === undefined) throw new Failure('not-found', 'there is no request with this id');
  const [named] = await withNames(deps, caller, [toldRequest(deps, request)]);
  return { status: 200, body: named };
}

function toldRequest(deps: Pick<ApiDeps, 'clock'>, one: RightsRequest): z.input<typeof requestShape> {
  return {
    id: one.id,
    contact_id: one.contactId,
    kind: one.kind,
    certain: one.certain,
    source: one.source,
    state: one.state,
    state_at: written(one.stateMs),
    received_at: written(one.receivedMs),
    ...toldClock(one.dueMs, deps.clock.now(), openStates.includes(one.state)),
    extended: one.extendedReason === null ? null : { reason: one.extendedReason },
    changed_by: one.changedBy,
    message_id: one.messageId,
    language: one.language,
    notes: toldNotes(one.notes),
  };
}
