// What webhooks say of how people are called: the profile that Meta puts beside the ids of each contact. A profile
// belongs to the ids in the same entry and to nobody else.

import { isNobody, type PersonIds, personOf } from '../person.ts';
import { fieldsOf, listOf } from './read.ts';

export type Profile = {
  readonly person: PersonIds;
  readonly name: string | null;
  /** With or without its @: Meta's examples have it, payloads seen in 2026 do not. */
  readonly username: string | null;
};

const profilesMax = 1_000;
/** Longer than WhatsApp allows a name (25 characters) or a username (35) to be. */
const saidMax = 512;

/** The profiles of a webhook of any shape, the first 1,000 of them. */
export function profilesIn(webhook: unknown): Profile[] {
  const changes = listOf(fieldsOf(webhook)['entry']).flatMap(entry => listOf(fieldsOf(entry)['changes']));
  const contacts = changes.flatMap(change => listOf(fieldsOf(fieldsOf(change)['value'])['contacts']));
  return contacts.slice(0, profilesMax).flatMap(profileOf);
}

function profileOf(contact: unknown): Profile[] {
  const { wa_id: phone, user_id: userId, parent_user_id: parentUserId, profile } = fieldsOf(contact);
  const person = personOf({ phone, userId, parentUserId });
  const { name, username } = fieldsOf(profile);
  const told = { person, name: textIn(name), username: textIn(username) };
  return isNobody(person) || (told.name === null && told.username === null) ? [] : [told];
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, saidMax) : null;
}
