-- How many people a facet has is known without counting them: each change of a facet adds a line, and lines are summed up
-- now and then. Lines are only added, so that nobody waits for anybody's count. And that somebody wrote, which happens
-- often, changes their instant alone.

create table contact_tally (
  business_id uuid not null,
  facet_id uuid not null,
  id bigint generated always as identity,
  people bigint not null,
  constraint contact_tally_pk primary key (business_id, facet_id, id)
);
comment on table contact_tally is 'Changes of how many people a facet has; their sum is the number.';
alter table contact_tally enable row level security;
alter table contact_tally force row level security;
create policy contact_tally_of_business on contact_tally
  using (assent_serves(business_id)) with check (assent_serves(business_id));

insert into contact_tally (business_id, facet_id, people)
  select business_id, facet_id, count(*) from contact_glance group by business_id, facet_id;

drop index contact_glance_created;
create index contact_glance_created on contact_glance (business_id, facet_id, contact_id);

create or replace function assent_see_contact() returns trigger language plpgsql as $$
declare
  facet jsonb := contact_facet_of(new.gate);
  fresh uuid := case when new.merged_into is null then md5(facet::text)::uuid end;
  known uuid;
begin
  select g.facet_id into known from contact_glance g where g.business_id = new.business_id and g.contact_id = new.id;
  if fresh is distinct from known then
    insert into contact_facet (business_id, id, what)
      select new.business_id, fresh, facet where fresh is not null on conflict do nothing;
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

create function assent_see_activity() returns trigger language plpgsql as $$
begin
  update contact_glance g set active_at = a.at
    from (select greatest(new.created_at, to_timestamp(max((w.value ->> 'inboundAtMs')::double precision) / 1000)) as at
      from jsonb_each(new.gate -> 'windows') w) a
    where g.business_id = new.business_id and g.contact_id = new.id and g.active_at is distinct from a.at;
  return null;
end $$;
comment on function assent_see_activity() is 'Keeps in contact_glance when a person wrote last.';

drop trigger contact_seen on contact;
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
