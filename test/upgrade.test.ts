/** A later release comes up while an earlier one serves: killed after every statement, then completed. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIGRATIONS } from '#app/database.ts'
import { newId } from '#platform/ids.ts'
import { APP_PASSWORD } from './database.ts'
import { bearer, openFront } from './http.ts'
import type { Town } from './make.ts'
import { openTestApp, plantSmall } from './make.ts'

const STATEMENTS = [
  'alter table matters.matter add column mood text',
  `create table matters.mood (region bigint not null, id uuid not null, primary key (region, id));
   select platform.protect('matters.mood'); grant select, insert on matters.mood to linli_app`,
  "update matters.matter set mood = 'calm'",
  'create index matter_mood on matters.matter (region, mood)',
  'alter table matters.matter add constraint matter_mood check (length(mood) < 100) not valid',
]
const GATE = 8313
const CALLERS = 3
const LONGEST_MS = 5_000

const app = await openTestApp('upgrade')
const front = await openFront(app)
const folder = mkdtempSync(join(tmpdir(), 'linli-upgrade-'))
let town: Town

beforeAll(async () => {
  town = await plantSmall(app)
  cpSync(MIGRATIONS, folder, { recursive: true })
  // After each statement it stands at a gate, seen through a lock that only marks the place.
  const gated = STATEMENTS.map(
    (statement, i) => `${statement};
      select pg_advisory_xact_lock_shared(${GATE}, ${i + 1});
      do $$ begin
        while (select open from public.gate) < ${i + 1} loop perform pg_sleep(0.01); end loop;
      end $$;`,
  )
  writeFileSync(join(folder, '9001_matters_mood.sql'), gated.join('\n'))
  await app.admin.query(
    'create table public.gate as select 0 as open; grant select on public.gate to public',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

test('an upgrade under load, killed after each statement, completes and disturbs no answer', async () => {
  const stop = new AbortController()
  const calls = Array.from({ length: CALLERS }, () => callOn(stop.signal))
  for (let place = 1; place <= STATEMENTS.length; place++) {
    const upgrading = upgrade()
    await expect.poll(() => standsAt(place), { timeout: 10_000, interval: 10 }).toBe(true)
    upgrading.kill('SIGKILL')
    await once(upgrading, 'exit')
    await expect.poll(() => standsAt(place), { timeout: 10_000, interval: 10 }).toBe(false)
    expect(await moodOf()).toBe(false)
    await app.admin.query(`update public.gate set open = ${place}`)
  }
  const [code] = await once(upgrade(), 'exit')
  expect(code).toBe(0)
  await sleep(200)
  stop.abort()
  const answers = (await Promise.all(calls)).flat()

  expect(await moodOf()).toBe(true)
  expect(answers.flatMap(({ wrong }) => wrong ?? [])).toEqual([])
  expect(answers.length).toBeGreaterThan(50)
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(LONGEST_MS)
}, 60_000)

type Answer = { ms: number; wrong?: string }

/** Reports matters and reads them back through the earlier release's own door. */
async function callOn(signal: AbortSignal): Promise<Answer[]> {
  const answers: Answer[] = []
  const { code: region, home1: placeId } = town.land.edge
  const call = async (procedure: string, input: object, expected: object) => {
    const began = performance.now()
    const ask = () => front.rpc(procedure, input, bearer(town, 'edge.resident'))
    let answer = await ask()
    // A crowd behind a lock is told to come again, and comes.
    while (answer.status === 503 && performance.now() - began < LONGEST_MS) {
      await sleep(100)
      answer = await ask()
    }
    const text = await answer.text()
    const given = answer.ok ? (JSON.parse(text) as { json: Record<string, unknown> }).json : {}
    const right = Object.entries(expected).every(([key, value]) => given[key] === value)
    answers.push({
      ms: performance.now() - began,
      ...(!right && { wrong: `${procedure} ${text}` }),
    })
  }
  while (!signal.aborted) {
    const id = newId()
    const text = `灯不亮 ${id}`
    await call('matters/report', { region, id, kind: 'repair', text, placeId }, { id, text })
    await call('matters/get', { region, id }, { id, text })
    await sleep(20)
  }
  return answers
}

/** The later release, as far as it concerns the database, in a process that can be killed. */
function upgrade(): ChildProcess {
  const script = `
    import { migrate } from ${JSON.stringify(new URL('../src/platform/db/migrate.ts', import.meta.url).href)}
    await migrate(${JSON.stringify(adminUrl())}, {
      folder: ${JSON.stringify(folder)}, appPassword: '${APP_PASSWORD}', log: { info() {} } })`
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
}

const adminUrl = () => app.admin.options.connectionString

async function standsAt(place: number): Promise<boolean> {
  const { rowCount } = await app.admin.query(
    `select from pg_locks where locktype = 'advisory' and classid = ${GATE} and objid = ${place}`,
  )
  return rowCount! > 0
}

async function moodOf(): Promise<boolean> {
  const { rowCount } = await app.admin.query(
    `select from platform.migration where name = '9001_matters_mood.sql'
       and to_regclass('matters.mood') is not null`,
  )
  return rowCount! > 0
}
