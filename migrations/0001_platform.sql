create schema platform;
grant usage on schema platform to linli_app;

-- The second wall. Every table with a region is protected by this one function, in the one form that
-- was measured to cost nothing: no operand on which the planner has an opinion, two settings, each
-- read once a statement. A transaction without a scope meets '' and fails in the cast, loudly.
--
--   protect(t)                                rows of the scope's interval of regions
--   protect(t, people => true)                rows of the interval *with people*: anyone there may write
--                                             one, for it may name people, but not read it
--   protect(t, person => c [, shared => b])   rows of the scope's interval *with people*, one's own
--                                             rows, and those that were handed up (b) to the interval
--   protect(t, parent => p, via => c)         rows whose parent row can be seen
create function platform.protect(
  target regclass,
  person name default null,
  shared name default null,
  parent regclass default null,
  via name default null,
  people boolean default false
) returns void language plpgsql as $$
declare
  inside constant text := 'abs(region * 2 - (select current_setting(''scope.%1$ssum'')::bigint)) <= (select current_setting(''scope.%1$sspan'')::bigint)';
  regional constant text := format(inside, '');
  peopled constant text := format(inside, 'person_');
  seen text := regional;
begin
  if person is not null then
    seen := peopled || format(' or %I = (select current_setting(''scope.person'')::uuid)', person);
    if shared is not null then
      seen := seen || format(' or (%I and %s)', shared, regional);
    end if;
  elsif parent is not null then
    -- Whoever sees the people of a region sees every parent there: most rows need no look at theirs.
    seen := peopled || format(' or exists (select from %s p where p.region = %s.region and p.id = %s.%I)',
      parent, target, target, via);
  elsif people then
    seen := peopled;
  end if;
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy scope on %s to linli_app using (%s) with check (%s)',
    target, seen, case when people then regional else seen end);
end $$;
revoke execute on function platform.protect from public;

-- What happened, for subscribers, audit and roll-ups: ids and codes only, so that erasing a person
-- and keeping the log agree. `xid` lets a reader stop below the oldest running transaction.
create table platform.event (
  region bigint not null,
  id uuid not null,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  subject text not null,
  subject_id uuid not null,
  what text not null,
  account_id uuid,
  posting_id uuid,
  data jsonb not null default '{}',
  primary key (region, id)
);
create index event_xid on platform.event (xid);
create index event_subject on platform.event (region, subject_id);
select platform.protect('platform.event');
grant select, insert on platform.event to linli_app;

-- Commands already carried out: a retry gets the remembered answer, other content an error.
create table platform.command (
  region bigint not null,
  id uuid not null,
  account_id uuid not null,
  procedure text not null,
  input_hash bytea not null,
  output jsonb not null,
  at timestamptz not null,
  primary key (region, id)
);
create index command_at on platform.command (at);
select platform.protect('platform.command', people => true);
grant select, insert, delete on platform.command to linli_app;

create table platform.file (
  region bigint not null,
  id uuid not null,
  sha256 bytea not null,
  type text not null,
  bytes integer not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (region, id)
);
select platform.protect('platform.file');
grant select, insert on platform.file to linli_app;

-- Failures and calls counted per key and window; in the database, so that a restart forgives nobody.
create table platform.attempt (
  key text primary key,
  since timestamptz not null,
  count integer not null
);
grant select, insert, update, delete on platform.attempt to linli_app;
