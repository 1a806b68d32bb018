// SQL of looking for people: first the facets that fit, of which there are few, then along an index of each.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId, Id } from '../../kernel/kernel.ts';
import type { PersonFacts } from '../../policy/policy.ts';
import type { AliasKind } from '../types.ts';
import type { PeopleAsked, PeopleFilters } from './types.ts';

export type FoundRow = {
  id: ContactId;
  created_at: number;
  active_at: number;
  active_us: string;
  gate: PersonFacts;
};

/** What is asked for, with the hashes of the words of a name; none: no name is asked for. */
export type Keyed = Omit<PeopleFilters, 'name'> & { readonly words: readonly Buffer[] };

/** The facets that fit, as an array; parameters 2 to 6. */
const facets = `array(
    select distinct f.id from contact_facet f where f.business_id = $1
      and ($2::text is null
        or exists (select from jsonb_array_elements(f.what -> 'consents') c
          where c ->> 0 = $2 and ($3::text is null or c ->> 1 = $3) and c ->> 2 = any($4))
        or 'none' = any($4) and not exists (select from jsonb_array_elements(f.what -> 'consents') c
          where c ->> 0 = $2 and ($3::text is null or c ->> 1 = $3)))
      and (cardinality($5::text[]) = 0 or f.what -> 'blocked' ?| $5
        or 'none' = any($5) and f.what -> 'blocked' = '[]')
      and (cardinality($6::text[]) = 0 or f.what -> 'countries' ?| $6))`;

/** Whoever has all the words in their names; parameter 10. */
const called = `select contact_id from contact_name_word
    where business_id = $1 and word = any($10::bytea[])
    group by contact_id having count(*) = cardinality($10::bytea[])`;

/** Whoever has one of the labels; parameter 11. */
const labelled = `select distinct contact_id from contact_label
    where business_id = $1 and label_id = any($11::uuid[])`;

/** Where a name or a label is asked for, these few people are where to begin; undefined: neither is. */
function chosen({ words, labels }: Keyed): string | undefined {
  const parts = [...(words.length > 0 ? [called] : []), ...(labels.length > 0 ? [labelled] : [])];
  return parts.length === 0 ? undefined : `(${parts.join(' intersect ')})`;
}

/** Bounds in time and the one person, where they are asked for; parameters 7 to 9. */
function bounds({ activeSinceMs, quietSinceMs, contactId }: Keyed): string {
  return [
    activeSinceMs === null
      ? '$7::double precision is null'
      : 'g.active_at >= to_timestamp($7::double precision / 1000)',
    quietSinceMs === null ? '$8::double precision is null' : 'g.active_at < to_timestamp($8::double precision / 1000)',
    contactId === null ? '$9::uuid is null' : 'g.contact_id = $9',
  ].join(' and ');
}

function valuesOf(businessId: BusinessId, filters: Keyed): unknown[] {
  const { consent, blocked, countries, activeSinceMs, quietSinceMs, contactId, words, labels } = filters;
  const { purpose = null, channel = null, statuses = [] } = consent ?? {};
  const facts = [purpose, channel, statuses, blocked, countries];
  return [businessId, ...facts, activeSinceMs, quietSinceMs, contactId, words, labels];
}

const orders = { active: 'g.active_at desc, g.contact_id desc', created: 'g.contact_id desc' };

function afterCursor({ sort, after }: Pick<PeopleAsked, 'sort' | 'after'>): string {
  if (after === null) return '$12::uuid is null and $13::bigint is null';
  if (sort === 'created') return 'g.contact_id < $12 and $13::bigint is not null';
  return `(g.active_at, g.contact_id) < ('epoch'::timestamptz + $13::bigint * interval '1 microsecond', $12::uuid)`;
}

type Asked = Omit<PeopleAsked, 'filters'> & { readonly filters: Keyed };

/** The glances of a page: along an index of each facet, or of whoever is chosen by a name or a label. */
function glances(asked: Asked): string {
  const { filters, sort } = asked;
  const few = chosen(filters);
  const all = '$10::bytea[] is not null and $11::uuid[] is not null';
  const fits = `g.business_id = $1 and ${bounds(filters)} and ${afterCursor(asked)} and ${all}`;
  const order = `order by ${orders[sort]} limit $14`;
  if (few !== undefined) {
    return `select g.contact_id, g.active_at from ${few} n
      join contact_glance g on g.contact_id = n.contact_id and g.facet_id = any(${facets}) and ${fits} ${order}`;
  }
  return `select g.* from unnest(${facets}) as f(id) cross join lateral (
      select g.contact_id, g.active_at from contact_glance g
      where g.facet_id = f.id and ${fits} ${order}) g ${order}`;
}

/** A page of people, in their order. */
export async function findPeoplePage(db: Database, businessId: BusinessId, asked: Asked): Promise<FoundRow[]> {
  const { filters, sort, after, limit } = asked;
  return await db.query(businessId, {
    // Not named: each set of filters deserves a plan of its own.
    text: `select c.id, c.created_at, g.active_at, c.gate,
        (extract(epoch from g.active_at) * 1000000)::bigint::text as active_us
      from (${glances(asked)}) g
      cross join lateral (
        select id, created_at, gate from contact where business_id = $1 and id = g.contact_id limit 1) c
      order by ${orders[sort]}`,
    values: [...valuesOf(businessId, filters), after?.id ?? null, after?.activeUs ?? null, limit],
  });
}

/** How many there are, one by one: for bounds in time, for one person, for a name, for a label. */
async function countOneByOne(db: Database, businessId: BusinessId, filters: Keyed): Promise<number> {
  const few = chosen(filters);
  const from = few === undefined ? 'contact_glance g' : `${few} n join contact_glance g on g.contact_id = n.contact_id`;
  const rows = await db.query<{ people: number }>(businessId, {
    text: `select count(*)::integer as people from ${from}
      where g.business_id = $1 and g.facet_id = any(${facets}) and ${bounds(filters)}
        and $10::bytea[] is not null and $11::uuid[] is not null`,
    values: valuesOf(businessId, filters),
  });
  return rows[0]?.people ?? 0;
}

/** Lines of a tally above which they are summed up when somebody has read them. */
const linesMax = 1_000;

/** How many there are, to the last one: from the tallies of the facets, where nothing else is asked for. */
export async function countPeople(db: Database, businessId: BusinessId, filters: Keyed): Promise<number> {
  const { activeSinceMs, quietSinceMs, contactId } = filters;
  const isBound = activeSinceMs !== null || quietSinceMs !== null || contactId !== null;
  if (isBound || chosen(filters) !== undefined) {
    return await countOneByOne(db, businessId, filters);
  }
  const rows = await db.query<{ people: number; lines: number }>(businessId, {
    text: `select coalesce(sum(people), 0)::integer as people, count(*)::integer as lines from contact_tally
      where business_id = $1 and facet_id = any(${facets})`,
    values: valuesOf(businessId, filters).slice(0, 6),
  });
  const { people = 0, lines = 0 } = rows[0] ?? {};
  if (lines > linesMax) await foldTallies(db, businessId);
  return people;
}

/** Sums up the lines of each tally; whoever counts meanwhile sees the lines or their sum. */
export async function foldTallies(db: Database, of: BusinessId | 'all'): Promise<void> {
  await db.query(of, {
    name: 'fold-tallies',
    text: `with gone as (
        delete from contact_tally where $1::uuid is null or business_id = $1 returning business_id, facet_id, people)
      insert into contact_tally (business_id, facet_id, people)
      select business_id, facet_id, sum(people) from gone group by business_id, facet_id having sum(people) <> 0`,
    values: [of === 'all' ? null : of],
  });
}

export type IdentityRow = {
  contact_id: ContactId;
  blind_index: Buffer;
  kind: AliasKind;
  value: Buffer;
  profile: Buffer | null;
};

/** The labels of some people. */
export async function readLabels(
  db: Database,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<{ contact_id: ContactId; label_id: Id<'label'> }[]> {
  return await db.query(businessId, {
    name: 'read-labels-of-people',
    text: `select contact_id, label_id from contact_label
      where business_id = $1 and contact_id = any($2::uuid[]) order by label_id`,
    values: [businessId, ids],
  });
}

/** The numbers and ids of some people, sealed, with the keys to them. */
export async function readIdentities(
  db: Database,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<IdentityRow[]> {
  return await db.query(businessId, {
    name: 'read-identities',
    text: `select i.contact_id, i.blind_index, i.kind, i.value, k.wrapped as profile
      from unnest($2::uuid[]) as w(id)
      cross join lateral (
        select * from identity where business_id = $1 and contact_id = w.id order by main desc, first_seen_at) i
      left join contact_key k on k.business_id = $1 and k.contact_id = w.id and k.kind = 'profile'`,
    values: [businessId, ids],
  });
}
