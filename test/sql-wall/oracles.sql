-- Asking without being told: whatever is there next door must answer like what is not there at all.

-- clerk | the same | a division by nothing
select 1 / (case when name = '$words' then 0 else 1 end) from people.person where id = '$id'
-- clerk | the same | a division in the condition
select 1 from people.person where id = '$id' and 1 / (length(name) - length(name)) = 1
-- clerk | the same | a division over all rows
select sum(1 / (case when id = '$id' then 0 else 1 end)) from people.person
-- clerk | the same | a text that is no number
select name::integer from people.person where id = '$id'
-- clerk | the same | a text that is no number, over all rows
select count(case when id = '$id' then name::integer end) from people.person
-- clerk | the same | a text that is no date
select name::date from people.person where name = '$words'
-- clerk | the same | a text that is no code
select name::uuid from people.person where name = '$words'
-- clerk | the same | a text that is no pattern
select 'x' ~ ('(' || name) from people.person where id = '$id'
-- clerk | the same | a text that is no JSON
select name::jsonb from people.person where id = '$id'
-- clerk | the same | a text that is no XML
select ('<' || name)::xml from people.person where id = '$id'
-- clerk | the same | a number too large
select (region * region * region)::text from people.person where id = '$id'
-- clerk | the same | a root of less than nothing
select sqrt(case when name = '$words' then -1 else 1 end) from people.person where id = '$id'
-- clerk | the same | more than one row where one is asked for
select (select name from people.person p, generate_series(1, 2) where p.id = '$id')
-- clerk | the same | a setting that takes no such value
select set_config('work_mem', name, true) from people.person where id = '$id'
-- clerk | the same | a message of one’s own
do $do$ begin if exists (select from people.person where id = '$id') then raise exception 'it is there'; end if; end $do$
-- clerk | the same | an error that is caught
do $do$ begin perform 1 / (select count(*) from people.person where id = '$id'); exception when division_by_zero then raise exception 'it is not there'; end $do$
-- clerk | the same | whether there is any
select exists (select from people.person where id = '$id')
-- clerk | the same | a coalesced absence
select coalesce((select name from people.person where id = '$id'), 'nobody')
-- clerk | the same | how many a condition takes away
select count(*) filter (where id = '$id') from people.person
-- clerk | the same | whether it can be locked
select 1 from matters.matter where id = '$id' for update nowait
-- clerk | the same | whether somebody holds it
select 1 from matters.matter where id = '$id' for update skip locked
-- clerk | the same, analysed | how many rows a plan expects of a name
do $do$ declare plan json; begin execute 'explain (format json) select 1 from people.person where name = ''$words''' into plan; raise exception '%', plan -> 0 -> 'Plan' ->> 'Plan Rows'; end $do$
-- clerk | the same, analysed | how many rows a plan expects of a phone
do $do$ declare plan json; begin execute 'explain (format json) select 1 from people.person where phone_index = ''$words''::bytea' into plan; raise exception '%', plan -> 0 -> 'Plan' ->> 'Plan Rows'; end $do$
-- clerk | the same, analysed | how many rows a plan expects of a report
do $do$ declare plan json; begin execute 'explain (format json) select 1 from matters.matter where text = ''$words''' into plan; raise exception '%', plan -> 0 -> 'Plan' ->> 'Plan Rows'; end $do$
-- clerk | the same, analysed | how many rows a plan expects of a requester
do $do$ declare plan json; begin execute 'explain (format json) select 1 from matters.matter where requester_name = ''$words''' into plan; raise exception '%', plan -> 0 -> 'Plan' ->> 'Plan Rows'; end $do$
-- clerk | the same, analysed | what is common among the names
select most_common_vals::text from pg_stats where tablename = 'person' and attname = 'name' and most_common_vals::text like '%$words%'
-- clerk | the same, analysed | what is common among reports
select most_common_vals::text from pg_stats where schemaname = 'matters' and most_common_vals::text like '%$words%'
-- clerk | the same, admin | what others are asking now
select query from pg_stat_activity where query like '%$words%' and pid <> pg_backend_pid()
-- resident | the same | a neighbour who is or is not there
select 1 / (select count(*) from people.person where id = '$id')
-- resident | the same | a matter that is or is not there
do $do$ begin perform 1 from matters.matter where id = '$id'; if found then raise exception 'it is there'; end if; end $do$
-- resident | the same | a step where there is or is no matter
insert into matters.matter_step (region, matter_id, seq, at, action, to_state) values (611002003999, '$id', 78, now(), 'note', 'handling')
-- resident | the same | a photo where there is or is no matter
insert into matters.matter_attachment (region, matter_id, file_id, slot) values (611002003999, '$id', '00000000-0000-7000-8000-000000000001', 3)
-- street | the same | a matter that was or was not there
select count(*) from matters.matter where id = '$id'
-- street | the same | a step where there is or is no matter
insert into matters.matter_step (region, matter_id, seq, at, action, to_state) values (611002003999, '$id', 78, now(), 'note', 'handling')
