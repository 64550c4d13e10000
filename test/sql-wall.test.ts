/**
 * Attempts to get past the second wall, written out in sql-wall/*.sql and run as the application's own
 * login in the scope of one actor. Each is shown to be able to succeed: with what is the actor's own, or
 * for somebody who may. Out of reach, and so not among them: `set_config` of a wider scope, for whoever
 * can write SQL as the application can widen it, and parameters alone keep that from happening; and how
 * long a statement takes or what `explain analyze` counts, which tell that a value one names is there.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cloneDatabase } from './database.ts'
import type { Attempt, Outcome, RowSet } from './sql-wall.ts'
import {
  ABSENT,
  ACTORS,
  bound,
  FOLDER,
  forgetful,
  LISTS,
  outcome,
  passes,
  plant,
  THEIRS,
} from './sql-wall.ts'

let admin: pg.Client
let app: pg.Client
let watched: pg.Client

beforeAll(async () => {
  const { adminUrl, appUrl } = await cloneDatabase(inject('databaseUrl'), 'sql_wall')
  ;[admin, app, watched] = [adminUrl, appUrl, adminUrl].map(
    connectionString => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client, pg.Client]
  await Promise.all([admin, app, watched].map(client => client.connect()))
  await plant(admin)
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
    const { others } = ACTORS[attempt.who]!
    expect(await passes(app, attempt)).toBe(undefined)
    const may = await otherwise(attempt, others)
    if (attempt.expects === 'the same')
      expect(forgetful(may)).not.toBe(forgetful(await otherwise(attempt, { ...others, ...ABSENT })))
    else if (attempt.expects === 'no rows') expect(may.told).not.toEqual([])
    else expect(may).not.toHaveProperty('code')
  })
})

/** The same statement where it may succeed: about one's own, before the scope ends, or by somebody else. */
async function otherwise({ who, control, sql }: Attempt, others: RowSet): Promise<Outcome> {
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
