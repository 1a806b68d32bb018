// Quick replies: texts that staff send often, each under a short name.

import { z } from 'zod';
import type { QuickReply } from '../../conversations/conversations.ts';
import { Failure } from '../../kernel/kernel.ts';
import { route } from './route.ts';
import { idOf, instant, written } from './shapes.ts';

const replyShape = z.object({
  id: z.string(),
  shortcut: z.string(),
  text: z.string(),
  language: z.string().nullable(),
  changed_at: instant,
});
const replyBody = z.strictObject({
  shortcut: z.string().regex(/^[a-z0-9_-]{1,32}$/),
  text: z.string().min(1).max(2_000),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}$/)
    .nullable()
    .default(null),
});
const params = z.strictObject({ id: idOf('quick reply') });

export const listQuickReplies = route({
  method: 'GET',
  path: '/quick-replies',
  operationId: 'listQuickReplies',
  summary: 'The quick replies of the business, by their shortcuts.',
  scope: 'conversations:read',
  answers: { 200: { description: 'All of them, 500 at most', schema: z.object({ items: z.array(replyShape) }) } },
  async handle(deps, { caller }) {
    const items = await deps.conversations.quickReplies.list(caller.businessId);
    return { status: 200, body: { items: items.map(told) } };
  },
});

export const createQuickReply = route({
  method: 'POST',
  path: '/quick-replies',
  operationId: 'createQuickReply',
  summary: 'Adds a quick reply.',
  scope: 'conversations:write',
  body: replyBody,
  answers: { 201: { description: 'The quick reply', schema: replyShape } },
  async handle(deps, { caller, body }) {
    return { status: 201, body: told(await deps.conversations.quickReplies.create(caller.businessId, body)) };
  },
});

export const changeQuickReply = route({
  method: 'PUT',
  path: '/quick-replies/{id}',
  operationId: 'changeQuickReply',
  summary: 'Changes a quick reply.',
  scope: 'conversations:write',
  params,
  body: replyBody,
  answers: { 200: { description: 'The quick reply', schema: replyShape } },
  async handle(deps, { caller, params: { id }, body }) {
    const changed = await deps.conversations.quickReplies.change(caller.businessId, { ...body, id });
    if (changed === undefined) throw new Failure('not-found', 'there is no quick reply with this id');
    return { status: 200, body: told(changed) };
  },
});

export const removeQuickReply = route({
  method: 'DELETE',
  path: '/quick-replies/{id}',
  operationId: 'removeQuickReply',
  summary: 'Removes a quick reply.',
  scope: 'conversations:write',
  params,
  answers: { 204: { description: 'It is gone' } },
  async handle(deps, { caller, params: { id } }) {
    if (await deps.conversations.quickReplies.remove(caller.businessId, id)) return { status: 204, body: undefined };
    throw new Failure('not-found', 'there is no quick reply with this id');
  },
});

function told({ id, shortcut, text, language, changedMs }: QuickReply): z.input<typeof replyShape> {
  return { id, shortcut, text, language, changed_at: written(changedMs) };
}
