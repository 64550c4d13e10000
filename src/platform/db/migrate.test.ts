import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { PgBoss, getRollbackPlans } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SILENT } from '../log.ts'
import { startEmbedded } from './embedded.ts'
import type { Embedded } from './embedded.ts'
import { migrate } from './migrate.ts'

const log = SILENT
const folders: string[] = []
const MIGRATIONS = {
  '0001_garden.sql': `
    create schema garden;
    grant usage on schema garden to linli_app;
    create extension btree_gist;
    create table garden.bed (region bigint not null, days daterange,
      exclude using gist (region with =, days with &&));
    alter table garden.bed enable row level security, force row level security;
    create policy scope on garden.bed to linli_app using (region = 1);
    grant select, insert on garden.bed to linli_app;`,
  '0002_garden.sql': 'alter table garden.bed add column note text;',
}
let database: Embedded

beforeAll(async () => {
  database = await startEmbedded(newFolder(), log)
})
afterAll(async () => {
  await database.stop()
  folders.forEach(folder => rmSync(folder, { recursive: true, force: true }))
})

test('migrations are applied in order, and only once', async () => {
  const url = await newDatabase()
  const folder = filesIn(MIGRATIONS)
  expect((await up(url, folder)).applied).toEqual(['0001_garden.sql', '0002_garden.sql'])
  expect((await up(url, folder)).applied).toEqual([])
  writeFileSync(join(folder, '0003_garden.sql'), 'drop table garden.bed;')
  expect((await up(url, folder)).applied).toEqual(['0003_garden.sql'])
})

test('an applied migration that changed is refused, and nothing new is applied', async () => {
  const url = await newDatabase()
  await up(url, filesIn(MIGRATIONS))
  const changed = {
    ...MIGRATIONS,
    '0001_garden.sql': 'select 1',
    '0003_new.sql': 'create schema new',
  }
  await expect(up(url, filesIn(changed))).rejects.toThrow(
    '0001_garden.sql is applied and must not change',
  )
  expect(await ask(url, "select to_regnamespace('new')")).toBe(null)
})

test('line ends of Windows are no change, and newer migrations do not disturb', async () => {
  const url = await newDatabase()
  await up(url, filesIn(MIGRATIONS))
  const older = { '0001_garden.sql': MIGRATIONS['0001_garden.sql'].replaceAll('\n', '\r\n') }
  expect((await up(url, filesIn(older))).applied).toEqual([])
})

test('a migration that fails leaves nothing behind and says where', async () => {
  const url = await newDatabase()
  const broken = { ...MIGRATIONS, '0003_half.sql': 'create schema half;\n\nselect nothing;' }
  await expect(up(url, filesIn(broken))).rejects.toThrow(
    '0003_half.sql:3: column "nothing" does not exist',
  )
  expect(await ask(url, "select to_regnamespace('half')")).toBe(null)
  expect(await ask(url, 'select count(*)::int from platform.migration')).toBe(2)
})

test('a migration that waits for a table lets others pass, and comes again', async () => {
  const url = await newDatabase()
  await up(url, filesIn(MIGRATIONS))
  const reader = new pg.Client({ connectionString: url })
  await reader.connect()
  await reader.query('begin; select from garden.bed')
  const wanting = up(url, filesIn({ ...MIGRATIONS, '0003_garden.sql': 'drop table garden.bed;' }))
  const waits: number[] = []
  while (waits.length < 20) {
    const began = performance.now()
    await ask(url, 'select count(*) from garden.bed')
    waits.push(performance.now() - began)
    await sleep(50)
  }
  // Half a second for the lock, and a second for a busy machine.
  expect(Math.max(...waits)).toBeLessThan(1_500)
  expect(waits.some(wait => wait > 100)).toBe(true)
  await reader.query('commit')
  expect((await wanting).applied).toEqual(['0003_garden.sql'])
  await reader.end()
})

test('several servers that start at once migrate each database of a new cluster once', async () => {
  const own = await startEmbedded(newFolder(), log)
  try {
    const urls = [await newDatabase(own), await newDatabase(own), await newDatabase(own)]
    const folder = filesIn(MIGRATIONS)
    const starts = await Promise.all([...urls, ...urls].map(url => up(url, folder)))
    expect(starts.flatMap(({ applied }) => applied).toSorted()).toEqual(
      Object.keys(MIGRATIONS).flatMap(name => urls.map(() => name)),
    )
  } finally {
    await own.stop()
  }
})

test('the application owns nothing, makes nothing and is under row-level security', async () => {
  const url = await newDatabase()
  const { appUrl } = await up(url, filesIn(MIGRATIONS))
  expect(
    await ask(appUrl, 'insert into garden.bed (region) values (1) returning region::text'),
  ).toBe('1')
  for (const attempt of [
    'insert into garden.bed (region) values (2)',
    'set row_security = off; select * from garden.bed',
    'alter table garden.bed disable row level security',
    'set role linli_owner',
    'set session authorization postgres',
    'create table mine ()',
    'create table garden.mine ()',
    'create temporary table mine ()',
    'create schema mine',
    'create role mine',
    "update platform.migration set sha256 = ''",
  ]) {
    await expect(ask(appUrl, attempt), attempt).rejects.toThrow(
      /permission|row-level|must be owner/,
    )
  }
  const owners = `select array_agg(distinct relowner::regrole::text)
    from pg_class where relnamespace::regnamespace::text in ('garden', 'platform', 'pgboss')`
  expect(await ask(appUrl, owners)).toEqual(['linli_owner'])
})

test('the password of the application is the one of the last start', async () => {
  const url = await newDatabase()
  const first = await migrate(url, { folder: filesIn({}), appPassword: 'first', log })
  const second = await migrate(url, { folder: filesIn({}), appPassword: "it's p@ss/2", log })
  await expect(ask(first.appUrl, 'select 1')).rejects.toThrow('password authentication failed')
  expect(await ask(second.appUrl, 'select 1')).toBe(1)
})

test('an address that would leave the application its administrator is refused', async () => {
  const url = new URL(await newDatabase())
  url.searchParams.set('user', url.username)
  url.searchParams.set('password', url.password)
  await expect(up(url.href, filesIn({}))).rejects.toThrow('a role without privileges')
})

test('an administrator who owns the database and creates roles is superuser enough', async () => {
  const own = await startEmbedded(newFolder(), log)
  try {
    await ask(own.adminUrl, "create role keeper login createrole password 'keeper'")
    await ask(own.adminUrl, 'create database kept owner keeper')
    const url = new URL(own.adminUrl)
    Object.assign(url, { username: 'keeper', password: 'keeper', pathname: '/kept' })
    const folder = filesIn(MIGRATIONS)
    expect((await up(url.href, folder)).applied).toHaveLength(2)
    expect((await up(url.href, folder)).applied).toEqual([])
  } finally {
    await own.stop()
  }
})

test('the application runs the job queue, and a job rolls back with its transaction', async () => {
  const { appUrl } = await up(await newDatabase(), filesIn({}))
  const boss = new PgBoss({ connectionString: appUrl, migrate: false, reindex: false })
  const errors: unknown[] = []
  boss.on('error', error => errors.push(error))
  await boss.start()
  await boss.createQueue('letters')
  await boss.schedule('letters', '0 8 * * *', { n: 0 })
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
  for (const [n, end] of [
    [1, 'rollback'],
    [2, 'commit'],
  ] as const) {
    await client.query('begin')
    await boss.send('letters', { n }, { db })
    await client.query(end)
  }
  const [job] = await boss.fetch('letters')
  await boss.complete('letters', job!.id)
  expect(job!.data).toEqual({ n: 2 })
  expect(await boss.fetch('letters')).toEqual([])
  expect(await boss.getSchedules()).toMatchObject([{ name: 'letters', cron: '0 8 * * *' }])
  await boss.supervise()
  await client.end()
  await boss.stop()
  expect(errors).toEqual([])
}, 20_000)

test('a job queue of an earlier release is brought up to date', async () => {
  const url = await newDatabase()
  const { appUrl } = await up(url, filesIn({}))
  const newest = await ask(url, 'select version from pgboss.version')
  await ask(url, getRollbackPlans('pgboss'))
  expect(await ask(url, 'select version from pgboss.version')).not.toBe(newest)

  await up(url, filesIn({}))
  const boss = new PgBoss({
    connectionString: appUrl,
    migrate: false,
    schedule: false,
    supervise: false,
  })
  await boss.start()
  expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true })
  await boss.stop()
})

const up = (url: string, folder: string) => migrate(url, { folder, appPassword: 'app', log })

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-migrate-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

function filesIn(files: Record<string, string>): string {
  const folder = newFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

let databases = 0
async function newDatabase({ adminUrl } = database): Promise<string> {
  const name = `garden ${++databases}`
  await ask(adminUrl, `create database "${name}"`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    return rows?.[0]?.[0]
  } finally {
    await client.end()
  }
}
