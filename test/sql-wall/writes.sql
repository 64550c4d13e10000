-- Writing, changing and removing what is not one's own, and reading by writing.

-- clerk | refused | a person next door
insert into people.person (region, id, name, since) values ($region, '$fresh', 'x', now())
-- clerk | refused | reading back what is written next door
insert into people.person (region, id, name, since) values ($region, '$fresh', 'x', now()) returning *
-- clerk | refused | reading a row next door by running into it
insert into people.person (region, id, name, since) values ($region, '$id', 'x', now()) on conflict (region, id) do update set name = person.name returning name
-- clerk | refused | asking silently whether a row is there
insert into people.person (region, id, name, since) values ($region, '$id', 'x', now()) on conflict do nothing
-- clerk | no rows | changing a person next door
update people.person set name = 'x' where id = '$id'
-- clerk | no rows | reading by changing nothing
update people.person set name = name where id = '$id' returning name
-- clerk | no rows | removing a person’s words next door
delete from people.token where person_id = '$id' returning token
-- clerk | refused | moving a row of one’s own next door
update people.person set region = $region where id = '00000000-0000-7000-8000-000000000001'
-- clerk | no rows | pulling a row from next door
update people.person set region = 611002003999 where id = '$id'
-- clerk | no rows | merging with what is next door
merge into people.person p using (values ('$id'::uuid)) v(id) on p.id = v.id when matched then update set name = 'x' when not matched then do nothing
-- clerk | refused | merging a row in next door
merge into people.person p using (values ('$fresh'::uuid)) v(id) on p.id = v.id when not matched then insert (region, id, name, since) values ($region, v.id, 'x', now())
-- clerk | refused | copying rows in next door
insert into people.household (region, id, place_id) select $region, '$fresh', '$id'
-- clerk | no rows | changing the homes next door
update people.household set use = 'own' where region = $region
-- clerk | no rows | ending a residency next door
update people.residency set to_on = current_date where person_id = '$id'
-- clerk | no rows | removing a residency next door
delete from people.residency where person_id = '$id'
-- clerk | no rows | closing a matter next door
update matters.matter set text = 'x' where id = '$id' returning text
-- clerk | no rows | taking over a matter next door
update matters.matter set owner_posting_id = '$id' from people.person p where p.id = '$id' and matter.id = p.id
-- clerk | refused | a step in the story of a matter next door
insert into matters.matter_step (region, matter_id, seq, at, action, to_state) values ($region, '$id', 77, now(), 'note', 'handling')
-- clerk | refused, admin | changing a step of one’s own story
update matters.matter_step set reason = 'x'
-- clerk | refused, admin | removing a step
delete from matters.matter_step
-- clerk | refused, admin | emptying a story
truncate matters.matter_step
-- clerk | refused, admin | changing a verdict
update matters.feedback set solved = true
-- clerk | refused, admin | removing a verdict
delete from matters.feedback
-- clerk | refused, resident | a verdict in the requester’s name
insert into matters.feedback (region, matter_id, round, person_id, solved, satisfaction, by_slip, at) values (611002003999, '00000000-0000-7000-8000-000000000001', 7, '00000000-0000-7000-8000-000000000001', true, 'satisfied', false, now())
-- clerk | refused, admin | changing what happened
update platform.event set what = 'x'
-- clerk | refused, admin | removing what happened
delete from platform.event
-- clerk | refused | an event next door
insert into platform.event (region, id, at, subject, subject_id, what) values ($region, '$fresh', now(), 'x', '$id', 'x')
-- clerk | refused, admin | changing who looked
update audit.access_log set purpose = 'x'
-- clerk | refused, admin | removing that somebody looked
delete from audit.access_log
-- clerk | refused | that somebody looked next door
insert into audit.access_log (region, id, at, person_id, account_id, by_name, by_role, what, purpose) values ($region, '$fresh', now(), '$id', '$id', 'x', 'x', 'x', 'x')
-- clerk | refused | a command next door
insert into platform.command (region, id, account_id, procedure, input_hash, output, at) values ($region, '$fresh', '$id', 'x', '', '{}', now())
-- clerk | refused, admin | changing a remembered answer
update platform.command set output = '{}'
-- clerk | no rows, app | forgetting the commands of others
delete from platform.command
-- clerk | refused, admin | the code of a region
update territory.region set code = code where code = $region
-- clerk | refused, admin | the name of a region
update territory.region set name = 'x' where code = $region
-- clerk | refused, app | a region of one’s own
insert into territory.region (code, name, method_id) values (990000000001, 'x', 'x')
-- clerk | refused, admin | a region less
delete from territory.region where code = 990000000000
-- clerk | no rows | renaming a place next door
update territory.place set name = 'x' where id = '$id'
-- clerk | no rows | taking a place out of its grid next door
delete from territory.place_grid where place_id = '$id'
-- clerk | refused | a place next door
insert into territory.place (region, id, kind, name, address, depth) values ($region, '$fresh', 'estate', 'x', 'x', 1)
-- clerk | no rows | ending a posting next door
update access.posting set to_on = from_on where id = '$id'
-- clerk | refused | appointing oneself next door
insert into access.posting (region, id, account_id, role, from_on) values ($region, '$fresh', '$id', 'secretary', current_date)
-- clerk | no rows | widening a posting next door
delete from access.posting_area where posting_id = '$id'
-- clerk | no rows, app | the password of a colleague
update access.account set password_hash = 'x' where id = '$id'
-- clerk | no rows, app | stealing an account by its phone
update access.account set phone_index = phone_index
-- clerk | refused, admin | removing an account
delete from access.account where login = 'nobody'
-- clerk | refused, app | a session for somebody else
insert into access.session (token_hash, id, account_id, device, ip, created_at, seen_at, expires_at) values ('forged', '$fresh', '$id', '', '', now(), now(), 'infinity')
-- clerk | no rows, app | a session that never ends
update access.session set expires_at = 'infinity'
-- clerk | no rows, app | signing everybody out
delete from access.session
-- clerk | refused, app | an invitation for somebody else
insert into access.invite (token_hash, account_id, expires_at, forgets_factor) values ('forged', '$id', 'infinity', false) on conflict do nothing
-- clerk | refused, app | a code for another’s phone
insert into access.phone_code (request_hash, phone_index, code_hash, expires_at, tries) values ('forged', 'forged', 'x', 'infinity', 0)
-- clerk | no rows, app | tries given back
update access.phone_code set tries = 0
-- clerk | no rows, app | what somebody else has arranged
update access.preference set value = '1'
-- clerk | no rows | the figures next door
delete from figures.daily where region = $region
-- clerk | no rows, app | how far the figures are
update figures.progress set xid = '999999'
-- clerk | no rows | undoing an import next door
update imports.import set state = 'undone' where region = $region
-- clerk | refused | a register next door
insert into imports.finding (region, import_id, sheet, row_number, field, reason, fails) values ($region, '$id', 0, 9, 'x', 'x', true)
-- clerk | refused, admin | a file of somebody else
update platform.file set sha256 = 'x'
-- clerk | refused, admin | the record of migrations
delete from platform.migration
-- resident | refused, clerk | renaming a neighbour’s home
update territory.place set name = 'x' where id = '$id'
-- resident | no rows | changing a neighbour’s matter
update matters.matter set text = 'x' where id = '$id'
-- resident | refused | reporting in a neighbour’s name
insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level, requester_id) values (611002003999, '$fresh', 'fresh', 'x', 1, 'x', 'reported', 1, 'web', now(), now(), 'x', 0, '$id')
-- resident | refused | handing a matter of one’s own to a neighbour
update matters.matter set requester_id = '$id' where id = '00000000-0000-7000-8000-000000000001'
-- resident | refused | a verdict in a neighbour’s name
insert into matters.feedback (region, matter_id, round, person_id, solved, satisfaction, by_slip, at) values (611002003999, '00000000-0000-7000-8000-000000000001', 7, '$id', true, 'satisfied', false, now())
-- resident | refused | a step in a neighbour’s story
insert into matters.matter_step (region, matter_id, seq, at, action, to_state) values (611002003999, '$id', 77, now(), 'note', 'handling')
-- resident | refused | a promised time for a neighbour
insert into matters.matter_obligation (region, id, matter_id, what, clock, amount, started_at, provisional, due_at, state) values (611002003999, '$fresh', '$id', 'sign', 'workHour', 1, now(), false, now(), 'running')
-- resident | refused | a photo with a neighbour’s matter
insert into matters.matter_attachment (region, matter_id, file_id, slot) values (611002003999, '$id', '00000000-0000-7000-8000-000000000002', 2)
-- resident | refused, clerk | appointing oneself
insert into access.posting (region, id, account_id, role, from_on) values (611002003999, '$fresh', '$id', 'secretary', current_date)
-- resident | refused, clerk | becoming a neighbour
update access.posting set person_id = '$id' where person_id = '00000000-0000-7000-8000-000000000001'
-- resident | refused, clerk | taking in a register
insert into imports.finding (region, import_id, sheet, row_number, field, reason, fails) values (611002003999, '$id', 0, 9, 'x', 'x', true)
-- resident | no rows, clerk | removing oneself from a register
delete from people.token where person_id = '00000000-0000-7000-8000-000000000001'
-- resident | no rows, clerk | the figures of one’s community
delete from figures.daily
-- resident | refused, clerk | a figure of one’s community
insert into figures.daily (region, day, measure, part, whole) values (611002003999, '2020-01-01', 'x', 1, 1)
-- resident | refused, clerk | what is said of one’s community
insert into territory.statement (region, id, subject, amount, unit, nature, rounding, source) values (611002003999, '$fresh', 'x', 1, 'persons', 'declared', 'exact', 'x')
-- street | no rows, clerk | changing a person below
update people.person set name = 'x' where id = '$id'
-- street | no rows | changing a matter that was not escalated
update matters.matter set text = 'x' where id = '$id'
-- street | refused, clerk | opening a matter below
insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level, escalated) values (611002003999, '$fresh', 'fresh', 'x', 1, 'x', 'reported', 1, 'web', now(), now(), 'x', 0, true)
-- street | refused, clerk | asking by a number whether a matter is there
insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level, escalated) values (611002003999, '$fresh', '$words', 'x', 1, 'x', 'reported', 1, 'web', now(), now(), 'x', 0, true) on conflict do nothing returning number
-- street | refused | a step in a story that was not escalated
insert into matters.matter_step (region, matter_id, seq, at, action, to_state) values (611002003999, '$id', 77, now(), 'note', 'handling')
-- street | refused, clerk | making a resident below
insert into access.posting (region, id, account_id, role, person_id, from_on) values (611002003999, '$fresh', '$id', 'resident', '$id', current_date)
-- public | refused, clerk | renaming a place
update territory.place set name = 'x'
-- public | refused, clerk | drawing a grid
insert into territory.grid (region, id, code, name) values (611002003999, '$fresh', 'fresh', 'x')
-- public | refused, clerk | appointing somebody
insert into access.posting (region, id, account_id, role, from_on) values (611002003999, '$fresh', '$id', 'secretary', current_date)
-- public | no rows, clerk | removing what is said of the region
delete from territory.statement
-- public | refused, clerk | ending a posting
update access.posting set to_on = from_on where person_id is null
-- clerk | no rows | the residents’ register next door
update people.resident set name = name where region = $region returning name
-- clerk | refused | a grid for somebody next door
insert into access.posting_area (region, posting_id, area_id, kind) values ($region, '$id', '$fresh', 'grid')
-- clerk | refused, app | what somebody else will find arranged
insert into access.preference (account_id, key, value) values ('$id', 'forged', '{}')
-- clerk | refused | a change of an import next door
insert into imports.change (region, import_id, seq, kind, record_id, mark) values ($region, '$id', 1, 'places', '$fresh', 'x')
-- clerk | refused | a chunk of an import next door
insert into imports.chunk (region, import_id, seq, rows, added, changed, same, failed, warned, places) values ($region, '$id', 7, 0, 0, 0, 0, 0, 0, '[]')
-- clerk | refused | an import next door
insert into imports.import (region, id, name, dataset, state, at, account_id, posting_id, by_name, by_role, sheets, sample_cipher) values ($region, '$fresh', 'x', 'residents', 'uploaded', now(), '$id', '$id', 'x', 'x', '[]', '')
-- resident | refused | a verdict of one’s own on a neighbour’s matter
insert into matters.feedback (region, matter_id, round, person_id, solved, satisfaction, by_slip, at) values (611002003999, '$id', 8, '00000000-0000-7000-8000-000000000001', true, 'satisfied', false, now())
-- clerk | refused | a category next door
insert into matters.category (region, path) values ($region, 'forged')
-- public | no rows, clerk | removing the categories
delete from matters.category
-- resident | refused | a word to find a neighbour’s matter by
insert into matters.matter_word (region, token, matter_id, of_name) values (611002003999, 'forged', '$id', false)
-- clerk | refused | a residency next door
insert into people.residency (region, id, person_id, household_id, kind, from_on) values ($region, '$fresh', '$id', '$id', 'usual', current_date)
-- clerk | refused | a line in the register next door
insert into people.resident (region, id, person_id, household_id, name, kind, place_id, address, from_on) values ($region, '$fresh', '$id', '$id', 'x', 'usual', '$id', 'x', current_date)
-- clerk | refused | a word to find somebody by next door
insert into people.token (region, token, person_id) values ($region, 'forged', '$id')
-- resident | no rows, clerk | removing oneself, who is known
delete from people.person where id in (current_setting('scope.person')::uuid, '00000000-0000-7000-8000-000000000005')
-- resident | no rows, clerk | removing a home
delete from people.household where id = '00000000-0000-7000-8000-000000000005'
-- resident | no rows, clerk | moving out by oneself
delete from people.residency where person_id = '00000000-0000-7000-8000-000000000001'
-- resident | no rows, clerk | removing a place
delete from territory.place where id = '00000000-0000-7000-8000-000000000005'
-- resident | no rows, clerk | taking a place out of its grid
delete from territory.place_grid
-- clerk | refused | a place in a grid next door
insert into territory.place_grid (region, place_id, grid_id, from_on) values ($region, '$id', '$id', '2020-01-01') on conflict do nothing
-- resident | no rows, clerk | a day off less
delete from territory.own_day
-- clerk | refused | a day off next door
insert into territory.own_day (region, on_day, kind) values ($region, '2020-01-01', 'rest')
-- public | no rows, clerk | an area less for somebody who serves
delete from access.posting_area
-- clerk | refused | a file next door
insert into platform.file (region, id, sha256, type, bytes, account_id, at) values ($region, '$fresh', '', 'x', 1, '$id', now())
-- clerk | refused | another edition of the register next door
insert into people.edition (region, number) values ($region, 7) on conflict do nothing
-- clerk | refused | that somebody took a list out next door
insert into audit.export_log (region, id, at, account_id, by_name, by_role, register, medium, filter, rows, purpose) values ($region, '$fresh', now(), '$id', 'x', 'x', 'x', 'file', '{}', 1, 'x')
-- street | refused, clerk | a line in the residents’ register below
insert into people.resident (region, id, person_id, household_id, name, kind, place_id, address, from_on) values (611002003999, '$fresh', '$id', '$id', 'x', 'usual', '$id', 'x', current_date)
-- clerk | refused | a view for a role next door
insert into access.shared_view (region, id, role, register, name, view, by_name) values ($region, '$fresh', 'x', 'matters', 'x', '{}', 'x')
-- resident | no rows, clerk | taking a view from a role
delete from access.shared_view
