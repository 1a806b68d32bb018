// What people set in WhatsApp itself about a business's offers. `stop` withdraws; `resume` and `signup` grant nothing.

import { isNobody, type PersonIds, personOf } from '../person.ts';
import { complete, contactsIn } from './attribute.ts';
import { fieldsOf, idAt, instantAt, isFields, listOf } from './read.ts';
import type { Told } from './update.ts';

/** The preferences in a value. */
export function preferencesIn(value: unknown): Told[] {
  const preferences = listOf(fieldsOf(value)['user_preferences']);
  const people = complete(preferences.map(ownerOf), contactsIn(value));
  return preferences.map((preference, place) => toldBy(preference, people[place] ?? ownerOf(preference)));
}

function ownerOf(preference: unknown): PersonIds {
  const fields = fieldsOf(preference);
  return personOf({ phone: fields['wa_id'], userId: fields['user_id'], parentUserId: fields['parent_user_id'] });
}

function toldBy(raw: unknown, person: PersonIds): Told {
  if (!isFields(raw)) return { kind: 'unclear', raw, reason: 'a preference is not an object' };
  const value = idAt(raw['value']);
  const atMs = instantAt(raw['timestamp']);
  if (value === undefined) return { kind: 'unclear', raw, reason: 'a preference has no usable value' };
  if (atMs === undefined) return { kind: 'unclear', raw, reason: 'a preference has no usable time' };
  if (isNobody(person)) return { kind: 'unclear', raw, reason: 'a preference names nobody' };
  return { kind: 'preference', raw, person, value, atMs };
}
