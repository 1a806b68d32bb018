// Notes of staff for one another, beside a conversation.

import { z } from 'zod';
import type { Note } from '../../conversations/conversations.ts';
import { Failure, idInstantMs } from '../../kernel/kernel.ts';
import { getConversation } from './conversation-shape.ts';
import { conversationParams } from './conversations.ts';
import { route } from './route.ts';
import { idOf, instant, pageOf, pageQuery, written } from './shapes.ts';

const noteShape = z.object({
  id: z.string(),
  at: instant,
  by: z.string().nullable().meta({ description: 'Who of the staff; null: an API key' }),
  text: z.string().nullable().meta({ description: 'null: it was deleted, or nobody can open it any more' }),
  deleted_after_days: z.number().nullable().meta({ description: 'Its text was deleted after so many days' }),
});

export const listNotes = route({
  method: 'GET',
  path: '/conversations/{id}/notes',
  operationId: 'listNotes',
  summary: 'Notes of staff beside a conversation, newest first.',
  scope: 'messages:content',
  audit: 'read',
  params: conversationParams,
  query: pageQuery,
  answers: { 200: { description: 'A page of notes', schema: pageOf(noteShape) } },
  async handle(deps, { caller, params, query }) {
    const conversation = await getConversation(deps, caller, params.id);
    const page = { conversation, after: query.after ?? null, limit: query.limit };
    const { items, next } = await deps.conversations.notes.list(caller.businessId, page);
    return { status: 200, body: { items: items.map(told), next } };
  },
});

export const addNote = route({
  method: 'POST',
  path: '/conversations/{id}/notes',
  operationId: 'addNote',
  summary: 'Adds a note that only staff see. It is sealed under the key of the person, and goes with it.',
  scope: 'conversations:write',
  params: conversationParams,
  body: z.strictObject({ text: z.string().min(1).max(4_000) }),
  answers: { 201: { description: 'The note', schema: noteShape } },
  async handle(deps, { caller, params, body }) {
    const conversation = await getConversation(deps, caller, params.id);
    const what = { conversation, by: caller.staffId, text: body.text };
    return { status: 201, body: told(await deps.conversations.notes.add(caller.businessId, what)) };
  },
});

export const removeNote = route({
  method: 'DELETE',
  path: '/conversations/{id}/notes/{note}',
  operationId: 'removeNote',
  summary: 'Removes a note: one’s own; an owner any.',
  scope: 'conversations:write',
  params: conversationParams.extend({ note: idOf('note') }),
  answers: { 204: { description: 'It is gone' } },
  async handle(deps, { caller, params }) {
    const conversation = await getConversation(deps, caller, params.id);
    const isOwner = caller.role === null || caller.role === 'owner';
    const what = { conversation, id: params.note, by: isOwner ? null : caller.staffId };
    if (await deps.conversations.notes.remove(caller.businessId, what)) return { status: 204, body: undefined };
    throw new Failure('not-found', 'there is no note of yours with this id');
  },
});

function told({ id, by, text, deletedAfterDays }: Note): z.input<typeof noteShape> {
  return { id, at: written(idInstantMs(id)), by, text, deleted_after_days: deletedAfterDays };
}
