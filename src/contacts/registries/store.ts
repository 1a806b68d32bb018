// SQL of the registries: imports, their entries, and the gates that follow from them. A list in force is replaced by the
// next one at once; what was in the old one goes afterwards, in slices.

import type { Database, Transaction } from '../../database/database.ts';
import type { ApiKeyId, BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { ImportId, ImportState, RegistryImport } from './types.ts';

type Row = {
  id: ImportId;
  registry: string;
  as_of: number;
  state: ImportState;
  entries: number;
  skipped: number;
  imported_at: number | null;
};

const columns = 'id, registry, as_of, state, entries, skipped, imported_at';

/** Begins an import. */
export async function insertImport(
  db: Pick<Database, 'query'>,
  businessId: BusinessId,
  row: { id: ImportId; registry: string; asOfMs: number; keyId: ApiKeyId | null; nowMs: number },
): Promise<RegistryImport> {
  const rows = await db.query<Row>(businessId, {
    text: `insert into registry_import (business_id, id, registry, as_of, key_id, begun_at)
      values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, to_timestamp($6::double precision / 1000))
      returning ${columns}`,
    values: [businessId, row.id, row.registry, row.asOfMs, row.keyId, row.nowMs],
  });
  return rows.map(importOf)[0] as RegistryImport; // one row was written
}

/** An import of the business. */
export async function findImport(
  db: Pick<Database, 'query'>,
  businessId: BusinessId,
  id: ImportId,
): Promise<RegistryImport | undefined> {
  const text = `select ${columns} from registry_import where business_id = $1 and id = $2`;
  return (await db.query<Row>(businessId, { text, values: [businessId, id] })).map(importOf)[0];
}

/** Imports that are in force, or about to be. */
export async function listLive(db: Pick<Database, 'query'>, businessId: BusinessId): Promise<RegistryImport[]> {
  const rows = await db.query<Row>(businessId, {
    text: `select ${columns} from registry_import
      where business_id = $1 and state in ('applying', 'current') order by registry, state desc`,
    values: [businessId],
  });
  return rows.map(importOf);
}

/**
 * Adds numbers to an open import: the indexes of canonical spellings, which are counted, and those of others. Gives how
 * many are new; undefined when the import is not open (any more).
 */
export async function insertEntries(
  db: Pick<Database, 'transaction'>,
  businessId: BusinessId,
  what: { importId: ImportId; indexes: readonly Buffer[]; others: readonly Buffer[]; skipped: number },
): Promise<number | undefined> {
  const { importId, indexes, others, skipped } = what;
  return await db.transaction(businessId, async tx => {
    const held = await tx.query({
      name: 'hold-registry-import',
      text: `select from registry_import where business_id = $1 and id = $2 and state = 'open' for no key update`,
      values: [businessId, importId],
    });
    if (held.length === 0) return undefined;
    const added = indexes.length === 0 ? 0 : await insertIndexes(tx, businessId, { importId, indexes });
    if (others.length > 0) await insertIndexes(tx, businessId, { importId, indexes: others });
    await tx.query({
      name: 'count-registry-entries',
      text: `update registry_import set entries = entries + $3, skipped = skipped + $4
        where business_id = $1 and id = $2`,
      values: [businessId, importId, added, skipped],
    });
    return added;
  });
}

async function insertIndexes(
  tx: Transaction,
  businessId: BusinessId,
  what: { importId: ImportId; indexes: readonly Buffer[] },
): Promise<number> {
  const rows = await tx.query<{ added: number }>({
    name: 'insert-registry-entries',
    text: `
      with added as (
        insert into registry_entry (business_id, import_id, blind_index)
        select $1, $2, w.blind_index from unnest($3::bytea[]) as w(blind_index)
        on conflict do nothing returning 1)
      select count(*)::integer as added from added`,
    values: [businessId, what.importId, what.indexes],
  });
  return rows[0]?.added ?? 0;
}

/**
 * Lets an open import begin to be applied, in place of another one of the registry that was. From here on whoever comes
 * is judged by it, so the caller holds the identity lock. False: a list in force, or about to be, is newer.
 */
export async function beginApplying(tx: Transaction, businessId: BusinessId, one: RegistryImport): Promise<boolean> {
  const newer = await tx.query({
    text: `select from registry_import
      where business_id = $1 and registry = $2 and id <> $3 and state in ('applying', 'current')
        and as_of > to_timestamp($4::double precision / 1000)`,
    values: [businessId, one.registry, one.id, one.asOfMs],
  });
  if (newer.length > 0) return false;
  await tx.query({
    text: `update registry_import set state = 'replaced'
      where business_id = $1 and registry = $2 and id <> $3 and state = 'applying'`,
    values: [businessId, one.registry, one.id],
  });
  await tx.query({
    text: `update registry_import set state = 'applying' where business_id = $1 and id = $2 and state = 'open'`,
    values: [businessId, one.id],
  });
  return true;
}

/** How an import stands; it stays so until the transaction ends. */
export async function holdState(
  tx: Transaction,
  businessId: BusinessId,
  id: ImportId,
): Promise<ImportState | undefined> {
  const rows = await tx.query<{ state: ImportState }>({
    name: 'hold-registry-state',
    text: 'select state from registry_import where business_id = $1 and id = $2 for share',
    values: [businessId, id],
  });
  return rows[0]?.state;
}

/** Less than every id. With an expression in place of a value the row security keeps the index from being used. */
const beforeAll = '00000000-0000-0000-0000-000000000000';

export type Slice = {
  readonly changed: readonly ContactId[];
  readonly people: number;
  readonly last: ContactId | null;
};

/**
 * Brings the gates of the next people in line with the list: who is on it and was not, who was and is not. Only those
 * are written, under a new version; `everyNumber`: a person is on it when all of their numbers are. The caller holds the
 * identity lock, so that nobody's numbers change meanwhile.
 */
export async function applyToSlice(
  tx: Transaction,
  businessId: BusinessId,
  what: { list: RegistryImport; everyNumber: boolean; after: ContactId | null; limit: number },
): Promise<Slice> {
  const rows = await tx.query<Slice>({
    name: 'apply-registry',
    text: `
      with page as materialized (
        select id from contact
        where business_id = $1 and id > $4 and merged_into is null order by id limit $6),
      standing as materialized (
        select p.id, case when $5 then n.numbers > 0 and n.numbers = n.listed else n.listed > 0 end as is_on
        from page p
        cross join lateral (
          select count(*) as numbers, count(e.found) as listed
          from identity i
          left join lateral (
            select true as found from registry_entry
            where business_id = $1 and import_id = $3 and blind_index = i.blind_index limit 1) e on true
          where i.business_id = $1 and i.contact_id = p.id and i.kind = 'phone') n),
      held as materialized (
        select c.id, s.is_on from standing s
        join contact c on c.business_id = $1 and c.id = s.id
        where coalesce(c.gate -> 'registries' ? $2::text, false) <> s.is_on
        order by c.id for no key update of c),
      changed as (
        update contact c
        set version = c.version + 1,
          gate = (c.gate - 'registries') || case
            when h.is_on then jsonb_build_object('registries', (
              select jsonb_agg(r order by r collate "C") from (
                select jsonb_array_elements_text(coalesce(c.gate -> 'registries', '[]'::jsonb)) as r union select $2::text) a))
            when jsonb_array_length((c.gate -> 'registries') - $2::text) > 0
              then jsonb_build_object('registries', (c.gate -> 'registries') - $2::text)
            else '{}'::jsonb end
        from held h where c.business_id = $1 and c.id = h.id
        returning c.id)
      select array(select id from changed) as changed, (select count(*)::integer from page) as people,
        (select id from page order by id desc limit 1) as last`,
    values: [businessId, what.list.registry, what.list.id, what.after ?? beforeAll, what.everyNumber, what.limit],
  });
  return rows[0] ?? { changed: [], people: 0, last: null };
}

/** Puts an applied import into force: the business's version rises with it. */
export async function makeCurrent(
  tx: Transaction,
  businessId: BusinessId,
  what: { list: RegistryImport; nowMs: number },
): Promise<void> {
  const { list, nowMs } = what;
  await tx.query({
    text: `update registry_import set state = 'replaced' where business_id = $1 and registry = $2 and state = 'current'`,
    values: [businessId, list.registry],
  });
  await tx.query({
    text: `with raised as (update business set version = version + 1 where business_id = $1)
      update registry_import set state = 'current', imported_at = to_timestamp($3::double precision / 1000)
      where business_id = $1 and id = $2`,
    values: [businessId, list.id, nowMs],
  });
}

/** Gives up open imports: one of them, or all that were begun before an instant. */
export async function abandon(
  db: Pick<Database, 'query'>,
  businessId: BusinessId,
  which: { id: ImportId } | { begunBeforeMs: number },
): Promise<void> {
  const [id, beforeMs] = 'id' in which ? [which.id, null] : [null, which.begunBeforeMs];
  await db.query(businessId, {
    text: `update registry_import set state = 'abandoned'
      where business_id = $1 and state = 'open' and (id = $2 or begun_at < to_timestamp($3::double precision / 1000))`,
    values: [businessId, id, beforeMs],
  });
}

/** Imports that are over and still have entries. */
export async function listOver(db: Pick<Database, 'query'>, businessId: BusinessId): Promise<ImportId[]> {
  const rows = await db.query<{ id: ImportId }>(businessId, {
    text: `select id from registry_import
      where business_id = $1 and state in ('replaced', 'abandoned') and emptied_at is null order by id`,
    values: [businessId],
  });
  return rows.map(row => row.id);
}

/** Removes some entries of an import that is over; how many. */
export async function deleteSomeEntries(
  db: Pick<Database, 'query'>,
  businessId: BusinessId,
  what: { importId: ImportId; limit: number },
): Promise<number> {
  const rows = await db.query<{ gone: number }>(businessId, {
    text: `
      with slice as (
        select blind_index from registry_entry
        where business_id = $1 and import_id = $2 order by blind_index limit $3),
      gone as (
        delete from registry_entry
        where business_id = $1 and import_id = $2
          and blind_index <= (select blind_index from slice order by blind_index desc limit 1) returning 1)
      select count(*)::integer as gone from gone`,
    values: [businessId, what.importId, what.limit],
  });
  return rows[0]?.gone ?? 0;
}

/** Notes that an import has no entries any more. */
export async function markEmptied(
  db: Pick<Database, 'query'>,
  businessId: BusinessId,
  what: { importId: ImportId; nowMs: number },
): Promise<void> {
  await db.query(businessId, {
    text: `update registry_import set emptied_at = to_timestamp($3::double precision / 1000)
      where business_id = $1 and id = $2`,
    values: [businessId, what.importId, what.nowMs],
  });
}

function importOf(row: Row): RegistryImport {
  return {
    id: row.id,
    registry: row.registry,
    asOfMs: row.as_of,
    state: row.state,
    entries: row.entries,
    skipped: row.skipped,
    importedMs: row.imported_at,
  };
}
