create extension if not exists btree_gist;
create schema territory;
grant usage on schema territory to linli_app;

-- A region under the 12-digit code valid at its birth: the key never changes.
create table territory.region (
  code bigint primary key check (code between 100000000000 and 999999999999),
  name text not null,
  alias text,
  parent bigint references territory.region,
  method_id text not null
);
create index region_parent on territory.region (parent);
-- Everybody knows which regions there are, and the app alone founds one.
alter table territory.region enable row level security, force row level security;
create policy known on territory.region for select to linli_app using (true);
create policy founded on territory.region for insert to linli_app
  with check ((select current_setting('scope.span')::bigint) >= 999999999999);
grant select, insert on territory.region to linli_app;

-- 1栋 before 10栋.
create collation territory.natural (provider = icu, locale = 'zh-Hans-u-kn');

-- The physical tree. Each row carries the ids of its ancestors by kind, so a subtree is an equality.
create table territory.place (
  region bigint not null references territory.region,
  id uuid not null,
  kind text not null check (kind in
    ('estate', 'courtyard', 'building', 'unitDoor', 'floor', 'dwelling', 'street', 'road', 'lane', 'district')),
  name text not null,
  address text collate territory.natural not null,
  parent_id uuid,
  way_id uuid,
  estate_id uuid,
  courtyard_id uuid,
  building_id uuid,
  unit_door_id uuid,
  floor_id uuid,
  depth smallint not null,
  -- Where it stands on the community's own sketch, in metres from its south-west corner.
  x integer,
  y integer,
  check ((x is null) = (y is null)),
  -- Of each kind one above: what lies in two of them would know only the nearer.
  check (case kind when 'estate' then estate_id when 'courtyard' then courtyard_id when 'building' then building_id
    when 'unitDoor' then unit_door_id when 'floor' then floor_id when 'dwelling' then null else way_id end is null),
  primary key (region, id),
  foreign key (region, parent_id) references territory.place,
  unique nulls not distinct (region, parent_id, kind, name)
);
-- The buildings of an estate or courtyard, for whoever serves all of it.
create index place_estate on territory.place (region, estate_id) where kind = 'building';
create index place_courtyard on territory.place (region, courtyard_id) where kind = 'building';
select platform.protect('territory.place');
-- Removed only by an import that is taken back, which had made it.
grant select, insert, update, delete on territory.place to linli_app;

create table territory.grid (
  region bigint not null references territory.region,
  id uuid not null,
  code text not null,
  name text not null,
  parent_id uuid,
  -- The level of the method on which its leader stands.
  level text,
  type text check (type in ('apartments', 'bungalows', 'mixed', 'dedicated')),
  primary key (region, id),
  foreign key (region, parent_id) references territory.grid,
  unique (region, code)
);
create index grid_parent on territory.grid (region, parent_id);
select platform.protect('territory.grid');
-- A grid never moves beneath another; it is removed while nothing refers to it.
grant select, insert, delete, update (name, level, type) on territory.grid to linli_app;

-- Each grid with itself and all grids around it, however deep: what lies within a grid is an equality.
create table territory.grid_within (
  region bigint not null,
  grid_id uuid not null,
  around_id uuid not null,
  steps smallint not null,
  primary key (region, grid_id, around_id),
  foreign key (region, grid_id) references territory.grid on delete cascade,
  foreign key (region, around_id) references territory.grid on delete cascade
);
create index grid_within_around on territory.grid_within (region, around_id) include (grid_id);
select platform.protect('territory.grid_within');
grant select, insert on territory.grid_within to linli_app;

create function territory.enclose() returns trigger language plpgsql as $$
begin
  insert into territory.grid_within (region, grid_id, around_id, steps)
  select new.region, new.id, new.id, 0
  union all
  select w.region, new.id, w.around_id, w.steps + 1
  from territory.grid_within w where w.region = new.region and w.grid_id = new.parent_id;
  return null;
end $$;
create trigger enclosed after insert on territory.grid for each row execute function territory.enclose();

-- Which grid a place belongs to, and from when until when; a place lies in one grid on one day.
create table territory.place_grid (
  region bigint not null,
  place_id uuid not null,
  grid_id uuid not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  primary key (region, place_id, from_on),
  foreign key (region, place_id) references territory.place,
  foreign key (region, grid_id) references territory.grid,
  exclude using gist (region with =, place_id with =, daterange(from_on, to_on) with &&)
);
create index place_grid_grid on territory.place_grid (region, grid_id);
select platform.protect('territory.place_grid');
grant select, insert, update, delete on territory.place_grid to linli_app;

-- The grid of a place on a day: that of the nearest place above it that has one. Each row is looked up
-- by itself: before a table was ever analysed, a join would read all of its region.
create function territory.grid_of(place territory.place, day date) returns uuid stable language sql
begin atomic
  select a.grid_id
  from unnest(array[(place).id, (place).floor_id, (place).unit_door_id, (place).building_id,
    (place).courtyard_id, (place).estate_id, (place).way_id]) as above (id)
  cross join lateral (
    select g.grid_id from territory.place_grid g
    where g.region = (place).region and g.place_id = above.id
      and platform.holds(g.from_on, g.to_on, day) offset 0) a
  cross join lateral (
    select h.depth from territory.place h where h.region = (place).region and h.id = above.id offset 0) h
  order by h.depth desc limit 1;
end;

-- Days that a region sets over the national calendar.
create table territory.own_day (
  region bigint not null references territory.region,
  on_day date not null,
  kind text not null check (kind in ('work', 'rest')),
  primary key (region, on_day)
);
select platform.protect('territory.own_day');
grant select, insert, update, delete on territory.own_day to linli_app;

-- What somebody says of a region: an article, a board, a plan. Never added to what is counted.
create table territory.statement (
  region bigint not null references territory.region,
  id uuid not null,
  subject text not null,
  amount bigint,
  -- What is said and is no amount: a month of founding, a title, from how much to how much.
  words text,
  check (num_nonnulls(amount, words) = 1),
  unit text not null check (unit in ('households', 'persons', 'grids', 'groups', 'squareMetres', 'personTimes', 'branches', 'communities', 'yuan', 'other')),
  nature text not null check (nature in ('declared', 'target')),
  -- 约 and 多: the sentence itself says that it is round.
  rounding text not null check (rounding in ('exact', 'about', 'over')),
  said_on date,
  source text not null,
  primary key (region, id),
  unique (region, subject, source)
);
select platform.protect('territory.statement');
grant select, insert, update, delete on territory.statement to linli_app;
