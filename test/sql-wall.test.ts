/**
 * Attempts to get past the second wall, written out in sql-wall/*.sql and run as the application's own
 * login in the scope of one actor. Each is shown to be able to succeed: with what is the actor's own, or
 * for somebody who may. Out of reach, and so not among them: `set_config` of a wider scope, for whoever
 * can write SQL as the application can widen it, and parameters alone keep that from happening; and how
 * long a statement takes or what `explain analyze` counts, which tell that a value one names is there.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { NOBODY } from '#platform/actor.ts'
import type { Scope } from '#platform/db/scope.ts'
import { EVERYWHERE, publicScope, scopeOf, settings } from '#platform/db/scope.ts'
import { cloneDatabase } from './database.ts'
import { idOf, insertOf, tablesOfRegions } from './rows.ts'

const [HERE, NEXT_DOOR] = [611_002_003_999, 611_002_004_000]
/** Rows with everything: one's own, a neighbour's in the same community, and one of the next street. */
const MINE = { region: HERE, row: 1, words: 'word-of-mine' }
const NEIGHBOURS = { region: HERE, row: 2, words: 'word-of-neighbours' }
const THEIRS = { region: NEXT_DOOR, row: 3, words: 'word-of-theirs' }
const ROWS = [MINE, NEIGHBOURS, THEIRS]
const FRESH = 99
const SAME_NAMES = 60

const staff = { ...NOBODY, lo: HERE, hi: HERE }
type Who = { scope: Scope; own: typeof MINE; others: typeof MINE }
/** Of the neighbour's matters none was sent up, of one's own every one. */
const ACTORS: Record<string, Who> = {
  clerk: { scope: scopeOf({ ...staff, reach: 'region' }), own: MINE, others: THEIRS },
  resident: {
    scope: scopeOf({ ...staff, reach: 'own', personId: idOf(MINE.row) }),
    own: MINE,
    others: NEIGHBOURS,
  },
  street: {
    scope: scopeOf({ ...staff, reach: 'below', lo: 611_002_003_000 }),
    own: MINE,
    others: NEIGHBOURS,
  },
  public: { scope: publicScope(HERE), own: MINE, others: NEIGHBOURS },
  house: { scope: EVERYWHERE, own: MINE, others: THEIRS },
}

type Attempt = { who: string; expects: string; control: string; name: string; sql: string }
const FOLDER = join(import.meta.dirname, 'sql-wall')
const LISTS = readdirSync(FOLDER).map(file => ({ file, attempts: attemptsIn(file) }))

/** `-- who | what it must come to[, who shows that it can come otherwise] | name`, and the statement. */
function attemptsIn(file: string): Attempt[] {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  return [
    ...text.matchAll(/^-- (\w+) \| ([^,|]+)(?:, (\w+))? \| (.+)\n([^]*?)(?=^-- |$(?![^]))/gm),
  ].map(([, who, expects, control, name, sql]) => ({
    who: who!,
    expects: expects!.trim(),
    control: control ?? 'own',
    name: name!,
    sql: sql!.trim(),
  }))
}

let admin: pg.Client
let app: pg.Client
let watched: pg.Client

beforeAll(async () => {
  const { adminUrl, appUrl } = await cloneDatabase(inject('databaseUrl'), 'sql_wall')
  ;[admin, app, watched] = [adminUrl, appUrl, adminUrl].map(
    connectionString => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client, pg.Client]
  await Promise.all([admin, app, watched].map(client => client.connect()))
  await plant()
  await watched.query(`select '${THEIRS.words}'`)
})
afterAll(() => Promise.all([admin, app, watched].map(client => client.end())))

test('more than two hundred attempts are written down, and no name twice', () => {
  const names = LISTS.flatMap(({ attempts }) => attempts.map(({ name }) => name))
  expect(names.length).toBeGreaterThan(300)
  for (const { file, attempts } of LISTS) {
    const named = attempts.map(({ who, name }) => `${who} ${name}`)
    expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([])
    const lines = readFileSync(join(FOLDER, file), 'utf8').match(/^-- \w+ \|/gm)
    expect(lines).toHaveLength(attempts.length)
  }
})

describe.each(LISTS)('$file', ({ attempts }) => {
  test.each(attempts)('$who: $name', async attempt => {
    const { scope, others } = ACTORS[attempt.who]!
    const come = await outcome(app, scope, bound(attempt.sql, others))
    if (attempt.expects === 'the same') {
      const absent = { ...others, row: 9, words: 'word-of-nobody' }
      const nothing = await outcome(app, scope, bound(attempt.sql, absent))
      expect(forgetful(come)).toBe(forgetful(nothing))
      const told = await otherwise(attempt, others)
      expect(forgetful(told)).not.toBe(forgetful(await otherwise(attempt, absent)))
    } else if (attempt.expects === 'no rows') {
      expect(come).toEqual({ told: [] })
      expect((await otherwise(attempt, others)).told).not.toEqual([])
    } else {
      const [, code = '42501'] = /^refused ?(\w+)?$/.exec(attempt.expects)!
      expect(come).toMatchObject({ code })
      expect(await otherwise(attempt, others)).not.toHaveProperty('code')
    }
    expect(JSON.stringify(come)).not.toContain(others.words)
  })
})

/** The same statement where it may succeed: about one's own, before the scope ends, or by somebody else. */
async function otherwise({ who, control, sql }: Attempt, others: typeof MINE): Promise<Outcome> {
  const { scope, own } = ACTORS[who]!
  const of = others.row === 9 ? others : own
  if (control === 'own') return outcome(app, scope, bound(sql, of))
  if (control === 'within')
    return outcome(
      app,
      scope,
      sql.replaceAll(/\b(commit|begin|reset all|set local [^;]+)(;|$)/g, ''),
    )
  if (control === 'admin') return outcome(admin, scope, bound(sql, others))
  if (control === 'analysed') return outcome(admin, scope, `${ANALYSED}; ${bound(sql, others)}`)
  return outcome(app, ACTORS[control]!.scope, bound(sql, others))
}

/** What the planner would know if nobody had forbidden it to remember names and reports. */
const ANALYSED = `
  alter table people.person alter name set statistics 100, alter phone_index set statistics 100;
  alter table matters.matter alter text set statistics 100, alter requester_name set statistics 100;
  analyze people.person, matters.matter`

type Outcome = { told?: unknown[]; code?: string; message?: string }

/** What a statement gives away: rows with something in them, rows written, or the words of an error. */
async function outcome(client: pg.Client, scope: Scope, sql: string): Promise<Outcome> {
  await client.query(`begin; ${settings(scope)}`)
  try {
    const results = [await client.query(sql)].flat()
    return {
      told: results.flatMap(({ command, rows, rowCount }) =>
        /^(INSERT|UPDATE|DELETE|MERGE|COPY)/.test(command) && rows.length === 0
          ? rowCount
            ? [rowCount]
            : []
          : rows.filter(row => Object.values(row).some(value => value && value !== '0')),
      ),
    }
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    return { code: code!, message }
  } finally {
    await client.query('rollback')
    await client.query('discard all')
  }
}

const bound = (sql: string, { region, row, words }: typeof MINE): string =>
  sql
    .replaceAll('$region', String(region))
    .replaceAll('$id', idOf(row))
    .replaceAll('$fresh', idOf(FRESH))
    .replaceAll('$words', words)

/** An answer that only repeats the question tells nothing. */
const forgetful = (told: Outcome): string =>
  JSON.stringify(told).replaceAll(/word-of-\w+|0000-7000-8000-\d{12}/g, '…')

/** A row of everything for each of them; as a replica, so that their order does not matter. */
async function plant(): Promise<void> {
  await admin.query('set session_replication_role = replica')
  for (const code of [HERE, NEXT_DOOR])
    await admin.query('insert into territory.region values ($1, $2, null, null, $2)', [code, 'x'])
  for (const table of await tablesOfRegions(admin))
    for (const row of ROWS) await admin.query(`${insertOf(table, row)} on conflict do nothing`)
  for (const { row, words } of ROWS)
    await admin.query(`
      insert into access.account (id, login, name, password_hash, phone_cipher)
        values ('${idOf(row)}', '${words}', '${words}', '${words}', '${words}');
      insert into access.session (token_hash, account_id, created_at, seen_at, expires_at)
        values ('${words}', '${idOf(row)}', now(), now(), now());
      insert into access.preference values ('${idOf(row)}', '${words}', '{}');
      insert into access.invite (token_hash, account_id, expires_at, forgets_factor)
        values ('${words}', '${idOf(row)}', now(), false);
      insert into access.phone_code values ('${words}', '${words}', now(), 0)`)
  await admin.query(`
    insert into access.posting (region, id, account_id, role, from_on) values (${HERE}, '${idOf(4)}', '${idOf(1)}', 'clerk', 'now');
    update people.person set phone_index = name::bytea, phone_cipher = name::bytea;
    update matters.matter set sent_up = id = '${idOf(MINE.row)}', requester_name = text;
    insert into people.person (region, id, name, phone_index, since)
      select ${NEXT_DOOR}, gen_random_uuid(), coalesce(name, n::text), coalesce(phone, n::text)::bytea, now()
      from generate_series(1, ${SAME_NAMES}) n, (values ('${THEIRS.words}', null), (null, '${THEIRS.words}')) v (name, phone);
    insert into matters.matter select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'number', n))).*
      from matters.matter m, generate_series(1, ${SAME_NAMES}) n where region = ${NEXT_DOOR};
    select lo_from_bytea(4711, 'x');
    set session_replication_role = origin;
    analyze`)
}
