-- What people ask of a business by their rights (Art. 12 and 15 to 22 GDPR), each with its clock; and what may have been a
-- stop, with marketing held until the person has answered or somebody has looked.

create table rights_request (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null,
  certain boolean not null,
  source text not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  extended boolean not null default false,
  extended_reason text,
  state text not null default 'received',
  state_at timestamptz not null,
  changed_by text,
  message_id uuid,
  language text,
  note bytea,
  constraint rights_request_pk primary key (business_id, id),
  constraint rights_request_kind_known check (kind in
    ('access', 'erasure', 'rectification', 'restriction', 'objection', 'portability', 'complaint')),
  constraint rights_request_source_known check (source in ('whatsapp', 'staff', 'api')),
  constraint rights_request_state_known check (state in ('received', 'in_progress', 'answered', 'refused', 'closed')),
  constraint rights_request_extension_explained check (extended = (extended_reason is not null))
);
comment on table rights_request is 'Requests of people by their rights, with the day by which each must be answered.';
comment on column rights_request.certain is 'False: the recogniser was not sure that it was one; nothing was answered.';
comment on column rights_request.contact_id is 'As it was opened; somebody who was merged since is found through contact.merged_into.';
comment on column rights_request.note is 'What staff noted, in their order, sealed under the data key of the business.';
create unique index rights_request_one_open on rights_request (business_id, contact_id, kind)
  where state in ('received', 'in_progress');
create index rights_request_of_contact on rights_request (business_id, contact_id);
create index rights_request_due on rights_request (due_at) where state in ('received', 'in_progress');

create table stop_doubt (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  message_id uuid not null,
  meant text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  asked_at timestamptz,
  closed_at timestamptz,
  outcome text,
  closed_by text,
  note bytea,
  constraint stop_doubt_pk primary key (business_id, id),
  constraint stop_doubt_outcome_known check (outcome in ('stop', 'no_stop')),
  constraint stop_doubt_closed_whole check
    ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))
);
comment on table stop_doubt is 'Messages that may have been a stop: marketing is held until the person answers or somebody has looked.';
comment on column stop_doubt.meant is 'What the recogniser made of it, in words without personal data.';
comment on column stop_doubt.closed_by is 'person, or the API key of whoever looked.';
create unique index stop_doubt_one_open on stop_doubt (business_id, contact_id) where closed_at is null;
create index stop_doubt_of_contact on stop_doubt (business_id, contact_id);
create index stop_doubt_due on stop_doubt (due_at) where closed_at is null;

do $$
declare t text;
begin
  foreach t in array array['rights_request', 'stop_doubt']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (assent_serves(business_id)) with check (assent_serves(business_id))',
      t || '_of_business', t);
  end loop;
end $$;
