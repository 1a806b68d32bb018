// People as they were last seen, bounded. What is here may be old: the version on the row is compared in the statement
// that records a decision, so an old entry costs a second look and never a wrong answer. A name that leaves a person
// raises their version, so a newer version that was read also ends what was known of their names.

import { LRUCache } from 'lru-cache';
import { type BusinessId, type ContactId, createSteadyCache } from '../kernel/kernel.ts';
import type { Person } from './types.ts';

export type PeopleCache = {
  findById(businessId: BusinessId, id: ContactId): Person | undefined;
  /** By the text of a blind index, which is a business's own. */
  findByKey(businessId: BusinessId, key: string): Person | undefined;
  /** Keeps a person as read from the database, where there is a place, and the name by which they were found, if by one. */
  learn(person: Person, key?: string): void;
  /** Keeps a newer version that was made here on the one before: their names are still theirs. */
  remember(person: Person): void;
  forget(id: ContactId): void;
};

type Entry = { readonly person: Person; readonly keys: readonly string[] };

const namesPerPerson = 3;

/** A cache of so many people; who is needed again and again stays, whoever else passes by. */
export function createPeopleCache(peopleMax: number): PeopleCache {
  const people = createSteadyCache<ContactId, Entry>(peopleMax);
  const owners = new LRUCache<string, ContactId>({ max: peopleMax * namesPerPerson });
  const find = (businessId: BusinessId, id: ContactId | undefined): Entry | undefined => {
    const entry = id === undefined ? undefined : people.get(id);
    return entry?.person.businessId === businessId ? entry : undefined;
  };
  return {
    findById: (businessId, id) => find(businessId, id)?.person,
    findByKey: (businessId, key) => {
      const entry = find(businessId, owners.get(key));
      return entry?.keys.includes(key) ? entry.person : undefined;
    },
    learn: (person, key) => {
      const known = people.peek(person.id);
      if (known !== undefined && known.person.version > person.version) return;
      const keys = known?.person.version === person.version ? known.keys : [];
      const isNews = key !== undefined && !keys.includes(key);
      const isKept = people.set(person.id, { person, keys: isNews ? [...keys, key] : keys });
      if (isNews && isKept) owners.set(key, person.id);
    },
    remember: person => {
      const known = people.peek(person.id);
      if (known !== undefined && known.person.version > person.version) return;
      people.set(person.id, { person, keys: known?.keys ?? [] });
    },
    forget: people.delete,
  };
}
