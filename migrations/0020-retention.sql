-- How long what was written is kept. Its removal leaves the row: what happened stays, only the words go. A business that
-- stands already keeps for as long as can be chosen, until somebody decides: nobody loses what they did not choose to lose.
alter table business
  add column content_days integer not null default 1095,
  add constraint business_content_days_bounded check (content_days between 7 and 1095);
alter table business alter column content_days set default 30;
comment on column business.content_days is 'For how many days what was written in messages and notes is kept.';

alter table message
  add column proof boolean not null default false,
  add column content_deleted_after smallint;
comment on column message.proof is 'Its words changed a consent or began a request: they are kept as proof.';
comment on column message.content_deleted_after is 'Its content was deleted after so many days; null: it was not.';
-- An index of what is left to delete: only messages that have ended, so that one under way is entered once.
create index message_content on message (business_id, id)
  where body is not null and not proof and state in ('sent', 'failed', 'refused', 'cancelled', 'received');

alter table conversation_note
  alter column sealed drop not null,
  add column content_deleted_after smallint,
  add constraint conversation_note_kept_or_deleted check ((sealed is null) = (content_deleted_after is not null));
comment on column conversation_note.content_deleted_after is 'Its text was deleted after so many days; null: it was not.';
create index conversation_note_content on conversation_note (business_id, id) where sealed is not null;

alter table webhook_unclear alter column body drop not null;
comment on table webhook_unclear is 'Updates that were not understood: kept (ciphertext) for as long as content is, listed, never dropped.';
create index webhook_unclear_content on webhook_unclear (business_id, id) where body is not null;

create table retention_day (
  business_id uuid not null,
  day date not null,
  days integer not null,
  messages bigint not null default 0,
  notes bigint not null default 0,
  webhooks bigint not null default 0,
  ran_at timestamptz not null,
  constraint retention_day_pk primary key (business_id, day)
);
comment on table retention_day is 'What the deletion of old content did on each day (UTC, by the clock of the processes): only numbers, no person.';
comment on column retention_day.days is 'For how long content was kept when it ran last.';
comment on column retention_day.ran_at is 'When it ran last.';
alter table retention_day enable row level security;
alter table retention_day force row level security;
create policy retention_day_of_business on retention_day
  using (assent_serves(business_id)) with check (assent_serves(business_id));

alter table own_value_change
  drop constraint own_value_change_what_known,
  drop constraint own_value_change_explained,
  add constraint own_value_change_what_known check (what in ('stricter', 'looser', 'profile', 'pause', 'retention')),
  add constraint own_value_change_explained
    check (what not in ('looser', 'pause', 'retention') or (reason is not null and decided_by is not null));
