-- People who work here: their log-ins, what each may do in which business, and the audit trail of what they saw and did.
-- A person can work for several businesses, so that the log-ins themselves belong to the installation: only statements
-- that serve all businesses see them. What a person is in a business, and what was done there, is the business's.

create table staff_user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  demo boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint staff_user_pk primary key (id),
  constraint staff_user_email_lower check (email = lower(email))
);
comment on table staff_user is 'People who sign in. They belong to the installation: one person can work for several businesses.';
comment on column staff_user.demo is 'Signs in by one click, while nobody has set the installation up.';
create unique index staff_user_email_once on staff_user (email);

create table staff_session (
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default clock_timestamp(),
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint staff_session_pk primary key (id)
);
comment on table staff_session is 'Who is signed in and from where; the token in the cookie is kept only as its SHA-256.';
create unique index staff_session_token_once on staff_session (token_hash);
create index staff_session_of_user on staff_session (user_id);

create table staff_account (
  id uuid not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint staff_account_pk primary key (id)
);
comment on table staff_account is 'The ways in of a person: a password (as its scrypt), or an account at the issuer of a single sign-on.';
create unique index staff_account_once on staff_account (provider_id, account_id);
create index staff_account_of_user on staff_account (user_id);

create table staff_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint staff_verification_pk primary key (id)
);
comment on table staff_verification is 'What was begun and must be brought back soon: second factors, passkeys, single sign-ons, links for a new password. Named by hashes.';
create index staff_verification_by_identifier on staff_verification (identifier);
create index staff_verification_by_expiry on staff_verification (expires_at);

create table staff_two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  constraint staff_two_factor_pk primary key (id)
);
comment on table staff_two_factor is 'Secrets of authenticator apps and backup codes, encrypted under a key that follows from the master key.';
create unique index staff_two_factor_of_user on staff_two_factor (user_id);

create table staff_passkey (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint staff_passkey_pk primary key (id)
);
comment on table staff_passkey is 'Passkeys (WebAuthn): the public half of each.';
create unique index staff_passkey_credential_once on staff_passkey (credential_id);
create index staff_passkey_of_user on staff_passkey (user_id);

create table staff_attempt (
  subject bytea not null,
  since timestamptz not null,
  tries integer not null,
  constraint staff_attempt_pk primary key (subject)
);
comment on table staff_attempt is 'Tries at signing in and the like within a window, by a keyed hash of what was tried from where.';
create index staff_attempt_by_age on staff_attempt (since);

create table staff_member (
  business_id uuid not null,
  user_id uuid not null,
  role text not null,
  joined_at timestamptz not null,
  constraint staff_member_pk primary key (business_id, user_id),
  constraint staff_member_role_known check (role in ('owner', 'marketer', 'agent', 'developer', 'dpo'))
);
comment on table staff_member is 'Who works for a business, and as what.';
create index staff_member_of_user on staff_member (user_id);

create table staff_invitation (
  business_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  role text not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint staff_invitation_pk primary key (business_id, id),
  constraint staff_invitation_role_known check (role in ('owner', 'marketer', 'agent', 'developer', 'dpo')),
  constraint staff_invitation_email_lower check (email = lower(email)),
  constraint staff_invitation_ended_once check (accepted_at is null or withdrawn_at is null)
);
comment on table staff_invitation is 'Invitations by link: the token is shown once and kept as its SHA-256.';
create unique index staff_invitation_token_once on staff_invitation (token_hash);

create table audit_event (
  business_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  user_id uuid,
  key_id uuid,
  action text not null,
  object_kind text,
  object_id text,
  detail jsonb not null default '{}',
  constraint audit_event_pk primary key (business_id, id),
  constraint audit_event_one_doer check (num_nonnulls(user_id, key_id) <= 1)
);
comment on table audit_event is 'What people saw and did, and what API keys changed. Only ever added to; no personal data of contacts.';
create index audit_event_by_user on audit_event (business_id, user_id, id);
create index audit_event_by_action on audit_event (business_id, action, id);
create trigger audit_event_only_grows before update or delete on audit_event
  for each row execute function assent_refuse_change();
create trigger audit_event_never_truncated before truncate on audit_event
  for each statement execute function assent_refuse_change();

-- A signed-in person may say that a text is no advertising, too.
alter table content_override alter column key_id drop not null;
alter table content_override add column user_id uuid;
alter table content_override add constraint content_override_one_sayer check (num_nonnulls(key_id, user_id) = 1);

do $$
declare t text;
begin
  foreach t in array array['staff_member', 'staff_invitation', 'audit_event']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (assent_serves(business_id)) with check (assent_serves(business_id))',
      t || '_of_business', t);
  end loop;
  foreach t in array array['staff_user', 'staff_session', 'staff_account', 'staff_verification', 'staff_two_factor',
    'staff_passkey', 'staff_attempt']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (current_setting(''assent.business_id'', true) = ''*'')'
      || ' with check (current_setting(''assent.business_id'', true) = ''*'')', t || '_of_installation', t);
  end loop;
end $$;
