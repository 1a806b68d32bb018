// Completes the person of one message with the contact that belongs to that message and to no other. A STOP that lands
// on someone else is the worst thing that a gateway can do; where it is not certain, an id stays unknown.

import { isNobody, isSame, type PersonIds, personOf } from '../person.ts';
import { fieldsOf, listOf } from './read.ts';

/** The people in a value's `contacts[]`. */
export function contactsIn(value: unknown): PersonIds[] {
  return listOf(fieldsOf(value)['contacts']).map(contact => {
    const fields = fieldsOf(contact);
    return personOf({ phone: fields['wa_id'], userId: fields['user_id'], parentUserId: fields['parent_user_id'] });
  });
}

/**
 * Each person completed from the contacts of the same value. A contact belongs to a person when they share an id and
 * contradict each other in none; by position only where there is exactly one of each.
 */
export function complete(people: readonly PersonIds[], contacts: readonly PersonIds[]): PersonIds[] {
  const only = onlyOne(people) && contacts.length === 1 ? contacts[0] : undefined;
  return people.map(person => {
    const mine = contacts.filter(contact => belongs(person, contact));
    if (mine.length > 0) return filled(person, mine);
    return only !== undefined && !contradicts(person, only) ? filled(person, [only]) : person;
  });
}

function onlyOne(people: readonly PersonIds[]): boolean {
  const first = people[0];
  return first !== undefined && people.every(person => isSame(person, first));
}

function belongs(person: PersonIds, contact: PersonIds): boolean {
  if (isNobody(person) || contradicts(person, contact)) return false;
  return (
    (person.phone !== null && person.phone === contact.phone) ||
    (person.userId !== null && person.userId === contact.userId) ||
    (person.parentUserId !== null && person.parentUserId === contact.parentUserId)
  );
}

function contradicts(one: PersonIds, other: PersonIds): boolean {
  return (
    differ(one.phone, other.phone) || differ(one.userId, other.userId) || differ(one.parentUserId, other.parentUserId)
  );
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function filled(person: PersonIds, contacts: readonly PersonIds[]): PersonIds {
  return {
    phone: person.phone ?? agreed(contacts.map(contact => contact.phone)),
    userId: person.userId ?? agreed(contacts.map(contact => contact.userId)),
    parentUserId: person.parentUserId ?? agreed(contacts.map(contact => contact.parentUserId)),
  };
}

/** The one id that all contacts which name one agree on. */
function agreed(ids: readonly (string | null)[]): string | null {
  const named = new Set(ids.filter(id => id !== null));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}
