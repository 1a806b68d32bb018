-- A pause of sending: one switch that holds what the business starts, by choice its answers too. Who paused and why
-- stands with it, and every pause and its end is on record with the business's other own values.
alter table business
  add column pause jsonb,
  add constraint business_pause_known check (pause is null or (
    pause ->> 'covers' in ('started', 'everything') and jsonb_typeof(pause -> 'sinceMs') = 'number'
    and pause ->> 'reason' is not null and pause ->> 'by' is not null));
comment on column business.pause is 'What is held since when, why and by whom; null: nothing.';

alter table own_value_change
  drop constraint own_value_change_what_known,
  drop constraint own_value_change_looser_explained,
  add constraint own_value_change_what_known check (what in ('stricter', 'looser', 'profile', 'pause')),
  add constraint own_value_change_explained
    check (what not in ('looser', 'pause') or (reason is not null and decided_by is not null));
