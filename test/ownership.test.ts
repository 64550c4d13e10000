/** Whose table is whose: a module's tables stand in its own schema, and nobody else writes them. */
import { expect, test } from 'vitest'
import { openTestApp } from './make.ts'
import { isLower, isTest, ORDER, sources } from './sources.ts'

/**
 * Tables of others that a module reads in its own SQL; everything else it asks for by a call. Only
 * figures, which count, read all that lies below them.
 */
const MAY_READ: Record<string, string[]> = {
  access: ['territory.grid', 'territory.grid_within', 'territory.place', 'territory.region'],
  matters: ['territory.grid_within'],
  people: ['territory.grid', 'territory.grid_within', 'territory.place', 'territory.place_grid'],
  work: ['platform.file'],
}

/** Photos have no module of their own: the composition keeps their rows beside the bytes. */
const MAY_WRITE: Record<string, string[]> = {
  'src/app/files.ts': ['platform.file'],
  'src/app/discarded-photos.ts': ['platform.file'],
}

const app = await openTestApp('ownership')
const { rows: TABLE_ROWS } = await app.admin.query<{ table: string }>(
  `select schemaname || '.' || tablename as table from pg_tables where schemaname = any($1)`,
  [['platform', ...ORDER]],
)
const TABLES = new Set(TABLE_ROWS.map(({ table }) => table))

const WRITES =
  /^(insertInto|updateTable|deleteFrom|mergeInto|storyOf|obligationsOf|attachmentsOf|wordsOf|insert into|update|delete from|merge into|truncate)$/

type Use = { path: string; table: string; writes: boolean }

const USES = [...sources('src')]
  .filter(([path]) => !isTest(path) && !path.endsWith('.gen.ts'))
  .flatMap(([path, text]) => usesIn(path, text))

test('only the owner writes a table', () => {
  expect(TABLES.size).toBeGreaterThan(20)
  const writes = USES.filter(({ writes }) => writes)
  expect(writes.length).toBeGreaterThan(25)
  const foreign = writes.filter(use => ownerOf(use.path) !== schemaOf(use.table))
  expect(tablesByPath(foreign)).toEqual(MAY_WRITE)
})

test('a module reads the tables of others only where the list says, and only of lower ones', () => {
  const foreign = USES.filter(use => !use.writes && ownerOf(use.path) !== schemaOf(use.table))
  const inModules = tablesByPath(
    foreign.filter(({ path }) => !(path in MAY_WRITE)),
    ({ path }) => ownerOf(path),
  )
  expect(inModules.figures!.length).toBeGreaterThan(3)
  expect({ ...inModules, figures: undefined }).toEqual(MAY_READ)
  for (const [module, tables] of Object.entries(inModules)) {
    expect(
      tables.filter(table => !isBelow(schemaOf(table), module)),
      module,
    ).toEqual([])
  }
})

test('a table refers only to what its module owns, or what lies below', async () => {
  const { rows } = await app.admin.query<{ from: string; to: string }>(
    `
    select conrelid::regclass::text as from, confrelid::regclass::text as to
    from pg_constraint where contype = 'f' and connamespace::regnamespace::text = any($1)`,
    [[...ORDER]],
  )
  expect(rows.length).toBeGreaterThan(20)
  const upwards = rows.filter(
    ({ from, to }) => schemaOf(from) !== schemaOf(to) && !isBelow(schemaOf(to), schemaOf(from)),
  )
  expect(upwards).toEqual([])
})

test('a migration is named after its module, and touches the tables of no other', () => {
  for (const [path, text] of sources('migrations', /\.sql$/)) {
    const module = /\/\d{4}_([a-z]+)/.exec(path)![1]!
    const named = text.matchAll(
      /(?:^grant .+ on|index \w+ on|policy \w+ on|table|protect\('|add_\w+\(')\s*(\w+)\.\w+/gm,
    )
    const others = [...named].map(([, schema]) => schema).filter(schema => schema !== module)
    expect(others, path).toEqual([])
  }
})

test('every way to name a table is seen', () => {
  const text = `
    tx.insertInto('matters.matter')
    tx.updateTable('territory.placeGrid').set({})
    sql\`delete from people.person\`
    sql\`insert into figures.daily (region) select\`
    sql\`with x as (select 1) update matters.matter_obligation o set\`
    eb.selectFrom('matters.matter_word as t')
    sql\`from access.posting p join territory.region r, audit.access_log\`
    type In = InputOf<typeof matters.submitFeedback>
    abilities.has('audit.readOwn')`
  const seen = usesIn('x.ts', text).map(({ table, writes }) => (writes ? `write ${table}` : table))
  expect(seen.toSorted()).toEqual([
    'access.posting',
    'audit.access_log',
    'matters.matter_word',
    'territory.region',
    'write figures.daily',
    'write matters.matter',
    'write matters.matter_obligation',
    'write people.person',
    'write territory.place_grid',
  ])
})

function usesIn(path: string, text: string): Use[] {
  const built = text.matchAll(/(\w*)(?:\(\s*)?'(\w+)\.(\w+)\b/g)
  const raw = text.matchAll(
    /(?:\b(insert into|update|delete from|merge into|truncate|from|join)\s|,\s)\s*(\w+)\.(\w+)\b/g,
  )
  return [...built, ...raw].flatMap(([, verb, schema, name]) => {
    const table = `${schema}.${snake(name!)}`
    return TABLES.has(table) ? [{ path, table, writes: WRITES.test(verb ?? '') }] : []
  })
}

function tablesByPath(uses: Use[], key = (use: Use) => use.path): Record<string, string[]> {
  const tables = Map.groupBy(uses, key)
  return Object.fromEntries(
    [...tables].map(([name, list]) => [name, [...new Set(list.map(use => use.table))].toSorted()]),
  )
}

function ownerOf(path: string): string {
  return path.startsWith('src/platform/')
    ? 'platform'
    : (/^src\/modules\/(\w+)\//.exec(path)?.[1] ?? path)
}

function schemaOf(table: string): string {
  return table.split('.')[0]!
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function isBelow(a: string, b: string): boolean {
  return a === 'platform' || isLower(a, b)
}
