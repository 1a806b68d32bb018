// People as they were last seen, bounded. What is here may be old: the version on the row is compared in the statement
// that records a decision, so an old entry costs a second look and never a wrong answer.

import { LRUCache } from 'lru-cache';
import type { BusinessId, ContactId } from '../kernel/kernel.ts';
import type { Person } from './types.ts';

export type PeopleCache = {
  findById(businessId: BusinessId, id: ContactId): Person | undefined;
  /** By the text of a blind index, which is a business's own. */
  findByKey(businessId: BusinessId, key: string): Person | undefined;
  /** Keeps a person unless a newer version is here already. */
  remember(person: Person): void;
  /** Keeps that an alias leads to a person. */
  link(key: string, id: ContactId): void;
  forget(id: ContactId): void;
};

const aliasesPerPerson = 3;

/** A cache of so many people, the least recently used leaving first. */
export function createPeopleCache(peopleMax: number): PeopleCache {
  const people = new LRUCache<ContactId, Person>({ max: peopleMax });
  const owners = new LRUCache<string, ContactId>({ max: peopleMax * aliasesPerPerson });
  const findById = (businessId: BusinessId, id: ContactId): Person | undefined => {
    const person = people.get(id);
    return person?.businessId === businessId ? person : undefined;
  };
  return {
    findById,
    findByKey: (businessId, key) => {
      const id = owners.get(key);
      return id === undefined ? undefined : findById(businessId, id);
    },
    remember: person => {
      const known = people.peek(person.id);
      if (known === undefined || known.version <= person.version) people.set(person.id, person);
    },
    link: (key, id) => void owners.set(key, id),
    // Its aliases stay: without the person they lead nowhere, and the next look-up sets them anew.
    forget: id => void people.delete(id),
  };
}
