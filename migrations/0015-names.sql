-- What people are called, as WhatsApp shows it or as staff wrote it: sealed under each person's own key, and found by keyed
-- hashes of its words. Both go when the key goes, whoever destroys it.

create table contact_name (
  business_id uuid not null,
  contact_id uuid not null,
  source text not null,
  value bytea not null,
  told_at timestamptz not null,
  constraint contact_name_pk primary key (business_id, contact_id, source),
  constraint contact_name_source_known check (source in ('staff', 'whatsapp', 'username'))
);
comment on table contact_name is 'Names of a person by who says so; the value is ciphertext under the person''s profile key.';

create table contact_name_word (
  business_id uuid not null,
  word bytea not null,
  contact_id uuid not null,
  index_version integer not null,
  constraint contact_name_word_pk primary key (business_id, word, contact_id)
);
create index contact_name_word_of_contact on contact_name_word (business_id, contact_id);
comment on table contact_name_word is 'The words of names under a keyed blind index of the business, by which people are looked for.';

create function assent_forget_names() returns trigger language plpgsql as $$
begin
  delete from contact_name n where n.business_id = new.business_id and n.contact_id = new.contact_id;
  delete from contact_name_word n where n.business_id = new.business_id and n.contact_id = new.contact_id;
  return null;
end $$;
comment on function assent_forget_names() is 'Takes the names of a person away with the key that opens them.';
create trigger contact_key_destroyed after update on contact_key for each row
  when (new.kind = 'profile' and new.wrapped is null and old.wrapped is not null) execute function assent_forget_names();

alter table contact_fact_change add column user_id uuid;
alter table contact_fact_change add constraint contact_fact_change_one_doer check (num_nonnulls(key_id, user_id) <= 1);
comment on column contact_fact_change.user_id is 'Who of the staff noted it; null: an API key, or nobody is named.';

do $$
declare t text;
begin
  foreach t in array array['contact_name', 'contact_name_word']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (assent_serves(business_id)) with check (assent_serves(business_id))',
      t || '_of_business', t);
  end loop;
end $$;
