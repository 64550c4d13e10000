-- What somebody says of a region: an article, a board, a plan. Never added to what is counted.
create table territory.statement (
  region bigint not null references territory.region,
  id uuid not null,
  subject text not null,
  amount bigint not null,
  unit text not null check (unit in ('households', 'persons', 'grids', 'groups', 'squareMetres', 'personTimes', 'branches', 'communities', 'other')),
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
