// What the person's phone shows of whoever answers: that a message was read, and that somebody types. Neither is a
// message; both go to Meta as well as they can, and nothing waits for them.

import { LRUCache } from 'lru-cache';
import type { WhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import type { BusinessId, MessageId } from '../kernel/kernel.ts';
import type { Directory, Talks } from '../messages/messages.ts';
import type { Conversation, ConversationId } from './types.ts';

export type PresenceDeps = {
  readonly client: Pick<WhatsAppClient, 'request'>;
  readonly directory: Pick<Directory, 'senders'>;
  readonly talks: Pick<Talks, 'findWamid'>;
};

const timeoutMs = 5_000;
/** Meta shows it for up to 25 seconds. */
const typingEveryMs = 5_000;
const shownMax = 10_000;

/** What goes to Meta beside messages, for one process. */
export function createPresence(deps: PresenceDeps) {
  const typing = new LRUCache<ConversationId, true>({ max: shownMax, ttl: typingEveryMs });
  return {
    /** Shows the person that their messages up to this one were read. Whether Meta took it. */
    showRead: (businessId: BusinessId, of: { conversation: Conversation; messageId: MessageId }) =>
      tell(deps, businessId, { ...of, isTyping: false }),
    /** Shows that somebody types, which marks the last message as read too; not more often than it is of use. */
    showTyping: async (businessId: BusinessId, conversation: Conversation): Promise<boolean> => {
      const { lastInId } = conversation;
      if (lastInId === null) return false;
      if (typing.has(conversation.id)) return true;
      typing.set(conversation.id, true);
      return await tell(deps, businessId, { conversation, messageId: lastInId, isTyping: true });
    },
  };
}

async function tell(
  deps: PresenceDeps,
  businessId: BusinessId,
  what: { conversation: Conversation; messageId: MessageId; isTyping: boolean },
): Promise<boolean> {
  const sender = deps.directory.senders(businessId).find(one => one.id === what.conversation.senderId);
  const wamid = await deps.talks.findWamid(businessId, what.messageId);
  if (sender === undefined || wamid === undefined) return false;
  const body = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: wamid,
    ...(what.isTyping ? { typing_indicator: { type: 'text' } } : {}),
  };
  const answer = await deps.client.request({
    baseUrl: sender.graphUrl,
    method: 'POST',
    path: `/v25.0/${sender.phoneNumberId}/messages`,
    token: sender.token,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    timeoutMs,
  });
  return answer.kind === 'answered' && /"success"\s*:\s*true/.test(answer.body.toString('utf8'));
}
