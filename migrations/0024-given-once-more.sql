-- A consent that is given once more, or proven better, changes nothing that people can be filtered by: it is not looked
-- at again. Nor is what a message that goes out changes (marketing counted, consent in use, contacted before). That
-- somebody wrote happens often, and changes their instant alone. Before and after are brought together by sorting: a join
-- of the two would compare each with each.
create or replace function assent_see_changed_contacts() returns trigger language plpgsql as $$
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
        jsonb_path_query_array(was, '$.consents[*].status')
            is distinct from jsonb_path_query_array(gate, '$.consents[*].status')
          or jsonb_path_query_array(was, '$.consents[*].purpose')
            is distinct from jsonb_path_query_array(gate, '$.consents[*].purpose')
          or jsonb_path_query_array(was, '$.consents[*].channel')
            is distinct from jsonb_path_query_array(gate, '$.consents[*].channel')
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
