-- What the ledgers of residents and households hold besides names and numbers; nothing that needs a
-- consent of its own.
alter table people.person
  add sex text check (sex in ('male', 'female')),
  add birth_on date,
  -- 户籍地, down to the county.
  add origin text,
  -- The day on which the person was told what is kept, and why (Personal Information Protection Law, art. 17).
  add informed_on date;

alter table people.household
  add use text check (use in ('own', 'let', 'vacant', 'business')),
  add residence_type text check (residence_type in ('present', 'absent', 'unregistered', 'renting')),
  -- As declared; never added to what is counted.
  add declared_usual smallint check (declared_usual >= 0),
  add declared_registered smallint check (declared_registered >= 0);

-- Relation to the head of the household, after GB/T 4761.
alter table people.residency
  add relation text check (relation in
    ('head', 'spouse', 'child', 'grandchild', 'parent', 'grandparent', 'sibling', 'other', 'unrelated'));

-- What is only there to find a person goes with the person.
alter table people.token
  drop constraint token_region_person_id_fkey,
  add foreign key (region, person_id) references people.person on delete cascade;

-- An import that is taken back removes what it added.
grant delete on people.person, people.household, people.residency to linli_app;

-- Partial, so that no check of a reference to a person can mistake them for the way to its id: planned
-- while the table is empty, all indexes that begin with the region look alike, and the plan stays.
drop index people.person_phone, people.person_citizen_id;
create unique index person_phone on people.person (region, phone_index, name) where phone_index is not null;
create index person_citizen_id on people.person (region, citizen_id_index) where citizen_id_index is not null;
