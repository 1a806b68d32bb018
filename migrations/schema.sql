-- The schema as all migrations leave it; written by bin/write-schema.ts for readers, never executed.

CREATE OR REPLACE FUNCTION public.assent_forget_names()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from contact_name n where n.business_id = new.business_id and n.contact_id = new.contact_id;
  delete from contact_name_word n where n.business_id = new.business_id and n.contact_id = new.contact_id;
  return null;
end $function$
;
comment on function assent_forget_names() is 'Takes the names of a person away with the key that opens them.';

CREATE OR REPLACE FUNCTION public.assent_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger only grows: % on % is refused', tg_op, tg_table_name using errcode = '42501';
end $function$
;
comment on function assent_refuse_change() is 'Makes a table append-only, for its owner too.';

CREATE OR REPLACE FUNCTION public.assent_see_changed_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
comment on function assent_see_changed_contacts() is 'Sees to people whose gate changed in what they can be filtered by.';

CREATE OR REPLACE FUNCTION public.assent_see_contacts(businesses uuid[], contacts uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
comment on function assent_see_contacts(uuid[],uuid[]) is 'Keeps contact_glance, contact_facet and contact_tally in step with the gates of these people.';

CREATE OR REPLACE FUNCTION public.assent_see_new_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform assent_see_contacts(array_agg(business_id), array_agg(id)) from after having count(*) > 0;
  return null;
end $function$
;
comment on function assent_see_new_contacts() is 'Lets new people be filtered.';

CREATE OR REPLACE FUNCTION public.assent_serves(business uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (current_setting('assent.business_id'::text, true) = '*'::text) THEN true ELSE (current_setting('assent.business_id'::text, true) = (business)::text) END
;
comment on function assent_serves(uuid) is 'Whether this connection may see rows of the business.';

create table account_event (
  business_id uuid not null,
  id uuid not null,
  field text not null,
  event text not null,
  detail jsonb not null,
  received_at timestamp with time zone not null,
  constraint account_event_pk PRIMARY KEY (business_id, id)
);
alter table account_event enable row level security;
alter table account_event force row level security;
create policy account_event_of_business on account_event as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table account_event is 'What Meta said of the account: restrictions, quality, limits, templates.';

create table api_key (
  business_id uuid not null,
  id uuid not null,
  key_hash bytea not null,
  hint text not null,
  name text not null,
  scopes text[] not null,
  sender_ids uuid[],
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_hash_once UNIQUE (key_hash),
  constraint api_key_pk PRIMARY KEY (business_id, id)
);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy api_key_of_business on api_key as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table api_key is 'API keys by their SHA-256 (keys are 256 random bits); the key itself is shown once.';

create table audit_event (
  business_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  user_id uuid,
  key_id uuid,
  action text not null,
  object_kind text,
  object_id text,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_event_pk PRIMARY KEY (business_id, id),
  constraint audit_event_one_doer CHECK (num_nonnulls(user_id, key_id) <= 1)
);
alter table audit_event enable row level security;
alter table audit_event force row level security;
CREATE INDEX audit_event_by_action ON public.audit_event USING btree (business_id, action, id);
CREATE INDEX audit_event_by_user ON public.audit_event USING btree (business_id, user_id, id);
create policy audit_event_of_business on audit_event as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER audit_event_never_truncated BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER audit_event_only_grows BEFORE DELETE OR UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table audit_event is 'What people saw and did, and what API keys changed. Only ever added to; no personal data of contacts.';

create table business (
  business_id uuid not null,
  name text not null,
  countries text[] not null,
  zone text not null,
  version bigint not null default 1,
  stricter jsonb not null default '{}'::jsonb,
  data_key bytea not null,
  data_key_version integer not null,
  opt_out_line text not null default 'Reply STOP to unsubscribe.'::text,
  created_at timestamp with time zone not null,
  looser jsonb not null default '{}'::jsonb,
  brands text[] not null default '{}'::text[],
  other_brands text[] not null default '{}'::text[],
  child_audience boolean not null default false,
  min_age smallint,
  processors jsonb not null default '[]'::jsonb,
  pause jsonb,
  language text,
  content_days integer not null default 30,
  constraint business_pk PRIMARY KEY (business_id),
  constraint business_content_days_bounded CHECK (content_days >= 7 AND content_days <= 1095),
  constraint business_language_known CHECK (language ~ '^[a-z]{2}$'::text),
  constraint business_pause_known CHECK (pause IS NULL OR ((pause ->> 'covers'::text) = ANY (ARRAY['started'::text, 'everything'::text])) AND jsonb_typeof(pause -> 'sinceMs'::text) = 'number'::text AND (pause ->> 'reason'::text) IS NOT NULL AND (pause ->> 'by'::text) IS NOT NULL)
);
alter table business enable row level security;
alter table business force row level security;
create policy business_of_business on business as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table business is 'A controller: the company that talks to its customers.';
comment on column business.pause is 'What is held since when, why and by whom; null: nothing.';
comment on column business.language is 'Of answers to people of whom neither language nor country tells one; null: English.';
comment on column business.content_days is 'For how many days what was written in messages and notes is kept.';

create table consent_event (
  business_id uuid not null,
  id uuid not null,
  event text not null,
  leaf_hash bytea not null,
  recorded_at timestamp with time zone not null,
  constraint consent_event_pk PRIMARY KEY (business_id, id)
);
alter table consent_event enable row level security;
alter table consent_event force row level security;
create policy consent_event_of_business on consent_event as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER consent_event_never_truncated BEFORE TRUNCATE ON consent_event FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER consent_event_only_grows BEFORE DELETE OR UPDATE ON consent_event FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table consent_event is 'The ledger: canonical JSON without personal data. PostgreSQL refuses UPDATE, DELETE and TRUNCATE.';

create table consent_event_subject (
  business_id uuid not null,
  contact_id uuid not null,
  event_id uuid not null,
  subject uuid not null,
  constraint consent_event_subject_pk PRIMARY KEY (business_id, contact_id, event_id)
);
alter table consent_event_subject enable row level security;
alter table consent_event_subject force row level security;
create policy consent_event_subject_of_business on consent_event_subject as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table consent_event_subject is 'Which person a pseudonymous event is about; goes with the person.';

create table consent_evidence (
  business_id uuid not null,
  event_id uuid not null,
  contact_id uuid not null,
  sealed bytea not null,
  constraint consent_evidence_pk PRIMARY KEY (business_id, event_id)
);
alter table consent_evidence enable row level security;
alter table consent_evidence force row level security;
create policy consent_evidence_of_business on consent_evidence as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table consent_evidence is 'Evidence with its salt, encrypted under the person''s evidence key; the event holds only the salted commitment.';

create table consent_sequence (
  business_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  constraint consent_sequence_event_once UNIQUE (business_id, event_id),
  constraint consent_sequence_pk PRIMARY KEY (business_id, seq)
);
alter table consent_sequence enable row level security;
alter table consent_sequence force row level security;
create policy consent_sequence_of_business on consent_sequence as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER consent_sequence_never_truncated BEFORE TRUNCATE ON consent_sequence FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER consent_sequence_only_grows BEFORE DELETE OR UPDATE ON consent_sequence FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table consent_sequence is 'The gapless order of the ledger, given by one sequencer so that writers never wait for one another.';

create table consent_unsequenced (
  business_id uuid not null,
  event_id uuid not null,
  constraint consent_unsequenced_pk PRIMARY KEY (business_id, event_id)
);
alter table consent_unsequenced enable row level security;
alter table consent_unsequenced force row level security;
create policy consent_unsequenced_of_business on consent_unsequenced as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table consent_unsequenced is 'Events that wait for their place in the order; emptied by the sequencer.';

create table contact (
  business_id uuid not null,
  id uuid not null,
  version bigint not null default 1,
  gate jsonb not null,
  created_at timestamp with time zone not null,
  merged_into uuid,
  constraint contact_pk PRIMARY KEY (business_id, id)
);
alter table contact enable row level security;
alter table contact force row level security;
CREATE INDEX contact_merged ON public.contact USING btree (business_id, merged_into) WHERE (merged_into IS NOT NULL);
create policy contact_of_business on contact as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER contact_seen AFTER UPDATE ON contact REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION assent_see_changed_contacts();
CREATE TRIGGER contact_seen_first AFTER INSERT ON contact REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION assent_see_new_contacts();
comment on table contact is 'A person. The gate column holds all that decides what may be sent; each change raises the version (the fence).';

create table contact_facet (
  business_id uuid not null,
  id uuid not null,
  line bigint not null generated always as identity,
  what jsonb not null,
  constraint contact_facet_pk PRIMARY KEY (business_id, id, line)
);
alter table contact_facet enable row level security;
alter table contact_facet force row level security;
create policy contact_facet_of_business on contact_facet as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table contact_facet is 'Consents, blocks and countries that some people have in common; the id is the hash of them.';

create table contact_fact_change (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  sealed bytea not null,
  key_id uuid,
  changed_at timestamp with time zone not null,
  user_id uuid,
  constraint contact_fact_change_pk PRIMARY KEY (business_id, id),
  constraint contact_fact_change_one_doer CHECK (num_nonnulls(key_id, user_id) <= 1)
);
alter table contact_fact_change enable row level security;
alter table contact_fact_change force row level security;
CREATE INDEX contact_fact_change_of_contact ON public.contact_fact_change USING btree (business_id, contact_id, id);
create policy contact_fact_change_of_business on contact_fact_change as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER contact_fact_change_never_truncated BEFORE TRUNCATE ON contact_fact_change FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER contact_fact_change_only_grows BEFORE DELETE OR UPDATE ON contact_fact_change FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table contact_fact_change is 'Every change of what was noted of a person (age, source, ties): before and after, sealed under the person''s evidence key; only ever added to.';
comment on column contact_fact_change.user_id is 'Who of the staff noted it; null: an API key, or nobody is named.';

create table contact_glance (
  business_id uuid not null,
  contact_id uuid not null,
  facet_id uuid not null,
  active_at timestamp with time zone not null,
  constraint contact_glance_pk PRIMARY KEY (business_id, contact_id)
);
alter table contact_glance enable row level security;
alter table contact_glance force row level security;
CREATE INDEX contact_glance_active ON public.contact_glance USING btree (business_id, facet_id, active_at, contact_id);
CREATE INDEX contact_glance_created ON public.contact_glance USING btree (business_id, facet_id, contact_id);
create policy contact_glance_of_business on contact_glance as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table contact_glance is 'A row for each person who was not merged: their facet and when they wrote last. Kept by triggers on contact.';

create table contact_key (
  business_id uuid not null,
  contact_id uuid not null,
  kind text not null,
  key_version integer not null,
  wrapped bytea,
  destroyed_at timestamp with time zone,
  constraint contact_key_pk PRIMARY KEY (business_id, contact_id, kind),
  constraint contact_key_gone_or_there CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
  constraint contact_key_kind_known CHECK (kind = ANY (ARRAY['profile'::text, 'evidence'::text]))
);
alter table contact_key enable row level security;
alter table contact_key force row level security;
create policy contact_key_of_business on contact_key as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER contact_key_destroyed AFTER UPDATE ON contact_key FOR EACH ROW WHEN (new.kind = 'profile'::text AND new.wrapped IS NULL AND old.wrapped IS NOT NULL) EXECUTE FUNCTION assent_forget_names();
comment on table contact_key is 'The two keys of a person, wrapped by the master key: profile (content) and evidence (proof).';

create table contact_label (
  business_id uuid not null,
  contact_id uuid not null,
  label_id uuid not null,
  constraint contact_label_pk PRIMARY KEY (business_id, contact_id, label_id)
);
alter table contact_label enable row level security;
alter table contact_label force row level security;
CREATE INDEX contact_label_of_label ON public.contact_label USING btree (business_id, label_id, contact_id);
create policy contact_label_of_business on contact_label as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table contact_label is 'Which labels a person has.';

create table contact_merge (
  business_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  made_by text,
  aliases bytea[] not null default '{}'::bytea[],
  reason bytea,
  constraint contact_merge_pk PRIMARY KEY (business_id, id)
);
alter table contact_merge enable row level security;
alter table contact_merge force row level security;
CREATE INDEX contact_merge_of_survivor ON public.contact_merge USING btree (business_id, survivor_id, id);
create policy contact_merge_of_business on contact_merge as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER contact_merge_never_truncated BEFORE TRUNCATE ON contact_merge FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER contact_merge_only_grows BEFORE DELETE OR UPDATE ON contact_merge FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table contact_merge is 'Each time that two people turned out to be one; the id holds the instant. Only ever added to.';
comment on column contact_merge.made_by is 'Who of the staff said so; null: their ids came together.';
comment on column contact_merge.aliases is 'Blind indexes of the names that came by it; empty: it is older than this column.';
comment on column contact_merge.reason is 'Why, in the words of whoever said so: ciphertext under the survivor''s evidence key.';

create table contact_name (
  business_id uuid not null,
  contact_id uuid not null,
  source text not null,
  value bytea not null,
  told_at timestamp with time zone not null,
  constraint contact_name_pk PRIMARY KEY (business_id, contact_id, source),
  constraint contact_name_source_known CHECK (source = ANY (ARRAY['staff'::text, 'whatsapp'::text, 'username'::text]))
);
alter table contact_name enable row level security;
alter table contact_name force row level security;
create policy contact_name_of_business on contact_name as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table contact_name is 'Names of a person by who says so; the value is ciphertext under the person''s profile key.';

create table contact_name_word (
  business_id uuid not null,
  word bytea not null,
  contact_id uuid not null,
  index_version integer not null,
  constraint contact_name_word_pk PRIMARY KEY (business_id, word, contact_id)
);
alter table contact_name_word enable row level security;
alter table contact_name_word force row level security;
CREATE INDEX contact_name_word_of_contact ON public.contact_name_word USING btree (business_id, contact_id);
create policy contact_name_word_of_business on contact_name_word as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table contact_name_word is 'The words of names under a keyed blind index of the business, by which people are looked for.';

create table contact_split (
  business_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  aliases bytea[] not null,
  made_by text not null,
  reason bytea not null,
  constraint contact_split_pk PRIMARY KEY (business_id, id)
);
alter table contact_split enable row level security;
alter table contact_split force row level security;
CREATE INDEX contact_split_of_from ON public.contact_split USING btree (business_id, from_id, id);
CREATE INDEX contact_split_of_to ON public.contact_split USING btree (business_id, to_id, id);
create policy contact_split_of_business on contact_split as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER contact_split_never_truncated BEFORE TRUNCATE ON contact_split FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER contact_split_only_grows BEFORE DELETE OR UPDATE ON contact_split FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table contact_split is 'Each time that somebody turned out to be two; the id holds the instant. Only ever added to.';
comment on column contact_split.aliases is 'Blind indexes of the names that went.';
comment on column contact_split.reason is 'Why: ciphertext under the evidence key of whoever stayed.';

create table contact_tally (
  business_id uuid not null,
  facet_id uuid not null,
  line bigint not null generated always as identity,
  people bigint not null,
  constraint contact_tally_pk PRIMARY KEY (business_id, facet_id, line)
);
alter table contact_tally enable row level security;
alter table contact_tally force row level security;
create policy contact_tally_of_business on contact_tally as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table contact_tally is 'Changes of how many people a facet has; their sum is the number. Summed up now and then.';

create table content_override (
  business_id uuid not null,
  id uuid not null,
  key_id uuid,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  user_id uuid,
  constraint content_override_pk PRIMARY KEY (business_id, id),
  constraint content_override_one_sayer CHECK (num_nonnulls(key_id, user_id) = 1)
);
alter table content_override enable row level security;
alter table content_override force row level security;
create policy content_override_of_business on content_override as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER content_override_never_truncated BEFORE TRUNCATE ON content_override FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER content_override_only_grows BEFORE DELETE OR UPDATE ON content_override FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table content_override is 'A person''s word that a text is no advertising: who and why, encrypted under the business''s key; only ever added to.';

create table conversation (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  sender_id uuid not null,
  state text not null default 'open'::text,
  assigned_to uuid,
  sort_id uuid not null,
  last_message_id uuid,
  last_in_id uuid,
  waiting_id uuid,
  unread integer not null default 0,
  read_to uuid,
  unread_from uuid,
  closed_to uuid,
  told jsonb not null default '{}'::jsonb,
  merged_into uuid,
  constraint conversation_pk PRIMARY KEY (business_id, id),
  constraint conversation_state_known CHECK (state = ANY (ARRAY['open'::text, 'closed'::text]))
);
alter table conversation enable row level security;
alter table conversation force row level security;
CREATE INDEX conversation_gone ON public.conversation USING btree (business_id, contact_id) WHERE (merged_into IS NOT NULL);
CREATE INDEX conversation_mine ON public.conversation USING btree (business_id, assigned_to, sort_id) WHERE ((merged_into IS NULL) AND (state = 'open'::text));
CREATE INDEX conversation_newest ON public.conversation USING btree (business_id, state, sort_id) WHERE (merged_into IS NULL);
CREATE UNIQUE INDEX conversation_of_contact ON public.conversation USING btree (business_id, contact_id, sender_id) WHERE (merged_into IS NULL);
CREATE INDEX conversation_unread ON public.conversation USING btree (business_id, sort_id) WHERE ((merged_into IS NULL) AND (state = 'open'::text) AND (unread > 0));
CREATE INDEX conversation_waiting ON public.conversation USING btree (business_id, waiting_id) WHERE ((merged_into IS NULL) AND (waiting_id IS NOT NULL));
create policy conversation_of_business on conversation as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table conversation is 'What a person and one number say to each other, as staff work on it. Ids of messages hold the instants.';
comment on column conversation.sort_id is 'The last message; the conversation itself while there is none.';
comment on column conversation.waiting_id is 'The oldest message that nobody answered; null: nobody waits.';
comment on column conversation.read_to is 'Up to here staff have read.';
comment on column conversation.unread_from is 'Staff marked it as unread from here on.';
comment on column conversation.closed_to is 'Up to here it was closed: what comes later opens it again.';
comment on column conversation.told is 'The state of the latest messages as it was told to those who follow.';
comment on column conversation.merged_into is 'The conversation that it became when two people turned out to be one.';

create table conversation_event (
  business_id uuid not null,
  seq bigint not null,
  kind text not null,
  conversation_id uuid,
  contact_id uuid,
  message_id uuid,
  direction text,
  at timestamp with time zone not null,
  constraint conversation_event_pk PRIMARY KEY (business_id, seq),
  constraint conversation_event_kind_known CHECK (kind = ANY (ARRAY['conversation'::text, 'message'::text, 'status'::text, 'label'::text, 'quick-reply'::text]))
);
alter table conversation_event enable row level security;
alter table conversation_event force row level security;
CREATE INDEX conversation_event_by_age ON public.conversation_event USING btree (at);
create policy conversation_event_of_business on conversation_event as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table conversation_event is 'What changed, for whoever looks on: ids only, kept for a day.';

create table conversation_feed (
  business_id uuid not null,
  seq bigint not null default 0,
  pruned_to bigint not null default 0,
  followed_to uuid,
  merged_to uuid,
  looked_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  looked_back_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint conversation_feed_pk PRIMARY KEY (business_id)
);
alter table conversation_feed enable row level security;
alter table conversation_feed force row level security;
create policy conversation_feed_of_business on conversation_feed as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table conversation_feed is 'One row for each business: whoever changes its conversations holds it, so that events have the order of their commits.';
comment on column conversation_feed.followed_to is 'Up to this message the conversations follow.';
comment on column conversation_feed.looked_at is 'When a process last looked for what it was not told of; the processes take turns.';

create table conversation_note (
  business_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  user_id uuid,
  sealed bytea,
  content_deleted_after smallint,
  constraint conversation_note_pk PRIMARY KEY (business_id, id),
  constraint conversation_note_kept_or_deleted CHECK ((sealed IS NULL) = (content_deleted_after IS NOT NULL))
);
alter table conversation_note enable row level security;
alter table conversation_note force row level security;
CREATE INDEX conversation_note_content ON public.conversation_note USING btree (business_id, id) WHERE (sealed IS NOT NULL);
CREATE INDEX conversation_note_of_conversation ON public.conversation_note USING btree (business_id, conversation_id, id);
create policy conversation_note_of_business on conversation_note as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table conversation_note is 'What staff noted for one another, encrypted under the person''s profile key; the contact is as it was then.';
comment on column conversation_note.content_deleted_after is 'Its text was deleted after so many days; null: it was not.';

create table decision (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  sender_id uuid not null,
  contact_version bigint not null,
  dry_run boolean not null,
  outcome text not null,
  class text not null,
  codes text[] not null,
  record text not null,
  constraint decision_pk PRIMARY KEY (business_id, id),
  constraint decision_outcome_known CHECK (outcome = ANY (ARRAY['allow'::text, 'defer'::text, 'deny'::text]))
) partition by RANGE (id);
alter table decision enable row level security;
alter table decision force row level security;
CREATE INDEX decision_of_contact ON ONLY public.decision USING btree (business_id, contact_id, id) WHERE ((outcome <> 'allow'::text) OR dry_run);
CREATE INDEX decision_refused ON ONLY public.decision USING btree (business_id, id) WHERE (outcome <> 'allow'::text);
create policy decision_of_business on decision as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table decision is 'Every decision with its facts and all its reasons (record: JSON text without personal data).';

create table figure_of_day (
  business_id uuid not null,
  zone text not null,
  day date not null,
  figures jsonb not null,
  counted_at timestamp with time zone not null,
  constraint figure_of_day_pk PRIMARY KEY (business_id, zone, day)
);
alter table figure_of_day enable row level security;
alter table figure_of_day force row level security;
create policy figure_of_day_of_business on figure_of_day as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table figure_of_day is 'Figures of settled days, by the zone in which the day was meant: only numbers, no person.';

create table idempotency (
  business_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  message_id uuid,
  response bytea,
  status integer,
  created_at timestamp with time zone not null,
  taken_by uuid,
  constraint idempotency_pk PRIMARY KEY (business_id, key_hash)
);
alter table idempotency enable row level security;
alter table idempotency force row level security;
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at);
CREATE INDEX idempotency_of_message ON public.idempotency USING btree (business_id, message_id) WHERE (message_id IS NOT NULL);
create policy idempotency_of_business on idempotency as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table idempotency is 'What was answered to a request with an Idempotency-Key (ciphertext), kept for 24 hours.';
comment on column idempotency.taken_by is 'The process that works on the first request; null once it is answered.';

create table identity (
  business_id uuid not null,
  blind_index bytea not null,
  kind text not null,
  index_version integer not null,
  contact_id uuid not null,
  value bytea not null,
  main boolean not null,
  first_seen_at timestamp with time zone not null,
  constraint identity_pk PRIMARY KEY (business_id, blind_index),
  constraint identity_kind_known CHECK (kind = ANY (ARRAY['phone'::text, 'bsuid'::text, 'parent_bsuid'::text]))
);
alter table identity enable row level security;
alter table identity force row level security;
CREATE INDEX identity_of_contact ON public.identity USING btree (business_id, contact_id);
create policy identity_of_business on identity as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table identity is 'Aliases of a person under a keyed blind index: a phone under its canonical spelling; the value is ciphertext.';

create table label (
  business_id uuid not null,
  id uuid not null,
  name text not null,
  colour text not null,
  constraint label_pk PRIMARY KEY (business_id, id)
);
alter table label enable row level security;
alter table label force row level security;
CREATE UNIQUE INDEX label_name_once ON public.label USING btree (business_id, lower(name));
create policy label_of_business on label as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table label is 'Labels that staff put on people.';

create table message (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  sender_id uuid not null,
  decision_id uuid,
  direction text not null,
  state text not null,
  class text not null,
  kind text not null,
  body bytea,
  outside_window boolean not null default false,
  due_at timestamp with time zone,
  marked_at timestamp with time zone,
  marked_by uuid,
  ended_at timestamp with time zone,
  attempt integer not null default 0,
  promised boolean not null default false,
  error_code integer,
  crossed_event_id uuid,
  crossed_at timestamp with time zone,
  status text,
  status_at timestamp with time zone,
  proof boolean not null default false,
  content_deleted_after smallint,
  constraint message_pk PRIMARY KEY (business_id, id),
  constraint message_direction_known CHECK (direction = ANY (ARRAY['in'::text, 'out'::text, 'echo'::text])),
  constraint message_state_known CHECK (state = ANY (ARRAY['queued'::text, 'marked'::text, 'sent'::text, 'unknown'::text, 'failed'::text, 'refused'::text, 'cancelled'::text, 'received'::text]))
) partition by RANGE (id);
alter table message enable row level security;
alter table message force row level security;
CREATE INDEX message_content ON ONLY public.message USING btree (business_id, id) WHERE ((body IS NOT NULL) AND (NOT proof) AND (state = ANY (ARRAY['sent'::text, 'failed'::text, 'refused'::text, 'cancelled'::text, 'received'::text])));
CREATE INDEX message_due ON ONLY public.message USING btree (due_at) WHERE (state = 'queued'::text);
CREATE INDEX message_due_first ON ONLY public.message USING btree (due_at) WHERE ((state = 'queued'::text) AND (class = 'compliance'::text));
CREATE INDEX message_of_contact ON ONLY public.message USING btree (business_id, contact_id, id);
CREATE INDEX message_open ON ONLY public.message USING btree (state, business_id, contact_id) WHERE (state = ANY (ARRAY['queued'::text, 'marked'::text, 'unknown'::text]));
CREATE INDEX message_outside ON ONLY public.message USING btree (business_id, marked_at, contact_id) WHERE outside_window;
create policy message_of_business on message as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table message is 'Messages both ways; an outgoing row is its own job. The body is ciphertext under the person''s profile key.';
comment on column message.proof is 'Its words changed a consent or began a request: they are kept as proof.';
comment on column message.content_deleted_after is 'Its content was deleted after so many days; null: it was not.';

create table message_author (
  business_id uuid not null,
  message_id uuid not null,
  user_id uuid not null,
  constraint message_author_pk PRIMARY KEY (business_id, message_id)
);
alter table message_author enable row level security;
alter table message_author force row level security;
create policy message_author_of_business on message_author as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table message_author is 'Who of the staff wrote a message.';

create table message_wamid (
  business_id uuid not null,
  wamid_index bytea not null,
  message_id uuid not null,
  constraint message_wamid_pk PRIMARY KEY (business_id, wamid_index)
);
alter table message_wamid enable row level security;
alter table message_wamid force row level security;
create policy message_wamid_of_business on message_wamid as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table message_wamid is 'Meta''s ids under a keyed index (a wamid contains the phone number), unique beyond the partitions.';

create table opt_in (
  business_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  sender_id uuid not null,
  purposes text[] not null,
  language text not null,
  wording text not null,
  notice_hash bytea not null,
  third_parties boolean not null default false,
  source text not null,
  session_hash bytea,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  contact_id uuid,
  constraint opt_in_token_once UNIQUE (token_hash),
  constraint opt_in_pk PRIMARY KEY (business_id, id)
);
alter table opt_in enable row level security;
alter table opt_in force row level security;
CREATE INDEX opt_in_lapsed ON public.opt_in USING btree (expires_at) WHERE (confirmed_at IS NULL);
CREATE INDEX opt_in_session ON public.opt_in USING btree (business_id, session_hash, created_at) WHERE (session_hash IS NOT NULL);
create policy opt_in_of_business on opt_in as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table opt_in is 'A double opt-in that waits for the person''s own message with its token; purged 14 days after it lapsed.';

create table own_value_change (
  business_id uuid not null,
  id uuid not null,
  what text not null,
  target text not null default ''::text,
  before jsonb not null,
  after jsonb not null,
  reason text,
  decided_by text,
  key_id uuid,
  changed_at timestamp with time zone not null,
  constraint own_value_change_pk PRIMARY KEY (business_id, id),
  constraint own_value_change_explained CHECK ((what <> ALL (ARRAY['looser'::text, 'pause'::text, 'retention'::text])) OR reason IS NOT NULL AND decided_by IS NOT NULL),
  constraint own_value_change_what_known CHECK (what = ANY (ARRAY['stricter'::text, 'looser'::text, 'profile'::text, 'pause'::text, 'retention'::text]))
);
alter table own_value_change enable row level security;
alter table own_value_change force row level security;
create policy own_value_change_of_business on own_value_change as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
CREATE TRIGGER own_value_change_never_truncated BEFORE TRUNCATE ON own_value_change FOR EACH STATEMENT EXECUTE FUNCTION assent_refuse_change();
CREATE TRIGGER own_value_change_only_grows BEFORE DELETE OR UPDATE ON own_value_change FOR EACH ROW EXECUTE FUNCTION assent_refuse_change();
comment on table own_value_change is 'Every change of what a business set for itself, with who decided it and why; only ever added to.';

create table process (
  process_id uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint process_pk PRIMARY KEY (process_id)
);
comment on table process is 'Processes of this installation, each with its last sign of life; not of a business, hence without business_id.';

create table purpose (
  business_id uuid not null,
  id text not null,
  class text not null,
  title text not null,
  description text not null,
  created_at timestamp with time zone not null,
  stricter jsonb not null default '{}'::jsonb,
  special_category boolean not null default false,
  notice_version integer,
  constraint purpose_pk PRIMARY KEY (business_id, id),
  constraint purpose_class_known CHECK (class = ANY (ARRAY['compliance'::text, 'reply'::text, 'utility'::text, 'authentication'::text, 'marketing_own'::text, 'marketing_third_party'::text, 'survey'::text])),
  constraint purpose_slug CHECK (id ~ '^[a-z0-9_]{1,60}$'::text)
);
alter table purpose enable row level security;
alter table purpose force row level security;
create policy purpose_of_business on purpose as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table purpose is 'What a business writes to people about; consent is given per purpose.';

create table quick_reply (
  business_id uuid not null,
  id uuid not null,
  shortcut text not null,
  text text not null,
  language text,
  changed_at timestamp with time zone not null,
  constraint quick_reply_shortcut_once UNIQUE (business_id, shortcut),
  constraint quick_reply_pk PRIMARY KEY (business_id, id)
);
alter table quick_reply enable row level security;
alter table quick_reply force row level security;
create policy quick_reply_of_business on quick_reply as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table quick_reply is 'Texts that staff send often, each under a short name.';

create table registry_entry (
  business_id uuid not null,
  import_id uuid not null,
  blind_index bytea not null,
  constraint registry_entry_pk PRIMARY KEY (business_id, import_id, blind_index)
);
alter table registry_entry enable row level security;
alter table registry_entry force row level security;
create policy registry_entry_of_business on registry_entry as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table registry_entry is 'Numbers of an import under the keyed index of identities, one row for every spelling; no number is stored.';

create table registry_import (
  business_id uuid not null,
  id uuid not null,
  registry text not null,
  as_of timestamp with time zone not null,
  state text not null default 'open'::text,
  entries bigint not null default 0,
  skipped bigint not null default 0,
  key_id uuid,
  begun_at timestamp with time zone not null,
  imported_at timestamp with time zone,
  emptied_at timestamp with time zone,
  constraint registry_import_pk PRIMARY KEY (business_id, id),
  constraint registry_import_current_has_instant CHECK (state <> 'current'::text OR imported_at IS NOT NULL),
  constraint registry_import_registry_named CHECK (registry ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'::text),
  constraint registry_import_state_known CHECK (state = ANY (ARRAY['open'::text, 'applying'::text, 'current'::text, 'replaced'::text, 'abandoned'::text]))
);
alter table registry_import enable row level security;
alter table registry_import force row level security;
CREATE INDEX registry_import_full ON public.registry_import USING btree (business_id, state) WHERE ((state = ANY (ARRAY['open'::text, 'replaced'::text, 'abandoned'::text])) AND (emptied_at IS NULL));
CREATE UNIQUE INDEX registry_import_live ON public.registry_import USING btree (business_id, registry, state) WHERE (state = ANY (ARRAY['applying'::text, 'current'::text]));
create policy registry_import_of_business on registry_import as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table registry_import is 'Imports of registries: open while entries come, applying while gates follow, current until a newer one replaces it.';

create table retention_day (
  business_id uuid not null,
  day date not null,
  days integer not null,
  messages bigint not null default 0,
  notes bigint not null default 0,
  webhooks bigint not null default 0,
  ran_at timestamp with time zone not null,
  constraint retention_day_pk PRIMARY KEY (business_id, day)
);
alter table retention_day enable row level security;
alter table retention_day force row level security;
create policy retention_day_of_business on retention_day as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table retention_day is 'What the deletion of old content did on each day (UTC, by the clock of the processes): only numbers, no person.';
comment on column retention_day.days is 'For how long content was kept when it ran last.';
comment on column retention_day.ran_at is 'When it ran last.';

create table rights_request (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null,
  certain boolean not null,
  source text not null,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  extended boolean not null default false,
  extended_reason text,
  state text not null default 'received'::text,
  state_at timestamp with time zone not null,
  changed_by text,
  message_id uuid,
  language text,
  note bytea,
  constraint rights_request_pk PRIMARY KEY (business_id, id),
  constraint rights_request_extension_explained CHECK (extended = (extended_reason IS NOT NULL)),
  constraint rights_request_kind_known CHECK (kind = ANY (ARRAY['access'::text, 'erasure'::text, 'rectification'::text, 'restriction'::text, 'objection'::text, 'portability'::text, 'complaint'::text])),
  constraint rights_request_source_known CHECK (source = ANY (ARRAY['whatsapp'::text, 'staff'::text, 'api'::text])),
  constraint rights_request_state_known CHECK (state = ANY (ARRAY['received'::text, 'in_progress'::text, 'answered'::text, 'refused'::text, 'closed'::text]))
);
alter table rights_request enable row level security;
alter table rights_request force row level security;
CREATE INDEX rights_request_due ON public.rights_request USING btree (due_at) WHERE (state = ANY (ARRAY['received'::text, 'in_progress'::text]));
CREATE INDEX rights_request_of_contact ON public.rights_request USING btree (business_id, contact_id);
CREATE UNIQUE INDEX rights_request_one_open ON public.rights_request USING btree (business_id, contact_id, kind) WHERE (state = ANY (ARRAY['received'::text, 'in_progress'::text]));
create policy rights_request_of_business on rights_request as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table rights_request is 'Requests of people by their rights, with the day by which each must be answered.';
comment on column rights_request.contact_id is 'As it was opened; somebody who was merged since is found through contact.merged_into.';
comment on column rights_request.certain is 'False: the recogniser was not sure that it was one; nothing was answered.';
comment on column rights_request.note is 'What staff noted, in their order, sealed under the data key of the business.';

create table saved_filter (
  business_id uuid not null,
  id uuid not null,
  name text not null,
  filters jsonb not null,
  saved_at timestamp with time zone not null,
  constraint saved_filter_name_once UNIQUE (business_id, name),
  constraint saved_filter_pk PRIMARY KEY (business_id, id)
);
alter table saved_filter enable row level security;
alter table saved_filter force row level security;
create policy saved_filter_of_business on saved_filter as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table saved_filter is 'Filters of the list of people under a name; never a number.';

create table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pk PRIMARY KEY (number)
);
comment on table schema_migration is 'The migrations that this database has had, with the SHA-256 of each file.';

create table sender (
  business_id uuid not null,
  id uuid not null,
  channel text not null,
  phone_number_id text not null,
  waba_id text not null,
  display_number text not null,
  country text,
  graph_url text not null,
  token bytea not null,
  app_secret bytea not null,
  verify_token bytea not null,
  number_mode text not null default 'international'::text,
  per_second integer not null default 80,
  direct_send boolean not null default false,
  messaging_limit integer,
  active boolean not null default true,
  quality text,
  created_at timestamp with time zone not null,
  stricter jsonb not null default '{}'::jsonb,
  constraint sender_number_once UNIQUE (phone_number_id),
  constraint sender_pk PRIMARY KEY (business_id, id),
  constraint sender_channel_known CHECK (channel = 'whatsapp'::text),
  constraint sender_number_mode_known CHECK (number_mode = ANY (ARRAY['international'::text, 'sender_country'::text])),
  constraint sender_rate_sane CHECK (per_second >= 1 AND per_second <= 1000)
);
alter table sender enable row level security;
alter table sender force row level security;
create policy sender_of_business on sender as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table sender is 'A number that sends. Meta''s token, app secret and verify token are ciphertext under the business''s data key.';

create table setting (
  name text not null,
  value text not null,
  constraint setting_pk PRIMARY KEY (name)
);
comment on table setting is 'Settings of the installation itself; not of a business, hence without business_id.';

create table staff_account (
  id uuid not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint staff_account_pk PRIMARY KEY (id)
);
alter table staff_account enable row level security;
alter table staff_account force row level security;
CREATE INDEX staff_account_of_user ON public.staff_account USING btree (user_id);
CREATE UNIQUE INDEX staff_account_once ON public.staff_account USING btree (provider_id, account_id);
create policy staff_account_of_installation on staff_account as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_account is 'The ways in of a person: a password (as its scrypt), or an account at the issuer of a single sign-on.';

create table staff_attempt (
  subject bytea not null,
  since timestamp with time zone not null,
  tries integer not null,
  constraint staff_attempt_pk PRIMARY KEY (subject)
);
alter table staff_attempt enable row level security;
alter table staff_attempt force row level security;
CREATE INDEX staff_attempt_by_age ON public.staff_attempt USING btree (since);
create policy staff_attempt_of_installation on staff_attempt as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_attempt is 'Tries at signing in and the like within a window, by a keyed hash of what was tried from where.';

create table staff_invitation (
  business_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  role text not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint staff_invitation_pk PRIMARY KEY (business_id, id),
  constraint staff_invitation_email_lower CHECK (email = lower(email)),
  constraint staff_invitation_ended_once CHECK (accepted_at IS NULL OR withdrawn_at IS NULL),
  constraint staff_invitation_role_known CHECK (role = ANY (ARRAY['owner'::text, 'marketer'::text, 'agent'::text, 'developer'::text, 'dpo'::text]))
);
alter table staff_invitation enable row level security;
alter table staff_invitation force row level security;
CREATE UNIQUE INDEX staff_invitation_token_once ON public.staff_invitation USING btree (token_hash);
create policy staff_invitation_of_business on staff_invitation as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table staff_invitation is 'Invitations by link: the token is shown once and kept as its SHA-256.';

create table staff_member (
  business_id uuid not null,
  user_id uuid not null,
  role text not null,
  joined_at timestamp with time zone not null,
  constraint staff_member_pk PRIMARY KEY (business_id, user_id),
  constraint staff_member_role_known CHECK (role = ANY (ARRAY['owner'::text, 'marketer'::text, 'agent'::text, 'developer'::text, 'dpo'::text]))
);
alter table staff_member enable row level security;
alter table staff_member force row level security;
CREATE INDEX staff_member_of_user ON public.staff_member USING btree (user_id);
create policy staff_member_of_business on staff_member as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table staff_member is 'Who works for a business, and as what.';

create table staff_passkey (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_passkey_pk PRIMARY KEY (id)
);
alter table staff_passkey enable row level security;
alter table staff_passkey force row level security;
CREATE UNIQUE INDEX staff_passkey_credential_once ON public.staff_passkey USING btree (credential_id);
CREATE INDEX staff_passkey_of_user ON public.staff_passkey USING btree (user_id);
create policy staff_passkey_of_installation on staff_passkey as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_passkey is 'Passkeys (WebAuthn): the public half of each.';

create table staff_session (
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null default clock_timestamp(),
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint staff_session_pk PRIMARY KEY (id)
);
alter table staff_session enable row level security;
alter table staff_session force row level security;
CREATE INDEX staff_session_of_user ON public.staff_session USING btree (user_id);
CREATE UNIQUE INDEX staff_session_token_once ON public.staff_session USING btree (token_hash);
create policy staff_session_of_installation on staff_session as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_session is 'Who is signed in and from where; the token in the cookie is kept only as its SHA-256.';

create table staff_two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint staff_two_factor_pk PRIMARY KEY (id)
);
alter table staff_two_factor enable row level security;
alter table staff_two_factor force row level security;
CREATE UNIQUE INDEX staff_two_factor_of_user ON public.staff_two_factor USING btree (user_id);
create policy staff_two_factor_of_installation on staff_two_factor as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_two_factor is 'Secrets of authenticator apps and backup codes, encrypted under a key that follows from the master key.';

create table staff_user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  demo boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint staff_user_pk PRIMARY KEY (id),
  constraint staff_user_email_lower CHECK (email = lower(email))
);
alter table staff_user enable row level security;
alter table staff_user force row level security;
CREATE UNIQUE INDEX staff_user_email_once ON public.staff_user USING btree (email);
create policy staff_user_of_installation on staff_user as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_user is 'People who sign in. They belong to the installation: one person can work for several businesses.';
comment on column staff_user.demo is 'Signs in by one click, while nobody has set the installation up.';

create table staff_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint staff_verification_pk PRIMARY KEY (id)
);
alter table staff_verification enable row level security;
alter table staff_verification force row level security;
CREATE INDEX staff_verification_by_expiry ON public.staff_verification USING btree (expires_at);
CREATE INDEX staff_verification_by_identifier ON public.staff_verification USING btree (identifier);
create policy staff_verification_of_installation on staff_verification as permissive for all to public using ((current_setting('assent.business_id'::text, true) = '*'::text)) with check ((current_setting('assent.business_id'::text, true) = '*'::text));
comment on table staff_verification is 'What was begun and must be brought back soon: second factors, passkeys, single sign-ons, links for a new password. Named by hashes.';

create table stop_doubt (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  message_id uuid not null,
  meant text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  closed_at timestamp with time zone,
  outcome text,
  closed_by text,
  note bytea,
  constraint stop_doubt_pk PRIMARY KEY (business_id, id),
  constraint stop_doubt_closed_whole CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)),
  constraint stop_doubt_outcome_known CHECK (outcome = ANY (ARRAY['stop'::text, 'no_stop'::text]))
);
alter table stop_doubt enable row level security;
alter table stop_doubt force row level security;
CREATE INDEX stop_doubt_due ON public.stop_doubt USING btree (due_at) WHERE (closed_at IS NULL);
CREATE INDEX stop_doubt_of_contact ON public.stop_doubt USING btree (business_id, contact_id);
CREATE UNIQUE INDEX stop_doubt_one_open ON public.stop_doubt USING btree (business_id, contact_id) WHERE (closed_at IS NULL);
create policy stop_doubt_of_business on stop_doubt as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table stop_doubt is 'Messages that may have been a stop: marketing is held until the person answers or somebody has looked.';
comment on column stop_doubt.meant is 'What the recogniser made of it, in words without personal data.';
comment on column stop_doubt.closed_by is 'person, or the API key of whoever looked.';

create table suppression (
  business_id uuid not null,
  fingerprint bytea not null,
  key_version integer not null,
  kind text not null,
  scope text not null,
  channel text not null default ''::text,
  reason text not null,
  since_at timestamp with time zone not null,
  event_id uuid not null,
  lifted_at timestamp with time zone,
  constraint suppression_pk PRIMARY KEY (business_id, fingerprint, scope, channel, reason)
);
alter table suppression enable row level security;
alter table suppression force row level security;
create policy suppression_of_business on suppression as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table suppression is 'Who must not be written to, by keyed fingerprint of every alias; outlives the person''s erasure.';

create table template (
  business_id uuid not null,
  waba_id text not null,
  name text not null,
  language text not null,
  template_id text,
  category text not null,
  status text not null,
  components jsonb not null,
  tells_opt_out boolean not null,
  purpose_id text,
  synced_at timestamp with time zone not null,
  told_version bigint not null default 0,
  constraint template_pk PRIMARY KEY (business_id, waba_id, name, language)
);
alter table template enable row level security;
alter table template force row level security;
create policy template_of_business on template as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table template is 'Templates as Meta reports them; category and status decide what a message is.';
comment on column template.told_version is 'The business''s version as of Meta''s last news of status or category: what Meta was asked for before that changes neither.';

create table webhook_delivery (
  business_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  body bytea not null,
  state text not null,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_outcome text,
  constraint webhook_delivery_pk PRIMARY KEY (business_id, id),
  constraint webhook_delivery_state_known CHECK (state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'given_up'::text]))
);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (endpoint_id, due_at) WHERE (state = 'waiting'::text);
CREATE INDEX webhook_delivery_ended ON public.webhook_delivery USING btree (ended_at) WHERE (state <> 'waiting'::text);
create policy webhook_delivery_of_business on webhook_delivery as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table webhook_delivery is 'Webhooks on their way to a business, at least once, for 7 days; the body is ciphertext.';

create table webhook_endpoint (
  business_id uuid not null,
  id uuid not null,
  url text not null,
  secret bytea not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint webhook_endpoint_pk PRIMARY KEY (business_id, id)
);
alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
create policy webhook_endpoint_of_business on webhook_endpoint as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table webhook_endpoint is 'Where a business''s own bot wants Meta''s webhooks passed on; the secret is ciphertext.';

create table webhook_in (
  business_id uuid not null,
  id uuid not null,
  body bytea not null,
  received_at timestamp with time zone not null,
  attempts integer not null default 0,
  constraint webhook_in_pk PRIMARY KEY (business_id, id)
);
alter table webhook_in enable row level security;
alter table webhook_in force row level security;
CREATE INDEX webhook_in_order ON public.webhook_in USING btree (id);
create policy webhook_in_of_business on webhook_in as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table webhook_in is 'Webhooks stored before their 200, ciphertext under the business''s data key; removed when processed.';

create table webhook_unclear (
  business_id uuid not null,
  id uuid not null,
  field text not null,
  reason text not null,
  body bytea,
  received_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  constraint webhook_unclear_pk PRIMARY KEY (business_id, id)
);
alter table webhook_unclear enable row level security;
alter table webhook_unclear force row level security;
CREATE INDEX webhook_unclear_content ON public.webhook_unclear USING btree (business_id, id) WHERE (body IS NOT NULL);
create policy webhook_unclear_of_business on webhook_unclear as permissive for all to public using (assent_serves(business_id)) with check (assent_serves(business_id));
comment on table webhook_unclear is 'Updates that were not understood: kept (ciphertext) for as long as content is, listed, never dropped.';

create table decision_rest partition of decision DEFAULT;

create table message_rest partition of message DEFAULT;
