create schema imports;
grant usage on schema imports to linli_app;

-- A dataset that somebody handed in as a file, and how far it has come. Whoever works on it holds it
-- for a moment at a time, so that work which was killed is taken up again.
create table imports.import (
  region bigint not null references territory.region,
  id uuid not null,
  name text not null,
  dataset text not null check (dataset in ('residents', 'households')),
  state text not null check (state in
    ('uploaded', 'planning', 'planned', 'running', 'stopped', 'done', 'undoing', 'undone')),
  at timestamptz not null,
  account_id uuid not null,
  posting_id uuid not null,
  by_name text not null,
  by_role text not null,
  -- Its sheets, each with its header, or why it is none of this.
  sheets jsonb not null,
  -- The first rows of each, sealed: they are about people. They are forgotten with the file.
  sample_cipher bytea,
  mapping jsonb,
  rows integer,
  stopped_because text check (stopped_because in ('cancelled', 'file', 'fault')),
  ended_at timestamptz,
  holder uuid,
  held_until timestamptz,
  primary key (region, id),
  check (state = 'uploaded' or mapping is not null)
);
create index import_at on imports.import (region, at desc);
-- One at work in a region at a time: two that add the same person would each find nobody.
create unique index import_at_work on imports.import (region) where state in ('planning', 'running', 'undoing');
select platform.protect('imports.import', people => true);
grant select, insert, update on imports.import to linli_app;

-- Some whole households, tried or carried out in one transaction.
create table imports.chunk (
  region bigint not null,
  import_id uuid not null,
  seq integer not null,
  rows integer not null,
  added integer not null,
  changed integer not null,
  same integer not null,
  failed integer not null,
  warned integer not null,
  -- Addresses of estates and buildings that were not there, and how many rows wait until somebody agrees to each.
  places jsonb not null,
  undone boolean not null default false,
  primary key (region, import_id, seq),
  foreign key (region, import_id) references imports.import,
  check (rows = added + changed + same + failed)
);
select platform.protect('imports.chunk', people => true);
grant select, insert, update, delete on imports.chunk to linli_app;

-- Why a row failed or what to look at: the cell, and what stands in it, sealed; the row itself stays in the file.
create table imports.finding (
  region bigint not null,
  import_id uuid not null,
  sheet integer not null,
  row_number integer not null,
  column_index integer,
  field text not null,
  reason text not null,
  fails boolean not null,
  value_cipher bytea,
  primary key (region, import_id, sheet, row_number, field, reason),
  foreign key (region, import_id) references imports.import
);
select platform.protect('imports.finding', people => true);
grant select, insert, update, delete on imports.finding to linli_app;

-- What a chunk did to which record. `before` holds what it changed, and is null where it added;
-- `mark` is the record's fingerprint afterwards: while it holds, nobody else has touched it.
create table imports.change (
  region bigint not null,
  import_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('places', 'households', 'persons', 'residencies')),
  record_id uuid not null,
  mark text not null,
  before jsonb,
  kept text check (kept in ('changed-since', 'still-needed')),
  primary key (region, import_id, seq, kind, record_id),
  foreign key (region, import_id, seq) references imports.chunk
);
create index change_kept on imports.change (region, import_id) where kept is not null;
select platform.protect('imports.change', people => true);
grant select, insert, update, delete on imports.change to linli_app;

-- Numbers that datasets were tried with and that nobody has, as hashes: about a birthday or a name only so many
-- are compared, in whatever number of files, for a dataset is no way to find out a number.
create table imports.guess (
  region bigint not null references territory.region,
  subject bytea not null,
  number bytea not null,
  at timestamptz not null,
  primary key (region, subject, number)
);
create index guess_at on imports.guess (at);
select platform.protect('imports.guess', people => true);
grant select, insert, update (at), delete on imports.guess to linli_app;
