-- Conversations are looked for by person, those that went into others too. As long as PostgreSQL knows nothing of a young
-- table, ways into it look alike, and of equals it takes the one that was made last: that is why one is made again.

create index conversation_gone on conversation (business_id, contact_id) where merged_into is not null;

drop index conversation_of_contact;
create unique index conversation_of_contact on conversation (business_id, contact_id, sender_id)
  where merged_into is null;
