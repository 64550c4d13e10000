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
