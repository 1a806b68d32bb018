// Completes the person of one message with the contact that belongs to that message and to no other. A STOP that lands
// on someone else is the worst thing that a gateway can do; where it is not certain, an id stays unknown.

import { isSame, type PersonIds, personOf } from '../person.ts';
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
export function complete(
  people: readonly PersonIds[],
  contacts: readonly PersonIds[],
  byPosition: 'if-only-one' | 'never' = 'if-only-one',
): PersonIds[] {
  if (contacts.length === 0) return [...people];
  const alone = byPosition === 'if-only-one' && contacts.length === 1 && onlyOne(people);
  const only = alone ? contacts[0] : undefined;
  const byId = indexed(contacts);
  return people.map(person => {
    const mine = belongingTo(person, byId);
    if (mine.length > 0) return filled(person, mine);
    return only !== undefined && !contradicts(person, only) ? filled(person, [only]) : person;
  });
}

function onlyOne(people: readonly PersonIds[]): boolean {
  const first = people[0];
  return first !== undefined && people.every(person => isSame(person, first));
}

/** So many contacts with one id are a webhook that cannot be trusted to complete anybody, and would take long to compare. */
const sharersMax = 16;

function indexed(contacts: readonly PersonIds[]): Map<string, PersonIds[]> {
  const byId = new Map<string, PersonIds[]>();
  for (const contact of contacts) {
    for (const id of idsOf(contact)) {
      const sharers = byId.get(id);
      if (sharers === undefined) byId.set(id, [contact]);
      else if (sharers.length <= sharersMax) sharers.push(contact);
    }
  }
  return byId;
}

/** The ids of a person. Their shapes differ, so that no number is ever taken for a BSUID. */
function idsOf(person: PersonIds): string[] {
  return [person.phone, person.userId, person.parentUserId].filter(id => id !== null);
}

function belongingTo(person: PersonIds, byId: ReadonlyMap<string, readonly PersonIds[]>): PersonIds[] {
  const lists = idsOf(person).map(id => byId.get(id) ?? []);
  if (lists.some(list => list.length > sharersMax)) return [];
  return lists.flat().filter(contact => !contradicts(person, contact));
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
