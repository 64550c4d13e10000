create schema people;
grant usage on schema people to linli_app;

create table people.person (
  region bigint not null references territory.region,
  id uuid not null,
  name text not null,
  phone_cipher bytea,
  phone_index bytea,
  citizen_id_cipher bytea,
  citizen_id_index bytea,
  since timestamptz not null,
  primary key (region, id)
);
create unique index person_phone on people.person (region, phone_index, name);
create index person_citizen_id on people.person (region, citizen_id_index);
select platform.protect('people.person', person => 'id');
-- What a planner remembers of a column, a plan tells to everybody: nothing that names somebody.
alter table people.person
  alter name set statistics 0,
  alter phone_index set statistics 0,
  alter citizen_id_index set statistics 0;
grant select, insert, update on people.person to linli_app;

create table people.household (
  region bigint not null,
  id uuid not null,
  place_id uuid not null,
  primary key (region, id),
  foreign key (region, place_id) references territory.place
);
create index household_place on people.household (region, place_id);
select platform.protect('people.household');
grant select, insert, update on people.household to linli_app;

-- A person living in a household, from when to when: not the person, and not the owner of the home.
create table people.residency (
  region bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  kind text not null check (kind in ('registered', 'floating', 'usual')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (region, id),
  foreign key (region, person_id) references people.person,
  foreign key (region, household_id) references people.household
);
create index residency_person on people.residency (region, person_id);
create index residency_household on people.residency (region, household_id);
select platform.protect('people.residency', person => 'person_id');
grant select, insert, update on people.residency to linli_app;

-- Words, initials and tails under which a person is found: equality is all that row-level security
-- lets use an index.
create table people.token (
  region bigint not null,
  token text collate "C" not null,
  person_id uuid not null,
  primary key (region, token, person_id),
  foreign key (region, person_id) references people.person
);
create index token_person on people.token (region, person_id);
select platform.protect('people.token', person => 'person_id');
grant select, insert, delete on people.token to linli_app;
