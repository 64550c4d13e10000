-- Between two scopes: what is opened in one and read in another, or in none.

-- clerk | no rows | a cursor
declare c cursor for select name from people.person where id = '$id'; fetch all from c
-- clerk | no rows | a cursor held beyond the end
declare c cursor with hold for select name from people.person where id = '$id'; commit; fetch all from c
-- clerk | no rows | a cursor that goes back
declare c scroll cursor for select name from people.person where id = '$id'; fetch last from c; fetch first from c
-- clerk | no rows | a cursor that is changed where it stands
declare c cursor for select name from people.household join people.person using (region) where region = $region for update of household; fetch all from c
-- clerk | no rows | a plan made before
prepare p as select name from people.person where id = $1; execute p('$id'); execute p('$id'); execute p('$id'); execute p('$id'); execute p('$id'); execute p('$id')
-- clerk | no rows | a generic plan
set local plan_cache_mode = force_generic_plan; prepare p as select name from people.person where id = $1; execute p('$id')
-- clerk | no rows | a plan without parameters
set local plan_cache_mode = force_generic_plan; prepare p as select name from people.person where region = $region; execute p
-- clerk | no rows | after a savepoint was taken back
savepoint s; set local scope.staff = off; rollback to s; select name from people.person where id = '$id'
-- clerk | no rows | after an error was caught
do $do$ begin begin perform 1 / 0; exception when others then null; end; end $do$; select name from people.person where id = '$id'
-- clerk | no rows | by many workers
set local debug_parallel_query = on; select name from people.person where id = '$id'
-- clerk | no rows | without indexes
set local enable_indexscan = off; set local enable_bitmapscan = off; set local enable_indexonlyscan = off; select name from people.person where id = '$id'
-- clerk | no rows | without reading whole tables
set local enable_seqscan = off; select name from people.person where id = '$id'
-- clerk | no rows | with subqueries pulled apart
set local from_collapse_limit = 1; set local join_collapse_limit = 1; select name from (select * from people.person offset 0) p where id = '$id'
-- clerk | no rows | with another search path
set local search_path = pg_temp, people, public; select name from person where id = '$id'
-- clerk | no rows | as rows were when it began
set transaction isolation level repeatable read; select name from people.person where id = '$id'
-- clerk | no rows | only reading
set transaction read only; select name from people.person where id = '$id'
-- clerk | refused 22P02, within | after the end of the transaction
commit; select name from people.person
-- clerk | refused 22P02, within | in a transaction that follows
commit; begin; select name from people.person
-- clerk | refused 22P02, within | after the settings were reset
commit; reset all; select name from people.person
-- clerk | refused 22P02, within | with an empty scope
set local scope.person_sum = ''; select name from people.person
-- clerk | refused 22P02, within | with a scope that is no number
set local scope.person_span = 'Infinity'; select name from people.person
-- clerk | refused 22P02, within | a prepared plan after the end
prepare p as select name from people.person; execute p; commit; execute p
-- clerk | refused 22P02, within | the public tables after the end
commit; select name from territory.place
-- resident | no rows | a neighbour by a cursor held beyond the end
declare c cursor with hold for select name from people.person where id = '$id'; commit; fetch all from c
-- resident | no rows | a neighbour by a plan made before
prepare p as select text from matters.matter where requester_id = $1; execute p('$id')
