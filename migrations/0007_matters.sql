create schema matters;
grant usage on schema matters to linli_app;

-- Something that somebody must answer for. Place, grid and holder are kept as of then, by id and by
-- name, so redrawn grids and new staff never rewrite a register.
create table matters.matter (
  region bigint not null references territory.region,
  id uuid not null,
  number text not null,
  method_id text not null,
  method_version integer not null,
  kind text not null,
  state text not null check (state in
    ('reported', 'notAccepted', 'accepted', 'dispatched', 'returned', 'handling', 'suspended',
     'resolved', 'followUp', 'closed', 'reopened', 'merged')),
  version integer not null,
  source text not null,
  external_id text,
  reported_at timestamptz not null,
  received_at timestamptz not null,
  text text not null,
  category text,
  place_id uuid,
  building_id uuid,
  unit_door_id uuid,
  address text,
  grid_id uuid,
  grid_name text,
  requester_id uuid,
  requester_name text,
  -- Who wrote it down for the requester, and so hands out the slip; or the program that brought it.
  recorded_by uuid,
  -- Whom it is told about: those neither see nor handle it. Somebody meant in words alone may be anybody
  -- in the grid, so then nobody there does.
  about text,
  about_account_ids uuid[] not null default '{}',
  about_unnamed boolean not null default false,
  owner_region bigint,
  owner_posting_id uuid,
  owner_account_id uuid,
  owner_name text,
  owner_role text,
  -- The posting that was asked to take over and has not yet signed.
  next_region bigint,
  next_posting_id uuid,
  next_name text,
  next_role text,
  sent_by uuid,
  escalation_level smallint not null,
  returns smallint not null default 0 check (returns between 0 and 1),
  decided boolean not null default false,
  escalated boolean not null default false,
  supervised_by text,
  due_at timestamptz,
  promised_by timestamptz,
  handled_by uuid,
  contacts smallint not null default 0,
  contacted_at timestamptz,
  extended boolean not null default false,
  reopens smallint not null default 0,
  -- How many slips were printed: the code of each voids the one before.
  slips smallint not null default 0,
  closed_at timestamptz,
  closed_level text,
  -- Only the requester's yes is 'solved'; where nobody can be asked a check is 'checked'.
  outcome text check (outcome in
    ('solved', 'unsolved', 'noAnswer', 'notReached', 'checked', 'onTheSpot', 'notAccepted', 'merged')),
  merged_into uuid,
  primary key (region, id),
  unique (region, number),
  foreign key (region, merged_into) references matters.matter,
  foreign key (region, place_id) references territory.place,
  foreign key (region, grid_id) references territory.grid,
  -- Whoever asked for something is kept as long as the matter is.
  foreign key (region, requester_id) references people.person,
  check (not decided or returns = 1),
  check ((state in ('closed', 'notAccepted', 'merged')) = (closed_at is not null)),
  check (state <> 'merged' or merged_into is not null),
  check (outcome <> 'solved' or requester_id is not null),
  check (about is not null or about_account_ids = '{}'),
  check (state <> 'dispatched' or next_posting_id is not null)
);
create unique index matter_external on matters.matter (region, source, external_id) where external_id is not null;
create index matter_due on matters.matter (region, due_at, id) where closed_at is null;
create index matter_received on matters.matter (region, received_at desc, id);
create index matter_reported on matters.matter (region, reported_at desc, id);
create index matter_closed on matters.matter (region, closed_at) where closed_at is not null;
create index matter_grid on matters.matter (region, grid_id, due_at) where grid_id is not null;
create index matter_owner on matters.matter (region, owner_posting_id, due_at) where closed_at is null;
create index matter_next on matters.matter (next_posting_id) where next_posting_id is not null;
create index matter_escalated on matters.matter (region, due_at) where escalated;
create index matter_requester on matters.matter (region, requester_id) where requester_id is not null;
create index matter_merged on matters.matter (region, merged_into) where merged_into is not null;
create index matter_recorded on matters.matter (region, recorded_by) where recorded_by is not null;
create index matter_place on matters.matter (region, place_id) where place_id is not null;
select platform.protect('matters.matter', person => 'requester_id', own => true,
  shared => 'escalated and (select current_setting(''scope.staff'')::boolean)');
-- What a planner remembers of a column, a plan tells to everybody: nothing that names somebody.
alter table matters.matter
  alter text set statistics 0,
  alter about set statistics 0,
  alter requester_name set statistics 0;
-- Above a community one acts on what was escalated, and opens nothing; a resident's complaint may begin there.
create policy opened_below on matters.matter as restrictive for insert to linli_app
  with check (not escalated or (select current_setting('scope.person_span')::bigint) >= 0
    or not (select current_setting('scope.staff')::boolean));
grant select, insert, update on matters.matter to linli_app;

-- 'handle' is what the requester was promised.
select work.add_obligations('matters.matter',
  array['accept', 'sign', 'handle', 'verify', 'followUp', 'supervise']);
create index matter_obligation_kept on matters.matter_obligation (region, ended_at) where what = 'handle';
select work.add_story('matters.matter');
select work.add_attachments('matters.matter');
select work.add_search_words('matters.matter');

-- The requester's verdict, one a round. Only a scope that *is* that person may write it.
create table matters.feedback (
  region bigint not null,
  matter_id uuid not null,
  round integer not null,
  person_id uuid not null,
  solved boolean not null,
  satisfaction text not null check (satisfaction in
    ('verySatisfied', 'satisfied', 'basicallySatisfied', 'notSatisfied')),
  words text,
  -- Told by number and code, without an account.
  by_slip boolean not null,
  at timestamptz not null,
  primary key (region, matter_id, round),
  foreign key (region, matter_id) references matters.matter,
  -- Who says that nothing was solved says why, and is not satisfied beside it.
  check (solved or satisfaction = 'notSatisfied' and words is not null)
);
create index feedback_at on matters.feedback (region, at);
select platform.protect('matters.feedback', parent => 'matters.matter', via => 'matter_id');
create policy by_the_person_alone on matters.feedback as restrictive for insert to linli_app
  with check (person_id = (select current_setting('scope.person')::uuid));
grant select, insert on matters.feedback to linli_app;

create table matters.category (
  region bigint not null references territory.region,
  path text not null,
  primary key (region, path)
);
select platform.protect('matters.category');
grant select, insert, delete on matters.category to linli_app;
