-- What was counted of a day that is over and settled, so that looking back over months does not count it all again.

create table figure_of_day (
  business_id uuid not null,
  zone text not null,
  day date not null,
  figures jsonb not null,
  counted_at timestamptz not null,
  constraint figure_of_day_pk primary key (business_id, zone, day)
);
comment on table figure_of_day is 'Figures of settled days, by the zone in which the day was meant: only numbers, no person.';
alter table figure_of_day enable row level security;
alter table figure_of_day force row level security;
create policy figure_of_day_of_business on figure_of_day
  using (assent_serves(business_id)) with check (assent_serves(business_id));
