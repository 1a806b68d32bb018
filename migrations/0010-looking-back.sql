-- People look back: what was refused or deferred is found by person and by time. What was allowed, most of what is written,
-- has no entry in either index and pays nothing for them; it is found through its message.

create index decision_refused on decision (business_id, id) where outcome <> 'allow';
create index decision_of_contact on decision (business_id, contact_id, id) where outcome <> 'allow' or dry_run;
