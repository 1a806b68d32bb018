// What people are called: learned from the webhooks of WhatsApp, or written by staff, whose word counts more.

import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  type ContactId,
  Failure,
  newId,
  type Problem,
  type Random,
} from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Finder } from '../find-people.ts';
import { recordChange } from '../noted/note-facts.ts';
import type { Doer } from '../noted/types.ts';
import { readName, shownName } from './read-name.ts';
import { findNames } from './store.ts';
import type { KnownName, ToldName } from './types.ts';
import { changeNames, holdNames, type NameChange, openName } from './write-names.ts';

export type Names = {
  /** The name to show of each who has one. Somebody who was merged is called as whom they are now. */
  of(businessId: BusinessId, ids: readonly ContactId[]): Promise<Map<ContactId, string>>;
  /** All names of a person, with who says so. */
  list(businessId: BusinessId, contactId: ContactId): Promise<KnownName[]>;
  /** Learns what webhooks said of people who are known already. Nothing is written where it is known too. */
  note(businessId: BusinessId, told: readonly ToldName[]): Promise<void>;
  /** Writes the name that staff give somebody; null: what WhatsApp says counts again. The change goes on record. */
  set(businessId: BusinessId, input: { contactId: ContactId; name: string | null } & Doer): Promise<void>;
};

type Deps = { db: Database; vault: Vault; clock: Clock; random: Random; finder: Finder };

const seenMax = 5_000;

/** The names of one process, which remembers the ones it has seen lately by their keyed hashes. */
export function createNames(deps: Deps): Names {
  const seen = new LRUCache<ContactId, string>({ max: seenMax });
  return {
    of: async (businessId, ids) => {
      const found = await listAll(deps, businessId, ids);
      const shown = [...found].map(([id, names]) => [id, shownName(names)] as const);
      return new Map(shown.filter((one): one is [ContactId, string] => one[1] !== null));
    },
    list: async (businessId, id) => (await listAll(deps, businessId, [id])).get(id) ?? [],
    note: (businessId, told) => noteAll(deps, seen, { businessId, told }),
    set: (businessId, input) => setOne(deps, businessId, input),
  };
}

async function listAll(
  deps: Deps,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, KnownName[]>> {
  const rows = ids.length === 0 ? [] : await findNames(deps.db, businessId, [...new Set(ids)]);
  const found = new Map<ContactId, KnownName[]>();
  for (const row of rows) {
    if (row.wrapped === null) continue;
    const key = deps.vault.unwrap(row.wrapped, `contact:${row.contact_id}:profile`);
    const name = { source: row.source, value: openName(deps.vault, key, row), toldMs: row.told_at };
    found.set(row.asked, [...(found.get(row.asked) ?? []), name]);
  }
  return found;
}

async function noteAll(
  deps: Deps,
  seen: LRUCache<ContactId, string>,
  what: { businessId: BusinessId; told: readonly ToldName[] },
): Promise<void> {
  const { businessId, told } = what;
  const changes = new Map<ContactId, NameChange>();
  const prints = new Map<ContactId, string>();
  const people = await Promise.all(told.map(one => deps.finder.find(businessId, one.person)));
  for (const [at, one] of told.entries()) {
    const change = changeIn(one);
    const person = people[at];
    if (person === undefined || person.facts.erased || Object.keys(change).length === 0) continue;
    const print = deps.vault.keyedHash('contact-name', JSON.stringify([person.id, change])).toString('base64');
    if (seen.get(person.id) === print) continue;
    changes.set(person.id, change);
    prints.set(person.id, print);
  }
  if (changes.size === 0) return;
  await deps.db.transaction(businessId, tx => changeNames(deps, tx, { businessId, changes }));
  for (const [id, print] of prints) seen.set(id, print);
}

function changeIn({ name, username }: ToldName): NameChange {
  const [whatsapp, handle] = [readName(name ?? ''), readName(username?.replace(/^@/, '') ?? '')];
  return {
    ...(whatsapp === null ? {} : { whatsapp }),
    ...(handle === null ? {} : { username: handle }),
  };
}

async function setOne(
  deps: Deps,
  businessId: BusinessId,
  input: { contactId: ContactId; name: string | null } & Doer,
): Promise<void> {
  const { keyId, staffId } = input;
  const staff = input.name === null ? null : readName(input.name);
  if (input.name !== null && staff === null) {
    const problems: Problem[] = [{ field: 'name', message: 'has no letter that can be shown', code: 'format' }];
    throw new Failure('request-invalid', undefined, { problems });
  }
  const person = await deps.finder.refresh(businessId, input.contactId);
  await deps.db.transaction(businessId, async tx => {
    const held = await holdNames(deps, tx, { businessId, ids: [person.id] });
    const before = held.get(person.id)?.names.get('staff') ?? null;
    if (!held.has(person.id)) throw new Failure('key-destroyed');
    if (before === staff) return;
    await changeNames(deps, tx, { businessId, changes: new Map([[person.id, { staff }]]) });
    await recordChange(deps, tx, {
      ...{ businessId, contactId: person.id, id: newId<'contact fact change'>(deps), keyId, staffId },
      before: before === null ? {} : { name: before },
      after: staff === null ? {} : { name: staff },
    });
  });
}
