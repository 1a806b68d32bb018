// Whom a request is meant for. What was judged and what Meta reads must be the same person, so the address goes out in
// the one spelling that was looked up, not in the caller's.

import { isUserIdShape, normaliseDialled, type SendRequest } from '../../channels/whatsapp/whatsapp.ts';
import type { IdentityIds } from '../../contacts/contacts.ts';
import type { SendInput } from '../types.ts';

export type Recipient = { readonly phone: string } | { readonly userId: string };

/** The one person a request is meant for, or why it names none. Groups are not people and have no consent. */
export function recipientOf(input: Pick<SendInput, 'request' | 'sender'>): Recipient | { readonly words: string } {
  const { to, recipient, recipient_type: type } = input.request;
  if (type === 'group')
    return { words: 'messages to groups are not passed on: consent is given by one person at a time' };
  // `to` wins where both are given, as Meta has it.
  if (to !== undefined && !isUserIdShape(to)) {
    const dialled = normaliseDialled(to, { mode: input.sender.numberMode, country: input.sender.country });
    return 'problem' in dialled ? { words: dialled.problem } : { phone: dialled.digits };
  }
  const userId = to ?? recipient;
  return userId !== undefined && isUserIdShape(userId)
    ? { userId }
    : { words: 'neither `to` nor `recipient` names a person' };
}

/** The request with the address that was judged. */
export function addressed(request: SendRequest, recipient: Recipient): SendRequest {
  return 'phone' in recipient
    ? { ...request, to: `+${recipient.phone}`, recipient: undefined }
    : { ...request, to: undefined, recipient: recipient.userId };
}

/** The ids to look a person up by. */
export function idsOf(recipient: Recipient): IdentityIds {
  if ('phone' in recipient) return { phone: recipient.phone, userId: null, parentUserId: null };
  const isParent = recipient.userId.slice(2).startsWith('.ENT.');
  return isParent
    ? { phone: null, userId: null, parentUserId: recipient.userId }
    : { phone: null, userId: recipient.userId, parentUserId: null };
}
