create schema audit;
grant usage on schema audit to linli_app;

-- Who looked at whose data, and why: written and read, never changed.
create table audit.access_log (
  region bigint not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  account_id uuid not null,
  by_name text not null,
  by_role text not null,
  what text not null,
  purpose text not null,
  -- The hour in which a screen held it open, which is one look; null for a look that was asked for.
  hour timestamptz,
  primary key (region, id),
  unique (region, person_id, account_id, by_role, what, purpose, hour)
);
-- Ids are made by time: in their order an auditor pages through.
create index view_id on audit.access_log (id);
create index access_log_person on audit.access_log (region, person_id, at desc);
select platform.protect('audit.access_log', person => 'person_id');
grant select, insert on audit.access_log to linli_app;

-- Who took a list of people out of the app, into a file or onto paper: written and read, never changed.
create table audit.export_log (
  region bigint not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  by_role text not null,
  register text not null,
  medium text not null check (medium in ('file', 'paper')),
  -- By which conditions; never a whole number of somebody.
  filter jsonb not null,
  rows integer not null,
  purpose text not null,
  primary key (region, id)
);
create index export_log_at on audit.export_log (region, at desc);
select platform.protect('audit.export_log', people => true);
grant select, insert on audit.export_log to linli_app;

-- How much of a list of people an account was shown within an hour: no page leaves a line of its own.
create table audit.browsing (
  region bigint not null,
  account_id uuid not null,
  register text not null,
  hour timestamptz not null,
  id uuid not null,
  at timestamptz not null,
  by_name text not null,
  by_role text not null,
  pages integer not null,
  rows integer not null,
  primary key (region, account_id, register, hour)
);
select platform.protect('audit.browsing', people => true);
grant select, insert, update (at, pages, rows) on audit.browsing to linli_app;

-- What touched the safety of accounts and data: who, from where, what, with what result (GB/T 22239-2019, 8.1.4.3).
-- Written and read, never changed; it feeds no figure. The region is the one of the posting in which somebody
-- acted or whom it concerned; of who comes in, that of their account's first posting; 0 where there is none.
create table audit.security_event (
  region bigint not null,
  id uuid not null,
  at timestamptz not null,
  what text not null,
  succeeded boolean not null,
  account_id uuid,
  -- Whom it was done to, where that is another account.
  subject_account_id uuid,
  ip text not null,
  -- Codes and ids, never a login or a number of somebody.
  data jsonb not null default '{}',
  primary key (region, id)
);
-- Ids are made by time: in their order one pages through.
create index security_event_id on audit.security_event (id);
create index security_event_account on audit.security_event (account_id, at desc);
select platform.protect('audit.security_event', internal => true);
grant select, insert on audit.security_event to linli_app;
