/** Every policy of the database widened or dropped, one at a time, while the written attempts try to get past. */
import pg from 'pg'
import { cloneDatabase } from '#test/database.ts'
import type { Attempt } from '#test/sql-wall.ts'
import { LISTS, passes, plant } from '#test/sql-wall.ts'

type Proof = { attempts: number; through: number; mutants: number; survivors: string[] }
type PolicyRow = { table: string; name: string; seen: string | null; kept: string | null }

export async function provePolicies(databaseUrl: string): Promise<Proof> {
  const { adminUrl, appUrl } = await cloneDatabase(databaseUrl, 'sql_wall')
  const [admin, app] = [adminUrl, appUrl].map(url => new pg.Client({ connectionString: url })) as [
    pg.Client,
    pg.Client,
  ]
  await Promise.all([admin.connect(), app.connect()])
  try {
    await plant(admin)
    const attempts = LISTS.flatMap(list => list.attempts)
    const through = await passing(app, attempts, Infinity)
    for (const name of through) console.error(`gets through: ${name}`)
    const mutants = await mutantsOf(admin)
    const survivors: string[] = []
    for (const { what, table, change, restore } of mutants) {
      await admin.query(change)
      if ((await passing(app, nearest(attempts, table), 1)).length === 0) survivors.push(what)
      await admin.query(restore)
    }
    return {
      attempts: attempts.length,
      through: through.length,
      mutants: mutants.length,
      survivors,
    }
  } finally {
    await Promise.all([admin.end(), app.end()])
  }
}

/** Those first that name the table: they are the likeliest to tell. */
const nearest = (attempts: readonly Attempt[], table: string): Attempt[] =>
  attempts.toSorted((a, b) => Number(b.sql.includes(table)) - Number(a.sql.includes(table)))

async function passing(app: pg.Client, attempts: readonly Attempt[], enough: number) {
  const found: string[] = []
  for (const attempt of attempts) {
    if (found.length >= enough) break
    if (await passes(app, attempt)) found.push(`${attempt.who}: ${attempt.name}`)
  }
  return found
}

type Mutant = { what: string; table: string; change: string; restore: string }

async function mutantsOf(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<PolicyRow>(`
    select polrelid::regclass::text as table, polname as name,
      pg_get_expr(polqual, polrelid) as seen,
      case when has_table_privilege('linli_app', polrelid, 'insert') then pg_get_expr(polwithcheck, polrelid) end as kept
    from pg_policy
    where polcmd <> 'd' or has_table_privilege('linli_app', polrelid, 'delete')
    order by 1, 2`)
  return rows.flatMap(({ table, name, seen, kept }) => {
    const part = (clause: string, expression: string | null) =>
      expression && expression !== 'true'
        ? [
            {
              what: `${table} ${name}: ${clause} anything`,
              table,
              change: `alter policy ${name} on ${table} ${clause} (true)`,
              restore: `alter policy ${name} on ${table} ${clause} (${expression})`,
            },
          ]
        : []
    return [...part('using', seen), ...part('with check', kept)]
  })
}
