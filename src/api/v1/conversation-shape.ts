// A conversation as the API tells it: its state, who waits, the last message in a line, and how the person is known. Words
// only for whoever may read them.

import { z } from 'zod';
import type { IdentityHint } from '../../contacts/contacts.ts';
import type { Conversation, ConversationId } from '../../conversations/conversations.ts';
import { type BusinessId, Failure, idInstantMs } from '../../kernel/kernel.ts';
import type { OpenedMessage, Sender } from '../../messages/messages.ts';
import type { Caller } from '../keys/keys.ts';
import { opens } from '../keys/scopes.ts';
import { mayUseSender } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { contactName, namesFor } from './names.ts';
import { instant, writtenOrNull } from './shapes.ts';

export const conversationShape = z.object({
  id: z.string(),
  contact_id: z.string(),
  contact_name: contactName,
  sender_id: z.string(),
  sender: z.string().meta({ description: 'phone_number_id' }),
  sender_number: z.string(),
  state: z.enum(['open', 'closed']),
  assigned_to: z.string().nullable().meta({ description: 'Who of the staff has it' }),
  unread: z.number().meta({ description: 'What came in since somebody read or answered; 100 stands for more too' }),
  waiting_since: instant.nullable().meta({ description: 'Since when the person waits for an answer' }),
  last_inbound_at: instant.nullable(),
  last_message_at: instant.nullable(),
  window_until: instant.nullable().meta({ description: 'When the 24 hours end, or ended; null: they never wrote' }),
  labels: z.array(z.string()),
  identities: z.array(
    z.object({
      kind: z.enum(['phone', 'bsuid', 'parent_bsuid']),
      hint: z.string().meta({ description: 'The last three characters' }),
    }),
  ),
  last_message: z
    .object({
      id: z.string(),
      at: instant,
      direction: z.enum(['in', 'out', 'echo']),
      kind: z.string(),
      class: z.string(),
      state: z.string(),
      status: z.string().nullable(),
      preview: z
        .string()
        .nullable()
        .meta({ description: 'How it begins; null without the scope messages:content, or where there are no words' }),
      media: z.string().nullable(),
      content_deleted_after_days: z.number().nullable(),
    })
    .nullable(),
});

type Told = z.input<typeof conversationShape>;

const windowMs = 24 * 60 * 60 * 1_000;
const previewMax = 140;

/** Conversations with all that is shown of them, read together. */
export async function toldConversations(
  deps: Pick<ApiDeps, 'messages' | 'contacts' | 'directory'>,
  caller: Caller,
  conversations: readonly Conversation[],
): Promise<Told[]> {
  const { businessId } = caller;
  const [messages, hints, names] = await Promise.all([
    deps.messages.talks.open(
      businessId,
      conversations.flatMap(one => one.lastMessageId ?? []),
    ),
    hintsOf(deps, businessId, conversations),
    namesFor(
      deps,
      caller,
      conversations.map(one => one.contactId),
    ),
  ]);
  const senders = new Map(deps.directory.senders(businessId).map(one => [one.id, one]));
  const mayRead = opens(caller.scopes, 'messages:content');
  return conversations.map(one => {
    const last = one.lastMessageId === null ? undefined : messages.get(one.lastMessageId);
    return told(one, {
      sender: senders.get(one.senderId),
      hints: hints.get(one.contactId) ?? [],
      name: names.get(one.contactId) ?? null,
      last: last === undefined ? null : toldLast(last, mayRead),
    });
  });
}

/** One conversation in the same shape. */
export async function toldConversation(
  deps: Pick<ApiDeps, 'messages' | 'contacts' | 'directory'>,
  caller: Caller,
  conversation: Conversation | undefined,
): Promise<Told> {
  if (conversation === undefined) throw noConversation();
  const [one] = await toldConversations(deps, caller, [conversation]);
  if (one === undefined) throw noConversation();
  return one;
}

/** A conversation of the caller's business, through a number that the caller may use; throws `not-found`. */
export async function getConversation(
  deps: Pick<ApiDeps, 'conversations'>,
  caller: Caller,
  id: ConversationId,
): Promise<Conversation> {
  const found = await deps.conversations.find(caller.businessId, id);
  if (found === undefined || !mayUseSender(caller, found.senderId)) throw noConversation();
  return found;
}

/** The number of a conversation; throws `conflict` where the business has it no more. */
export function senderIn(
  deps: Pick<ApiDeps, 'directory'>,
  caller: Caller,
  { senderId }: Pick<Conversation, 'senderId'>,
): Sender {
  const sender = deps.directory.senders(caller.businessId).find(one => one.id === senderId);
  if (sender === undefined) throw new Failure('conflict', 'the number of this conversation is not there any more');
  return sender;
}

function noConversation(): Failure {
  return new Failure('not-found', 'there is no conversation with this id');
}

async function hintsOf(
  deps: Pick<ApiDeps, 'contacts'>,
  businessId: BusinessId,
  conversations: readonly Conversation[],
): Promise<Map<Conversation['contactId'], IdentityHint[]>> {
  const ids = [...new Set(conversations.map(one => one.contactId))];
  return await deps.contacts.hintsOf(businessId, ids);
}

function told(
  one: Conversation,
  with_: {
    sender: Sender | undefined;
    hints: readonly IdentityHint[];
    name: string | null;
    last: Told['last_message'];
  },
): Told {
  const { sender, hints, name, last } = with_;
  return {
    id: one.id,
    contact_id: one.contactId,
    contact_name: name,
    sender_id: one.senderId,
    sender: sender?.phoneNumberId ?? '',
    sender_number: sender?.displayNumber ?? '',
    state: one.state,
    assigned_to: one.assignedTo,
    unread: one.unread,
    waiting_since: instantOf(one.waitingId),
    last_inbound_at: instantOf(one.lastInId),
    last_message_at: instantOf(one.lastMessageId),
    window_until: writtenOrNull(one.inboundAtMs === null ? null : one.inboundAtMs + windowMs),
    labels: [...one.labels],
    identities: hints.map(hint => ({ ...hint })),
    last_message: last,
  };
}

function instantOf(id: string | null): string | null {
  return id === null ? null : writtenOrNull(idInstantMs(id));
}

function toldLast({ content, ...one }: OpenedMessage, mayRead: boolean): NonNullable<Told['last_message']> {
  return {
    id: one.id,
    at: new Date(idInstantMs(one.id)).toISOString(),
    direction: one.direction,
    kind: one.kind,
    class: one.class,
    state: one.state,
    status: one.status,
    preview: mayRead ? previewOf(content) : null,
    media: content?.media?.kind ?? null,
    content_deleted_after_days: one.contentDeletedAfterDays,
  };
}

function previewOf(content: OpenedMessage['content']): string | null {
  const text = content?.text ?? content?.template?.name ?? null;
  if (text === null) return null;
  const characters = [...text.slice(0, previewMax * 2)];
  return characters.length > previewMax ? `${characters.slice(0, previewMax).join('')}…` : text;
}
