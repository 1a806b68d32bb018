-- Who said that a text is no advertising although its words read like it, and why. The decision names the row.

create table content_override (
  business_id uuid not null,
  id uuid not null,
  key_id uuid not null,
  sealed bytea not null,
  made_at timestamptz not null,
  constraint content_override_pk primary key (business_id, id)
);
comment on table content_override is 'A person''s word that a text is no advertising: who and why, encrypted under the business''s key; only ever added to.';
create trigger content_override_only_grows before update or delete on content_override
  for each row execute function assent_refuse_change();
create trigger content_override_never_truncated before truncate on content_override
  for each statement execute function assent_refuse_change();
alter table content_override enable row level security;
alter table content_override force row level security;
create policy content_override_of_business on content_override
  using (assent_serves(business_id)) with check (assent_serves(business_id));
