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
select platform.protect('figures.progress', house => true);
grant select, update on figures.progress to linli_app;
