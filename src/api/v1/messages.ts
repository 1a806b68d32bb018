// Messages over /api/v1: queued and handed over when the rules and the rates allow; and why one was sent or refused.

import { z } from 'zod';
import { Failure, type MessageId, newId } from '../../kernel/kernel.ts';
import type { QueueResult, SendInput, StoredMessage } from '../../messages/messages.ts';
import { type Before, onceApart } from '../idempotency/once.ts';
import type { Caller } from '../keys/keys.ts';
import { mayUseSender } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { messageBody, sendInputOf } from './message-body.ts';
import { decisionShape, toldDecision } from './reasons.ts';
import { type Answer, route } from './route.ts';
import { idOf, instant, writtenOrNull } from './shapes.ts';

export const queuedShape = z.object({
  id: z.string(),
  state: z.literal('queued'),
  decision_id: z.string().nullable(),
  due: instant.nullable(),
});
export const refusedShape = decisionShape.extend({
  decision_id: z.string(),
  advertising_words: z.array(z.string()).meta({ description: 'The words of a free text that make it advertising' }),
});
export const messageShape = z.object({
  id: z.string(),
  contact_id: z.string(),
  sender_id: z.string(),
  direction: z.enum(['in', 'out', 'echo']),
  state: z.string(),
  class: z.string(),
  kind: z.string(),
  due: instant.nullable(),
  marked_at: instant.nullable(),
  ended_at: instant.nullable(),
  attempt: z.number(),
  error_code: z.number().nullable(),
  crossed: z.object({ consent_event_id: z.string(), at: instant }).nullable(),
  status: z.string().nullable(),
  status_at: instant.nullable(),
  content_deleted_after_days: z
    .number()
    .nullable()
    .meta({ description: 'Its content was deleted after so many days; null: it was not' }),
  decision: decisionShape.extend({ id: z.string() }).nullable(),
});

export const queueMessage = route({
  method: 'POST',
  path: '/messages',
  operationId: 'queueMessage',
  summary: 'Decides, and queues the message durably when it is allowed or only deferred.',
  scope: 'messages:send',
  body: messageBody,
  once: true,
  answers: {
    202: { description: 'Queued; nothing is sent before `due`', schema: queuedShape },
    422: {
      description: 'Refused, with every reason (or a problem, when the address is unusable)',
      schema: refusedShape,
    },
  },
  async handle(deps, { caller, body, idempotencyKey }) {
    const input = await sendInputOf(deps, caller, body);
    return await queueOnce(deps, { caller, input, idempotencyKey, operation: 'queueMessage', request: body });
  },
});

type ToQueue = {
  readonly caller: Caller;
  readonly input: SendInput;
  readonly idempotencyKey: string | null;
  readonly operation: string;
  readonly request: unknown;
};

/** Queues, once for a key, and notes who of the staff wrote it. */
export async function queueOnce(deps: ApiDeps, what: ToQueue): Promise<Answer> {
  const { caller, input, idempotencyKey: key, operation, request } = what;
  const { businessId } = caller;
  if (key === null) return answerOf(deps, input, await queueBy(deps, what, newId<'message'>(deps)));
  return await onceApart(deps, { businessId, operation, key, request }, before => queueAgain(deps, what, before));
}

async function queueBy(deps: ApiDeps, { caller, input }: ToQueue, messageId: MessageId): Promise<QueueResult> {
  const { businessId, staffId } = caller;
  if (staffId !== null) await deps.conversations.noteAuthor(businessId, { messageId, staffId });
  return await deps.messages.queue(input, messageId);
}

/** The first run may have queued the message and died before it could answer: then it is there under its id. */
async function queueAgain(deps: ApiDeps, what: ToQueue, { messageId, ranBefore }: Before): Promise<Answer> {
  const left = ranBefore ? await deps.messages.findMessage(what.caller.businessId, messageId) : undefined;
  if (left !== undefined) return queued(left.id, left.decisionId, left.dueMs);
  return answerOf(deps, what.input, await queueBy(deps, what, messageId));
}

function answerOf(deps: Pick<ApiDeps, 'messages'>, input: SendInput, result: QueueResult): Answer {
  if (result.kind === 'address') throw new Failure('address-unusable', result.words);
  if (result.kind === 'queued') return queued(result.messageId, result.decisionId, result.dueMs);
  const body: z.input<typeof refusedShape> = {
    ...toldDecision(result.decision),
    decision_id: result.decisionId,
    advertising_words: deps.messages.advertisingWords(input),
  };
  return { status: 422, body };
}

function queued(id: MessageId, decisionId: string | null, dueMs: number | null): Answer {
  const body: z.input<typeof queuedShape> = {
    id,
    state: 'queued',
    decision_id: decisionId,
    due: writtenOrNull(dueMs),
  };
  return { status: 202, body };
}

export const takeBackMessage = route({
  method: 'DELETE',
  path: '/messages/{id}/schedule',
  operationId: 'takeBackMessage',
  summary: 'Takes back a message that waits and has not been handed over.',
  scope: 'messages:send',
  params: z.strictObject({ id: idOf('message') }),
  answers: { 200: { description: 'It is cancelled', schema: z.object({ id: z.string(), state: z.string() }) } },
  async handle(deps, { caller, params }) {
    const { businessId } = caller;
    const message = await deps.messages.findMessage(businessId, params.id);
    if (message === undefined || !mayUseSender(caller, message.senderId)) throw new Failure('not-found');
    if (!(await deps.messages.talks.takeBack(businessId, params.id)))
      throw new Failure('conflict', 'the message does not wait any more');
    return { status: 200, body: { id: params.id, state: 'cancelled' } };
  },
});

export const readMessage = route({
  method: 'GET',
  path: '/messages/{id}',
  operationId: 'readMessage',
  summary: 'What became of a message, and why: the decision that let it out, or refused it, with all reasons.',
  scope: 'messages:read',
  audit: 'read',
  params: z.strictObject({ id: idOf('message') }),
  answers: { 200: { description: 'The message without its content', schema: messageShape } },
  async handle(deps, { caller, params }) {
    const { businessId } = caller;
    const message = await deps.messages.findMessage(businessId, params.id);
    if (message === undefined || !mayUseSender(caller, message.senderId)) throw new Failure('not-found');
    const { decisionId } = message;
    const stored = decisionId === null ? undefined : await deps.messages.findDecision(businessId, decisionId);
    const decision = stored === undefined ? null : { id: stored.id, ...toldDecision(stored.decision) };
    return { status: 200, body: { ...toldMessage(message), decision } };
  },
});

/** A message as the API tells it, without the decision. */
export function toldMessage(message: StoredMessage): Omit<z.input<typeof messageShape>, 'decision'> {
  const { crossed } = message;
  return {
    id: message.id,
    contact_id: message.contactId,
    sender_id: message.senderId,
    direction: message.direction,
    state: message.state,
    class: message.class,
    kind: message.kind,
    due: writtenOrNull(message.dueMs),
    marked_at: writtenOrNull(message.markedMs),
    ended_at: writtenOrNull(message.endedMs),
    attempt: message.attempt,
    error_code: message.errorCode,
    crossed: crossed === null ? null : { consent_event_id: crossed.eventId, at: new Date(crossed.atMs).toISOString() },
    status: message.status,
    status_at: writtenOrNull(message.statusMs),
    content_deleted_after_days: message.contentDeletedAfterDays,
  };
}
