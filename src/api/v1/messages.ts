// Messages over /api/v1: queued and handed over when the rules and the rates allow; and why one was sent or refused.

import { z } from 'zod';
import { type BusinessId, Failure, type MessageId } from '../../kernel/kernel.ts';
import type { QueueResult, SendInput, StoredMessage } from '../../messages/messages.ts';
import { type Before, onceApart } from '../idempotency/once.ts';
import { mayUseSender } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { messageBody, sendInputOf } from './message-body.ts';
import { decisionShape, toldDecision } from './reasons.ts';
import { type Answer, route } from './route.ts';
import { idOf, instant, writtenOrNull } from './shapes.ts';

const queuedShape = z.object({
  id: z.string(),
  state: z.literal('queued'),
  decision_id: z.string().nullable(),
  due: instant.nullable(),
});
const refusedShape = decisionShape.extend({
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
    if (idempotencyKey === null) return answerOf(deps, input, await deps.messages.queue(input));
    const { businessId } = caller;
    const keyed = { businessId, operation: 'queueMessage', key: idempotencyKey, request: body };
    return await onceApart(deps, keyed, before => queueAgain(deps, input, { ...before, businessId }));
  },
});

/** The first run may have queued the message and died before it could answer: then it is there under its id. */
async function queueAgain(
  deps: ApiDeps,
  input: SendInput,
  before: Before & { businessId: BusinessId },
): Promise<Answer> {
  const { messageId, ranBefore, businessId } = before;
  const left = ranBefore ? await deps.messages.findMessage(businessId, messageId) : undefined;
  if (left !== undefined) return queued(left.id, left.decisionId, left.dueMs);
  return answerOf(deps, input, await deps.messages.queue(input, messageId));
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
  };
}
