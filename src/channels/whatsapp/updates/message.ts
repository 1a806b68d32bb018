// Inbound messages of every type. An unknown type is still a message: it opens the window, and its type is kept.

import { isNobody, type PersonIds, personOf } from '../person.ts';
import { complete, contactsIn } from './attribute.ts';
import { fieldsOf, idAt, instantAt, isFields, listOf, saidAt } from './read.ts';
import { identityOf, previousIds } from './system.ts';
import type { MessageUpdate, Told } from './update.ts';

/** The messages of a value, and the changes of identity that system messages among them announce. */
export function messagesIn(value: unknown): Told[] {
  const messages = listOf(fieldsOf(value)['messages']);
  const people = complete(messages.map(senderOf), contactsIn(value));
  // Who changed their ids is named by the old ones; a contact, which has the new, must not complete them.
  return messages.flatMap((message, place) =>
    toldBy(message, previousIds(message) ?? people[place] ?? senderOf(message)),
  );
}

function senderOf(message: unknown): PersonIds {
  const fields = fieldsOf(message);
  return personOf({
    phone: fields['from'],
    userId: fields['from_user_id'],
    parentUserId: fields['from_parent_user_id'],
  });
}

function toldBy(raw: unknown, person: PersonIds): Told[] {
  if (!isFields(raw)) return [{ kind: 'unclear', raw, reason: 'a message is not an object' }];
  const wamid = idAt(raw['id']);
  const atMs = instantAt(raw['timestamp']);
  if (wamid === undefined) return [{ kind: 'unclear', raw, reason: 'a message has no usable id' }];
  if (atMs === undefined) return [{ kind: 'unclear', raw, reason: 'a message has no usable time' }];
  if (isNobody(person)) return [{ kind: 'unclear', raw, reason: 'a message names no sender' }];
  const type = typeOf(raw['type']);
  const context = fieldsOf(raw['context']);
  const message: Told<MessageUpdate> = {
    kind: 'message',
    raw,
    person,
    wamid,
    type,
    ...saidIn(type, raw),
    atMs,
    inGroup: idAt(raw['group_id']) !== undefined,
    forwarded: context['forwarded'] === true || context['frequently_forwarded'] === true,
    referral: isFields(raw['referral']),
    contextWamid: idAt(context['id']) ?? null,
  };
  const identity = identityOf(raw, { person, wamid, atMs });
  return identity === undefined ? [message] : [message, identity];
}

/** The type of a message as Meta spells it; `unknown` when it names none. */
export function typeOf(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z0-9_]{1,64}$/.test(value) ? value : 'unknown';
}

type Said = Pick<MessageUpdate, 'text' | 'payload'>;

const silent: Said = { text: null, payload: null };

/** What a message of this type says. Reactions, revocations, forms and places say nothing in words. */
function saidIn(type: string, message: unknown): Said {
  const body = fieldsOf(fieldsOf(message)[type]);
  switch (type) {
    case 'text':
      return { text: saidAt(body['body']) ?? null, payload: null };
    case 'image':
    case 'video':
    case 'document':
      return { text: saidAt(body['caption']) ?? null, payload: null };
    case 'button':
      return { text: saidAt(body['text']) ?? null, payload: saidAt(body['payload']) ?? null };
    case 'interactive':
      return saidByTap(body);
    case 'edit':
      return saidByEdit(body['message']);
    default:
      return silent;
  }
}

function saidByTap(interactive: { readonly [key: string]: unknown }): Said {
  const reply = interactive['button_reply'] ?? interactive['list_reply'];
  if (!isFields(reply)) return silent;
  return { text: saidAt(reply['title']) ?? null, payload: saidAt(reply['id']) ?? null };
}

/** The new words of an edited message, whatever type it was. */
function saidByEdit(message: unknown): Said {
  const fields = fieldsOf(message);
  const type = fields['type'] === undefined ? 'text' : typeOf(fields['type']);
  return type === 'edit' ? silent : { text: saidIn(type, message).text, payload: null };
}
