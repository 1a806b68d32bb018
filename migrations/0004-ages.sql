-- What grows old is found by its age, and what waits for an endpoint by the endpoint.

create index idempotency_age on idempotency (created_at);
create index opt_in_lapsed on opt_in (expires_at) where confirmed_at is null;
create index opt_in_session on opt_in (business_id, session_hash, created_at) where session_hash is not null;
create index webhook_delivery_ended on webhook_delivery (ended_at) where state <> 'waiting';

drop index webhook_delivery_due;
create index webhook_delivery_due on webhook_delivery (endpoint_id, due_at) where state = 'waiting';
