-- The webhook lane looks for the oldest webhook of all businesses, over and over; the primary key begins with business_id.

create index webhook_in_order on webhook_in (id);
