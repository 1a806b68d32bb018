// What was said. Kept within bounds: the oldest goes when a chat or all chats together grow too long.

import type { People } from './people/people.ts';
import type { ChatMessage, Customer } from './types.ts';

const perCustomerMax = 2_000;
const allMax = 200_000;

export type Chats = {
  keep(customer: Customer, message: ChatMessage): void;
  find(wamid: string): ChatMessage | undefined;
  readonly size: () => number;
  clear(): void;
};

/** Empty chats. */
export function createChats(deps: { people: People }): Chats {
  const byWamid = new Map<string, ChatMessage>();
  const dropOldest = (): void => {
    const oldest = byWamid.values().next().value;
    if (oldest === undefined) return;
    byWamid.delete(oldest.wamid);
    const chat = deps.people.byId(oldest.customerId)?.chat;
    if (chat?.[0] === oldest) chat.shift();
  };
  return {
    keep: (customer, message) => {
      customer.chat ??= [];
      customer.chat.push(message);
      byWamid.set(message.wamid, message);
      const gone = customer.chat.length > perCustomerMax ? customer.chat.shift() : undefined;
      if (gone) byWamid.delete(gone.wamid);
      if (byWamid.size > allMax) dropOldest();
    },
    find: wamid => byWamid.get(wamid),
    size: () => byWamid.size,
    clear: () => byWamid.clear(),
  };
}
