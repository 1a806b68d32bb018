-- Conversations: what a person and one number say to each other, as staff work on it. All of it follows the messages a
-- moment later and can be made again from them; nothing here is written where messages are sent or taken in.

create table conversation (
  business_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  sender_id uuid not null,
  state text not null default 'open',
  assigned_to uuid,
  sort_id uuid not null,
  last_message_id uuid,
  last_in_id uuid,
  waiting_id uuid,
  unread integer not null default 0,
  read_to uuid,
  unread_from uuid,
  closed_to uuid,
  told jsonb not null default '{}',
  merged_into uuid,
  constraint conversation_pk primary key (business_id, id),
  constraint conversation_state_known check (state in ('open', 'closed'))
);
comment on table conversation is 'What a person and one number say to each other, as staff work on it. Ids of messages hold the instants.';
comment on column conversation.sort_id is 'The last message; the conversation itself while there is none.';
comment on column conversation.waiting_id is 'The oldest message that nobody answered; null: nobody waits.';
comment on column conversation.read_to is 'Up to here staff have read.';
comment on column conversation.unread_from is 'Staff marked it as unread from here on.';
comment on column conversation.closed_to is 'Up to here it was closed: what comes later opens it again.';
comment on column conversation.told is 'The state of the latest messages as it was told to those who follow.';
comment on column conversation.merged_into is 'The conversation that it became when two people turned out to be one.';
create unique index conversation_of_contact on conversation (business_id, contact_id, sender_id) where merged_into is null;
create index conversation_newest on conversation (business_id, state, sort_id) where merged_into is null;
create index conversation_mine on conversation (business_id, assigned_to, sort_id)
  where merged_into is null and state = 'open';
create index conversation_waiting on conversation (business_id, waiting_id)
  where merged_into is null and waiting_id is not null;
create index conversation_unread on conversation (business_id, sort_id)
  where merged_into is null and state = 'open' and unread > 0;

create table conversation_feed (
  business_id uuid not null,
  seq bigint not null default 0,
  pruned_to bigint not null default 0,
  followed_to uuid,
  merged_to uuid,
  looked_at timestamptz not null default '-infinity',
  looked_back_at timestamptz not null default '-infinity',
  constraint conversation_feed_pk primary key (business_id)
);
comment on table conversation_feed is 'One row for each business: whoever changes its conversations holds it, so that events have the order of their commits.';
comment on column conversation_feed.followed_to is 'Up to this message the conversations follow.';
comment on column conversation_feed.looked_at is 'When a process last looked for what it was not told of; the processes take turns.';

create table conversation_event (
  business_id uuid not null,
  seq bigint not null,
  kind text not null,
  conversation_id uuid,
  contact_id uuid,
  message_id uuid,
  direction text,
  at timestamptz not null,
  constraint conversation_event_pk primary key (business_id, seq),
  constraint conversation_event_kind_known
    check (kind in ('conversation', 'message', 'status', 'label', 'quick-reply'))
);
comment on table conversation_event is 'What changed, for whoever looks on: ids only, kept for a day.';
create index conversation_event_by_age on conversation_event (at);

create table conversation_note (
  business_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  user_id uuid,
  sealed bytea not null,
  constraint conversation_note_pk primary key (business_id, id)
);
comment on table conversation_note is 'What staff noted for one another, encrypted under the person''s profile key; the contact is as it was then.';
create index conversation_note_of_conversation on conversation_note (business_id, conversation_id, id);

create table message_author (
  business_id uuid not null,
  message_id uuid not null,
  user_id uuid not null,
  constraint message_author_pk primary key (business_id, message_id)
);
comment on table message_author is 'Who of the staff wrote a message.';

create table label (
  business_id uuid not null,
  id uuid not null,
  name text not null,
  colour text not null,
  constraint label_pk primary key (business_id, id)
);
comment on table label is 'Labels that staff put on people.';
create unique index label_name_once on label (business_id, lower(name));

create table contact_label (
  business_id uuid not null,
  contact_id uuid not null,
  label_id uuid not null,
  constraint contact_label_pk primary key (business_id, contact_id, label_id)
);
comment on table contact_label is 'Which labels a person has.';
create index contact_label_of_label on contact_label (business_id, label_id, contact_id);

create table quick_reply (
  business_id uuid not null,
  id uuid not null,
  shortcut text not null,
  text text not null,
  language text,
  changed_at timestamptz not null,
  constraint quick_reply_pk primary key (business_id, id),
  constraint quick_reply_shortcut_once unique (business_id, shortcut)
);
comment on table quick_reply is 'Texts that staff send often, each under a short name.';

alter table conversation enable row level security;
alter table conversation force row level security;
create policy conversation_of_business on conversation
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table conversation_feed enable row level security;
alter table conversation_feed force row level security;
create policy conversation_feed_of_business on conversation_feed
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table conversation_event enable row level security;
alter table conversation_event force row level security;
create policy conversation_event_of_business on conversation_event
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table conversation_note enable row level security;
alter table conversation_note force row level security;
create policy conversation_note_of_business on conversation_note
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table message_author enable row level security;
alter table message_author force row level security;
create policy message_author_of_business on message_author
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table label enable row level security;
alter table label force row level security;
create policy label_of_business on label
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table contact_label enable row level security;
alter table contact_label force row level security;
create policy contact_label_of_business on contact_label
  using (assent_serves(business_id)) with check (assent_serves(business_id));
alter table quick_reply enable row level security;
alter table quick_reply force row level security;
create policy quick_reply_of_business on quick_reply
  using (assent_serves(business_id)) with check (assent_serves(business_id));
