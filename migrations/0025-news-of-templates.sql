-- A list of templates, or the answer to a new one, may be written after the news that came meanwhile: a template would be
-- pending for ever, or a pause undone. The version tells which of the two is younger.
alter table template add column told_version bigint not null default 0;
comment on column template.told_version is 'The business''s version as of Meta''s last news of status or category: what Meta was asked for before that changes neither.';
