create schema figures;
grant usage on schema figures to linli_app;

-- A measure of a region and a day, derived from records and derivable again at any time.
create table figures.daily (
  region bigint not null references territory.region,
  day date not null,
  measure text not null,
  part bigint not null,
  whole bigint not null,
  primary key (region, day, measure)
);
select platform.protect('figures.daily');
grant select, insert, delete on figures.daily to linli_app;

-- How far the event log was read: everything below this transaction is in the figures.
create table figures.progress (
  id integer primary key default 1 check (id = 1),
  xid xid8 not null
);
insert into figures.progress (xid) values ('0');
select platform.protect('figures.progress', internal => true);
grant select, update on figures.progress to linli_app;

-- What a community holds today, counted anew whenever something of it was touched: a page of a city of
-- millions reads a few lines of each community.
create table figures.stock (
  region bigint not null references territory.region,
  measure text not null,
  amount bigint not null,
  primary key (region, measure)
);
select platform.protect('figures.stock');
grant select, insert, delete on figures.stock to linli_app;

-- The same of each grid with all grids in it. A person is counted once in a community, so grids add up.
create table figures.grid_stock (
  region bigint not null,
  grid_id uuid not null,
  households bigint not null,
  persons bigint not null,
  primary key (region, grid_id),
  foreign key (region, grid_id) references territory.grid on delete cascade
);
select platform.protect('figures.grid_stock');
grant select, insert, delete on figures.grid_stock to linli_app;

-- Communities that were touched since they were counted; only added to, so that writers do not wait for each other.
create table figures.touched (
  region bigint not null,
  id uuid not null default uuidv7(),
  primary key (region, id)
);
select platform.protect('figures.touched', internal => true);
grant select, insert, delete on figures.touched to linli_app;

create function figures.touch() returns trigger language plpgsql as $$
begin
  insert into figures.touched (region) select distinct region from changed;
  return null;
end $$;
do $$
declare
  counted regclass;
begin
  foreach counted in array array['territory.place', 'territory.grid', 'territory.place_grid', 'people.household', 'people.resident']::regclass[] loop
    execute format('create trigger touched_by_insert after insert on %s referencing new table as changed for each statement execute function figures.touch()', counted);
    execute format('create trigger touched_by_update after update on %s referencing new table as changed for each statement execute function figures.touch()', counted);
    execute format('create trigger touched_by_delete after delete on %s referencing old table as changed for each statement execute function figures.touch()', counted);
  end loop;
end $$;
