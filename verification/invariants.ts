/**
 * What holds after any run, however it was loaded, killed or starved: each a sentence, with the
 * query that finds what breaks it. Asked as the superuser, whom no row-level security hides a row from.
 */
export type Query = (sql: string) => Promise<{ rows: unknown[] }>

const MATTER = "m.region || '/' || m.id"
const LIVE =
  'select from matters.matter_obligation o where (o.region, o.matter_id) = (m.region, m.id) and o.ended_at is null'
const IMPORT = "i.region || '/' || i.id"
/** Where an import writes, by the kind under which it notes what it did. */
const RECORDS = {
  places: 'territory.place',
  households: 'people.household',
  persons: 'people.person',
  residencies: 'people.residency',
}

const INVARIANTS: Record<string, string> = {
  'a story begins with the report and has one line for each version, without a gap': `
    select ${MATTER} as id from matters.matter m left join (
      select region, matter_id, count(*) as n, min(seq) as lowest, max(seq) as highest,
        bool_or(seq = 1 and action = 'report') as reported
      from matters.matter_step group by region, matter_id) s on (s.region, s.matter_id) = (m.region, m.id)
    where (s.n = m.version and s.lowest = 1 and s.highest = m.version and s.reported) is not true`,

  'a matter stands where the last line of its story ends': `
    select ${MATTER} as id from matters.matter m
    join matters.matter_step s on (s.region, s.matter_id, s.seq) = (m.region, m.id, m.version)
    where s.to_state <> m.state`,

  'a line of a story begins where the one before it ended': `
    select s.region || '/' || s.matter_id as id from (
      select *, lag(to_state) over (partition by region, matter_id order by seq) as before from matters.matter_step) s
    where s.from_state is distinct from s.before`,

  'each line of a story has told its event, once': `
    select s.region || '/' || s.matter_id as id from (
      select region, matter_id, action, count(*) as n from matters.matter_step group by region, matter_id, action) s
    full join (
      select region, subject_id, what, count(*) as n from platform.event
      where subject = 'matter' and what in (select action from matters.matter_step)
      group by region, subject_id, what) e
      on (e.region, e.subject_id, e.what) = (s.region, s.matter_id, s.action)
    where s.n is distinct from e.n`,

  'a matter is closed, or something is still promised': `
    select ${MATTER} as id from matters.matter m where (m.closed_at is null) <> exists (${LIVE})`,

  'a matter shows the earliest of the times that run': `
    select ${MATTER} as id from matters.matter m left join (
      select region, matter_id, min(due_at) as due_at from matters.matter_obligation where ended_at is null group by region, matter_id
    ) o on (o.region, o.matter_id) = (m.region, m.id)
    where m.closed_at is null and m.due_at is distinct from o.due_at`,

  'a matter has one owner, whole, or none': `
    select ${MATTER} as id from matters.matter m
    where num_nulls(owner_region, owner_posting_id, owner_account_id, owner_name, owner_role) not in (0, 5)`,

  'somebody is asked to take over exactly while a matter is dispatched': `
    select ${MATTER} as id from matters.matter m
    where (m.state = 'dispatched') <> (num_nulls(next_region, next_posting_id, next_name, next_role) = 0)
      or num_nulls(next_region, next_posting_id, next_name, next_role) not in (0, 4)`,

  'a verdict is one line of the story, and rounds count without a gap': `
    select ${MATTER} as id from matters.matter m
    cross join lateral (
      select count(*) as n, coalesce(max(round), 0) as highest from matters.feedback a
      where (a.region, a.matter_id) = (m.region, m.id)) a
    cross join lateral (
      select count(*) as n from matters.matter_step s where (s.region, s.matter_id) = (m.region, m.id) and s.action = 'submitFeedback') s
    where a.n <> a.highest or a.n <> s.n`,

  'a matter is found by its number': `
    select ${MATTER} as id from matters.matter m where not exists (
      select from matters.matter_word t where (t.region, t.matter_id) = (m.region, m.id) and t.token = lower(right(m.number, 6)))
      and not exists (
      select from matters.matter_word t where (t.region, t.matter_id) = (m.region, m.id) and t.token = right(m.number, 6))`,

  'what is remembered of a command was done': `
    select c.region || '/' || c.id as id from platform.command c
    left join matters.matter_step s on (s.matter_id, s.seq) = (
      (c.output #>> '{json,id}')::uuid, coalesce((c.output #>> '{json,version}')::int, 1))
    where c.procedure like '/regions/{region}/matters%' and s.matter_id is null`,

  'what somebody did to a matter is remembered as a command, once': `
    select s.region || '/' || s.matter_id as id from matters.matter_step s
    left join platform.command c on c.procedure like '/regions/{region}/matters%' and (s.matter_id, s.seq) = (
      (c.output #>> '{json,id}')::uuid, coalesce((c.output #>> '{json,version}')::int, 1))
      and c.output #>> '{json,created}' is distinct from 'false'
    where s.account_id is not null and s.at >= (select min(at) from platform.command)
    group by s.region, s.matter_id, s.seq having count(c.id) <> 1`,

  'a posting was appointed, and its areas and sessions are its own': `
    select p.region || '/' || p.id as id from access.posting p where not exists (
      select from platform.event e where (e.region, e.subject_id) = (p.region, p.id) and e.what = 'appointed')
    union all
    select s.posting_region || '/' || s.posting_id from access.session s
    left join access.posting p on (p.region, p.id) = (s.posting_region, s.posting_id)
    where s.posting_id is not null and p.account_id is distinct from s.account_id`,

  'an import that is done went through all of its rows': `
    select ${IMPORT} as id from imports.import i
    cross join lateral (
      select count(*) as n, sum(rows) as rows, max(seq) as highest, bool_or(undone) as undone from imports.chunk c
      where (c.region, c.import_id) = (i.region, i.id)) c
    where i.state in ('planned', 'done') and (c.rows is distinct from i.rows or c.n <> c.highest + 1 or c.undone)`,

  'an import that is undone has no chunk left': `
    select ${IMPORT} as id from imports.import i
    join imports.chunk c on (c.region, c.import_id) = (i.region, i.id)
    where i.state = 'undone' and not c.undone`,

  'a trial leaves no trace': `
    select ${IMPORT} as id from imports.import i
    join imports.change c on (c.region, c.import_id) = (i.region, i.id)
    where i.state in ('uploaded', 'planning', 'planned')`,

  'what an import wrote is there, and what it took back is not': Object.entries(RECORDS)
    .map(
      ([kind, table]) => `
    select '${kind} ' || c.region || '/' || c.record_id as id from imports.change c
    join imports.chunk k on (k.region, k.import_id, k.seq) = (c.region, c.import_id, c.seq)
    left join ${table} t on (t.region, t.id) = (c.region, c.record_id)
    where c.kind = '${kind}' and c.kept is null
      and case when k.undone then c.before is null and t.id is not null else t.id is null end`,
    )
    .join(' union all '),

  'whoever is in a register is found by name': `
    select p.region || '/' || p.id as id from people.person p
    where not exists (select from people.token t where (t.region, t.person_id) = (p.region, p.id))`,

  'what finds a person goes with the person': `
    select t.region || '/' || t.person_id as id from people.token t
    where not exists (select from people.person p where (p.region, p.id) = (t.region, t.person_id))`,

  'a region lies in the one above it': `
    select r.code as id from territory.region r left join territory.region p on p.code = r.parent
    where r.parent is not null and (r.code <= p.code or left(r.code::text, length(rtrim(p.code::text, '0'))) <> rtrim(p.code::text, '0'))`,
}

/** Rules over every table that has a region, whatever is made tomorrow. */
const OVER_TABLES: Record<string, (table: string) => string> = {
  'no row lies outside the tree of regions': table => `
    select '${table} ' || t.region as id from ${table} t
    where not exists (select from territory.region r where r.code = t.region)`,

  'row-level security is forced on every table with a region': table => `
    select '${table}' as id from pg_class where oid = '${table}'::regclass and not (relrowsecurity and relforcerowsecurity)`,
}

const TABLES = `
  select table_schema || '.' || table_name as name from information_schema.columns
  join information_schema.tables using (table_schema, table_name)
  where column_name = 'region' and table_type = 'BASE TABLE' and table_schema not in ('information_schema', 'pg_catalog', 'pgboss')`

const SHOWN = 5

/** Every invariant by its sentence, with its query for this database. */
export async function invariants(query: Query): Promise<Map<string, string>> {
  const tables = (await query(TABLES)).rows as { name: string }[]
  const over = Object.entries(OVER_TABLES).map(
    ([sentence, sql]) =>
      [sentence, tables.map(({ name }) => sql(name)).join(' union all ')] as const,
  )
  return new Map([...Object.entries(INVARIANTS), ...over])
}

/** The sentences that do not hold, each with what breaks it: nothing, if all is well. */
export async function broken(query: Query): Promise<{ sentence: string; ids: string[] }[]> {
  const found = []
  for (const [sentence, sql] of await invariants(query)) {
    const { rows } = await query(`select id from (${sql}) offending limit ${SHOWN}`)
    if (rows.length > 0)
      found.push({ sentence, ids: (rows as { id: unknown }[]).map(({ id }) => String(id)) })
  }
  return found
}
