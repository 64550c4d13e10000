/** One row for every table of regions, made from the catalogue alone: a table of tomorrow has one too. */
import pg from 'pg'

/** Every id of one row is this one, so that every reference within it finds its row. */
export const idOf = (row: number) => `00000000-0000-7000-8000-${String(row).padStart(12, '0')}`

export type Table = { name: string; insert: boolean; update: boolean; columns: Column[] }
type Column = { name: string; type: string; choices: string | null }
/** What a row is about: its region, the number of its ids, and the words that stand in its texts. */
type RowOf = { region: number; row?: number; words?: string }

/** What the types and checks of a table do not tell of a row that may be. */
const FURTHER: Record<string, (id: string) => Record<string, string>> = {
  'matters.matter': id => ({ requester_id: id }),
  'matters.feedback': () => ({ satisfaction: 'notSatisfied', words: '1' }),
  'matters.matter_obligation': () => ({ due_at: 'now' }),
  'imports.chunk': () => ({ rows: '4' }),
  'territory.statement': () => ({ amount: '4' }),
  'access.posting': id => ({ person_id: id, appointed_by: idOf(0), agreed_at: 'now' }),
}

/** A row with what the table requires, with all its references, and with the first of each choice. */
export function insertOf(
  { name, columns }: Table,
  { region, row = region, words = '1' }: RowOf,
): string {
  const id = idOf(row)
  const values = Object.fromEntries(
    columns.map(column => [column.name, valueOf(column, { region, id, words })]),
  )
  const full = { ...values, ...FURTHER[name]?.(id) }
  return `insert into ${name} (${Object.keys(full).join()}) values (${Object.values(full)
    .map(v => pg.escapeLiteral(`${v}`))
    .join()})`
}

function valueOf(
  { type, choices }: Column,
  { region, id, words }: { region: number; id: string; words: string },
): string | number {
  const choice = /'(\w+)'/.exec(choices ?? '')?.[1]
  if (choice) return choice
  switch (type) {
    case 'uuid':
      return id
    case 'int8':
      return region
    case 'text':
      return words
    case 'timestamptz':
    case 'date':
      return 'now'
    case 'bytea':
      return `\\x${Buffer.from(words).toString('hex')}`
    case 'jsonb':
      return JSON.stringify({ words })
    case 'bool':
      return 'false'
    default:
      return 1
  }
}

/** The tables with a region, each with the columns that must be filled and those that refer. */
export async function tablesOfRegions(admin: pg.Client): Promise<Table[]> {
  const { rows } = await admin.query<Table>(`
    select t.oid::regclass::text as name,
      has_table_privilege('linli_app', t.oid, 'insert') as insert,
      has_table_privilege('linli_app', t.oid, 'update') as update,
      json_agg(json_build_object('name', a.attname, 'type', y.typname, 'choices', (
        select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[a.attnum] and y.typname = 'text'))
        order by a.attnum) as columns
    from pg_class t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid
    where t.relkind = 'r' and t.relnamespace::regnamespace::text !~ '^(pg_|information_schema$|pgboss$)'
      and exists (select from pg_attribute r where r.attrelid = t.oid and r.attname = 'region')
      and (a.attnotnull and not a.atthasdef
        or exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'f' and a.attnum = any (k.conkey)))
    group by t.oid order by name`)
  return rows
}
