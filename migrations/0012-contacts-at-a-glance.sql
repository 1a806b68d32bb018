-- People are looked for among a million: what they can be filtered by stands apart, in rows that are narrow and change
-- seldom. What people have in common (consents, blocks, countries) is one facet for all of them, so that a filter is
-- judged on the few facets there are and not on every person; how many people a facet has is known without counting them.
-- PostgreSQL keeps all of it in step itself; a message that goes out changes nothing of it.

create function contact_facet_of(gate jsonb) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object(
    'consents', coalesce((select jsonb_agg(one order by one) from (
        select distinct jsonb_build_array(c ->> 'purpose', c ->> 'channel', c ->> 'status') as one
        from jsonb_array_elements(coalesce(gate -> 'consents', '[]')) c) s), '[]'),
    'blocked', to_jsonb(array_remove(array[
        case when jsonb_array_length(coalesce(gate -> 'suppressions', '[]')) > 0 then 'suppressed' end,
        case when (gate ->> 'restricted')::boolean then 'restricted' end,
        case when coalesce(gate ->> 'objected', 'none') <> 'none' then 'objected' end], null)),
    'countries', coalesce((select jsonb_agg(k order by k)
        from jsonb_array_elements_text(coalesce(gate -> 'countries', '[]')) k), '[]'));
comment on function contact_facet_of(jsonb) is 'What a person can be filtered by, as their gate says it.';

create function contact_active_at(gate jsonb, created_at timestamptz) returns timestamptz
  language sql immutable parallel safe
  return greatest(created_at, (select to_timestamp(max((w.value ->> 'inboundAtMs')::double precision) / 1000)
    from jsonb_each(coalesce(gate -> 'windows', '{}')) w));
comment on function contact_active_at(jsonb, timestamptz) is 'When a person wrote last, to whichever number; when they came, if they never did.';

-- Facets and tallies are lines that are only added, never two in one place: nobody waits for a transaction of somebody else
-- that is open. So a facet can have more lines than one, all alike.
create table contact_facet (
  business_id uuid not null,
  id uuid not null,
  line bigint generated always as identity,
  what jsonb not null,
  constraint contact_facet_pk primary key (business_id, id, line)
);
comment on table contact_facet is 'Consents, blocks and countries that some people have in common; the id is the hash of them.';

create table contact_glance (
  business_id uuid not null,
  contact_id uuid not null,
  facet_id uuid not null,
  active_at timestamptz not null,
  constraint contact_glance_pk primary key (business_id, contact_id)
);
create index contact_glance_active on contact_glance (business_id, facet_id, active_at, contact_id);
create index contact_glance_created on contact_glance (business_id, facet_id, contact_id);
comment on table contact_glance is 'A row for each person who was not merged: their facet and when they wrote last. Kept by triggers on contact.';

create table contact_tally (
  business_id uuid not null,
  facet_id uuid not null,
  line bigint generated always as identity,
  people bigint not null,
  constraint contact_tally_pk primary key (business_id, facet_id, line)
);
comment on table contact_tally is 'Changes of how many people a facet has; their sum is the number. Summed up now and then.';

insert into contact_facet (business_id, id, what)
  select distinct business_id, md5(contact_facet_of(gate)::text)::uuid, contact_facet_of(gate)
  from contact where merged_into is null;
insert into contact_glance (business_id, contact_id, facet_id, active_at)
  select business_id, id, md5(contact_facet_of(gate)::text)::uuid, contact_active_at(gate, created_at)
  from contact where merged_into is null;
insert into contact_tally (business_id, facet_id, people)
  select business_id, facet_id, count(*) from contact_glance group by business_id, facet_id;

create function assent_see_contact() returns trigger language plpgsql as $$
declare
  facet jsonb := contact_facet_of(new.gate);
  fresh uuid := case when new.merged_into is null then md5(facet::text)::uuid end;
  known uuid;
begin
  select g.facet_id into known from contact_glance g where g.business_id = new.business_id and g.contact_id = new.id;
  if fresh is distinct from known then
    insert into contact_facet (business_id, id, what)
      select new.business_id, fresh, facet where fresh is not null
        and not exists (select from contact_facet f where f.business_id = new.business_id and f.id = fresh);
    insert into contact_tally (business_id, facet_id, people)
      select new.business_id, v.facet_id, v.people from (values (known, -1), (fresh, 1)) as v(facet_id, people)
      where v.facet_id is not null;
  end if;
  if fresh is null then
    delete from contact_glance g where g.business_id = new.business_id and g.contact_id = new.id;
    return null;
  end if;
  insert into contact_glance as g (business_id, contact_id, facet_id, active_at)
    values (new.business_id, new.id, fresh, contact_active_at(new.gate, new.created_at))
    on conflict on constraint contact_glance_pk do update
      set facet_id = excluded.facet_id, active_at = excluded.active_at
      where (g.facet_id, g.active_at) is distinct from (excluded.facet_id, excluded.active_at);
  return null;
end $$;
comment on function assent_see_contact() is 'Keeps contact_glance, contact_facet and contact_tally in step with the gate of a person.';

-- That somebody wrote happens often, and changes their instant alone.
create function assent_see_activity() returns trigger language plpgsql as $$
begin
  update contact_glance g set active_at = a.at
    from (select greatest(new.created_at, to_timestamp(max((w.value ->> 'inboundAtMs')::double precision) / 1000)) as at
      from jsonb_each(new.gate -> 'windows') w) a
    where g.business_id = new.business_id and g.contact_id = new.id and g.active_at is distinct from a.at;
  return null;
end $$;
comment on function assent_see_activity() is 'Keeps in contact_glance when a person wrote last.';

create trigger contact_seen_first after insert on contact
  for each row execute function assent_see_contact();
-- What a message changes (marketing counted, consent in use, contacted before) is none of these.
create trigger contact_seen after update on contact for each row
  when (jsonb_path_query_array(old.gate, '$.consents[*].eventId')
      is distinct from jsonb_path_query_array(new.gate, '$.consents[*].eventId')
    or jsonb_path_query_array(old.gate, '$.consents[*].status')
      is distinct from jsonb_path_query_array(new.gate, '$.consents[*].status')
    or (old.gate -> 'suppressions') is distinct from (new.gate -> 'suppressions')
    or (old.gate -> 'countries') is distinct from (new.gate -> 'countries')
    or (old.gate -> 'restricted') is distinct from (new.gate -> 'restricted')
    or (old.gate -> 'objected') is distinct from (new.gate -> 'objected')
    or old.merged_into is distinct from new.merged_into)
  execute function assent_see_contact();
create trigger contact_wrote after update on contact for each row
  when ((old.gate -> 'windows') is distinct from (new.gate -> 'windows')
    and jsonb_typeof(new.gate -> 'windows') = 'object' and new.merged_into is null)
  execute function assent_see_activity();

create table saved_filter (
  business_id uuid not null,
  id uuid not null,
  name text not null,
  filters jsonb not null,
  saved_at timestamptz not null,
  constraint saved_filter_pk primary key (business_id, id),
  constraint saved_filter_name_once unique (business_id, name)
);
comment on table saved_filter is 'Filters of the list of people under a name; never a number.';

do $$
declare t text;
begin
  foreach t in array array['contact_facet', 'contact_glance', 'contact_tally', 'saved_filter']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (assent_serves(business_id)) with check (assent_serves(business_id))',
      t || '_of_business', t);
  end loop;
end $$;
