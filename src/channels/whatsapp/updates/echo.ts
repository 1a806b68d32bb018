// Messages that a human sent in the WhatsApp Business app of a number that is also on the API (coexistence).

import { isNobody, type PersonIds, personOf } from '../person.ts';
import { complete, contactsIn } from './attribute.ts';
import { typeOf } from './message.ts';
import { fieldsOf, idAt, instantAt, isFields, listOf } from './read.ts';
import type { Told } from './update.ts';

/** The echoes in a value. */
export function echoesIn(value: unknown): Told[] {
  const echoes = listOf(fieldsOf(value)['message_echoes']);
  const people = complete(echoes.map(recipientOf), contactsIn(value));
  return echoes.map((echo, place) => toldBy(echo, people[place] ?? recipientOf(echo)));
}

function recipientOf(echo: unknown): PersonIds {
  const fields = fieldsOf(echo);
  return personOf({ phone: fields['to'], userId: fields['to_user_id'], parentUserId: fields['to_parent_user_id'] });
}

function toldBy(raw: unknown, person: PersonIds): Told {
  if (!isFields(raw)) return { kind: 'unclear', raw, reason: 'an echo is not an object' };
  const wamid = idAt(raw['id']);
  const atMs = instantAt(raw['timestamp']);
  if (wamid === undefined) return { kind: 'unclear', raw, reason: 'an echo has no usable id' };
  if (atMs === undefined) return { kind: 'unclear', raw, reason: 'an echo has no usable time' };
  if (isNobody(person)) return { kind: 'unclear', raw, reason: 'an echo names no recipient' };
  return { kind: 'echo', raw, person, wamid, type: typeOf(raw['type']), atMs };
}
