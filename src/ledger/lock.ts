// Takes hold of the people that events are about: always in the order of their ids, so that two writers never wait for
// each other in a circle, and always the person who is left after a merge.

import type { Transaction } from '../database/database.ts';
import { invariant } from '../kernel/kernel.ts';
import { type ContactRow, lockContacts, type PersonKey } from './store.ts';

// A merge leads to one person; a longer way means that rows point at each other in a circle.
const hopsMax = 16;

/** One text for one person of one business. */
export function keyOf(person: PersonKey): string {
  return `${person.businessId}:${person.contactId}`;
}

/** The locked rows by the key of the person who was asked for; who does not exist is not among them. */
export async function lockPeople(tx: Transaction, asked: readonly PersonKey[]): Promise<Map<string, ContactRow>> {
  const rows = new Map<string, ContactRow | undefined>();
  const wanted = new Map(asked.map(one => [keyOf(one), one]));
  let unseen = [...wanted.values()];
  while (unseen.length > 0) {
    for (const one of unseen) rows.set(keyOf(one), undefined);
    for (const row of await lockContacts(tx, inOrder(unseen))) rows.set(keyOf(personOf(row)), row);
    const survivors = [...wanted.values()].map(one => follow(rows, one)).filter(one => !rows.has(keyOf(one)));
    unseen = [...new Map(survivors.map(one => [keyOf(one), one])).values()];
  }
  const found = new Map<string, ContactRow>();
  for (const [key, one] of wanted) {
    const row = rows.get(keyOf(follow(rows, one)));
    if (row !== undefined) found.set(key, row);
  }
  return found;
}

function follow(rows: ReadonlyMap<string, ContactRow | undefined>, asked: PersonKey): PersonKey {
  let person = asked;
  for (let hops = 0; ; hops++) {
    invariant(hops < hopsMax, 'merged contacts lead to one that is not merged');
    const row = rows.get(keyOf(person));
    if (row === undefined || row.merged_into === null) return person;
    person = { businessId: row.business_id, contactId: row.merged_into };
  }
}

function personOf(row: ContactRow): PersonKey {
  return { businessId: row.business_id, contactId: row.id };
}

function inOrder(people: readonly PersonKey[]): PersonKey[] {
  return people.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
