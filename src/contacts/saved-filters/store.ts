// SQL of filters that are kept under a name.

import type { Database } from '../../database/database.ts';
import type { BusinessId, Id } from '../../kernel/kernel.ts';

export type SavedFilter = {
  readonly id: Id<'saved filter'>;
  readonly name: string;
  readonly filters: { readonly [key: string]: unknown };
  readonly savedMs: number;
};

const filtersMax = 200;

/** All of a business, by name. */
export async function listFilters(db: Database, businessId: BusinessId): Promise<SavedFilter[]> {
  return await db.query(businessId, {
    name: 'list-saved-filters',
    text: `select id, name, filters, saved_at as "savedMs" from saved_filter
      where business_id = $1 order by name limit $2`,
    values: [businessId, filtersMax],
  });
}

/** Keeps a filter under its name, in place of the one that has it; undefined: there are too many. */
export async function saveFilter(
  db: Database,
  businessId: BusinessId,
  filter: SavedFilter,
): Promise<SavedFilter | undefined> {
  const rows = await db.query<SavedFilter>(businessId, {
    name: 'save-filter',
    text: `insert into saved_filter as s (business_id, id, name, filters, saved_at)
      select $1, $2, $3, $4::jsonb, to_timestamp($5::double precision / 1000)
      where (select count(*) from saved_filter where business_id = $1 and name <> $3) < $6
      on conflict on constraint saved_filter_name_once do update
        set filters = excluded.filters, saved_at = excluded.saved_at
      returning s.id, s.name, s.filters, s.saved_at as "savedMs"`,
    values: [businessId, filter.id, filter.name, JSON.stringify(filter.filters), filter.savedMs, filtersMax],
  });
  return rows[0];
}

/** Forgets a filter; false: there was none. */
export async function forgetFilter(db: Database, businessId: BusinessId, id: string): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: 'delete from saved_filter where business_id = $1 and id = $2 returning id',
    values: [businessId, id],
  });
  return rows.length > 0;
}
