-- Which processes live: so that the marks and keys of a dead one are known for orphans at once, and the rate of a number
-- is shared among those that send.

create table process (
  process_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  constraint process_pk primary key (process_id)
);
comment on table process is 'Processes of this installation, each with its last sign of life; not of a business, hence without business_id.';

alter table idempotency add column taken_by uuid;
comment on column idempotency.taken_by is 'The process that works on the first request; null once it is answered.';

-- A withdrawal covers the messages of whoever was merged into the person.
create index contact_merged on contact (business_id, merged_into) where merged_into is not null;

comment on table identity is 'Aliases of a person under a keyed blind index: a phone under its canonical spelling; the value is ciphertext.';

-- Confirmations that the law wants go before everything else that waits.
create index message_due_first on message (due_at) where state = 'queued' and class = 'compliance';

-- One index for what has not ended: by state for recovery, then by person for a withdrawal.
drop index message_unfinished;
drop index message_marked;
create index message_open on message (state, business_id, contact_id) where state in ('queued', 'marked', 'unknown');

-- Nothing reads decisions by person yet, and an index in the order of people is dear to write.
drop index decision_of_contact;
