-- Two who were taken for one are told apart again: which names went, to whom, by whose hand and why. A merge says from now
-- on which names came by it, so that it can be undone.

alter table contact_merge add column aliases bytea[] not null default '{}';
comment on column contact_merge.aliases is 'Blind indexes of the names that came by it; empty: it is older than this column.';
alter table contact_merge add column reason bytea;
comment on column contact_merge.reason is 'Why, in the words of whoever said so: ciphertext under the survivor''s evidence key.';

create table contact_split (
  business_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  aliases bytea[] not null,
  made_by text not null,
  reason bytea not null,
  constraint contact_split_pk primary key (business_id, id)
);
comment on table contact_split is 'Each time that somebody turned out to be two; the id holds the instant. Only ever added to.';
comment on column contact_split.aliases is 'Blind indexes of the names that went.';
comment on column contact_split.reason is 'Why: ciphertext under the evidence key of whoever stayed.';
create index contact_split_of_from on contact_split (business_id, from_id, id);
create index contact_split_of_to on contact_split (business_id, to_id, id);
create trigger contact_split_only_grows before update or delete on contact_split
  for each row execute function assent_refuse_change();
create trigger contact_split_never_truncated before truncate on contact_split
  for each statement execute function assent_refuse_change();
alter table contact_split enable row level security;
alter table contact_split force row level security;
create policy contact_split_of_business on contact_split
  using (assent_serves(business_id)) with check (assent_serves(business_id));
