create schema audit;
grant usage on schema audit to linli_app;

-- Who looked at whose data, and why: written and read, never changed.
create table audit.view (
  region bigint not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  account_id uuid not null,
  by_name text not null,
  by_role text not null,
  what text not null,
  purpose text not null,
  primary key (region, id)
);
create index view_person on audit.view (region, person_id, at desc);
select platform.protect('audit.view', person => 'person_id');
grant select, insert on audit.view to linli_app;

-- Who took a list of people out of the house, into a file or onto paper: written and read, never changed.
create table audit.taking (
  region bigint not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  by_role text not null,
  ledger text not null,
  medium text not null check (medium in ('file', 'paper')),
  -- By which conditions; never a whole number of somebody.
  filter jsonb not null,
  rows integer not null,
  purpose text not null,
  primary key (region, id)
);
create index taking_at on audit.taking (region, at desc);
select platform.protect('audit.taking', people => true);
grant select, insert on audit.taking to linli_app;
