-- When two turned out to be one: who, since when, and by whose hand.

create table contact_merge (
  business_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  made_by text,
  constraint contact_merge_pk primary key (business_id, id)
);
comment on table contact_merge is 'Each time that two people turned out to be one; the id holds the instant. Only ever added to.';
comment on column contact_merge.made_by is 'Who of the staff said so; null: their ids came together.';
create index contact_merge_of_survivor on contact_merge (business_id, survivor_id, id);
create trigger contact_merge_only_grows before update or delete on contact_merge
  for each row execute function assent_refuse_change();
create trigger contact_merge_never_truncated before truncate on contact_merge
  for each statement execute function assent_refuse_change();
alter table contact_merge enable row level security;
alter table contact_merge force row level security;
create policy contact_merge_of_business on contact_merge
  using (assent_serves(business_id)) with check (assent_serves(business_id));
