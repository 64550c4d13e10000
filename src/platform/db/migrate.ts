/**
 * Brings a database to the form that this release expects, under three roles: objects belong to
 * `linli_owner`, who cannot sign in; grants and policies go to the group `linli_app`; the
 * application signs in as `<database>_login`, a member of that group that owns nothing.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import jobs from 'pg-boss/package.json' with { type: 'json' }
import type { Log } from '../log.ts'

type Options = { folder: string; appPassword: string; log: Pick<Log, 'info'> }
type Migration = { name: string; text: string; sha256: string }

const ONE_AT_A_TIME = 8312
// Whoever waits for a table makes everybody else wait behind: better to step back and come again.
const LOCK_WAIT_MS = 500
const TRIES = 120
const PAUSE_MS = 250
const IN_THE_WAY = ['55P03', '40P01']
const MADE_MEANWHILE = ['42710', '23505']

/**
 * Applies `migrations/NNNN_<module>.sql` in order, each in its own transaction, as the owner;
 * refuses when an applied file changed. Also makes the roles and the tables of the job queue. The
 * user of `adminUrl` owns the database and may create roles; it need not be a superuser.
 */
export async function migrate(
  adminUrl: string,
  { folder, appPassword, log }: Options,
): Promise<{ appUrl: string; applied: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    // What a killed start left running must not hold its locks until it would have ended. A server
    // on an operating system that cannot tell does without.
    await client.query("set client_connection_check_interval = '200ms'").catch(() => undefined)
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME])
    const role = await ensureRoles(client, appPassword)
    const appUrl = await signedInAs(adminUrl, role, appPassword)
    await client.query('set role linli_owner')
    await installJobs(client)
    const applied = []
    for (const migration of await pending(client, await migrationsIn(folder))) {
      const began = performance.now()
      await applyInTurn(client, migration, log)
      log.info({ migration: migration.name, ms: Math.round(performance.now() - began) }, 'migrated')
      applied.push(migration.name)
    }
    return { appUrl, applied }
  } finally {
    await client.end()
  }
}

/** Gives the role as which the application signs in. */
async function ensureRoles(client: pg.Client, appPassword: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = pg.escapeIdentifier(rows[0]!.name)
  const role = `${rows[0]!.name}_login`
  const login = pg.escapeIdentifier(role)
  await ensureRole(client, 'linli_owner', 'nologin')
  await ensureRole(client, 'linli_app', 'nologin')
  await ensureRole(client, role, 'login in role linli_app')
  await client.query(`
    alter role ${login} password ${pg.escapeLiteral(appPassword)};
    revoke connect, temporary on database ${database} from public;
    grant connect on database ${database} to ${login};
    grant create on database ${database} to linli_owner;
    do $$ begin
      if not pg_has_role('linli_owner', 'set') then grant linli_owner to current_user; end if;
    end $$`)
  return role
}

/** Roles belong to the cluster: a server of another database may make the same one meanwhile. */
async function ensureRole(client: pg.Client, name: string, attributes: string) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (rowCount) return
  const create = `create role ${pg.escapeIdentifier(name)} nosuperuser nobypassrls ${attributes}`
  await client.query(create).catch(error => {
    if (!MADE_MEANWHILE.includes(error.code)) throw error
  })
}

/**
 * An address can name its user in more than one place. So the new one is tried: an application that
 * silently went on as the owner would see every region.
 */
async function signedInAs(adminUrl: string, role: string, password: string): Promise<string> {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `select from pg_roles where rolname = current_user and rolname = $1
          and not rolsuper and not rolbypassrls and not rolcreaterole`,
      [role],
    )
    if (!rowCount) throw new Error(tooMighty(role))
  } finally {
    await client.end()
  }
  return url.href
}

/** The application runs pg-boss with `migrate: false, reindex: false`, since it owns no table. */
async function installJobs(client: pg.Client) {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('pgboss.version') is not null as there",
  )
  if (!rows[0]!.there) await client.query(getConstructionPlans('pgboss'))
  const version = await client.query<{ version: number }>('select version from pgboss.version')
  const installed = version.rows[0]!.version
  if (installed < jobs.pgboss.schema) {
    // Indexes cannot be built concurrently in a script of many statements; nothing runs yet anyway.
    await client.query(getMigrationPlans('pgboss', installed).replaceAll(' CONCURRENTLY', ''))
  }
  await client.query(`
    grant usage on schema pgboss to linli_app;
    grant select, insert, update, delete on all tables in schema pgboss to linli_app`)
}

/** What has not been applied yet. Names of a newer release that this one does not know may be. */
async function pending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('platform.migration') is not null as there",
  )
  if (!rows[0]!.there) return migrations
  const known = await client.query<Migration>('select name, sha256 from platform.migration')
  const applied = new Map(known.rows.map(row => [row.name, row.sha256]))
  const changed = migrations.find(({ name, sha256 }) => (applied.get(name) ?? sha256) !== sha256)
  if (changed) throw new Error(rewritten(changed.name))
  return migrations.filter(({ name }) => !applied.has(name))
}

/** The migrations that this release knows, in order. */
export async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async name => {
      // A checkout on Windows has other line ends, not another migration.
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** An older server may be at work on the tables: a lock that is not to be had at once is tried again. */
async function applyInTurn(client: pg.Client, migration: Migration, log: Options['log']) {
  for (let tries = 1; ; tries++) {
    try {
      return await apply(client, migration)
    } catch (error) {
      const { code } = (error as Error).cause as pg.DatabaseError
      if (tries === TRIES || !IN_THE_WAY.includes(code ?? '')) throw error
      await client.query('rollback')
      log.info({ migration: migration.name, tries }, 'a table is in use, trying again')
      await sleep(PAUSE_MS)
    }
  }
}

/** The schema of the record is made by the first migration, or here if that one did not. */
async function apply(client: pg.Client, { name, text, sha256 }: Migration) {
  try {
    await client.query(`begin; set local lock_timeout = '${LOCK_WAIT_MS}ms'`)
    await client.query(text)
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now()
      )`)
    const record = 'insert into platform.migration (name, sha256) values ($1, $2)'
    await client.query(record, [name, sha256])
    await client.query('commit')
  } catch (error) {
    const { message, position } = error as pg.DatabaseError
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`${name}${line}: ${message}`, { cause: error })
  }
}

const tooMighty = (role: string) =>
  `程序须以无特权的角色 ${role} 登录数据库：请在 DATABASE_URL 中写明主机名，并只在一处写用户名。\n` +
  `The application must sign in to the database as ${role}, a role without privileges: name the ` +
  'host in DATABASE_URL, and the user in one place only.'

const rewritten = (name: string) =>
  `${name} 已应用，不可修改：请另写一个迁移文件。\n` +
  `${name} is applied and must not change: write another migration.`
