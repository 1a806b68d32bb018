-- The language of answers to people of whom neither language nor country tells one.
alter table business add column language text, add constraint business_language_known check (language ~ '^[a-z]{2}$');
comment on column business.language is 'Of answers to people of whom neither language nor country tells one; null: English.';
