-- The same wall, told so that PostgreSQL plans well behind it: two comparisons joined by "or" made it expect one row in a
-- hundred to pass, and to find the oldest of those that wait it read and sorted them all. Of a "case" it expects half.

create or replace function assent_serves(business uuid) returns boolean
  language sql stable parallel safe
  return case
    when current_setting('assent.business_id', true) = '*' then true
    else current_setting('assent.business_id', true) = business::text
  end;
