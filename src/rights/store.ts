// SQL about the people behind requests and doubts, and how many of these wait.

import type { Database, Transaction } from '../database/database.ts';
import type { BusinessId, ContactId } from '../kernel/kernel.ts';

/**
 * Who people are now, by the id that they were asked for; the rows of all of them are held, in the order of their ids, so
 * that two at once see one another's requests. Who does not exist is left out.
 */
export async function holdSurvivors(
  tx: Transaction,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, ContactId>> {
  const rows = await tx.query<{ asked: ContactId; id: ContactId }>({
    name: 'rights-survivors',
    text: `with recursive up as (
        select distinct w.id as asked, w.id from unnest($2::uuid[]) as w(id)
        union
        select u.asked, c.merged_into from up u join contact c on c.business_id = $1 and c.id = u.id
        where c.merged_into is not null)
      select u.asked, u.id from up u join contact c on c.business_id = $1 and c.id = u.id where c.merged_into is null`,
    values: [businessId, ids],
  });
  await tx.query({
    name: 'rights-hold-people',
    text: `select from (select distinct id from unnest($2::uuid[]) as w(id) order by id) w cross join lateral (
      select from contact c where c.business_id = $1 and c.id = w.id for no key update) held`,
    values: [businessId, rows.map(row => row.id)],
  });
  return new Map(rows.map(row => [row.asked, row.id]));
}

/**
 * A table expression: each of some people (an array parameter) with the ids of all who were merged into them, at any
 * remove. Their requests lie under the ids that they had.
 */
export const theirs = (people: string): string => `recursive theirs as (
    select id as survivor, id from unnest(${people}::uuid[]) as w(id)
    union select t.survivor, c.id from theirs t join contact c on c.business_id = $1 and c.merged_into = t.id)`;

export type Waiting = { readonly open: number; readonly overdue: number };

/** How many requests and doubts wait, of one business or of all, and for how many it is late. */
export async function countWaiting(
  db: Database,
  of: BusinessId | 'all',
  nowMs: number,
): Promise<{ requests: Waiting; doubts: Waiting }> {
  const rows = await db.query<{ what: string; open: number; overdue: number }>(of, {
    name: 'rights-count-waiting',
    text: `select 'requests' as what, count(*)::integer as open,
        (count(*) filter (where due_at < to_timestamp($1::double precision / 1000)))::integer as overdue
      from rights_request where state in ('received', 'in_progress') and ($2::uuid is null or business_id = $2)
      union all
      select 'doubts', count(*)::integer,
        (count(*) filter (where due_at < to_timestamp($1::double precision / 1000)))::integer
      from stop_doubt where closed_at is null and ($2::uuid is null or business_id = $2)`,
    values: [nowMs, of === 'all' ? null : of],
  });
  const find = (what: string): Waiting => {
    const { open = 0, overdue = 0 } = rows.find(row => row.what === what) ?? {};
    return { open, overdue };
  };
  return { requests: find('requests'), doubts: find('doubts') };
}
