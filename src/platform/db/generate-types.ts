/** Writes `tables.gen.ts` from a migrated database: snake_case there, camelCase here. */
import { writeFileSync } from 'node:fs'
import pg from 'pg'

const OUT = new URL('./tables.gen.ts', import.meta.url)
const TYPES: Record<string, string> = {
  uuid: 'string',
  _uuid: 'string[]',
  text: 'string',
  name: 'string',
  date: 'string',
  bool: 'boolean',
  bytea: 'Buffer',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  xid8: 'string',
  jsonb: 'Json',
  timestamptz: 'Date',
}

/** The source of the types of every table that is ours; refuses a column type it was not told of. */
export async function tableTypes(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(`
      select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type,
             a.attnotnull as required, a.atthasdef or a.attidentity <> '' as filled
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      where a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema|pgboss)'
        and not (n.nspname = 'platform' and c.relname = 'migration')
      order by 1, 2, a.attnum`)
    return render(rows)
  } finally {
    await client.end()
  }
}

type Column = {
  schema: string
  table: string
  column: string
  type: string
  required: boolean
  filled: boolean
}

function render(columns: Column[]): string {
  const tables = Map.groupBy(columns, c => `${c.schema}.${camel(c.table)}`)
  const bodies = [...tables].map(
    ([name, list]) => `  '${name}': {\n${list.map(line).join('\n')}\n  }`,
  )
  return [
    '// Made by `npm run types` from the migrations: do not edit.',
    "import type { ColumnType } from 'kysely'\n",
    '/** jsonb reads as a value and is written as text. */',
    'type Json = ColumnType<unknown, string, string>',
    'type Filled<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>\n',
    `export interface DB {\n${bodies.join('\n')}\n}\n`,
  ].join('\n')
}

function line({ column, type, required, filled }: Column): string {
  const ts = TYPES[type]
  if (!ts) throw new Error(`no TypeScript type for ${type} of column ${column}`)
  const value = required ? ts : `${ts} | null`
  return `    ${camel(column)}: ${filled || !required ? `Filled<${value}>` : value}`
}

const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

if (import.meta.main) {
  const { startTestDatabase } = await import('../../../test/database.ts')
  const database = await startTestDatabase()
  writeFileSync(OUT, await tableTypes(database.adminUrl))
  await database.stop()
}
