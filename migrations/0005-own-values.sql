-- A business's own values: stricter for itself, a purpose or a number; looser where a pack leaves it room. Each change is
-- on record with who decided it and why. And what the judgement must know of the business.

alter table business
  add column looser jsonb not null default '{}',
  add column brands text[] not null default '{}',
  add column other_brands text[] not null default '{}',
  add column child_audience boolean not null default false,
  add column min_age smallint,
  add column processors jsonb not null default '[]';
alter table purpose
  add column stricter jsonb not null default '{}',
  add column special_category boolean not null default false,
  add column notice_version integer;
alter table sender add column stricter jsonb not null default '{}';

create table own_value_change (
  business_id uuid not null,
  id uuid not null,
  what text not null,
  target text not null default '',
  before jsonb not null,
  after jsonb not null,
  reason text,
  decided_by text,
  key_id uuid,
  changed_at timestamptz not null,
  constraint own_value_change_pk primary key (business_id, id),
  constraint own_value_change_what_known check (what in ('stricter', 'looser', 'profile')),
  constraint own_value_change_looser_explained check (what <> 'looser' or (reason is not null and decided_by is not null))
);
comment on table own_value_change is 'Every change of what a business set for itself, with who decided it and why; only ever added to.';
create trigger own_value_change_only_grows before update or delete on own_value_change
  for each row execute function assent_refuse_change();
create trigger own_value_change_never_truncated before truncate on own_value_change
  for each statement execute function assent_refuse_change();
alter table own_value_change enable row level security;
alter table own_value_change force row level security;
create policy own_value_change_of_business on own_value_change
  using (assent_serves(business_id)) with check (assent_serves(business_id));
