// Which senders a key may use: those of its business, and of these the ones that it names.

import type { SenderId } from '../../kernel/kernel.ts';
import type { Sender } from '../../messages/messages.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';

type Deps = Pick<ApiDeps, 'directory'>;

/** The sender with Meta's phone number id, if this key may use it. */
export function findSenderByNumber(deps: Deps, caller: Caller, phoneNumberId: string): Sender | undefined {
  const sender = deps.directory.findSender(phoneNumberId);
  return sender !== undefined && mayUse(caller, sender) ? sender : undefined;
}

/** A sender of this WhatsApp Business Account that the key may use. */
export function findSenderByWaba(deps: Deps, caller: Caller, wabaId: string): Sender | undefined {
  return listSenders(deps, caller).find(sender => sender.wabaId === wabaId);
}

/** Every sender that the key may use. */
export function listSenders(deps: Deps, caller: Caller): Sender[] {
  return deps.directory.senders(caller.businessId).filter(sender => mayUse(caller, sender));
}

function mayUse(caller: Caller, sender: Sender): boolean {
  return sender.businessId === caller.businessId && mayUseSender(caller, sender.id);
}

/** Whether the key may use, or read what belongs to, a sender of its own business. */
export function mayUseSender(caller: Caller, senderId: SenderId): boolean {
  return caller.senderIds === null || caller.senderIds.has(senderId);
}
