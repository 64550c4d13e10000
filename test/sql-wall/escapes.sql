-- Leaving the role, the tables or the database altogether.

-- clerk | refused, admin | becoming the owner
set role linli_owner
-- clerk | refused, admin | becoming the superuser
set role postgres
-- clerk | refused, admin | a session as somebody else
set session authorization postgres
-- clerk | refused, admin | for this transaction only
set local role linli_owner
-- clerk | refused, admin | row-level security switched off
set local row_security = off; select * from people.person
-- clerk | refused, admin | as a replica, without triggers and references
set local session_replication_role = replica
-- clerk | refused, admin | more to be logged
set local log_statement = 'all'
-- clerk | refused, admin | a library of one’s own
load 'auto_explain'
-- clerk | refused, admin | without forced protection
alter table people.person no force row level security
-- clerk | refused, admin | without any protection
alter table people.person disable row level security
-- clerk | refused, admin | another policy
alter policy scope on people.person using (true)
-- clerk | refused, admin | no policy
drop policy scope on people.person
-- clerk | refused, admin | one policy more
create policy wide on people.person using (true)
-- clerk | refused, admin | protecting anew, and otherwise
select platform.protect('platform.attempt', internal => true)
-- clerk | refused, admin | a column more
alter table people.person add column spy text
-- clerk | refused, admin | owning the table
alter table people.person owner to current_user
-- clerk | no rows, admin | passing on a right
grant select on people.person to public; select 1 from pg_class c, aclexplode(relacl) where c.oid = 'people.person'::regclass and grantee = 0
-- clerk | refused, admin | joining another role
grant linli_owner to linli_app
-- clerk | refused, admin | a role of one’s own
create role spy superuser
-- clerk | refused, admin | a mightier self
alter role linli_app bypassrls
-- clerk | refused, admin | a scope that every session starts with
alter role linli_app set scope.span = '999999999999'
-- clerk | refused, admin | a search path for everybody
alter database sql_wall set search_path = pg_temp
-- clerk | refused, admin | a table that only looks like one
create temporary table person (name text)
-- clerk | refused, admin | a table in the way
create table public.person (name text)
-- clerk | refused, admin | a table in a module’s schema
create table people.spy (name text)
-- clerk | refused, admin | a schema in the way
create schema spy
-- clerk | refused, admin | a view over everybody
create view people.everybody as select * from people.person
-- clerk | refused, admin | a view of one’s own
create view public.everybody as select * from people.person
-- clerk | refused, admin | a copy that is kept
create materialized view public.everybody as select * from people.person
-- clerk | refused, admin | a function that lends its owner’s rights
create function public.lend() returns setof people.person language sql security definer as 'select * from people.person'
-- clerk | refused, admin | a function that claims not to leak
create function public.tell(text) returns boolean language plpgsql leakproof as $do$ begin raise notice '%', $1; return true; end $do$
-- clerk | refused, admin | an operator that tells
create operator public.=== (function = texteq, leftarg = text, rightarg = text)
-- clerk | refused, admin | a cast that tells
create cast (text as xid8) with inout as implicit
-- clerk | refused, admin | a type in the way
create type public.spy as (name text)
-- clerk | refused, admin | a domain that checks and tells
create domain public.spy as text check (value <> 'x')
-- clerk | refused, admin | an aggregate that gathers
create aggregate public.gather(text) (sfunc = textcat, stype = text)
-- clerk | refused, admin | a trigger that copies
create trigger spy after insert on people.person execute function suppress_redundant_updates_trigger()
-- clerk | refused, admin | a rule that copies
create rule spy as on insert to people.person do also select 1
-- clerk | refused, admin | an index over what one may not see
create index spy on people.person (name)
-- clerk | refused, admin | statistics of one’s own
create statistics public.spy on name, region from people.person
-- clerk | refused, admin | a heir of the table
create table public.heir () inherits (people.person)
-- clerk | refused, admin | a sequence of one’s own
create sequence public.spy
-- clerk | refused, admin | a publication
create publication spy for table people.person
-- clerk | refused, admin | a server elsewhere
create foreign data wrapper spy
-- clerk | refused, admin | an extension that reads files
create extension file_fdw
-- clerk | refused, admin | an extension that reads pages
create extension pageinspect
-- clerk | refused, admin | an extension that calls other servers
create extension dblink
-- clerk | refused, admin | an extension that anybody may have
create extension pg_trgm
-- clerk | refused, admin | a comment for the next to read
comment on table people.person is 'seen'
-- clerk | refused, admin | a program fed with rows
copy (select 1) to program 'cat > /dev/null'
-- clerk | refused, admin | rows from a program
copy matters.category from program 'true'
-- clerk | refused, admin | a file of rows
copy (select 1) to '/dev/null'
-- clerk | refused, admin | rows from a file
copy matters.category from '/dev/null'
-- clerk | refused, admin | a file of the server
select pg_read_file('PG_VERSION')
-- clerk | refused, admin | a file of the server as bytes
select pg_read_binary_file('PG_VERSION')
-- clerk | refused, admin | the files of the server
select pg_ls_dir('.')
-- clerk | refused, admin | the log of the server
select count(*) from pg_ls_waldir()
-- clerk | refused, admin | when a file was touched
select pg_stat_file('PG_VERSION')
-- clerk | refused, admin | a file as a large object
select lo_import('PG_VERSION')
-- clerk | refused, admin | a large object as a file
select lo_export(4711, '/dev/null')
-- clerk | refused, admin | a large object of somebody else
select lo_get(4711)
-- clerk | refused, admin | all large objects
select data from pg_largeobject
-- clerk | refused, admin | hashes of the roles
select rolpassword from pg_authid
-- clerk | refused, admin | hashes of the users
select passwd from pg_shadow
-- clerk | refused, admin | raw statistics
select stavalues1 from pg_statistic
-- clerk | refused, admin | the settings of the server’s door
select type from pg_hba_file_rules
-- clerk | refused, admin | settings from a file
select name from pg_file_settings
-- clerk | refused, admin | memory of the server
select name from pg_shmem_allocations limit 1
-- clerk | refused, admin | who connects to what as whom
select umuser from pg_user_mapping
-- clerk | refused, admin | what the database itself does
select pg_rotate_logfile()
-- clerk | refused, admin | settings read anew
select pg_reload_conf()
-- clerk | refused, admin | a point to restore to
select pg_create_restore_point('x')
-- clerk | refused, admin | a backup
select pg_backup_start('x', true), pg_backup_stop()
-- clerk | refused, admin | statistics that nobody remembers
select pg_stat_reset()
-- clerk | refused, admin | all tables locked
lock table matters.matter_step in access exclusive mode
-- clerk | refused, admin | a table rewritten
cluster people.person using person_pkey
-- clerk | refused, admin | a table read whole
reindex table people.person
-- clerk | refused, admin | a queue of one’s own making
create table pgboss.spy (name text)
-- clerk | refused, admin | the queue without its tables
drop table pgboss.schedule
-- clerk | refused, admin | the memory of a session in the log
select pg_log_backend_memory_contexts(pg_backend_pid())
