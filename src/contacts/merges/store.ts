// SQL of merges and splits: who became whom, who was told apart again, and what is read to do either.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, Id } from '../../kernel/kernel.ts';
import type { PersonRow } from '../store.ts';
import type { AliasKind } from '../types.ts';

export type MergeRow = {
  readonly id: Id<'contact merge'>;
  readonly survivorId: ContactId;
  readonly mergedId: ContactId;
  readonly madeBy: string | null;
  /** Why, sealed; null: their ids came together. */
  readonly reason: Buffer | null;
};

/** A merge with the blind indexes of the names that came by it. */
export type NewMerge = MergeRow & { readonly aliases: readonly Buffer[] };

/** Adds what happened. */
export async function insertMerge(tx: Transaction, businessId: BusinessId, row: NewMerge): Promise<void> {
  await tx.query({
    name: 'insert-merge',
    text: `insert into contact_merge (business_id, id, survivor_id, merged_id, made_by, aliases, reason)
      values ($1, $2, $3, $4, $5, $6::bytea[], $7)`,
    values: [businessId, row.id, row.survivorId, row.mergedId, row.madeBy, row.aliases, row.reason],
  });
}

/** The person and everybody who was merged into them, at whatever remove; parameter 2. */
const theirs = `with recursive theirs as (
    select $2::uuid as id
    union select c.id from theirs t join contact c on c.business_id = $1 and c.merged_into = t.id)`;

export type ListPage = { readonly contactId: ContactId; readonly before: string; readonly limit: number };

/** Merges by which a person became who they are, older than `before`, newest first. */
export async function listMerges(db: Database, businessId: BusinessId, page: ListPage): Promise<MergeRow[]> {
  return await db.query(businessId, {
    name: 'list-merges',
    text: `${theirs}
      select m.id, m.survivor_id as "survivorId", m.merged_id as "mergedId", m.made_by as "madeBy", m.reason
      from theirs t join contact_merge m on m.business_id = $1 and m.survivor_id = t.id
      where m.id < $3 order by m.id desc limit $4`,
    values: [businessId, page.contactId, page.before, page.limit],
  });
}

/** What is known of a merge by whoever takes it apart; `into` is whom its person leads to now. */
export type KnownMerge = {
  readonly id: Id<'contact merge'>;
  readonly survivorId: ContactId;
  readonly mergedId: ContactId;
  readonly aliases: readonly Buffer[];
  readonly into: ContactId | null;
};

/** Every merge by which a person became who they are, with the names that came by each. */
export async function readMerges(tx: Transaction, businessId: BusinessId, contactId: ContactId): Promise<KnownMerge[]> {
  return await tx.query({
    name: 'read-merges',
    text: `${theirs}
      select m.id, m.survivor_id as "survivorId", m.merged_id as "mergedId", m.aliases, c.merged_into as "into"
      from theirs t join contact_merge m on m.business_id = $1 and m.survivor_id = t.id
      join contact c on c.business_id = $1 and c.id = m.merged_id
      order by m.id desc`,
    values: [businessId, contactId],
  });
}

/** Whoever stays has the labels of both; the other's are kept, should they be told apart again. */
export async function adoptLabels(
  tx: Transaction,
  businessId: BusinessId,
  merge: { readonly survivorId: ContactId; readonly mergedId: ContactId },
): Promise<void> {
  await tx.query({
    name: 'adopt-labels',
    text: `insert into contact_label (business_id, contact_id, label_id)
      select $1, $2, label_id from contact_label where business_id = $1 and contact_id = $3 on conflict do nothing`,
    values: [businessId, merge.survivorId, merge.mergedId],
  });
}

export type SplitRow = {
  readonly id: Id<'contact split'>;
  readonly fromId: ContactId;
  readonly toId: ContactId;
  readonly madeBy: string;
  readonly reason: Buffer;
};

/** Adds what happened. */
export async function insertSplit(
  tx: Transaction,
  businessId: BusinessId,
  row: SplitRow & { readonly aliases: readonly Buffer[] },
): Promise<void> {
  await tx.query({
    name: 'insert-split',
    text: `insert into contact_split (business_id, id, from_id, to_id, made_by, aliases, reason)
      values ($1, $2, $3, $4, $5, $6::bytea[], $7)`,
    values: [businessId, row.id, row.fromId, row.toId, row.madeBy, row.aliases, row.reason],
  });
}

/** Splits in which a person stayed or went, older than `before`, newest first. */
export async function listSplits(db: Database, businessId: BusinessId, page: ListPage): Promise<SplitRow[]> {
  return await db.query(businessId, {
    name: 'list-splits',
    text: `${theirs}
      select distinct s.id, s.from_id as "fromId", s.to_id as "toId", s.made_by as "madeBy", s.reason
      from theirs t join contact_split s on s.business_id = $1 and (s.from_id = t.id or s.to_id = t.id)
      where s.id < $3 order by s.id desc limit $4`,
    values: [businessId, page.contactId, page.before, page.limit],
  });
}

/** A person with one of their names; without any name there is one row, whose name is null. */
export type NamedRow = PersonRow & {
  readonly merged_into: ContactId | null;
  readonly blind_index: Buffer | null;
  readonly kind: AliasKind;
  readonly main: boolean;
  readonly value: Buffer;
  readonly first_seen_at: number;
};

/** People with all their names. */
export async function readNamed(
  tx: Transaction,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<NamedRow[]> {
  return await tx.query({
    name: 'read-named',
    text: `select c.id, c.version, c.gate, c.merged_into, k.wrapped as profile, i.blind_index, i.kind, i.main, i.value,
        i.first_seen_at
      from contact c
      left join contact_key k on k.business_id = $1 and k.contact_id = c.id and k.kind = 'profile'
      left join identity i on i.business_id = $1 and i.contact_id = c.id
      where c.business_id = $1 and c.id = any($2::uuid[]) order by c.id, i.first_seen_at, i.blind_index`,
    values: [businessId, ids],
  });
}

/** For whom facts were noted, by the change that noted them. */
export async function readNotedFor(
  tx: Transaction,
  businessId: BusinessId,
  ids: readonly string[],
): Promise<{ id: string; contact_id: ContactId }[]> {
  return await tx.query({
    name: 'read-noted-for',
    text: 'select id, contact_id from contact_fact_change where business_id = $1 and id = any($2::uuid[])',
    values: [businessId, ids],
  });
}

/**
 * Parts the events of somebody who turned out to be two. Whoever goes has those in `theirs`, and those that were recorded
 * for them before they were merged; whoever stays keeps all but these, and every one in `kept`.
 */
export async function partEvents(
  tx: Transaction,
  businessId: BusinessId,
  what: {
    readonly from: ContactId;
    readonly to: ContactId;
    readonly theirs: readonly string[];
    readonly shared: readonly string[];
    readonly kept: readonly string[];
  },
): Promise<void> {
  await tx.query({
    name: 'part-events',
    text: `with theirs as materialized (
        select s.event_id, s.subject from consent_event_subject s
        where s.business_id = $1 and s.contact_id = $2 and (s.event_id = any($4::uuid[]) or exists (
          select from consent_evidence e
          where e.business_id = $1 and e.event_id = s.event_id and e.contact_id = $3))),
      gone as (
        delete from consent_event_subject s using theirs t
        where s.business_id = $1 and s.contact_id = $2 and s.event_id = t.event_id and s.event_id <> all($6::uuid[]))
      insert into consent_event_subject (business_id, contact_id, event_id, subject)
      select $1, $3, event_id, subject from theirs
      union select $1, $3, s.event_id, s.subject from consent_event_subject s
        where s.business_id = $1 and s.contact_id = $2 and s.event_id = any($5::uuid[])
      on conflict do nothing`,
    values: [businessId, what.from, what.to, what.theirs, what.shared, what.kept],
  });
}
