-- Looking at what belongs to somebody else, by every way in which SQL can look.

-- clerk | no rows | a person next door by id
select * from people.person where id = '$id'
-- clerk | no rows | persons next door by their region
select name from people.person where region = $region
-- clerk | no rows | how many live next door
select count(*) from people.person where region = $region
-- clerk | no rows | the longest name next door
select max(length(name)) from people.person where region = $region
-- clerk | no rows | all names next door in one text
select string_agg(name, ',') from people.person where region = $region
-- clerk | no rows | a person by a piece of the name
select name from people.person where name like '%$words%'
-- clerk | no rows | a person by a pattern
select name from people.person where name ~ '$words'
-- clerk | no rows | a person by the words of a search
select person_id from people.token where token = '$words'
-- clerk | no rows | a person by the index of a phone
select name from people.person where phone_index = '$words'::bytea
-- clerk | no rows | a person by what was sealed
select id from people.person where encode(phone_cipher, 'escape') = '$words'
-- clerk | no rows | who lives in which home next door
select p.name from people.residency r join people.person p on p.id = r.person_id where r.region = $region
-- clerk | no rows | the homes next door
select * from people.household where region = $region
-- clerk | no rows | the matters next door
select text from matters.matter where region = $region
-- clerk | no rows | the matters next door by number
select id from matters.matter where number = '$words'
-- clerk | no rows | who asked for what next door
select m.text, p.name from matters.matter m left join people.person p on p.id = m.requester_id where m.id = '$id'
-- clerk | no rows | the story of a matter next door
select action from matters.matter_step where matter_id = '$id'
-- clerk | no rows | the promised times next door
select due_at from matters.matter_obligation where matter_id = '$id'
-- clerk | no rows | verdicts next door
select satisfaction from matters.feedback where region = $region
-- clerk | no rows | photos next door
select file_id from matters.matter_attachment where region = $region
-- clerk | no rows | words of matters next door
select matter_id from matters.matter_word where token = '$words'
-- clerk | no rows | the registers that came in next door
select name, sample_cipher from imports.import where region = $region
-- clerk | no rows | what an import changed next door
select mark from imports.change where region = $region
-- clerk | no rows | what was wrong with an import next door
select * from imports.finding where region = $region
-- clerk | no rows | the chunks of an import next door
select places from imports.chunk where region = $region
-- clerk | no rows | who looked at whom next door
select by_name, purpose from audit.access_log where region = $region
-- clerk | no rows | who serves next door
select account_id from access.posting where region = $region
-- clerk | no rows | over which grids somebody serves next door
select area_id from access.posting_area where region = $region
-- clerk | no rows | an account next door by its login
select password_hash from access.account where login = '$words'
-- clerk | no rows | the hash of a password next door
select password_hash from access.account where id = '$id'
-- clerk | no rows | the sealed phone of an account next door
select phone_cipher from access.account where id = '$id'
-- clerk | no rows | the places next door
select address from territory.place where region = $region
-- clerk | no rows | the grids next door
select * from territory.grid where region = $region
-- clerk | no rows | which grid holds which place next door
select * from territory.place_grid where region = $region
-- clerk | no rows | the days off next door
select * from territory.own_day where region = $region
-- clerk | no rows | what is said of the region next door
select source from territory.statement where region = $region
-- clerk | no rows | the categories next door
select path from matters.category where region = $region
-- clerk | no rows | the figures next door
select part from figures.daily where region = $region
-- clerk | no rows, app | sessions
select token_hash from access.session
-- clerk | no rows, app | what an account has arranged
select value from access.preference
-- clerk | no rows, app | invitations
select token_hash from access.invite
-- clerk | no rows, app | codes by phone
select code_hash from access.phone_code
-- clerk | no rows, app | answers to the commands of others
select output from platform.command
-- clerk | no rows, app | what happened, and by whom
select data from platform.event
-- clerk | no rows, app | the files of others
select sha256 from platform.file
-- clerk | no rows | the table without its name
table people.person except select * from people.person where region <> $region
-- clerk | no rows | only the table itself
select name from only people.person where region = $region
-- clerk | no rows | through a subquery that says nothing of regions
select (select name from people.person where id = '$id')
-- clerk | no rows | through a common table expression
with all_of_them as materialized (select * from people.person) select name from all_of_them where region = $region
-- clerk | no rows | through a recursive one
with recursive walk(id, name) as (select id, name from people.person where id = '$id' union select p.id, p.name from people.person p join walk using (id)) select name from walk
-- clerk | no rows | through a lateral join
select p.name from territory.region r cross join lateral (select name from people.person p where p.region = r.code) p where r.code = $region
-- clerk | no rows | through a full join
select p.name from (values ('$id'::uuid)) v(id) left join people.person p using (id)
-- clerk | no rows | through a window over all rows
select name from (select name, region, count(*) over () as n from people.person) w where region = $region
-- clerk | no rows | through grouping sets
select region, count(*) from people.person where region = $region group by grouping sets ((region)) having count(*) > 0
-- clerk | no rows | through a union with an open table
select name from territory.region where false union all select name from people.person where region = $region
-- clerk | no rows | through the whole row as text
select p::text from people.person p where p::text like '%$words%'
-- clerk | no rows | through the whole row as JSON
select to_jsonb(p) from people.person p where to_jsonb(p) ->> 'name' = '$words'
-- clerk | no rows | through a query as XML
select nullif((xpath('count(//row)', query_to_xml('select name from people.person where region = $region', false, false, '')))[1]::text, '0')
-- clerk | no rows | through a table as XML
select 1 where table_to_xml('people.person', false, false, '')::text like '%$words%'
-- clerk | no rows | through a schema as XML
select 1 where schema_to_xml('people', false, false, '')::text like '%$words%'
-- clerk | no rows | through a sample of all blocks
select name from people.person tablesample system (100) where region = $region
-- clerk | no rows | through a sample of all rows
select name from people.person tablesample bernoulli (100) repeatable (1) where region = $region
-- clerk | no rows | by where the row lies
select name from people.person where ctid = any (select format('(0,%s)', n)::tid from generate_series(1, 50) n) and region = $region
-- clerk | no rows | by the transaction that wrote it
select xmin, xmax, cmin, name from people.person where region = $region and xmin::text::bigint > 0
-- clerk | no rows | by the table it lies in
select tableoid::regclass, name from people.person where region = $region
-- clerk | no rows | to a locked row
select name from people.household h join people.person using (region) where region = $region limit 1 for share of h
-- clerk | no rows | to an exported copy
copy (select name from people.person where region = $region) to stdout
-- clerk | no rows | with a condition that is tried first
select name from people.person where pg_catalog.length(name) > 0 and region = $region order by 1
-- clerk | no rows | with a cheap function that tells what it is given
do $do$ declare r record; begin for r in select name from people.person where region = $region loop raise exception 'told %', r.name; end loop; end $do$
-- resident | no rows | a neighbour by id
select * from people.person where id = '$id'
-- resident | no rows | a neighbour by name
select id from people.person where name = '$words'
-- resident | no rows | a neighbour’s matter
select text from matters.matter where id = '$id'
-- resident | no rows | the matters of a neighbour
select text from matters.matter where requester_id = '$id'
-- resident | no rows | what became of a neighbour’s matter
select * from matters.matter_step where matter_id = '$id'
-- resident | no rows | a neighbour’s verdict
select satisfaction from matters.feedback where person_id = '$id'
-- resident | no rows | a neighbour’s photo
select file_id from matters.matter_attachment where matter_id = '$id'
-- resident | no rows | words of a neighbour’s matter
select token from matters.matter_word where matter_id = '$id'
-- resident | no rows | where a neighbour lives
select household_id from people.residency where person_id = '$id'
-- resident | no rows | who looked at a neighbour
select by_name from audit.access_log where person_id = '$id'
-- resident | no rows | under which words a neighbour is found
select token from people.token where person_id = '$id'
-- resident | no rows | which account is a neighbour’s
select account_id from access.posting where person_id = '$id'
-- resident | no rows | the name of a neighbour’s account
select name from access.account where id = '$id'
-- resident | no rows, clerk | a register that came in
select name from imports.import where id = '$id'
-- resident | no rows, clerk | a finding about a neighbour
select reason from imports.finding where import_id = '$id'
-- resident | no rows, app | a neighbour’s photo by its hash
select id from platform.file where account_id = '$id'
-- street | no rows, clerk | a person of a community below
select name from people.person where id = '$id'
-- street | no rows, clerk | how many persons live below
select count(*) from people.person
-- street | no rows | a matter that was not escalated
select text from matters.matter where id = '$id'
-- street | no rows | who asked, where nothing was escalated
select requester_id from matters.matter where number = '$words'
-- street | no rows | the story of a matter that was not escalated
select action from matters.matter_step where matter_id = '$id'
-- street | no rows | the photos of a matter that was not escalated
select file_id from matters.matter_attachment where matter_id = '$id'
-- street | no rows | the words of a matter that was not escalated
select token from matters.matter_word where matter_id = '$id'
-- street | no rows, clerk | by whose name a matter that was escalated is found
select token from matters.matter_word where of_name
-- street | no rows, clerk | who looked at whom below
select by_name from audit.access_log where region = $region
-- street | no rows, clerk | residents’ accounts below
select name from access.account where id = '$id'
-- street | no rows, clerk | a register of a community below
select name from imports.import where region = $region
-- public | no rows, clerk | who lives here
select name from people.person where region = $region
-- public | no rows, clerk | who is a resident here
select account_id from access.posting where person_id is not null and region = $region
-- public | no rows, clerk | what was reported here
select text from matters.matter where region = $region
-- public | no rows, clerk | the accounts of residents here
select login from access.account where id = '$id'
-- public | no rows, clerk | verdicts given here
select satisfaction from matters.feedback where region = $region
-- public | no rows, clerk | which home is whose
select household_id from people.residency where region = $region
-- clerk | no rows | the residents’ register next door
select name, birth_on from people.resident where region = $region
-- street | no rows, clerk | the residents’ register of a community below
select name from people.resident where region = $region
-- resident | no rows, clerk | the residents’ register
select name from people.resident
-- clerk | no rows | how often the register next door has changed
select number from people.edition where region = $region
-- clerk | no rows | who took lists out next door
select by_name, purpose from audit.export_log where region = $region
-- clerk | no rows | a view that a role next door was given
select name from access.shared_view where region = $region
