// What staff do with a conversation: give it to somebody, close it, read it, show that they type.

import { z } from 'zod';
import { type BusinessId, idInstantMs } from '../../kernel/kernel.ts';
import type { ApiDeps } from '../types.ts';
import { conversationShape, getConversation, toldConversation } from './conversation-shape.ts';
import { conversationParams, memberNamed } from './conversations.ts';
import { route } from './route.ts';
import { idOf } from './shapes.ts';

const answers = { 200: { description: 'The conversation as it is now', schema: conversationShape } };

export const assignConversation = route({
  method: 'PUT',
  path: '/conversations/{id}/assignee',
  operationId: 'assignConversation',
  summary: 'Gives a conversation to oneself, to somebody else, or to nobody.',
  scope: 'conversations:write',
  params: conversationParams,
  body: z.strictObject({ to: z.union([z.literal('me'), idOf('staff user')]).nullable() }),
  answers,
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    const { id } = await getConversation(deps, caller, params.id);
    const to = await memberNamed(deps, caller, body.to);
    return {
      status: 200,
      body: await toldConversation(deps, caller, await deps.conversations.assign({ businessId, id, to })),
    };
  },
});

export const closeConversation = route({
  method: 'PUT',
  path: '/conversations/{id}/state',
  operationId: 'closeConversation',
  summary: 'Closes a conversation, or opens it. What the person writes later opens it by itself.',
  scope: 'conversations:write',
  params: conversationParams,
  body: z.strictObject({ state: z.enum(['open', 'closed']) }),
  answers,
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    const { id } = await getConversation(deps, caller, params.id);
    const changed = await deps.conversations.closeOrOpen({ businessId, id, state: body.state });
    return { status: 200, body: await toldConversation(deps, caller, changed) };
  },
});

export const markConversationRead = route({
  method: 'POST',
  path: '/conversations/{id}/read',
  operationId: 'markConversationRead',
  summary: 'Notes that it was read up to a message; the person sees it too, where Meta takes the receipt.',
  scope: 'conversations:write',
  params: conversationParams,
  body: z.strictObject({ up_to: idOf('message') }),
  answers,
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    const before = await getConversation(deps, caller, params.id);
    const changed = await deps.conversations.read({ businessId, id: before.id, upTo: body.up_to });
    if (changed !== undefined && before.unread > changed.unread) showRead(deps, businessId, changed);
    return { status: 200, body: await toldConversation(deps, caller, changed) };
  },
});

/** As well as it can be: nobody waits for the receipt, and nothing is lost without it. */
function showRead(
  deps: Pick<ApiDeps, 'conversations' | 'clock'>,
  businessId: BusinessId,
  conversation: Parameters<ApiDeps['conversations']['presence']['showRead']>[1]['conversation'],
): void {
  const messageId = conversation.lastInId;
  if (messageId === null || idInstantMs(messageId) + receiptMs < deps.clock.now()) return;
  void deps.conversations.presence.showRead(businessId, { conversation, messageId }).catch(() => undefined);
}

/** Meta takes receipts of messages of the last 30 days. */
const receiptMs = 30 * 24 * 60 * 60 * 1_000;

export const markConversationUnread = route({
  method: 'POST',
  path: '/conversations/{id}/unread',
  operationId: 'markConversationUnread',
  summary: 'Marks what the person wrote last as unread again.',
  scope: 'conversations:write',
  params: conversationParams,
  body: z.strictObject({}),
  answers,
  async handle(deps, { caller, params }) {
    const { businessId } = caller;
    const { id } = await getConversation(deps, caller, params.id);
    return {
      status: 200,
      body: await toldConversation(deps, caller, await deps.conversations.unread({ businessId, id })),
    };
  },
});

export const showTyping = route({
  method: 'POST',
  path: '/conversations/{id}/typing',
  operationId: 'showTyping',
  summary: 'Shows the person that somebody types, as well as Meta does it; it marks their last message as read too.',
  scope: 'conversations:write',
  audit: 'none',
  params: conversationParams,
  body: z.strictObject({}),
  answers: { 200: { description: 'Whether it is shown', schema: z.object({ shown: z.boolean() }) } },
  async handle(deps, { caller, params }) {
    const conversation = await getConversation(deps, caller, params.id);
    const shown = await deps.conversations.presence.showTyping(caller.businessId, conversation).catch(() => false);
    return { status: 200, body: { shown } };
  },
});
