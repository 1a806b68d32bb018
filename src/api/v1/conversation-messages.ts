// What is said in a conversation: read page by page, and answered. Whoever answers needs no number: the person is known.

import { z } from 'zod';
import type { Conversation } from '../../conversations/conversations.ts';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import type { OpenedMessage } from '../../messages/messages.ts';
import { problemIn } from '../failures/problem-in.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { contentShape, openedShape, toldContent, toldOpened } from './contact-messages.ts';
import { getConversation, senderIn } from './conversation-shape.ts';
import { conversationParams } from './conversations.ts';
import { type MessageBody, messageBody, overrideShape, saidShape, sendInputOf } from './message-body.ts';
import { queuedShape, queueOnce, refusedShape } from './messages.ts';
import { route } from './route.ts';
import { idOf, pageOf, pageQuery } from './shapes.ts';

const threadShape = openedShape.extend({
  sent_by: z
    .string()
    .nullable()
    .meta({ description: 'Who of the staff wrote it; null: a bot, a campaign, the person' }),
  quoted: z
    .object({ id: z.string(), direction: z.enum(['in', 'out', 'echo']), content: contentShape.nullable() })
    .nullable()
    .meta({ description: 'The message of this conversation that it quotes, reacts to, or whose button was tapped' }),
});

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const readConversationMessages = route({
  method: 'GET',
  path: '/conversations/{id}/messages',
  operationId: 'readConversationMessages',
  summary: 'What was said in a conversation, newest first, with who of the staff said it.',
  scope: 'messages:content',
  audit: 'read',
  params: conversationParams,
  query: pageQuery,
  answers: { 200: { description: 'A page of messages', schema: pageOf(threadShape) } },
  async handle(deps, { caller, params, query }) {
    const { businessId } = caller;
    const { contactId, senderId } = await getConversation(deps, caller, params.id);
    const before = query.after ?? lastId;
    const opened = await deps.messages.talks.openPage(businessId, {
      contactId,
      senderId,
      before,
      limit: query.limit + 1,
    });
    const items = opened.slice(0, query.limit);
    const authors = await deps.conversations.authorsOf(
      businessId,
      items.map(one => one.id),
    );
    const next = opened.length > items.length ? (items.at(-1)?.id ?? null) : null;
    const told = items.map(one => ({
      ...toldOpened(one),
      sent_by: authors.get(one.id) ?? null,
      quoted: one.quoted === null ? null : toldQuoted(one.quoted),
    }));
    return { status: 200, body: { items: told, next } };
  },
});

function toldQuoted({ id, direction, content }: OpenedMessage) {
  return { id, direction, content: content === null ? null : toldContent(content) };
}

/** What an answer holds; the person and the number are those of the conversation. */
export const answerShape = {
  ...saidShape,
  media: z
    .strictObject({
      id: z.string().min(1).max(120),
      kind: z.enum(['image', 'video', 'audio', 'document']),
      caption: z.string().min(1).max(1024).optional(),
      filename: z.string().min(1).max(240).optional(),
    })
    .optional(),
  in_reply_to: idOf('message').optional().meta({ description: 'The message of the person that it quotes' }),
};

const answerBody = z.strictObject({ ...answerShape, override: overrideShape }).refine(hasOneThing, {
  message: 'name exactly one of text, template, media and message',
  params: { code: 'combination' },
});

type Answered = z.output<z.ZodObject<typeof answerShape>>;

/** Whether exactly one thing is said. */
export function hasOneThing(body: Pick<Answered, 'text' | 'template' | 'media' | 'message'>): boolean {
  return [body.text, body.template, body.media, body.message].filter(one => one !== undefined).length === 1;
}

export const answerConversation = route({
  method: 'POST',
  path: '/conversations/{id}/messages',
  operationId: 'answerConversation',
  summary: 'Answers in a conversation: decides, and queues the message when it is allowed or only deferred.',
  scope: 'messages:send',
  params: conversationParams,
  body: answerBody,
  once: true,
  answers: {
    202: { description: 'Queued; nothing is sent before `due`', schema: queuedShape },
    422: { description: 'Refused, with every reason', schema: refusedShape },
  },
  async handle(deps, { caller, params, body, idempotencyKey }) {
    const conversation = await getConversation(deps, caller, params.id);
    const { override, ...said } = body;
    const whole = await wholeBody(deps, { caller, conversation, said });
    const input = await sendInputOf(deps, caller, { ...whole, override });
    const request = { conversation: conversation.id, ...body };
    return await queueOnce(deps, { caller, input, idempotencyKey, operation: 'answerConversation', request });
  },
});

type Saying = { readonly caller: Caller; readonly conversation: Conversation; readonly said: Answered };

/** An answer as a message to whom the conversation is with. */
export async function wholeBody(
  deps: Pick<ApiDeps, 'db' | 'contacts' | 'directory' | 'messages'>,
  { caller, conversation, said }: Saying,
): Promise<MessageBody> {
  const { media, in_reply_to: quoted, text, message, ...rest } = said;
  const sender = senderIn(deps, caller, conversation);
  const content = message ?? (media === undefined ? undefined : mediaMessage(media));
  const context = quoted === undefined ? undefined : await quoteOf(deps, caller, quoted);
  const whole = contextual(text, content, context);
  const whom = await addressOf(deps, caller, conversation);
  const given = { ...rest, ...whole, ...whom, sender: sender.phoneNumberId };
  const parsed = messageBody.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(one => problemIn(one, given));
  throw new Failure('request-invalid', undefined, { problems });
}

type Content = Record<string, unknown>;

/** A text that quotes is a whole message too: the short form has no place for what it quotes. */
function contextual(text: string | undefined, content: Content | undefined, context: Content | undefined): object {
  if (context === undefined)
    return { ...(text === undefined ? {} : { text }), ...(content ? { message: content } : {}) };
  if (text !== undefined) return { message: { type: 'text', text: { body: text }, context } };
  return content === undefined ? {} : { message: { ...content, context } };
}

function mediaMessage({ kind, id, caption, filename }: NonNullable<Answered['media']>): Content {
  const withCaption = caption === undefined || kind === 'audio' ? {} : { caption };
  const withName = filename === undefined || kind !== 'document' ? {} : { filename };
  return { type: kind, [kind]: { id, ...withCaption, ...withName } };
}

async function quoteOf(deps: Pick<ApiDeps, 'messages'>, caller: Caller, id: NonNullable<Answered['in_reply_to']>) {
  const wamid = await deps.messages.talks.findWamid(caller.businessId, id);
  if (wamid !== undefined) return { message_id: wamid };
  const message = 'is no message of the person that can be quoted';
  const problems: Problem[] = [{ field: 'in_reply_to', message, code: 'not-known' }];
  throw new Failure('request-invalid', undefined, { problems });
}

/** How the person is reached: by number where it is known, else by their user id. Throws where they were erased. */
export async function addressOf(
  deps: Pick<ApiDeps, 'db' | 'contacts'>,
  caller: Caller,
  conversation: Conversation,
): Promise<{ to: string } | { recipient: string }> {
  const { businessId } = caller;
  const names = await deps.db.transaction(businessId, tx =>
    deps.contacts.aliasesIn(tx, businessId, conversation.contactId),
  );
  const phone = names.find(one => one.kind === 'phone');
  if (phone !== undefined) return { to: `+${phone.value.replace(/^\+/, '')}` };
  const other = names.find(one => one.kind === 'bsuid') ?? names[0];
  if (other === undefined) throw new Failure('key-destroyed', 'the person of this conversation was erased');
  return { recipient: other.value };
}
