/** The second wall: what each scope sees and writes when a query forgets to say where it looks. */
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { NOBODY } from '#platform/actor.ts'
import type { Db } from '#platform/db/db.ts'
import { inScope, openDb } from '#platform/db/db.ts'
import type { Scope } from '#platform/db/scope.ts'
import { EVERYWHERE, publicScope, scopeOf } from '#platform/db/scope.ts'
import { cloneDatabase } from './database.ts'
import { PROTECTED_BY } from './protected.ts'

// The last community of one street, and the street that comes next: neighbours by their codes.
const HERE = 611_002_003_999
const NEXT_DOOR = 611_002_004_000
const REGIONS = [HERE, NEXT_DOOR]
/** Every id of a region is this one, so that every reference within it finds its row. */
const idIn = (region: number) => `00000000-0000-7000-8000-${String(region).padStart(12, '0')}`

const protectedBy = (how: RegExp) =>
  Object.keys(PROTECTED_BY)
    .filter(name => how.test(PROTECTED_BY[name]!))
    .toSorted()
const ABOUT_SOMEBODY = protectedBy(/^person/)
const WITH_A_MATTER = protectedBy(/^parent => 'matters/)
const SENT_UP = ['matters.matter', ...WITH_A_MATTER]
const CLOSED = Object.keys(PROTECTED_BY)

/** What the types and checks of a table do not tell of a row that may be. */
const FURTHER: Record<string, (region: number) => Record<string, string>> = {
  'matters.matter': region => ({ requester_id: idIn(region) }),
  'matters.obligation': () => ({ due_at: 'now' }),
  'imports.chunk': () => ({ rows: '4' }),
}

type Table = { name: string; insert: boolean; update: boolean; columns: Column[] }
type Column = { name: string; type: string; choices: string | null }

let admin: pg.Client
let db: Db
let tables: Table[]

beforeAll(async () => {
  const database = await cloneDatabase(inject('databaseUrl'), 'scope_rules')
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  db = openDb(database.appUrl, { max: 2 })
  tables = await tablesOfRegions()
  const region = 'insert into territory.region (code, name, method_id) values ($1, $2, $3)'
  for (const code of REGIONS) await admin.query(region, [code, 'x', 'x'])
  // As a replica the order of rows does not matter; each reference still finds its row in the end.
  await admin.query('set session_replication_role = replica')
  for (const table of tables) for (const code of REGIONS) await admin.query(insertOf(table, code))
})
afterAll(async () => {
  await db.destroy()
  await admin.end()
})

const street = scopeOf({ ...NOBODY, reach: 'below', lo: 611_002_003_000, hi: HERE })
const staff = (region: number) => scopeOf({ ...NOBODY, reach: 'region', lo: region, hi: region })
const resident = (region: number, personId: string) =>
  scopeOf({ ...NOBODY, reach: 'own', lo: region, hi: region, personId })

test('a query that says nowhere sees the rows of its scope and not those next door', async () => {
  expect(tables.length).toBeGreaterThan(20)
  for (const region of REGIONS) {
    expect(await seen(staff(region))).toEqual(tables.map(({ name }) => `${name} ${region}`))
  }
  expect(await seen(EVERYWHERE)).toHaveLength(tables.length * REGIONS.length)
})

test('nothing is written next door', async () => {
  for (const table of tables.filter(({ insert }) => insert)) {
    const writing = inScope(db, staff(HERE), tx => sql.raw(insertOf(table, NEXT_DOOR)).execute(tx))
    await expect(writing, table.name).rejects.toThrow('row-level security')
  }
  for (const { name } of tables.filter(({ update }) => update)) {
    const moving = inScope(db, staff(HERE), tx =>
      sql.raw(`update ${name} set region = ${NEXT_DOOR}`).execute(tx),
    )
    await expect(moving, name).rejects.toThrow('row-level security')
  }
})

test('without a scope there is no query, neither before the first nor after the last', async () => {
  const ask = (name: string) => sql.raw(`select region from ${name}`).execute(db)
  for (const { name } of tables) await expect(ask(name), name).rejects.toThrow(/scope|bigint/)
  await db.connection().execute(async connection => {
    await inScope(connection as Db, EVERYWHERE, async () => undefined)
    const again = sql`select region from people.person`.execute(connection)
    await expect(again).rejects.toThrow('bigint')
  })
})

test('a street sees no row about a person, and of the matters below only what was sent up', async () => {
  const open = namesWithout(CLOSED)
  expect(await seen(street)).toEqual(open.map(name => `${name} ${HERE}`))
  await admin.query('update matters.matter set sent_up = true')
  try {
    const sentUp = namesWithout(CLOSED.filter(name => !SENT_UP.includes(name)))
    expect(sentUp.length).toBe(open.length + 6)
    expect(await seen(street)).toEqual(sentUp.map(name => `${name} ${HERE}`))
  } finally {
    await admin.query('update matters.matter set sent_up = false')
  }
})

test('the public sees no row about a person or a matter', async () => {
  expect(await seen(publicScope(HERE))).toEqual(namesWithout(CLOSED).map(name => `${name} ${HERE}`))
})

test('a resident sees what is about themselves, and nobody else’s', async () => {
  const own = await seen(resident(HERE, idIn(HERE)))
  const others = await seen(resident(HERE, idIn(1)))
  const kept = [...ABOUT_SOMEBODY, ...WITH_A_MATTER].toSorted()
  expect(own.filter(row => !others.includes(row))).toEqual(kept.map(name => `${name} ${HERE}`))
})

test('a street’s own command is remembered, though it cannot read those of the communities', async () => {
  await admin.query('delete from platform.command')
  const command = sql.raw(
    insertOf(
      tables.find(({ name }) => name === 'platform.command')!,
      HERE,
    ),
  )
  await inScope(db, street, tx => command.execute(tx))
  expect((await admin.query('select from platform.command')).rowCount).toBe(1)
})

test('nobody adds to a matter that they cannot see', async () => {
  const children = tables.filter(({ name }) => WITH_A_MATTER.includes(name))
  expect(children).toHaveLength(5)
  for (const scope of [street, publicScope(HERE), resident(HERE, idIn(1))]) {
    for (const table of children) {
      const adding = inScope(db, scope, tx => sql.raw(insertOf(table, HERE)).execute(tx))
      await expect(adding, table.name).rejects.toThrow('row-level security')
    }
  }
})

test('a verdict is written by the requester alone', async () => {
  await admin.query('delete from matters.answer')
  const verdict = sql.raw(
    insertOf(
      tables.find(({ name }) => name === 'matters.answer')!,
      HERE,
    ),
  )
  for (const scope of [staff(HERE), EVERYWHERE, resident(HERE, idIn(1))]) {
    await expect(inScope(db, scope, tx => verdict.execute(tx))).rejects.toThrow(
      'row-level security',
    )
  }
  await inScope(db, resident(HERE, idIn(HERE)), tx => verdict.execute(tx))
  expect((await admin.query('select from matters.answer')).rowCount).toBe(1)
})

const namesWithout = (closed: readonly string[]) =>
  tables.map(({ name }) => name).filter(name => !closed.includes(name))

/** Each table with each region of which a bare query gives a row, in the order of their names. */
function seen(scope: Scope): Promise<string[]> {
  return inScope(db, scope, async tx => {
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql
        .raw<{ region: number }>(`select region from ${name} order by region`)
        .execute(tx)
      found.push(...rows.map(({ region }) => `${name} ${region}`))
    }
    return found
  })
}

/** A row with what the table requires, with all its references, and with the first of each choice. */
function insertOf({ name, columns }: Table, region: number): string {
  const row = Object.fromEntries(columns.map(column => [column.name, valueOf(column, region)]))
  const full = { ...row, ...FURTHER[name]?.(region) }
  return `insert into ${name} (${Object.keys(full).join()}) values (${Object.values(full)
    .map(v => pg.escapeLiteral(`${v}`))
    .join()})`
}

function valueOf({ type, choices }: Column, region: number): string | number {
  const choice = /'(\w+)'/.exec(choices ?? '')?.[1]
  if (choice) return choice
  switch (type) {
    case 'uuid':
      return idIn(region)
    case 'int8':
      return region
    case 'timestamptz':
    case 'date':
      return 'now'
    case 'bytea':
      return '\\x00'
    case 'jsonb':
      return '{}'
    case 'bool':
      return 'false'
    default:
      return 1
  }
}

async function tablesOfRegions(): Promise<Table[]> {
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
