-- The first shape of the house: businesses and their keys, people, consents, decisions, messages, webhooks.
-- Every table begins with business_id, so that the database can be sharded by business; row-level security is a second
-- wall behind the queries' own scoping. The setting assent.business_id names the business that a connection serves
-- ('*': a lane of the installation itself).

create function assent_serves(business uuid) returns boolean
  language sql stable parallel safe
  return current_setting('assent.business_id', true) = '*'
      or current_setting('assent.business_id', true) = business::text;
comment on function assent_serves(uuid) is 'Whether this connection may see rows of the business.';

create function assent_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger only grows: % on % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;
comment on function assent_refuse_change() is 'Makes a table append-only, for its owner too.';

create table setting (
  name text not null,
  value text not null,
  constraint setting_pk primary key (name)
);
comment on table setting is 'Settings of the installation itself; not of a business, hence without business_id.';

create table business (
  business_id uuid not null,
  name text not null,
  countries text[] not null,
  zone text not null,
  -- Raised by every change of senders, templates, purposes or settings: decisions made on older ones are not recorded.
  version bigint not null default 1,
  stricter jsonb not null default '{}',
  data_key bytea not null,
  data_key_version integer not null,
  opt_out_line text not null default 'Reply STOP to unsubscribe.',
  created_at timestamptz not null,
  constraint business_pk primary key (business_id)
);
comment on table business is 'A controller: the company that talks to its customers.';

create table api_key (
  business_id uuid not null,
  id uuid not null,
  key_hash bytea not null,
  hint text not null,
  name text not null,
  scopes text[] not null,
  sender_ids uuid[],
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_pk primary key (business_id, id),
  constraint api_key_hash_once unique (key_hash)
);
comment on table api_key is 'API keys by their SHA-256 (keys are 256 random bits); the key itself is shown once.';

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
  number_mode text not null default 'international',
  per_second integer not null default 80,
  direct_send boolean not null default false,
  messaging_limit integer,
  active boolean not null default true,
  quality text,
  created_at timestamptz not null,
  constraint sender_pk primary key (business_id, id),
  constraint sender_number_once unique (phone_number_id),
  constraint sender_channel_known check (channel in ('whatsapp')),
  constraint sender_number_mode_known check (number_mode in ('international', 'sender_country')),
  constraint sender_rate_sane check (per_second between 1 and 1000)
);
comment on table sender is 'A number that sends. Meta''s token, app secret and verify token are ciphertext under the business''s data key.';

create table purpose (
  business_id uuid not null,
  id text not null,
  class text not null,
  title text not null,
  description text not null,
  created_at timestamptz not null,
  constraint purpose_pk primary key (business_id, id),
  constraint purpose_slug check (id ~ '^[a-z0-9_]{1,60}$'),
  constraint purpose_class_known check (class in
    ('compliance','reply','utility','authentication','marketing_own','marketing_third_party','survey'))
);
comment on table purpose is 'What a business writes to people about; consent is given per purpose.';

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
  synced_at timestamptz not null,
  constraint template_pk primary key (business_id, waba_id, name, language)
);
comment on table template is 'Templates as Meta reports them; category and status decide what a message is.';

create table contact (
  business_id uuid not null,
  id uuid not null,
  version bigint not null default 1,
  gate jsonb not null,
  created_at timestamptz not null,
  merged_into uuid,
  constraint contact_pk primary key (business_id, id)
);
comment on table contact is 'A person. The gate column holds all that decides what may be sent; each change raises the version (the fence).';

create table contact_key (
  business_id uuid not null,
  contact_id uuid not null,
  kind text not null,
  key_version integer not null,
  wrapped bytea,
  destroyed_at timestamptz,
  constraint contact_key_pk primary key (business_id, contact_id, kind),
  constraint contact_key_kind_known check (kind in ('profile', 'evidence')),
  constraint contact_key_gone_or_there check ((wrapped is null) = (destroyed_at is not null))
);
comment on table contact_key is 'The two keys of a person, wrapped by the master key: profile (content) and evidence (proof).';

create table identity (
  business_id uuid not null,
  blind_index bytea not null,
  kind text not null,
  index_version integer not null,
  contact_id uuid not null,
  value bytea not null,
  main boolean not null,
  first_seen_at timestamptz not null,
  constraint identity_pk primary key (business_id, blind_index),
  constraint identity_kind_known check (kind in ('phone', 'bsuid', 'parent_bsuid'))
);
create index identity_of_contact on identity (business_id, contact_id);
comment on table identity is 'Aliases of a person under a keyed blind index; every accepted spelling has a row, the value is ciphertext.';

create table suppression (
  business_id uuid not null,
  fingerprint bytea not null,
  key_version integer not null,
  kind text not null,
  scope text not null,
  channel text not null default '',
  reason text not null,
  since_at timestamptz not null,
  event_id uuid not null,
  lifted_at timestamptz,
  constraint suppression_pk primary key (business_id, fingerprint, scope, channel, reason)
);
comment on table suppression is 'Who must not be written to, by keyed fingerprint of every alias; outlives the person''s erasure.';

create table consent_event (
  business_id uuid not null,
  id uuid not null,
  event text not null,
  leaf_hash bytea not null,
  recorded_at timestamptz not null,
  constraint consent_event_pk primary key (business_id, id)
);
comment on table consent_event is 'The ledger: canonical JSON without personal data. PostgreSQL refuses UPDATE, DELETE and TRUNCATE.';
create trigger consent_event_only_grows before update or delete on consent_event
  for each row execute function assent_refuse_change();
create trigger consent_event_never_truncated before truncate on consent_event
  for each statement execute function assent_refuse_change();

create table consent_event_subject (
  business_id uuid not null,
  contact_id uuid not null,
  event_id uuid not null,
  subject uuid not null,
  constraint consent_event_subject_pk primary key (business_id, contact_id, event_id)
);
comment on table consent_event_subject is 'Which person a pseudonymous event is about; goes with the person.';

create table consent_sequence (
  business_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  constraint consent_sequence_pk primary key (business_id, seq),
  constraint consent_sequence_event_once unique (business_id, event_id)
);
comment on table consent_sequence is 'The gapless order of the ledger, given by one sequencer so that writers never wait for one another.';
create trigger consent_sequence_only_grows before update or delete on consent_sequence
  for each row execute function assent_refuse_change();
create trigger consent_sequence_never_truncated before truncate on consent_sequence
  for each statement execute function assent_refuse_change();

create table consent_unsequenced (
  business_id uuid not null,
  event_id uuid not null,
  constraint consent_unsequenced_pk primary key (business_id, event_id)
);
comment on table consent_unsequenced is 'Events that wait for their place in the order; emptied by the sequencer.';

create table consent_evidence (
  business_id uuid not null,
  event_id uuid not null,
  contact_id uuid not null,
  sealed bytea not null,
  constraint consent_evidence_pk primary key (business_id, event_id)
);
comment on table consent_evidence is 'Evidence with its salt, encrypted under the person''s evidence key; the event holds only the salted commitment.';

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
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  contact_id uuid,
  constraint opt_in_pk primary key (business_id, id),
  constraint opt_in_token_once unique (token_hash)
);
comment on table opt_in is 'A double opt-in that waits for the person''s own message with its token; purged 14 days after it lapsed.';

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
  constraint decision_pk primary key (business_id, id),
  constraint decision_outcome_known check (outcome in ('allow', 'defer', 'deny'))
) partition by range (id);
create table decision_rest partition of decision default;
comment on table decision is 'Every decision with its facts and all its reasons (record: JSON text without personal data).';
comment on table decision_rest is 'Decisions outside the monthly partitions.';
create index decision_of_contact on decision (business_id, contact_id, id);

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
  due_at timestamptz,
  marked_at timestamptz,
  marked_by uuid,
  ended_at timestamptz,
  attempt integer not null default 0,
  -- Whether Assent promised to bring it to an end (queued, or sent with an Idempotency-Key); else the caller was told.
  promised boolean not null default false,
  error_code integer,
  crossed_event_id uuid,
  crossed_at timestamptz,
  status text,
  status_at timestamptz,
  constraint message_pk primary key (business_id, id),
  constraint message_direction_known check (direction in ('in', 'out', 'echo')),
  constraint message_state_known check (state in
    ('queued', 'marked', 'sent', 'unknown', 'failed', 'refused', 'cancelled', 'received'))
) partition by range (id);
create table message_rest partition of message default;
comment on table message is 'Messages both ways; an outgoing row is its own job. The body is ciphertext under the person''s profile key.';
comment on table message_rest is 'Messages outside the monthly partitions.';
create index message_of_contact on message (business_id, contact_id, id);
create index message_due on message (due_at) where state = 'queued';
create index message_unfinished on message (business_id, contact_id) where state in ('queued', 'marked', 'unknown');
create index message_marked on message (marked_at) where state in ('marked', 'unknown');
create index message_outside on message (business_id, marked_at, contact_id) where outside_window;

create table message_wamid (
  business_id uuid not null,
  wamid_index bytea not null,
  message_id uuid not null,
  constraint message_wamid_pk primary key (business_id, wamid_index)
);
comment on table message_wamid is 'Meta''s ids under a keyed index (a wamid contains the phone number), unique beyond the partitions.';

create table idempotency (
  business_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  message_id uuid,
  response bytea,
  status integer,
  created_at timestamptz not null,
  constraint idempotency_pk primary key (business_id, key_hash)
);
create index idempotency_of_message on idempotency (business_id, message_id) where message_id is not null;
comment on table idempotency is 'What was answered to a request with an Idempotency-Key (ciphertext), kept for 24 hours.';

create table webhook_in (
  business_id uuid not null,
  id uuid not null,
  body bytea not null,
  received_at timestamptz not null,
  attempts integer not null default 0,
  constraint webhook_in_pk primary key (business_id, id)
);
comment on table webhook_in is 'Webhooks stored before their 200, ciphertext under the business''s data key; removed when processed.';

create table webhook_unclear (
  business_id uuid not null,
  id uuid not null,
  field text not null,
  reason text not null,
  body bytea not null,
  received_at timestamptz not null,
  resolved_at timestamptz,
  constraint webhook_unclear_pk primary key (business_id, id)
);
comment on table webhook_unclear is 'Updates that were not understood: kept (ciphertext), listed, never dropped.';

create table webhook_endpoint (
  business_id uuid not null,
  id uuid not null,
  url text not null,
  secret bytea not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint webhook_endpoint_pk primary key (business_id, id)
);
comment on table webhook_endpoint is 'Where a business''s own bot wants Meta''s webhooks passed on; the secret is ciphertext.';

create table webhook_delivery (
  business_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  body bytea not null,
  state text not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  last_outcome text,
  constraint webhook_delivery_pk primary key (business_id, id),
  constraint webhook_delivery_state_known check (state in ('waiting', 'delivered', 'given_up'))
);
create index webhook_delivery_due on webhook_delivery (due_at) where state = 'waiting';
comment on table webhook_delivery is 'Webhooks on their way to a business, at least once, for 7 days; the body is ciphertext.';

create table account_event (
  business_id uuid not null,
  id uuid not null,
  field text not null,
  event text not null,
  detail jsonb not null,
  received_at timestamptz not null,
  constraint account_event_pk primary key (business_id, id)
);
comment on table account_event is 'What Meta said of the account: restrictions, quality, limits, templates.';

do $$
declare t text;
begin
  foreach t in array array['business','api_key','sender','purpose','template','contact','contact_key','identity',
    'suppression','consent_event','consent_event_subject','consent_sequence','consent_unsequenced','consent_evidence',
    'opt_in','decision','decision_rest','message','message_rest','message_wamid','idempotency','webhook_in',
    'webhook_unclear','webhook_endpoint','webhook_delivery','account_event']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (assent_serves(business_id)) with check (assent_serves(business_id))',
      t || '_of_business', t);
  end loop;
end $$;
