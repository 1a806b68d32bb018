// The messages of one person with what was written in them, for whoever may read that.

import { z } from 'zod';
import { graphErrors } from '../../channels/whatsapp/whatsapp.ts';
import { Failure, idInstantMs } from '../../kernel/kernel.ts';
import type { OpenedMessage } from '../../messages/messages.ts';
import { messageShape, toldMessage } from './messages.ts';
import { route } from './route.ts';
import { idOf, instant, pageOf, pageQuery, written } from './shapes.ts';

const listShape = z.object({
  button: z.string().meta({ description: 'What opens it' }),
  sections: z.array(
    z.object({
      title: z.string().nullable(),
      rows: z.array(z.object({ title: z.string(), description: z.string().nullable() })),
    }),
  ),
});

/** What was written in a message. */
export const contentShape = z.object({
  text: z.string().nullable(),
  buttons: z.array(z.string()).meta({ description: 'What can be tapped under it' }),
  list: listShape.nullable().meta({ description: 'What can be chosen from; null: it has no list' }),
  template: z.object({ name: z.string(), language: z.string(), parameters: z.array(z.string()) }).nullable(),
  media: z
    .object({ kind: z.string(), id: z.string().nullable(), filename: z.string().nullable() })
    .extend({ mime_type: z.string().nullable() })
    .nullable(),
});

export const openedShape = messageShape.omit({ decision: true }).extend({
  at: instant,
  decision_id: z.string().nullable(),
  error: z.object({ code: z.number(), words: z.string() }).nullable().meta({ description: 'What Meta said' }),
  content: contentShape.nullable().meta({ description: 'null: it was deleted, or nobody can open it any more' }),
});

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const readContactMessages = route({
  method: 'GET',
  path: '/contacts/{id}/messages',
  operationId: 'readContactMessages',
  summary: 'The messages of a contact, newest first, with what was written in them.',
  scope: 'messages:content',
  audit: 'read',
  params: z.strictObject({ id: idOf('contact') }),
  query: pageQuery,
  answers: { 200: { description: 'A page of messages', schema: pageOf(openedShape) } },
  async handle(deps, { caller, params, query }) {
    const person = await deps.contacts.get(caller.businessId, params.id);
    if (person === undefined) throw new Failure('not-found', 'there is no contact with this id');
    const opened = await deps.messages.openMessages(caller.businessId, {
      contactId: person.id,
      senderIds: caller.senderIds === null ? null : [...caller.senderIds],
      before: query.after ?? lastId,
      limit: query.limit + 1,
    });
    const items = opened.slice(0, query.limit);
    const next = opened.length > items.length ? (items.at(-1)?.id ?? null) : null;
    return { status: 200, body: { items: items.map(toldOpened), next } };
  },
});

const titles: Readonly<Record<number, { readonly title: string }>> = graphErrors;

/** A message with what was written in it, and Meta's failure in words. */
export function toldOpened({ content, ...message }: OpenedMessage): z.input<typeof openedShape> {
  const { errorCode: code } = message;
  return {
    ...toldMessage(message),
    at: written(idInstantMs(message.id)),
    decision_id: message.decisionId,
    error: code === null ? null : { code, words: titles[code]?.title ?? 'Meta gives no words for this code' },
    content: content === null ? null : toldContent(content),
  };
}

/** What was written, as the API tells it. */
export function toldContent({
  text,
  buttons,
  list,
  template,
  media,
}: NonNullable<OpenedMessage['content']>): z.input<typeof contentShape> {
  return {
    text,
    buttons: [...buttons],
    list: list === null ? null : { button: list.button, sections: list.sections.map(toldSection) },
    template: template === null ? null : { ...template, parameters: [...template.parameters] },
    media: media === null ? null : { ...pick(media), mime_type: media.mimeType },
  };
}

type Section = NonNullable<NonNullable<OpenedMessage['content']>['list']>['sections'][number];

function toldSection({ title, rows }: Section) {
  return { title, rows: rows.map(row => ({ ...row })) };
}

function pick({ kind, id, filename }: { kind: string; id: string | null; filename: string | null }) {
  return { kind, id, filename };
}
