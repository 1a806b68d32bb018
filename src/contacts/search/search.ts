// Looks for people by what they agreed to, what blocks them, where they are and when they wrote last: a page of them, and
// how many there are. A number is never shown whole.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId, Id } from '../../kernel/kernel.ts';
import { unknownPerson } from '../../policy/policy.ts';
import type { Vault } from '../../vault/vault.ts';
import { hashesOf } from '../names/write-names.ts';
import { openAlias } from '../seal-aliases.ts';
import { countPeople, findPeoplePage, type IdentityRow, type Keyed, readIdentities, readLabels } from './store.ts';
import type { FoundPeople, IdentityHint, PeopleAsked, PeopleFilters } from './types.ts';

type Deps = { readonly db: Database; readonly vault: Vault };
type NamesOf = (businessId: BusinessId, ids: readonly ContactId[]) => Promise<ReadonlyMap<ContactId, string>>;

const shownCharacters = 3;

/** A page of people who fit. */
export async function searchPeople(
  deps: Deps & { readonly namesOf: NamesOf },
  businessId: BusinessId,
  asked: PeopleAsked,
): Promise<FoundPeople> {
  const filters = keyed(deps, businessId, asked.filters);
  if (filters === undefined) return { people: [], next: null };
  const rows = await findPeoplePage(deps.db, businessId, { ...asked, filters, limit: asked.limit + 1 });
  const shown = rows.slice(0, asked.limit);
  const ids = shown.map(row => row.id);
  const [hints, names, labels] = await Promise.all([
    hintsOf(deps, businessId, ids),
    deps.namesOf(businessId, ids),
    labelsOf(deps, businessId, ids),
  ]);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return {
    people: shown.map(row => ({
      id: row.id,
      createdMs: row.created_at,
      activeMs: row.active_at,
      facts: { ...unknownPerson, ...row.gate },
      identities: hints.get(row.id) ?? [],
      name: names.get(row.id) ?? null,
      labels: labels.get(row.id) ?? [],
    })),
    next: last === undefined ? null : { id: last.id, activeUs: last.active_us },
  };
}

/** The labels that staff put on people. */
export async function labelsOf(
  { db }: Pick<Deps, 'db'>,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, Id<'label'>[]>> {
  const rows = ids.length === 0 ? [] : await readLabels(db, businessId, ids);
  const byPerson = Map.groupBy(rows, row => row.contact_id);
  return new Map([...byPerson].map(([id, mine]) => [id, mine.map(row => row.label_id)]));
}

/** How many people fit, to the last one. */
export async function countWho(deps: Deps, businessId: BusinessId, filters: PeopleFilters): Promise<number> {
  const asked = keyed(deps, businessId, filters);
  return asked === undefined ? 0 : await countPeople(deps.db, businessId, asked);
}

/** The filters with the hashes of the words of a name; undefined: it has no word, and nobody is called so. */
function keyed({ vault }: Pick<Deps, 'vault'>, businessId: BusinessId, filters: PeopleFilters): Keyed | undefined {
  const words = filters.name === null ? [] : hashesOf(vault, businessId, [filters.name]);
  return filters.name !== null && words.length === 0 ? undefined : { ...filters, words };
}

/** Names of people as they may be shown: by their last characters. */
export async function hintsOf(
  deps: Deps,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, IdentityHint[]>> {
  const rows = ids.length === 0 ? [] : await readIdentities(deps.db, businessId, ids);
  const found = new Map<ContactId, IdentityHint[]>();
  for (const [id, mine] of Map.groupBy(rows, row => row.contact_id)) {
    const wrapped = mine[0]?.profile ?? null;
    const key = wrapped === null ? null : deps.vault.unwrap(wrapped, `contact:${id}:profile`);
    found.set(
      id,
      mine.flatMap(row => hintOf(deps.vault, key, row)),
    );
  }
  return found;
}

function hintOf(vault: Vault, key: Buffer | null, row: IdentityRow): IdentityHint[] {
  const value = openAlias(vault, key, row);
  return value === null ? [] : [{ kind: row.kind, hint: `…${value.toString('utf8').slice(-shownCharacters)}` }];
}
