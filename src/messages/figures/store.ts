// SQL of the figures of a day: each part along the ids that the day bounds.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { wayOfNo } from '../../ledger/ledger.ts';
import type { CountedDay, Day, DayFigures } from './types.ts';

const idOf = (instant: string): string =>
  `(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`;

/** Days as a zone has them: from the first instant of each to that of the next. */
export async function boundDays(
  db: Database,
  businessId: BusinessId,
  what: { readonly days: readonly string[]; readonly zone: string },
): Promise<Day[]> {
  return await db.query(businessId, {
    name: 'bound-days',
    text: `select d::text as day, (extract(epoch from b.from_at) * 1000)::double precision as "fromMs",
        (extract(epoch from b.to_at) * 1000)::double precision as "toMs",
        ${idOf('b.from_at')} as "fromId", ${idOf('b.to_at')} as "toId"
      from unnest($1::date[]) as d
      cross join lateral (select d::timestamp at time zone $2 as from_at, (d + 1)::timestamp at time zone $2 as to_at) b
      order by d`,
    values: [what.days, what.zone],
  });
}

export type Counted = { what: keyof DayFigures; name: string | null; detail: string | null; count: number };

/** Everything that is counted of one day. */
export async function countDay(db: Database, businessId: BusinessId, day: Day): Promise<Counted[]> {
  return await db.query(businessId, {
    name: 'count-day',
    text: `with m as materialized (
        select direction, class, state, status, error_code, count(*) as n from message
        where business_id = $1 and id >= $2 and id < $3 group by 1, 2, 3, 4, 5),
      e as materialized (
        select e.type, e.source, e.act, e.by, count(*) as n from consent_event c
        cross join lateral jsonb_to_record(c.event::jsonb) as e(type text, source text, act text, by text)
        where c.business_id = $1 and c.id >= $2 and c.id < $3 group by 1, 2, 3, 4),
      d as materialized (
        select outcome, codes, count(*) as n from decision
        where business_id = $1 and id >= $2 and id < $3 and outcome <> 'allow' and not dry_run group by 1, 2)
      select f.what, f.name, f.detail, sum(f.n)::integer as count from (
        select 'messagesOut' as what, class as name, state as detail, n from m where direction = 'out'
        union all select 'messagesIn', null, null, n from m where direction = 'in'
        union all select 'failures', error_code::text, null, n from m
          where direction = 'out' and (state = 'failed' or status = 'failed')
        union all select 'optIns', source, null, n from e where type in ('given', 'renewed')
        union all select 'withdrawals', ${wayOfNo}, null, n from e where type in ('withdrawn', 'revoked', 'objected')
        union all select 'refusals', c.code, null, n from d cross join unnest(codes) as c(code)
          where outcome = 'deny' and c.code like 'DENY%'
        union all select 'deferrals', null, null, n from d where outcome = 'defer') f
      group by 1, 2, 3 order by 1, 4 desc, 2, 3`,
    values: [businessId, day.fromId, day.toId],
  });
}

/** Settled days that were counted before. */
export async function readDays(
  db: Database,
  businessId: BusinessId,
  what: { readonly days: readonly string[]; readonly zone: string },
): Promise<Map<string, DayFigures>> {
  const rows = await db.query<{ day: string; figures: DayFigures }>(businessId, {
    name: 'read-figures',
    text: `select day::text, figures from figure_of_day where business_id = $1 and zone = $2 and day = any($3::date[])`,
    values: [businessId, what.zone, what.days],
  });
  return new Map(rows.map(row => [row.day, row.figures]));
}

/** Keeps what was counted of settled days. */
export async function keepDays(
  db: Database,
  businessId: BusinessId,
  what: { readonly days: readonly CountedDay[]; readonly zone: string; readonly nowMs: number },
): Promise<void> {
  if (what.days.length === 0) return;
  await db.query(businessId, {
    name: 'keep-figures',
    text: `insert into figure_of_day (business_id, zone, day, figures, counted_at)
      select $1, $2, w.day, w.figures::jsonb, to_timestamp($5::double precision / 1000)
      from unnest($3::date[], $4::text[]) as w(day, figures)
      on conflict do nothing`,
    values: [
      businessId,
      what.zone,
      what.days.map(one => one.day),
      what.days.map(one => JSON.stringify(one.figures)),
      what.nowMs,
    ],
  });
}
