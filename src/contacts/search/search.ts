// Looks for people by what they agreed to, what blocks them, where they are and when they wrote last: a page of them, and
// how many there are. A name is never shown whole.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import { unknownPerson } from '../../policy/policy.ts';
import type { Vault } from '../../vault/vault.ts';
import { openAlias } from '../seal-aliases.ts';
import { findPeoplePage, type NameRow, readNames } from './store.ts';
import type { FoundPeople, IdentityHint, PeopleAsked } from './types.ts';

type Deps = { readonly db: Database; readonly vault: Vault };

const shownCharacters = 3;

/** A page of people who fit. */
export async function searchPeople(deps: Deps, businessId: BusinessId, asked: PeopleAsked): Promise<FoundPeople> {
  const rows = await findPeoplePage(deps.db, businessId, { ...asked, limit: asked.limit + 1 });
  const shown = rows.slice(0, asked.limit);
  const names = await hintsOf(
    deps,
    businessId,
    shown.map(row => row.id),
  );
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return {
    people: shown.map(row => ({
      id: row.id,
      createdMs: row.created_at,
      activeMs: row.active_at,
      facts: { ...unknownPerson, ...row.gate },
      identities: names.get(row.id) ?? [],
    })),
    next: last === undefined ? null : { id: last.id, activeUs: last.active_us },
  };
}

/** Names of people as they may be shown: by their last characters. */
export async function hintsOf(
  deps: Deps,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, IdentityHint[]>> {
  const rows = ids.length === 0 ? [] : await readNames(deps.db, businessId, ids);
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

function hintOf(vault: Vault, key: Buffer | null, row: NameRow): IdentityHint[] {
  const value = openAlias(vault, key, row);
  return value === null ? [] : [{ kind: row.kind, hint: `…${value.toString('utf8').slice(-shownCharacters)}` }];
}
