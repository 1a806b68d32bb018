-- A number that may have changed hands suspends what the person agreed to, until somebody has found out: such people are
-- looked for like those who are blocked.

create or replace function contact_facet_of(gate jsonb) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object(
    'consents', coalesce((select jsonb_agg(one order by one) from (
        select distinct jsonb_build_array(c ->> 'purpose', c ->> 'channel', c ->> 'status') as one
        from jsonb_array_elements(coalesce(gate -> 'consents', '[]')) c) s), '[]'),
    'blocked', to_jsonb(array_remove(array[
        case when jsonb_array_length(coalesce(gate -> 'suppressions', '[]')) > 0 then 'suppressed' end,
        case when (gate ->> 'restricted')::boolean then 'restricted' end,
        case when coalesce(gate ->> 'objected', 'none') <> 'none' then 'objected' end,
        case when (gate ->> 'identityStale')::boolean then 'identity_stale' end], null)),
    'countries', coalesce((select jsonb_agg(k order by k)
        from jsonb_array_elements_text(coalesce(gate -> 'countries', '[]')) k), '[]'));

drop trigger contact_seen on contact;
create trigger contact_seen after update on contact for each row
  when (jsonb_path_query_array(old.gate, '$.consents[*].eventId')
      is distinct from jsonb_path_query_array(new.gate, '$.consents[*].eventId')
    or jsonb_path_query_array(old.gate, '$.consents[*].status')
      is distinct from jsonb_path_query_array(new.gate, '$.consents[*].status')
    or (old.gate -> 'suppressions') is distinct from (new.gate -> 'suppressions')
    or (old.gate -> 'countries') is distinct from (new.gate -> 'countries')
    or (old.gate -> 'restricted') is distinct from (new.gate -> 'restricted')
    or (old.gate -> 'objected') is distinct from (new.gate -> 'objected')
    or (old.gate -> 'identityStale') is distinct from (new.gate -> 'identityStale')
    or old.merged_into is distinct from new.merged_into)
  execute function assent_see_contact();

-- Everybody else has the facet that they had.
with stale as materialized (
    select c.business_id, c.id, contact_facet_of(c.gate) as facet, md5(contact_facet_of(c.gate)::text)::uuid as facet_id
    from contact c where c.merged_into is null and (c.gate ->> 'identityStale')::boolean),
  facets as (
    insert into contact_facet (business_id, id, what)
    select distinct business_id, facet_id, facet from stale),
  moved as (
    update contact_glance g set facet_id = s.facet_id from stale s, contact_glance o
    where g.business_id = s.business_id and g.contact_id = s.id and o.business_id = s.business_id and o.contact_id = s.id
    returning g.business_id, o.facet_id as before, g.facet_id as after)
insert into contact_tally (business_id, facet_id, people)
select m.business_id, v.facet_id, sum(v.people)
from moved m cross join lateral (values (m.before, -1), (m.after, 1)) as v(facet_id, people) group by 1, 2;
