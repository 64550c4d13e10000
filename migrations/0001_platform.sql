create schema platform;
grant usage on schema platform to linli_app;

-- The second wall. Every table with a region is protected by this one function, in the one form that
-- was measured to cost nothing: no operand on which the planner has an opinion, two settings, each
-- read once a statement. A transaction without a scope meets '' and fails in the cast, loudly.
--
--   protect(t)                                rows of the scope's interval of regions, which staff write
--   protect(t, people => true)                rows of the interval *with people*
--   protect(t, internal => true)                 rows that are written in the interval (without a region: by
--                                             the app), and read and removed by the app, which is everywhere
--   protect(t, person => c [, shared => b])   rows of the interval *with people*, which staff write; one's
--                                             own, which one reads, and those of the interval for which b holds
--   protect(t, person => c, own => true)      the same, and one writes one's own
--   protect(t, parent => p, via => c)         rows whose parent row can be seen
create function platform.protect(
  target regclass,
  person name default null,
  shared text default null,
  own boolean default false,
  parent regclass default null,
  via name default null,
  people boolean default false,
  internal boolean default false
) returns void language plpgsql as $$
declare
  inside constant text := 'abs(region * 2 - (select current_setting(''scope.%1$ssum'')::bigint)) <= (select current_setting(''scope.%1$sspan'')::bigint)';
  regional constant text := format(inside, '');
  peopled constant text := format(inside, 'person_');
  staffed constant text := regional || ' and (select current_setting(''scope.staff'')::boolean)';
  everywhere constant text := '(select current_setting(''scope.span'')::bigint) >= 999999999999';
  seen text := regional;
  kept text := staffed;
  mine text;
begin
  if person is not null then
    mine := format(' or %I = (select current_setting(''scope.person'')::uuid)', person);
    seen := peopled || mine || coalesce(' or (' || shared || ' and ' || regional || ')', '');
    kept := peopled || case when own then mine else '' end || coalesce(' or (' || shared || ' and ' || staffed || ')', '');
  elsif parent is not null then
    -- Whoever sees the people of a region sees every parent there: most rows need no look at theirs.
    seen := peopled || format(' or exists (select from %s p where p.region = %s.region and p.id = %s.%I)',
      parent, target, target, via);
    kept := seen;
  elsif people then
    seen := peopled;
    kept := peopled;
  elsif internal then
    seen := everywhere;
    kept := case when exists (select from pg_attribute where attrelid = target and attname = 'region') then regional else everywhere end;
  end if;
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy scope on %s to linli_app using (%s) with check (%s)', target, seen, kept);
  -- A removal asks only what is seen: where that is more than what is written, it is told so.
  if kept <> seen and not internal then
    execute format('create policy removal on %s as restrictive for delete to linli_app using (%s)', target, kept);
  end if;
end $$;
revoke execute on function platform.protect from public;

-- Whether what is dated holds on a day: from its first day on, and no more on the day of its end. Plain
-- enough for the planner to read it in place.
create function platform.holds(from_on date, to_on date, day date) returns boolean immutable language sql
  return from_on <= day and (to_on is null or to_on > day);

create function platform.today() returns date stable language sql
  return (now() at time zone 'Asia/Shanghai')::date;

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
select platform.protect('platform.event', internal => true);
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
select platform.protect('platform.command', internal => true);
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
create index file_sha256 on platform.file (sha256);
select platform.protect('platform.file', internal => true);
grant select, insert, delete on platform.file to linli_app;

-- Failures and calls counted per key and window; in the database, so that a restart forgives nobody.
-- A key names somebody, so only its hash is kept: whoever counts is of no region.
create table platform.attempt (
  key bytea primary key,
  since timestamptz not null,
  count integer not null
);
grant select, insert, update, delete on platform.attempt to linli_app;
