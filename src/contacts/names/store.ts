// SQL of names: sealed under the profile key of whoever has them, found by keyed hashes of their words.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { NameSource } from './types.ts';

export type NameRow = { contact_id: ContactId; source: NameSource; value: Buffer; told_at: number };
export type KeyRow = { contact_id: ContactId; wrapped: Buffer };

/**
 * The profile keys of people that were not destroyed, in the order of their ids. None of them is destroyed before the
 * transaction ends: what is sealed under a key that is gone, and found by its words all the same, must not come about.
 */
export async function holdProfileKeys(
  tx: Transaction,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<KeyRow[]> {
  return await tx.query({
    name: 'hold-profile-keys',
    text: `select contact_id, wrapped from contact_key
      where business_id = $1 and contact_id = any($2::uuid[]) and kind = 'profile' and wrapped is not null
      order by contact_id for share`,
    values: [businessId, ids],
  });
}

/** The names of exactly these people. */
export async function readNames(
  tx: Pick<Transaction, 'query'>,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<NameRow[]> {
  return await tx.query({
    name: 'read-known-names',
    text: `select contact_id, source, value, told_at from contact_name
      where business_id = $1 and contact_id = any($2::uuid[])`,
    values: [businessId, ids],
  });
}

/** The names of whoever these people are now, with the keys to them; `asked` is who was asked for. */
export async function findNames(
  db: Database,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<(NameRow & { asked: ContactId; wrapped: Buffer | null })[]> {
  return await db.query(businessId, {
    name: 'find-names',
    text: `with recursive theirs as (
        select w.id as asked, w.id from unnest($2::uuid[]) as w(id)
        union select t.asked, c.merged_into from theirs t
          join contact c on c.business_id = $1 and c.id = t.id and c.merged_into is not null)
      select t.asked, n.contact_id, n.source, n.value, n.told_at, k.wrapped from theirs t
      join contact_name n on n.business_id = $1 and n.contact_id = t.id
      left join contact_key k on k.business_id = $1 and k.contact_id = t.id and k.kind = 'profile'
      where not exists (select from contact c where c.business_id = $1 and c.id = t.id and c.merged_into is not null)`,
    values: [businessId, ids],
  });
}

export type NewName = { contactId: ContactId; source: NameSource; value: Buffer };
export type NameWord = { contactId: ContactId; word: Buffer };

/** Writes names, takes some away, and puts in the place of all words of these people the words given. */
export async function writeNames(
  tx: Transaction,
  businessId: BusinessId,
  what: {
    readonly people: readonly ContactId[];
    readonly names: readonly NewName[];
    readonly gone: readonly { readonly contactId: ContactId; readonly source: NameSource }[];
    readonly words: readonly NameWord[];
    readonly indexVersion: number;
    readonly nowMs: number;
  },
): Promise<void> {
  const { people, names, gone, words } = what;
  await tx.query({
    name: 'write-names',
    text: `with gone as (
        delete from contact_name n using unnest($5::uuid[], $6::text[]) as w(contact_id, source)
        where n.business_id = $1 and n.contact_id = w.contact_id and n.source = w.source),
      told as (
        insert into contact_name (business_id, contact_id, source, value, told_at)
        select $1, w.contact_id, w.source, w.value, to_timestamp($10::double precision / 1000)
        from unnest($2::uuid[], $3::text[], $4::bytea[]) as w(contact_id, source, value)
        on conflict on constraint contact_name_pk do update set value = excluded.value, told_at = excluded.told_at),
      said as materialized (select * from unnest($7::uuid[], $8::bytea[]) as w(contact_id, word)),
      stale as (
        delete from contact_name_word n where n.business_id = $1 and n.contact_id = any($11::uuid[])
          and not exists (select from said s where s.contact_id = n.contact_id and s.word = n.word))
      insert into contact_name_word (business_id, word, contact_id, index_version)
      select $1, word, contact_id, $9::integer from said on conflict do nothing`,
    values: [
      businessId,
      names.map(one => one.contactId),
      names.map(one => one.source),
      names.map(one => one.value),
      gone.map(one => one.contactId),
      gone.map(one => one.source),
      words.map(one => one.contactId),
      words.map(one => one.word),
      what.indexVersion,
      what.nowMs,
      people,
    ],
  });
}

/** Nobody is led to these people by a name any more. */
export async function forgetWords(tx: Transaction, businessId: BusinessId, ids: readonly ContactId[]): Promise<void> {
  await tx.query({
    name: 'forget-name-words',
    text: 'delete from contact_name_word where business_id = $1 and contact_id = any($2::uuid[])',
    values: [businessId, ids],
  });
}

/** Words lead to people again. */
export async function recallWords(
  tx: Transaction,
  businessId: BusinessId,
  what: { readonly words: readonly NameWord[]; readonly indexVersion: number },
): Promise<void> {
  await tx.query({
    name: 'recall-name-words',
    text: `insert into contact_name_word (business_id, word, contact_id, index_version)
      select $1, w.word, w.contact_id, $4::integer from unnest($2::uuid[], $3::bytea[]) as w(contact_id, word)
      on conflict do nothing`,
    values: [businessId, what.words.map(one => one.contactId), what.words.map(one => one.word), what.indexVersion],
  });
}
