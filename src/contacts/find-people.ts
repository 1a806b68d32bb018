// Finds people: in the cache by one keyed hash, else with one statement for everybody who waits at that moment.

import { coalesce, type Database } from '../database/database.ts';
import { type BusinessId, type ContactId, createSteadyCache, Failure } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { keyIds, keyOf } from './key-ids.ts';
import type { PeopleCache } from './people-cache.ts';
import * as store from './store.ts';
import type { IdentityIds, KeyedAlias, KeyedIds, Person } from './types.ts';

type Deps = { db: Database; vault: Vault; cache: PeopleCache };
type ByAliases = { businessId: BusinessId; aliases: readonly KeyedAlias[] };
/** Remembered by one of the ids, with for whom it was: a key put together would be kept in its pieces. */
type Keyed = ByAliases & { readonly ids: IdentityIds };
type ById = { businessId: BusinessId; id: ContactId };

export type Finder = {
  find(businessId: BusinessId, ids: IdentityIds): Promise<Person | undefined>;
  /** The owner of each alias that has one, by key, from the database. */
  ownersOf(businessId: BusinessId, aliases: readonly KeyedAlias[]): Promise<ReadonlyMap<string, Person>>;
  get(businessId: BusinessId, id: ContactId): Promise<Person | undefined>;
  refresh(businessId: BusinessId, id: ContactId): Promise<Person>;
};

const keyedMax = 4_000;
const limits = { batchMax: 1_000, inFlightMax: 4, waitingMax: 20_000 };

/** The look-ups. Nothing here writes. */
export function createFinder(deps: Deps): Finder {
  const { vault, cache } = deps;
  const lookUp = coalesce<ByAliases, ReadonlyMap<string, Person>>({
    run: inputs => runByBusiness(inputs, (businessId, mine) => readOwners(deps, businessId, mine)),
    ...limits,
  });
  const read = coalesce<ById, Person | undefined>({
    run: inputs => runByBusiness(inputs, (businessId, mine) => readById(deps, businessId, mine)),
    ...limits,
  });
  /** A keyed hash is quick, but not as quick as remembering it for those who are written to often. */
  const keyed = createSteadyCache<string, Keyed>(keyedMax);
  const ownerOf = async (asked: ByAliases): Promise<Person | undefined> => {
    const owners = await lookUp(asked);
    return firstOf(asked.aliases, key => owners.get(key));
  };
  return {
    find: async (businessId, ids) => {
      const name = ids.userId ?? ids.phone ?? ids.parentUserId ?? '';
      const known = keyed.get(name);
      const remembered = known !== undefined && isOf(known, businessId, ids) ? known.aliases : undefined;
      const aliases = remembered ?? aliasesOf(keyIds(vault, businessId, ids));
      const cached = firstOf(aliases, key => cache.findByKey(businessId, key));
      const person = cached ?? (await ownerOf({ businessId, aliases }));
      // Who is nobody's contact may never be seen again.
      if (person !== undefined && remembered === undefined) keyed.set(name, { businessId, ids, aliases });
      return person;
    },
    ownersOf: (businessId, aliases) => lookUp({ businessId, aliases }),
    get: (businessId, id) => {
      const known = cache.findById(businessId, id);
      return known === undefined ? read({ businessId, id }) : Promise.resolve(known);
    },
    refresh: async (businessId, id) => {
      cache.forget(id);
      const person = await read({ businessId, id });
      if (person === undefined) throw new Failure('not-found', 'there is no such contact');
      return person;
    },
  };
}

function isOf({ businessId: mine, ids }: Keyed, businessId: BusinessId, other: IdentityIds): boolean {
  const isSame = ids.phone === other.phone && ids.userId === other.userId && ids.parentUserId === other.parentUserId;
  return mine === businessId && isSame;
}

/** The aliases that are there; a user id says more about who it is than a number. */
export function aliasesOf(ids: KeyedIds): KeyedAlias[] {
  return [ids.userId, ids.phone, ids.parentUserId].filter(one => one !== null);
}

/** A person from a row, with their profile key opened. */
export function personOf(vault: Vault, businessId: BusinessId, row: store.PersonRow): Person {
  return {
    businessId,
    id: row.id,
    version: row.version,
    // A gate that was written before a field existed has the field's least permitting value.
    facts: { ...unknownPerson, ...row.gate },
    profileKey: row.profile === null ? null : vault.unwrap(row.profile, `contact:${row.id}:profile`),
  };
}

/** Runs a batch as one piece for each business in it, and puts the answers in the order of the inputs. */
export async function runByBusiness<I extends { businessId: BusinessId }, O>(
  inputs: readonly I[],
  run: (businessId: BusinessId, inputs: readonly I[]) => Promise<readonly O[]>,
): Promise<O[]> {
  const places = Map.groupBy(inputs.keys(), at => inputs[at]?.businessId);
  const answers: O[] = new Array(inputs.length);
  for (const [businessId, mine] of places) {
    if (businessId === undefined) continue;
    const outputs = await run(
      businessId,
      mine.flatMap(at => inputs[at] ?? []),
    );
    for (const [nth, at] of mine.entries()) answers[at] = outputs[nth] as O; // one answer for each input
  }
  return answers;
}

async function readOwners(
  deps: Deps,
  businessId: BusinessId,
  inputs: readonly ByAliases[],
): Promise<ReadonlyMap<string, Person>[]> {
  const indexes = new Map(inputs.flatMap(one => one.aliases.map(alias => [alias.key, alias.index] as const)));
  const rows = await store.findByIndexes(deps.db, businessId, [...indexes.values()]);
  const people = new Map<ContactId, Person>();
  const owners = new Map<string, Person>();
  for (const row of rows) {
    const person = people.get(row.id) ?? personOf(deps.vault, businessId, row);
    people.set(row.id, person);
    const key = keyOf(row.blind_index);
    owners.set(key, person);
    deps.cache.learn(person, key);
  }
  return inputs.map(() => owners);
}

async function readById(deps: Deps, businessId: BusinessId, inputs: readonly ById[]): Promise<(Person | undefined)[]> {
  const rows = new Map<ContactId, PersonOrMerged>();
  let unseen = [...new Set(inputs.map(one => one.id))];
  while (unseen.length > 0) {
    const read = await store.readPeople(deps.db, businessId, unseen);
    for (const row of read) rows.set(row.id, row.merged_into ?? personOf(deps.vault, businessId, row));
    const targets = read.flatMap(row => (row.merged_into === null ? [] : [row.merged_into]));
    unseen = [...new Set(targets)].filter(id => !rows.has(id));
  }
  for (const person of rows.values()) if (typeof person === 'object') deps.cache.learn(person);
  return inputs.map(one => followed(rows, one.id));
}

type PersonOrMerged = Person | ContactId;

/** A merge always leads to a row that was there before, so the way ends. */
function followed(rows: ReadonlyMap<ContactId, PersonOrMerged>, id: ContactId): Person | undefined {
  let found = rows.get(id);
  while (typeof found === 'string') found = rows.get(found);
  return found;
}

function firstOf(aliases: readonly KeyedAlias[], find: (key: string) => Person | undefined): Person | undefined {
  for (const alias of aliases) {
    const person = find(alias.key);
    if (person !== undefined) return person;
  }
  return undefined;
}
