-- Lists of states and trades, imported whole: who is on one is told by the keyed index of a number, and stands on the
-- person's gate. And the record of what was noted of a person beside their consents.

create table registry_import (
  business_id uuid not null,
  id uuid not null,
  registry text not null,
  as_of timestamptz not null,
  state text not null default 'open',
  entries bigint not null default 0,
  skipped bigint not null default 0,
  key_id uuid,
  begun_at timestamptz not null,
  imported_at timestamptz,
  -- When the entries of a list that is no longer in force were gone.
  emptied_at timestamptz,
  constraint registry_import_pk primary key (business_id, id),
  constraint registry_import_registry_named check (registry ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  constraint registry_import_state_known check (state in ('open', 'applying', 'current', 'replaced', 'abandoned')),
  constraint registry_import_current_has_instant check (state <> 'current' or imported_at is not null)
);
create unique index registry_import_live on registry_import (business_id, registry, state)
  where state in ('applying', 'current');
create index registry_import_full on registry_import (business_id, state)
  where state in ('open', 'replaced', 'abandoned') and emptied_at is null;
comment on table registry_import is 'Imports of registries: open while entries come, applying while gates follow, current until a newer one replaces it.';

create table registry_entry (
  business_id uuid not null,
  import_id uuid not null,
  blind_index bytea not null,
  constraint registry_entry_pk primary key (business_id, import_id, blind_index)
);
comment on table registry_entry is 'Numbers of an import under the keyed index of identities, one row for every spelling; no number is stored.';

create table contact_fact_change (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  sealed bytea not null,
  key_id uuid,
  changed_at timestamptz not null,
  constraint contact_fact_change_pk primary key (business_id, id)
);
create index contact_fact_change_of_contact on contact_fact_change (business_id, contact_id, id);
comment on table contact_fact_change is 'Every change of what was noted of a person (age, source, ties): before and after, sealed under the person''s evidence key; only ever added to.';
create trigger contact_fact_change_only_grows before update or delete on contact_fact_change
  for each row execute function assent_refuse_change();
create trigger contact_fact_change_never_truncated before truncate on contact_fact_change
  for each statement execute function assent_refuse_change();

do $$
declare t text;
begin
  foreach t in array array['registry_import', 'registry_entry', 'contact_fact_change']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (assent_serves(business_id)) with check (assent_serves(business_id))',
      t || '_of_business', t);
  end loop;
end $$;
