// The door of the contacts: people and the names by which they are known. One person has many aliases; whichever is
// used, the same gate decides.

import { coalesce, type Database, type Transaction } from '../database/database.ts';
import { type BusinessId, type Clock, type ContactId, type Id, newId, present, type Random } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { aliasesOf, createFinder, type Finder, runByBusiness } from './find-people.ts';
import { keyIds } from './key-ids.ts';
import { createMerges, type Merges } from './merges/merges.ts';
import { createNames, type Names } from './names/names.ts';
import { listNoted, noteFacts } from './noted/note-facts.ts';
import type { NoteInput, RecordedChange } from './noted/types.ts';
import { createPeopleCache, type PeopleCache } from './people-cache.ts';
import { createRegistries, type Registries } from './registries/registries.ts';
import { type ResolveDeps, resolvePeople, type ToResolve } from './resolve-people.ts';
import { forgetFilter, listFilters, type SavedFilter, saveFilter } from './saved-filters/store.ts';
import { openAlias } from './seal-aliases.ts';
import { countWho, hintsOf, labelsOf, searchPeople } from './search/search.ts';
import { foldTallies } from './search/store.ts';
import type { FoundPeople, IdentityHint, PeopleAsked, PeopleFilters } from './search/types.ts';
import * as store from './store.ts';
import type { Alias, IdentityIds, KeyedIds, Person } from './types.ts';

export type { KnownName } from './names/types.ts';
export type { NotedFacts, RecordedFacts } from './noted/types.ts';
export { canImport } from './registries/adapters.ts';
export type { ImportId, Progress, RegistryImport } from './registries/types.ts';
export type { SavedFilter } from './saved-filters/store.ts';
export type { BlockKind, FoundPerson, IdentityHint, PeopleCursor, PeopleFilters } from './search/types.ts';
export type { Alias, AliasKind, IdentityIds, Person } from './types.ts';

export type Contacts = {
  /** Whoever is known by one of the ids; a user id counts before a number. May be an older version (the cache). */
  find(businessId: BusinessId, ids: IdentityIds): Promise<Person | undefined>;
  /** Finds, or creates as unknown without consent. New aliases are attached, two who are one are merged. */
  resolve(businessId: BusinessId, ids: IdentityIds): Promise<Person>;
  /** The same for many, in few statements; answers are in the order of the ids. */
  resolveMany(businessId: BusinessId, ids: readonly IdentityIds[]): Promise<Person[]>;
  /** What Meta tells of a changed number: the same person has other ids now. Suspends their consent. */
  changeIds(businessId: BusinessId, change: { previous: IdentityIds; now: IdentityIds }): Promise<Person>;
  get(businessId: BusinessId, contactId: ContactId): Promise<Person | undefined>;
  /** Reads the database whatever is cached; someone who was merged is given as whom they are now. */
  refresh(businessId: BusinessId, contactId: ContactId): Promise<Person>;
  /** What is known of people, in the order of their ids, from the database. */
  page(businessId: BusinessId, page: { after: ContactId | null; limit: number }): Promise<PersonOnPage[]>;
  count(businessId: BusinessId): Promise<number>;
  /** People who fit the filters, a page of them. */
  search(businessId: BusinessId, asked: PeopleAsked): Promise<FoundPeople>;
  /** The labels that staff put on a person. */
  labelsOf(businessId: BusinessId, contactId: ContactId): Promise<Id<'label'>[]>;
  /** How many people fit the filters, to the last one. */
  countWho(businessId: BusinessId, filters: PeopleFilters): Promise<number>;
  /** Sums up what counts are made of; to be called now and then. */
  foldTallies(): Promise<void>;
  readonly filters: Filters;
  /** What people are called. */
  readonly names: Names;
  /** Notes facts of a person (age, source, ties) and gives them as they are then; each change goes on record. */
  note(businessId: BusinessId, input: NoteInput): Promise<Person>;
  /** What was noted of a person, newest first. */
  listNoted(
    businessId: BusinessId,
    page: { contactId: ContactId; after: string | null; limit: number },
  ): Promise<{ items: RecordedChange[]; next: string | null }>;
  /** Two who are one, somebody who is two. */
  readonly merges: Merges;
  /** Lists of those who want no advertising, or who registered a consent. */
  readonly registries: Registries;
  remember(person: Person): void;
  forget(businessId: BusinessId, contactId: ContactId): void;
  /** All names of a person, the one seen last first. Empty where the person's key was destroyed. */
  aliasesIn(tx: Transaction, businessId: BusinessId, contactId: ContactId): Promise<Alias[]>;
  /** Evidence keys of exactly these people; null where it was destroyed. */
  evidenceKeyIn(
    tx: Transaction,
    businessId: BusinessId,
    contactIds: readonly ContactId[],
  ): Promise<Map<ContactId, Buffer | null>>;
  /** The profile key of exactly this contact, merged or not: it opens the messages that were stored under this id. */
  profileKeyOf(businessId: BusinessId, contactId: ContactId): Promise<Buffer | null>;
  /** The same for many; null where it was destroyed. */
  profileKeysOf(businessId: BusinessId, contactIds: readonly ContactId[]): Promise<Map<ContactId, Buffer | null>>;
  /** The names of some people, each but for its last characters hidden. */
  hintsOf(businessId: BusinessId, contactIds: readonly ContactId[]): Promise<Map<ContactId, IdentityHint[]>>;
};

/** Filters that are kept under a name. */
type Filters = {
  list(businessId: BusinessId): Promise<SavedFilter[]>;
  /** In place of the one that has the name; undefined: there are too many. */
  save(businessId: BusinessId, filter: Pick<SavedFilter, 'name' | 'filters'>): Promise<SavedFilter | undefined>;
  forget(businessId: BusinessId, id: string): Promise<boolean>;
};

/** A person without the key to what they wrote. */
export type PersonOnPage = Pick<Person, 'id' | 'facts'>;

/** Of each some kilobytes: enough for whoever is written to at the same time, and little beside the rest of the process. */
const peopleMax = 4_000;
type Asked = ToResolve & { readonly businessId: BusinessId };
type Resolve = (asked: Asked) => Promise<Person>;

/** Opens the room. The only state is a bounded cache. */
export function createContacts(deps: { db: Database; vault: Vault; clock: Clock; random: Random }): Contacts {
  const { db, vault } = deps;
  const cache = createPeopleCache(peopleMax);
  const finder = createFinder({ db, vault, cache });
  const names = createNames({ ...deps, finder });
  const write = coalesce<Asked, Person>({
    run: inputs => runByBusiness(inputs, (businessId, mine) => resolveBatch({ ...deps, cache }, businessId, mine)),
    batchMax: 500,
    inFlightMax: 2,
    waitingMax: 20_000,
  });
  const resolve = (businessId: BusinessId, ids: IdentityIds): Promise<Person> =>
    resolveOne({ vault, cache, finder, write }, businessId, ids);
  return {
    find: finder.find,
    resolve,
    resolveMany: (businessId, ids) => Promise.all(ids.map(one => resolve(businessId, one))),
    changeIds: async (businessId, { previous, now }) => {
      // Meta may tell of one side only; then there is nobody to follow, or nothing to learn.
      if (isNobody(previous) || isNobody(now)) return await resolve(businessId, isNobody(now) ? previous : now);
      const [before, ids] = [keyIds(vault, businessId, previous), keyIds(vault, businessId, now)];
      return await write({ businessId, ids, previous: before });
    },
    get: finder.get,
    refresh: finder.refresh,
    page: async (businessId, page) => {
      const rows = await store.readPage(db, businessId, page);
      return rows.map(row => ({ id: row.id, facts: { ...unknownPerson, ...row.gate } }));
    },
    count: businessId => store.countPeople(db, businessId),
    search: (businessId, asked) => searchPeople({ ...deps, namesOf: names.of }, businessId, asked),
    labelsOf: async (businessId, id) => (await labelsOf(deps, businessId, [id])).get(id) ?? [],
    countWho: (businessId, filters) => countWho(deps, businessId, filters),
    foldTallies: () => foldTallies(db, 'all'),
    filters: {
      list: businessId => listFilters(db, businessId),
      save: (businessId, filter) =>
        saveFilter(db, businessId, { ...filter, id: newId(deps), savedMs: deps.clock.now() }),
      forget: (businessId, id) => forgetFilter(db, businessId, id),
    },
    names,
    note: async (businessId, input) => finder.refresh(businessId, await noteFacts(deps, businessId, input)),
    listNoted: (businessId, page) => listNoted(deps, businessId, page),
    merges: createMerges({ ...deps, forget: cache.forget }),
    registries: createRegistries({ ...deps, forget: cache.forget }),
    remember: cache.remember,
    forget: (_, contactId) => cache.forget(contactId),
    aliasesIn: (tx, businessId, contactId) => aliasesIn(vault, tx, { businessId, contactId }),
    evidenceKeyIn: (tx, businessId, contactIds) => keysIn(vault, tx, { businessId, contactIds, kind: 'evidence' }),
    profileKeyOf: async (businessId, contactId) =>
      (await profileKeysOf(deps, businessId, [contactId])).get(contactId) ?? null,
    profileKeysOf: (businessId, contactIds) => profileKeysOf(deps, businessId, contactIds),
    hintsOf: (businessId, contactIds) => hintsOf(deps, businessId, contactIds),
  };
}

function isNobody(ids: IdentityIds): boolean {
  return ids.phone === null && ids.userId === null && ids.parentUserId === null;
}

/** Only what is not settled in the cache or the database goes where it is written. */
async function resolveOne(
  deps: { vault: Vault; cache: PeopleCache; finder: Finder; write: Resolve },
  businessId: BusinessId,
  ids: IdentityIds,
): Promise<Person> {
  const keyed = keyIds(deps.vault, businessId, ids);
  const cached = settled(keyed, key => deps.cache.findByKey(businessId, key));
  if (cached !== undefined) return cached;
  const owners = await deps.finder.ownersOf(businessId, aliasesOf(keyed));
  return settled(keyed, key => owners.get(key)) ?? (await deps.write({ businessId, ids: keyed, previous: null }));
}

/** The one owner of all the ids; undefined when one of them is nobody's yet, or another's. */
function settled(ids: KeyedIds, ownerOf: (key: string) => Person | undefined): Person | undefined {
  let owner: Person | undefined;
  for (const alias of aliasesOf(ids)) {
    const person = ownerOf(alias.key);
    if (person === undefined || (owner !== undefined && owner.id !== person.id)) return undefined;
    owner = person;
  }
  return owner;
}

async function resolveBatch(
  deps: ResolveDeps & { cache: PeopleCache },
  businessId: BusinessId,
  inputs: readonly Asked[],
): Promise<Person[]> {
  const { people, outdated } = await resolvePeople(deps, businessId, inputs);
  for (const id of outdated) deps.cache.forget(id);
  for (const [at, person] of people.entries()) {
    const { ids } = present(inputs[at], 'the input of an answer');
    for (const alias of aliasesOf(ids)) deps.cache.learn(person, alias.key);
  }
  return people;
}

async function aliasesIn(
  vault: Vault,
  tx: Transaction,
  who: { businessId: BusinessId; contactId: ContactId },
): Promise<Alias[]> {
  const { businessId, contactId } = who;
  const rows = await store.readAliases(tx, businessId, contactId);
  if (rows.length === 0) return [];
  const keys = await keysIn(vault, tx, { businessId, contactIds: [contactId], kind: 'profile' });
  const key = keys.get(contactId) ?? null;
  return rows.flatMap(row => {
    const value = openAlias(vault, key, row);
    return value === null ? [] : [{ kind: row.kind, value: value.toString('utf8') }];
  });
}

async function profileKeysOf(
  { db, vault }: { db: Database; vault: Vault },
  businessId: BusinessId,
  contactIds: readonly ContactId[],
): Promise<Map<ContactId, Buffer | null>> {
  if (contactIds.length === 0) return new Map();
  const tx = { query: db.query.bind(db, businessId) } as Transaction; // one statement is a transaction too
  return await keysIn(vault, tx, { businessId, contactIds, kind: 'profile' });
}

async function keysIn(
  vault: Vault,
  tx: Transaction,
  what: { businessId: BusinessId; contactIds: readonly ContactId[]; kind: 'profile' | 'evidence' },
): Promise<Map<ContactId, Buffer | null>> {
  const rows = await store.readKeys(tx, what.businessId, what);
  return new Map(
    rows.map(({ contact_id: id, wrapped }) => [
      id,
      wrapped === null ? null : vault.unwrap(wrapped, `contact:${id}:${what.kind}`),
    ]),
  );
}
