/** The second wall: what each scope sees and writes when a query forgets to say where it looks. */
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { NOBODY } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { elevated, inScope, openDb, queueStatement } from '#platform/db/db.ts'
import type { Scope } from '#platform/db/scope.ts'
import { EVERYWHERE, publicScope, scopeOf } from '#platform/db/scope.ts'
import { cloneDatabase } from './database.ts'
import { PROTECTED_BY } from './protected.ts'
import type { Table } from './rows.ts'
import { idOf, insertOf, tablesOfRegions } from './rows.ts'

// The last community of one street, and the street that comes next: neighbours by their codes.
const HERE = 611_002_003_999
const NEXT_DOOR = 611_002_004_000
const REGIONS = [HERE, NEXT_DOOR]

const protectedBy = (how: RegExp) =>
  Object.keys(PROTECTED_BY)
    .filter(name => how.test(PROTECTED_BY[name]!))
    .toSorted()
const ABOUT_SOMEBODY = protectedBy(/^person/)
const HOUSE_ALONE = protectedBy(/^internal/)
const WITH_A_MATTER = protectedBy(/^parent => 'matters/)
const SENT_UP = ['matters.matter', ...WITH_A_MATTER]
const CLOSED = Object.keys(PROTECTED_BY)

let admin: pg.Client
let database: { appUrl: string; adminUrl: string }
let db: Db
let tables: Table[]

beforeAll(async () => {
  database = await cloneDatabase(inject('databaseUrl'), 'scope_rules')
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  db = openDb(database.appUrl, { max: 2 })
  tables = await tablesOfRegions(admin)
  const region = 'insert into territory.region (code, name, method_id) values ($1, $2, $3)'
  for (const code of REGIONS) await admin.query(region, [code, 'x', 'x'])
  // As a replica the order of rows does not matter; each reference still finds its row in the end.
  await admin.query('set session_replication_role = replica')
  for (const table of tables)
    for (const region of REGIONS) await admin.query(insertOf(table, { region }))
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
    expect(await seen(staff(region))).toEqual(
      namesWithout(HOUSE_ALONE).map(name => `${name} ${region}`),
    )
  }
  expect(await seen(EVERYWHERE)).toHaveLength(tables.length * REGIONS.length)
})

test('nothing is written next door', async () => {
  for (const table of tables.filter(({ insert }) => insert)) {
    const writing = inScope(db, staff(HERE), tx =>
      sql.raw(insertOf(table, { region: NEXT_DOOR })).execute(tx),
    )
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
  const one = openDb(database.appUrl, { max: 1 })
  const ask = async (name: string) => {
    const client = await one.connect()
    await client.query(`select region from ${name}`).finally(() => client.release())
  }
  for (const { name } of tables) await expect(ask(name), name).rejects.toThrow(/scope/)
  await inScope(one, EVERYWHERE, async () => undefined)
  await expect(ask('people.person')).rejects.toThrow('bigint')
  await one.destroy()
})

test('a transaction whose statement failed keeps nothing and tells of it, though nobody waited for the answer', async () => {
  const scope = staff(HERE)
  const again = tables.find(({ name }) => name === 'territory.grid')!
  const grid = sql.raw(insertOf(again, { region: HERE }))
  const letGo = inScope(db, scope, async tx => queueStatement(tx, grid.execute(tx)))
  await expect(letGo).rejects.toThrow('grid_pkey')
  const passedOver = inScope(db, scope, tx => grid.execute(tx).catch(() => undefined))
  await expect(passedOver).rejects.toThrow('went on')
  const reason = inScope(db, scope, async tx => {
    queueStatement(tx, grid.execute(tx))
    await sql`select 1`.execute(tx)
  })
  await expect(reason).rejects.toThrow('grid_pkey')
})

test('what is found by a key is planned once a connection, a page for the values that it is asked with', async () => {
  const one = openDb(database.appUrl, { max: 1 })
  const count = (plans: string) => sql<{ n: number }>`
    select count(*) as n from pg_prepared_statements where ${sql.raw(plans)}`
  await inScope(one, staff(HERE), async tx => {
    for (let nth = 0; nth < 10; nth++) {
      await sql`select id from territory.grid where region = any(${[HERE, nth]}::bigint[])`.execute(
        tx,
      )
      await sql`select id from territory.grid where region = ${nth} limit ${nth}`.execute(tx)
    }
    const known = (await count('custom_plans = 0 and generic_plans = 10').execute(tx)).rows[0]
    const anew = (await count('custom_plans > 0').execute(tx)).rows[0]
    expect([known, anew]).toEqual([{ n: 1 }, { n: 0 }])
    const mode = await sql<{
      mode: string
    }>`select current_setting('plan_cache_mode') as mode`.execute(tx)
    expect(mode.rows[0]!.mode).toBe('force_generic_plan')
  })
  await one.destroy()
})

test('a connection that planned before a migration is given up at its first failure', async () => {
  const one = openDb(database.appUrl, { max: 1 })
  const days = () =>
    inScope(one, EVERYWHERE, tx =>
      tx.selectFrom('territory.ownDay').selectAll().where('region', '=', HERE).execute(),
    )
  const before = await days()
  await admin.query('alter table territory.own_day add column note text')
  try {
    await expect(days()).rejects.toMatchObject({ code: '0A000' })
    expect(await days()).toEqual(before.map(day => ({ ...day, note: null })))
  } finally {
    await admin.query('alter table territory.own_day drop column note')
    await one.destroy()
  }
})

test('a look beyond the scope that fails is told by its own reason', async () => {
  const look = inScope(db, staff(HERE), tx => elevated(tx, () => sql`select 1 / 0`.execute(tx)))
  await expect(look).rejects.toThrow('division by zero')
})

test('of what is asked together only what looks beyond the scope does so', async () => {
  const ask = (tx: Tx) =>
    sql<{ region: number }>`select region from territory.grid order by region`.execute(tx)
  const [before, beside, after] = await inScope(db, staff(HERE), tx =>
    Promise.all([ask(tx), elevated(tx, () => ask(tx)), ask(tx)]),
  )
  expect([before, beside, after].map(({ rows }) => rows.map(({ region }) => region))).toEqual([
    [HERE],
    REGIONS,
    [HERE],
  ])
})

test('a street sees no row about a person, and of the matters below only what was sent up', async () => {
  const open = namesWithout(CLOSED)
  expect(await seen(street)).toEqual(open.map(name => `${name} ${HERE}`))
  await admin.query('update matters.matter set escalated = true')
  try {
    const escalated = namesWithout(CLOSED.filter(name => !SENT_UP.includes(name)))
    expect(escalated.length).toBe(open.length + 6)
    expect(await seen(street)).toEqual(escalated.map(name => `${name} ${HERE}`))
    for (const scope of [publicScope(HERE), resident(HERE, idOf(1))])
      expect(await seen(scope)).toEqual(open.map(name => `${name} ${HERE}`))
  } finally {
    await admin.query('update matters.matter set escalated = false')
  }
})

test('the public sees no row about a person or a matter', async () => {
  expect(await seen(publicScope(HERE))).toEqual(namesWithout(CLOSED).map(name => `${name} ${HERE}`))
})

test('a resident sees what is about themselves, and nobody else’s', async () => {
  const own = await seen(resident(HERE, idOf(HERE)))
  const others = await seen(resident(HERE, idOf(1)))
  const kept = [...ABOUT_SOMEBODY, ...WITH_A_MATTER].toSorted()
  expect(own.filter(row => !others.includes(row))).toEqual(kept.map(name => `${name} ${HERE}`))
})

test('what everybody of a region may see is written by its staff alone', async () => {
  const open = tables.filter(({ name }) => !CLOSED.includes(name))
  expect(open.length).toBeGreaterThan(5)
  for (const scope of [publicScope(HERE), resident(HERE, idOf(HERE))]) {
    for (const table of open) {
      const adding = inScope(db, scope, tx =>
        sql.raw(insertOf(table, { region: HERE })).execute(tx),
      )
      await expect(adding, table.name).rejects.toThrow(/row-level security|permission denied/)
      const removing = inScope(db, scope, tx => sql.raw(`delete from ${table.name}`).execute(tx))
      await removing.catch((error: Error) => expect(error.message).toContain('permission denied'))
      expect((await admin.query(`select from ${table.name}`)).rowCount, table.name).toBe(2)
      if (!table.update) continue
      const changing = inScope(db, scope, tx =>
        sql.raw(`update ${table.name} set region = region`).execute(tx),
      )
      await expect(changing, table.name).rejects.toThrow('row-level security')
    }
  }
})

test('what only the internal looks up, nobody sees in a scope of their own', async () => {
  expect(HOUSE_ALONE.length).toBeGreaterThan(5)
  for (const scope of [street, staff(HERE), resident(HERE, idOf(HERE)), publicScope(HERE)]) {
    for (const name of HOUSE_ALONE) {
      const { rows } = await inScope(db, scope, tx => sql.raw(`select from ${name}`).execute(tx))
      expect(rows, name).toEqual([])
    }
  }
})

test('a street’s own command is remembered, though it cannot read those of the communities', async () => {
  await admin.query('delete from platform.command')
  const command = sql.raw(
    insertOf(
      tables.find(({ name }) => name === 'platform.command')!,
      { region: HERE },
    ),
  )
  await inScope(db, street, tx => command.execute(tx))
  expect((await admin.query('select from platform.command')).rowCount).toBe(1)
})

test('nobody adds to a matter that they cannot see', async () => {
  const children = tables.filter(({ name }) => WITH_A_MATTER.includes(name))
  expect(children).toHaveLength(5)
  for (const scope of [street, publicScope(HERE), resident(HERE, idOf(1))]) {
    for (const table of children) {
      const adding = inScope(db, scope, tx =>
        sql.raw(insertOf(table, { region: HERE })).execute(tx),
      )
      await expect(adding, table.name).rejects.toThrow('row-level security')
    }
  }
})

test('a verdict is written by the requester alone', async () => {
  await admin.query('delete from matters.feedback')
  const verdict = sql.raw(
    insertOf(
      tables.find(({ name }) => name === 'matters.feedback')!,
      { region: HERE },
    ),
  )
  for (const scope of [staff(HERE), EVERYWHERE, resident(HERE, idOf(1))]) {
    await expect(inScope(db, scope, tx => verdict.execute(tx))).rejects.toThrow(
      'row-level security',
    )
  }
  await inScope(db, resident(HERE, idOf(HERE)), tx => verdict.execute(tx))
  expect((await admin.query('select from matters.feedback')).rowCount).toBe(1)
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
