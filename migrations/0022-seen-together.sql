-- What people can be filtered by is kept in step once a statement and not once a person: most of it is to begin, and a
-- statement that changes many people at once begins once.

drop trigger contact_seen_first on contact;
drop trigger contact_seen on contact;
drop trigger contact_wrote on contact;
drop function assent_see_contact();
drop function assent_see_activity();
drop function contact_facet_of(jsonb);
drop function contact_active_at(jsonb, timestamptz);

create function assent_see_contacts(businesses uuid[], contacts uuid[]) returns void language plpgsql as $$
begin
  with fresh as materialized (
      select c.business_id, c.id, c.merged_into is null as stands, f.facet, md5(f.facet::text)::uuid as facet_id,
        greatest(c.created_at, (select to_timestamp(max((w.value ->> 'inboundAtMs')::double precision) / 1000)
          from jsonb_each(coalesce(c.gate -> 'windows', '{}')) w)) as active_at,
        g.facet_id as known_id, g.active_at as known_at
      from unnest(businesses, contacts) as k(business_id, id)
      join contact c on c.business_id = k.business_id and c.id = k.id
      left join contact_glance g on g.business_id = k.business_id and g.contact_id = k.id
      cross join lateral (select jsonb_build_object(
        'consents', (select coalesce(jsonb_agg(distinct
            jsonb_build_array(one ->> 'purpose', one ->> 'channel', one ->> 'status')), '[]')
          from jsonb_array_elements(coalesce(c.gate -> 'consents', '[]')) one),
        'blocked', to_jsonb(array_remove(array[
          case when jsonb_array_length(coalesce(c.gate -> 'suppressions', '[]')) > 0 then 'suppressed' end,
          case when (c.gate ->> 'restricted')::boolean then 'restricted' end,
          case when coalesce(c.gate ->> 'objected', 'none') <> 'none' then 'objected' end,
          case when (c.gate ->> 'identityStale')::boolean then 'identity_stale' end], null)),
        'countries', (select coalesce(jsonb_agg(one order by one), '[]')
          from jsonb_array_elements_text(coalesce(c.gate -> 'countries', '[]')) one)) as facet) f),
    moved as materialized (
      select business_id, id, facet, case when stands then facet_id end as facet_id, known_id from fresh
      where known_id is distinct from case when stands then facet_id end),
    facets as (
      insert into contact_facet (business_id, id, what)
      select distinct m.business_id, m.facet_id, m.facet from moved m
      where m.facet_id is not null
        and not exists (select from contact_facet f where f.business_id = m.business_id and f.id = m.facet_id)),
    tallies as (
      insert into contact_tally (business_id, facet_id, people)
      select m.business_id, v.facet_id, sum(v.people)
      from moved m cross join lateral (values (m.known_id, -1), (m.facet_id, 1)) as v(facet_id, people)
      where v.facet_id is not null
      group by m.business_id, v.facet_id
      having sum(v.people) <> 0),
    gone as (
      delete from contact_glance g using fresh f
      where not f.stands and g.business_id = f.business_id and g.contact_id = f.id)
  insert into contact_glance as g (business_id, contact_id, facet_id, active_at)
    select business_id, id, facet_id, active_at from fresh
    where stands and (facet_id, active_at) is distinct from (known_id, known_at)
    on conflict on constraint contact_glance_pk do update set facet_id = excluded.facet_id, active_at = excluded.active_at;
end $$;
comment on function assent_see_contacts(uuid[], uuid[]) is
  'Keeps contact_glance, contact_facet and contact_tally in step with the gates of these people.';

create function assent_see_new_contacts() returns trigger language plpgsql as $$
begin
  perform assent_see_contacts(array_agg(business_id), array_agg(id)) from after having count(*) > 0;
  return null;
end $$;
comment on function assent_see_new_contacts() is 'Lets new people be filtered.';

-- What a message that goes out changes (marketing counted, consent in use, contacted before) is none of these. That
-- somebody wrote happens often, and changes their instant alone. Before and after are brought together by sorting: a join
-- of the two would compare each with each.
create function assent_see_changed_contacts() returns trigger language plpgsql as $$
declare
  businesses uuid[];
  contacts uuid[];
begin
  with both_states as (
      select business_id, id, gate, merged_into, created_at, false as is_now from before
      union all select business_id, id, gate, merged_into, created_at, true from after),
    pairs as (
      select business_id, id, created_at, gate, lag(gate) over same as was, merged_into,
        lag(merged_into) over same as was_merged_into, is_now
      from both_states window same as (partition by business_id, id order by is_now)),
    changes as materialized (
      select business_id, id, created_at, merged_into, gate -> 'windows' as windows,
        (was -> 'windows') is distinct from (gate -> 'windows') as wrote,
        jsonb_path_query_array(was, '$.consents[*].eventId')
            is distinct from jsonb_path_query_array(gate, '$.consents[*].eventId')
          or jsonb_path_query_array(was, '$.consents[*].status')
            is distinct from jsonb_path_query_array(gate, '$.consents[*].status')
          or (was -> 'suppressions') is distinct from (gate -> 'suppressions')
          or (was -> 'countries') is distinct from (gate -> 'countries')
          or (was -> 'restricted') is distinct from (gate -> 'restricted')
          or (was -> 'objected') is distinct from (gate -> 'objected')
          or (was -> 'identityStale') is distinct from (gate -> 'identityStale')
          or was_merged_into is distinct from merged_into as changed
      from pairs where is_now),
    active as (
      update contact_glance g set active_at = a.at
      from changes c
      cross join lateral (
        select greatest(c.created_at, to_timestamp(max((w.value ->> 'inboundAtMs')::double precision) / 1000)) as at
        from jsonb_each(coalesce(c.windows, '{}')) w) a
      where c.wrote and not c.changed and c.merged_into is null
        and g.business_id = c.business_id and g.contact_id = c.id and g.active_at is distinct from a.at)
    select array_agg(business_id), array_agg(id) into businesses, contacts from changes where changed;
  if contacts is not null then
    perform assent_see_contacts(businesses, contacts);
  end if;
  return null;
end $$;
comment on function assent_see_changed_contacts() is 'Sees to people whose gate changed in what they can be filtered by.';

create trigger contact_seen_first after insert on contact referencing new table as after
  for each statement execute function assent_see_new_contacts();
create trigger contact_seen after update on contact referencing old table as before new table as after
  for each statement execute function assent_see_changed_contacts();
