/** The rules of the database's form, asked of a real one: what is made tomorrow is judged as well. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { tableTypes } from '#platform/db/generate-types.ts'
import { cloneDatabase } from './database.ts'
import { GRANTED, PROTECTED_BY } from './protected.ts'

/** Tables whose rows belong to no region, each with its reason; all others start every key with it. */
const WITHOUT_REGION = {
  'access.account': 'a human being may serve in many regions',
  'access.session': 'is known by its token, before it is known where',
  'access.preference': 'is of an account, wherever it acts',
  'access.invite': 'is known by its token',
  'access.phone_code': 'is asked for before anybody is signed in',
  'territory.region': 'is the list of regions',
  'platform.attempt': 'counts whoever knocks',
  'platform.migration': 'is about the database as a whole',
  'figures.progress': 'is one mark in the log of all regions',
}

/** Keys that hold across regions, each with its reason. */
const ACROSS_REGIONS = {
  'access.posting_apart': 'nobody administers here and audits there',
}

const FURTHER_POLICIES = [
  'access.account changed',
  'access.account known',
  'access.account opened',
  'matters.feedback by_the_person_alone',
  'matters.matter opened_below',
  'matters.matter_word names_with_people',
  'territory.region founded',
  'territory.region known',
]
/** What everybody may see and nobody protects, each with its reason. */
const UNPROTECTED = {
  'platform.attempt': 'counts under hashes, for whoever knocks',
  'platform.migration': 'is not for the application',
}
const WRITTEN_ONCE = [
  'platform.event',
  'matters.matter_step',
  'matters.feedback',
  'audit.security_event',
  'audit.export_log',
  'audit.access_log',
]

/** What each function of the schema `work` adds to a noun. */
const PARTS = {
  story: 'step',
  obligations: 'obligation',
  attachments: 'attachment',
  search_words: 'word',
}
const MIGRATIONS = readdirSync(join(import.meta.dirname, '../migrations'))
  .filter(name => name.endsWith('.sql'))
  .map(name => readFileSync(join(import.meta.dirname, '../migrations', name), 'utf8'))
  .join('\n')
const MODULES = ['platform', ...readdirSync(join(import.meta.dirname, '../src/modules'))]
const list = (names: readonly string[]) => `array[${names.map(pg.escapeLiteral).join(',')}]`

const OURS = `
  with ours as (
    select c.*, n.nspname as schema, n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema$|pgboss$)'),
  tables as (select * from ours where relkind in ('r', 'p')),
  bound as (select * from tables where name <> all (${list(Object.keys(WITHOUT_REGION))})),
  keys as (
    select k.*, t.name, t.name || ' ' || k.conname as fault,
      exists (select from bound b where b.oid = k.confrelid) as within
    from tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'),
  columns as (
    select a.*, t.name, t.name || '.' || a.attname as fault, y.typname, y.typcategory
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid)`

/** Each rule, and the query that finds what breaks it. */
/** Asked only of rows that the scope has found already, and never by an index. */
const UNSOUGHT = ['matters.matter.about_account_ids']

const RULES: Record<string, string> = {
  'a table stands in the schema of a module': `
    select name as fault from tables where schema <> all (${list(MODULES)})`,

  'a table has its region, first in its primary and every other unique key': `
    select name as fault from bound b
    where not exists (
      select from columns where attrelid = b.oid and attname = 'region' and typname = 'int8' and attnotnull)
      or not exists (select from pg_index where indrelid = b.oid and indisprimary)
    union all
    select i.indexrelid::regclass::text from bound b
    join pg_index i on i.indrelid = b.oid and (i.indisunique or i.indisexclusion)
    where i.indexrelid::regclass::text <> all (${list(Object.keys(ACROSS_REGIONS))}) and not exists (
      select from columns where attrelid = b.oid and attname = 'region' and attnum = i.indkey[0])`,

  'a reference stays within its region': `
    select fault from keys where within and not exists (
      select from columns a join columns b on b.attname = 'region' and a.attname = 'region'
      where a.attrelid = conrelid and a.attnum = conkey[1] and b.attrelid = confrelid and b.attnum = confkey[1])`,

  'a reference is found by an index that starts with it': `
    select fault from keys where not exists (
      select from pg_index i
      where i.indrelid = conrelid and i.indisvalid
        and (i.indkey::int2[])[0:cardinality(conkey) - 1] @> conkey
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
          select format('(%I IS NOT NULL)', attname) from columns where attrelid = conrelid and attnum = any (conkey))))`,

  'no column is there for what the app never does': `
    select fault from columns where attname ~ '(^|_)(clock_in|latitude|longitude|track|rank|ranking|score|face|religion|faith|petition|petitioner)(_|$)'`,

  'no column is of a type whose operators leak, for row-level security keeps those from an index': `
    select fault from columns where (typcategory in ('A', 'R') or typname = 'ltree') and fault <> all (${list(UNSOUGHT)})`,

  'row-level security is forced, also on the owner': `
    select name as fault from tables
    where not (relrowsecurity and relforcerowsecurity) and name <> all (${list(Object.keys(UNPROTECTED))})`,

  'a table has one policy, and it leans on no operator that leaks': `
    select b.name as fault from bound b left join pg_policy p on p.polrelid = b.oid and p.polname = 'scope'
    where p.polname is null or not p.polpermissive or p.polcmd <> '*' or p.polroles <> array['linli_app'::regrole::oid]
    union all
    select t.name || ' ' || p.polname from tables t join pg_policy p on p.polrelid = t.oid
    where (p.polname <> 'scope' and not (p.polname = 'removal' and not p.polpermissive) and t.name || ' ' || p.polname <> all (${list(FURTHER_POLICIES)}))
      or concat(pg_get_expr(p.polqual, t.oid), pg_get_expr(p.polwithcheck, t.oid)) ~ '->|[@#]|\\?|&&|~'`,

  'everything belongs to the owner': `
    select c.oid::regclass::text as fault from pg_class c
    where c.relnamespace::regnamespace::text = any (${list([...MODULES, 'pgboss'])}) and c.relowner <> 'linli_owner'::regrole
    union all
    select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)' and nspowner <> 'linli_owner'::regrole
    union all
    select oid::regprocedure::text from pg_proc
    where pronamespace::regnamespace::text = any (${list([...MODULES, 'pgboss'])}) and proowner <> 'linli_owner'::regrole`,

  'the application owns nothing and has no right beyond those of its group': `
    select rolname as fault from pg_roles r
    where rolname ~ '^linli_(app|owner)$|_login$'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_shdepend where deptype = 'o' and refobjid = r.oid and rolname <> 'linli_owner')
        or exists (select from pg_auth_members where member = r.oid and (rolname !~ '_login$' or roleid <> 'linli_app'::regrole)))`,

  'what is written once can be neither changed nor removed, and no table emptied': `
    select name as fault from tables
    where has_table_privilege('linli_app', oid, 'truncate, references, trigger, maintain')
      or name = any (${list(WRITTEN_ONCE)})
        and (has_table_privilege('linli_app', oid, 'update, delete') or has_any_column_privilege('linli_app', oid, 'update'))`,

  'everybody at large is granted nothing': `
    select name as fault from ours, aclexplode(relacl) where grantee = 0
    union all
    select nspname from pg_namespace, aclexplode(nspacl)
    where grantee = 0 and nspname <> all (array['pg_catalog', 'information_schema', 'public'])`,

  'no function lends the application the rights of its owner': `
    select oid::regprocedure::text as fault from pg_proc where prosecdef and has_function_privilege('linli_app', oid, 'execute')`,

  'no extension is there but the two that are needed': `
    select extname as fault from pg_extension where extname not in ('plpgsql', 'btree_gist')`,

  'what is made tomorrow is granted to nobody by itself': `
    select defaclrole::regrole::text as fault from pg_default_acl`,

  'the application makes nothing, in no schema and not for a while': `
    select nspname as fault from pg_namespace where has_schema_privilege('linli_app', oid, 'create')
    union all
    select datname from pg_database where datname = current_database() and has_database_privilege('linli_app', oid, 'create, temporary')
    union all
    select name from ours, aclexplode(relacl) where relkind = 'S' and grantee = 'linli_app'::regrole`,

  'a view shows what its reader may see': `
    select name as fault from ours
    where relkind = 'm' and has_table_privilege('linli_app', oid, 'select')
      or relkind = 'v' and not exists (
        select from pg_options_to_table(reloptions) where option_name = 'security_invoker' and option_value::boolean)`,
}

const FAULTY = `
  create schema stray;
  grant usage on schema stray to public;
  create table stray.pile (id uuid primary key, parts text[], score integer);
  create table stray.leaf (region bigint not null, id uuid, pile_id uuid references stray.pile, primary key (region, id));
  create table stray.twig (region bigint not null, id uuid, leaf_region bigint, leaf_id uuid,
    primary key (region, id), foreign key (leaf_region, leaf_id) references stray.leaf);
  create policy wide on matters.matter_attachment to linli_app using (true);
  grant update (reason) on matters.matter_step to linli_app;
  create function stray.lend() returns integer language sql security definer as 'select 1';
  create view stray.glass as select * from people.person;
  create extension pg_trgm;
  alter default privileges grant select on tables to linli_app;
  grant create on schema public to linli_app;
  alter role linli_app bypassrls`

let database: { adminUrl: string; appUrl: string }
let client: pg.Client

beforeAll(async () => {
  database = await cloneDatabase(inject('databaseUrl'), 'schema_rules')
  client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
})
afterAll(() => client.end())

test.each(Object.entries(RULES))('%s', async (rule, _query) => {
  expect((await client.query('select from pg_class where relname = $1', ['matter'])).rowCount).toBe(
    1,
  )
  expect(await faults(rule)).toEqual([])
})

test('each of these rules refuses what breaks it', async () => {
  await inVain(async () => {
    await client.query(FAULTY)
    for (const rule of Object.keys(RULES)) expect(await faults(rule), rule).not.toEqual([])
  })
})

test('every policy is the one that the common function writes', async () => {
  const { rows } = await client.query<{ name: string }>(
    `${OURS} select name from bound where name <> all ($1)`,
    [Object.keys(PROTECTED_BY)],
  )
  const all = { ...PROTECTED_BY, ...Object.fromEntries(rows.map(({ name }) => [name, undefined])) }
  expect(Object.keys(all).length).toBeGreaterThan(20)
  for (const [table, how] of Object.entries(all)) {
    await inVain(async () => {
      const found = await policyOf(table)
      await client.query(
        `drop policy scope on ${table}; drop policy if exists removal on ${table}; select platform.protect(${[`'${table}'`, how].filter(Boolean).join(', ')})`,
      )
      expect(found, table).toEqual(await policyOf(table))
    })
  }
})

test('the application is granted what is written down, and no more', async () => {
  const { rows } = await client.query<{ name: string; may: string }>(`${OURS}
    select name, string_agg(lower(privilege_type), ' ' order by privilege_type) as may
    from ours, aclexplode(relacl) where grantee = 'linli_app'::regrole group by name
    union all
    select fault, 'a column' from columns where attacl is not null`)
  expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(GRANTED)
})

test('what a noun is made with is as the functions of `work` write it today', async () => {
  const made = [...MIGRATIONS.matchAll(/^select work\.add_(\w+)\('(\w+\.\w+)'[^;]*\);/gm)]
  const tables = made.map(([, what, noun]) => `${noun}_${PARTS[what as keyof typeof PARTS]}`)
  const { rows } = await client.query<{ name: string }>(
    `${OURS} select name from bound where name ~ '_(${Object.values(PARTS).join('|')})$'`,
  )
  expect(rows.map(({ name }) => name).toSorted()).toEqual(tables.toSorted())
  for (const [nth, table] of tables.entries())
    await inVain(async () => {
      const found = await formOf(table)
      await client.query(`set local role linli_owner; drop table ${table}; ${made[nth]![0]}`)
      const { indexes, ...form } = await formOf(table)
      expect(found, table).toMatchObject(form)
      // An index more is the noun's own.
      expect(found.indexes, table).toEqual(expect.arrayContaining(indexes))
    })
})

test('the types of the tables are those of the migrations', async () => {
  const written = readFileSync(
    join(import.meta.dirname, '../src/platform/db/tables.gen.ts'),
    'utf8',
  )
  expect(written, 'run `npm run types`').toBe(await tableTypes(database.adminUrl))
})

async function faults(rule: string): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(`${OURS} ${RULES[rule]}`)
  return rows.map(row => row.fault)
}

type Form = Record<'columns' | 'keys' | 'policies' | 'rights' | 'indexes', string[]>

async function formOf(table: string): Promise<Form> {
  const { rows } = await client.query<Form>(
    `select
      array(select concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attcollation::regcollation, pg_get_expr(adbin, adrelid))
        from pg_attribute left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
        where attrelid = c.oid and attnum > 0 order by attnum) as columns,
      array(select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = c.oid order by 1) as keys,
      array(select concat_ws(' ', polname, polcmd, polpermissive, polroles::text, pg_get_expr(polqual, c.oid), pg_get_expr(polwithcheck, c.oid))
        from pg_policy where polrelid = c.oid order by 1) as policies,
      array(select acl::text from unnest(relacl) acl order by 1) || array[relrowsecurity::text, relforcerowsecurity::text] as rights,
      array(select pg_get_indexdef(indexrelid) from pg_index where indrelid = c.oid order by 1) as indexes
    from pg_class c where oid = $1::regclass`,
    [table],
  )
  return rows[0]!
}

async function policyOf(table: string) {
  const { rows } = await client.query(
    `select pg_get_expr(polqual, polrelid) as seen, pg_get_expr(polwithcheck, polrelid) as kept
     from pg_policy where polrelid = $1::regclass and polname in ('scope', 'removal') order by polname`,
    [table],
  )
  expect(rows, table).not.toEqual([])
  return rows
}

/** Whatever it does to the database is undone. */
async function inVain(work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
  } finally {
    await client.query('rollback')
  }
}
