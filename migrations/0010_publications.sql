create schema publications;
grant usage on schema publications to linli_app;

-- The timeline of a community: what it was honoured with, what it was called for a time, good or bad, and
-- what happened. Only what is known is told: a year without its days, or not even the year.
create table publications.honour (
  region bigint not null references territory.region,
  id uuid not null,
  kind text not null check (kind in ('milestone', 'status', 'honour')),
  good boolean not null default true,
  title text not null,
  level text check (level in ('national', 'province', 'city', 'county', 'street')),
  issuer text,
  -- To whom, where it was not the community itself.
  holder text,
  year smallint check (year between 1949 and 2100),
  from_on date,
  to_on date,
  file_id uuid,
  note text,
  version integer not null default 1,
  removed_at timestamptz,
  primary key (region, id),
  foreign key (region, file_id) references platform.file,
  constraint honour_period_check check (to_on is null or from_on is not null and to_on > from_on),
  constraint honour_from_check check (from_on is null or year is not null and extract(year from from_on) = year),
  constraint honour_level_given_check check (kind <> 'honour' or level is not null),
  constraint honour_good_check check (good or kind = 'status')
);
-- The same honour of one year is written down once.
create unique index honour_title_key on publications.honour (region, title, year) nulls not distinct where removed_at is null;
create index honour_file on publications.honour (region, file_id) where file_id is not null;
select platform.protect('publications.honour');
grant select, insert, update on publications.honour to linli_app;
