create schema people;
grant usage on schema people to linli_app;

create table people.person (
  region bigint not null references territory.region,
  id uuid not null,
  name text not null,
  sex text check (sex in ('male', 'female')),
  birth_on date,
  -- 户籍地, down to the county.
  origin text,
  phone_cipher bytea,
  phone_index bytea,
  citizen_id_cipher bytea,
  citizen_id_index bytea,
  since timestamptz not null,
  -- The day on which the person was told what is kept, and why (Personal Information Protection Law, art. 17).
  informed_on date,
  primary key (region, id)
);
-- Partial, so that no check of a reference to a person can mistake them for the way to its id: planned
-- while the table is empty, all indexes that begin with the region look alike, and the plan stays.
create unique index person_phone on people.person (region, phone_index, name) where phone_index is not null;
create index person_citizen_id on people.person (region, citizen_id_index) where citizen_id_index is not null;
create index person_born on people.person (region, birth_on) where citizen_id_index is not null;
select platform.protect('people.person', person => 'id');
-- What a planner remembers of a column, a plan tells to everybody: nothing that names somebody.
alter table people.person
  alter name set statistics 0,
  alter phone_index set statistics 0,
  alter citizen_id_index set statistics 0;
-- Here and below: an import that is taken back removes what it added.
grant select, insert, update, delete on people.person to linli_app;

create table people.household (
  region bigint not null,
  id uuid not null,
  place_id uuid not null,
  use text check (use in ('own', 'let', 'vacant', 'business')),
  residence_type text check (residence_type in ('present', 'absent', 'unregistered', 'renting')),
  -- As declared; never added to what is counted.
  declared_usual smallint check (declared_usual >= 0),
  declared_registered smallint check (declared_registered >= 0),
  -- Since when nobody of it lives here any more, and why; who moves in later is another household.
  ended_on date,
  ended_because text,
  primary key (region, id),
  foreign key (region, place_id) references territory.place,
  check ((ended_on is null) = (ended_because is null))
);
create index household_place on people.household (region, place_id);
select platform.protect('people.household');
-- A home does not move: a line of the register keeps the place it was made with.
grant select, insert, delete, update (use, residence_type, declared_usual, declared_registered, ended_on, ended_because)
  on people.household to linli_app;

-- A person living in a household, from when to when: not the person, and not the owner of the home.
create table people.residency (
  region bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  kind text not null check (kind in ('registered', 'floating', 'usual')),
  -- To the head of the household, after GB/T 4761.
  relation text check (relation in
    ('head', 'spouse', 'child', 'grandchild', 'parent', 'grandparent', 'sibling', 'other', 'unrelated')),
  -- Null where nobody said since when.
  from_on date,
  to_on date check (to_on >= from_on),
  -- It ended because the household did, and begins again if that is taken back.
  ended_with_household boolean check (ended_with_household),
  primary key (region, id),
  foreign key (region, person_id) references people.person,
  foreign key (region, household_id) references people.household
);
create index residency_person on people.residency (region, person_id);
create index residency_household on people.residency (region, household_id);
select platform.protect('people.residency', person => 'person_id');
grant select, insert, update, delete on people.residency to linli_app;

-- The code on paper by which an account joins as a person who was known before: one for each, used once.
create table people.join_code (
  region bigint not null,
  person_id uuid not null,
  hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  primary key (region, person_id),
  foreign key (region, person_id) references people.person on delete cascade,
  check ((used_at is null) = (used_by is null))
);
create unique index join_code_hash on people.join_code (region, hash);
select platform.protect('people.join_code', person => 'person_id');
grant select, insert, update on people.join_code to linli_app;

-- Words, initials and tails under which a person is found: equality is all that row-level security
-- lets use an index. They come and go with the person, by the trigger below: a reference, checked for
-- each of some six words, took half of the time of writing them.
create table people.token (
  region bigint not null,
  token text collate "C" not null,
  person_id uuid not null,
  primary key (region, token, person_id)
);
create index token_person on people.token (region, person_id);
select platform.protect('people.token', person => 'person_id');
grant select, insert, delete on people.token to linli_app;

create function people.forget_words() returns trigger language plpgsql as $$
begin
  delete from people.token where ctid in (
    select w.word from gone p
    cross join lateral (
      select t.ctid as word from people.token t where t.region = p.region and t.person_id = p.id offset 0) w);
  return null;
end $$;
create trigger words_forgotten after delete on people.person
  referencing old table as gone for each statement execute function people.forget_words();

-- The residents' register as it is looked at: one line for each residency that has not ended, with all
-- that it shows and is sought and sorted by, so that a page is read from one table. Derived, and
-- written by the triggers below alone.
create table people.resident (
  region bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  name text not null,
  sex text,
  birth_on date,
  origin text,
  phone_cipher bytea,
  citizen_id_cipher bytea,
  kind text not null,
  relation text,
  from_on date,
  place_id uuid not null,
  building_id uuid,
  unit_door_id uuid,
  grid_id uuid,
  address text collate territory.natural not null,
  primary key (region, id)
);
-- Each way to sort carries what is filtered by: a page walks it in order, a count reads nothing else.
create index resident_name on people.resident (region, name, id)
  include (sex, birth_on, kind, relation, grid_id, building_id, unit_door_id);
create index resident_birth on people.resident (region, birth_on, id)
  include (sex, kind, relation, grid_id, building_id, unit_door_id);
create index resident_address on people.resident (region, address, id);
create index resident_kind on people.resident (region, kind, sex, birth_on)
  include (relation, grid_id, building_id, unit_door_id);
create index resident_grid on people.resident (region, grid_id, birth_on)
  include (sex, kind, relation, building_id, unit_door_id);
create index resident_building on people.resident (region, building_id);
create index resident_person on people.resident (region, person_id);
alter table people.resident alter name set statistics 0;
select platform.protect('people.resident', people => true);
grant select, insert, update, delete on people.resident to linli_app;

-- How often the lines of a region have changed: a count that was made holds for as long as this does.
create table people.edition (
  region bigint primary key,
  number bigint not null,
  -- Up to which day the lines have followed the grids that were drawn ahead; a restored backup goes on from its own.
  drawn_on date not null default platform.today()
);
select platform.protect('people.edition');
grant select, insert, update on people.edition to linli_app;

create function people.issue() returns trigger language plpgsql as $$
begin
  insert into people.edition select distinct region, 1 from touched
  on conflict (region) do update set number = edition.number + 1;
  return null;
end $$;
create trigger issued_by_insert after insert on people.resident
  referencing new table as touched for each statement execute function people.issue();
create trigger issued_by_update after update on people.resident
  referencing new table as touched for each statement execute function people.issue();
create trigger issued_by_delete after delete on people.resident
  referencing old table as touched for each statement execute function people.issue();

-- Here and below each row is looked up by itself, as for the grid of a place; a home once for all who live there.
create function people.move_in() returns trigger language plpgsql as $$
begin
  insert into people.resident (region, id, person_id, household_id, name, sex, birth_on, origin, phone_cipher,
    citizen_id_cipher, kind, relation, from_on, place_id, building_id, unit_door_id, grid_id, address)
  with home as materialized (
    select h.region, h.id, l, territory.grid_of(l, platform.today()) as grid_id
    from (select distinct region, household_id from fresh where to_on is null) r
    cross join lateral (
      select * from people.household where region = r.region and id = r.household_id offset 0) h
    cross join lateral (
      select l from territory.place l where l.region = h.region and l.id = h.place_id offset 0) at)
  select r.region, r.id, r.person_id, r.household_id, p.name, p.sex, p.birth_on, p.origin, p.phone_cipher,
    p.citizen_id_cipher, r.kind, r.relation, r.from_on, (home.l).id, (home.l).building_id, (home.l).unit_door_id,
    home.grid_id, (home.l).address
  from fresh r
  join home on home.region = r.region and home.id = r.household_id
  cross join lateral (
    select * from people.person where region = r.region and id = r.person_id offset 0) p
  where r.to_on is null;
  return null;
end $$;
create function people.move_out() returns trigger language plpgsql as $$
begin
  delete from people.resident where ctid in (
    select o.ctid from gone r
    cross join lateral (
      select l.ctid from people.resident l where l.region = r.region and l.id = r.id offset 0) o);
  return null;
end $$;
create trigger moved_in after insert on people.residency
  referencing new table as fresh for each statement execute function people.move_in();
create trigger moved_out after delete on people.residency
  referencing old table as gone for each statement execute function people.move_out();
-- Whatever changes moves out and in again: triggers fire in the order of their names.
create trigger moves_1 after update on people.residency
  referencing old table as gone for each statement execute function people.move_out();
create trigger moves_2 after update on people.residency
  referencing new table as fresh for each statement execute function people.move_in();

create function people.rename() returns trigger language plpgsql as $$
begin
  update people.resident o
  set (name, sex, birth_on, origin, phone_cipher, citizen_id_cipher)
    = row(p.name, p.sex, p.birth_on, p.origin, p.phone_cipher, p.citizen_id_cipher)
  from (
    select l.line, f.*
    from fresh f
    cross join lateral (
      select r.ctid as line from people.resident r
      where r.region = f.region and r.person_id = f.id offset 0) l) p
  where o.ctid = p.line;
  return null;
end $$;
create trigger renamed after update on people.person
  referencing new table as fresh for each statement execute function people.rename();

-- The lines at some places of a region under the grids of a day. Whoever draws grids need not see who
-- lives there: for this one statement the scope takes its people in.
create function people.redraw(code bigint, places uuid[], day date) returns void language plpgsql as $$
declare
  sum constant text := coalesce(current_setting('scope.person_sum', true), '');
  span constant text := coalesce(current_setting('scope.person_span', true), '');
begin
  perform set_config('scope.person_sum', (code * 2)::text, true), set_config('scope.person_span', '0', true);
  update people.resident o set grid_id = d.grid_id
  from (
    select r.id, territory.grid_of(home.l, day) as grid_id
    from people.resident r
    cross join lateral (
      select l from territory.place l where l.region = code and l.id = r.place_id offset 0) home
    where r.region = code and places && array[(home.l).id, (home.l).floor_id, (home.l).unit_door_id,
      (home.l).building_id, (home.l).courtyard_id, (home.l).estate_id, (home.l).way_id]) d
  where o.region = code and o.id = d.id and o.grid_id is distinct from d.grid_id;
  perform set_config('scope.person_sum', sum, true), set_config('scope.person_span', span, true);
end $$;

create function people.drawn() returns trigger language plpgsql as $$
begin
  perform people.redraw(region, array_agg(place_id), platform.today()) from touched group by region;
  return null;
end $$;
create trigger drawn after insert on territory.place_grid
  referencing new table as touched for each statement execute function people.drawn();
create trigger redrawn after update on territory.place_grid
  referencing new table as touched for each statement execute function people.drawn();
create trigger undrawn after delete on territory.place_grid
  referencing old table as touched for each statement execute function people.drawn();
