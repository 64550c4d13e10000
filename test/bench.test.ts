/** The measurements themselves, each run once in small: what is loaded is what the app writes, and nothing fails. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callerOf } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import { tokensOf } from '#platform/tokens.ts'
import { METHOD } from '#verification/bench/city.ts'
import { MODES } from '#verification/bench/run.ts'
import type { Stage } from '#verification/bench/stage.ts'
import { openStage } from '#verification/bench/stage.ts'

const SMALL = {
  communities: 2,
  residents: 480,
  matters: 80,
  connections: 4,
  seconds: 0.3,
  runs: 1,
  rows: 600,
}
let stage: Stage

beforeAll(async () => {
  stage = await openStage(SMALL, () => undefined)
})
afterAll(() => stage?.close())

test('a loaded matter is, row for row, what the app writes for the same report', async () => {
  const { admin, appContext } = stage
  const { rows } = await admin.query<Loaded>(`
    select m.region, m.id, m.kind, m.text, m.place_id as "placeId", s.posting_id as "postingId"
    from matters.matter m join matters.matter_step s on s.region = m.region and s.matter_id = m.id
    where m.state = 'reported' and m.region = (select min(region) from matters.matter) limit 1`)
  const { postingId, ...loaded } = rows[0]!
  const person = Number.parseInt(postingId.slice(0, 8), 16)
  const made = { ...loaded, id: newId() }
  await callerOf(appContext, { token: `bench-${loaded.region}-${person}` }).matters.report(made)
  const [theirs, ours] = [await traceOf(made), await traceOf(loaded)]
  expect(ours).toEqual(theirs)
  expect(ours.matter).toHaveLength(1)
  expect(ours.matter![0]).toMatchObject({ method_id: METHOD, state: 'reported' })
  expect(ours.token!.length).toBeGreaterThan(5)
})

test.for(Object.keys(MODES))('%s: figures above zero, and no errors', async mode => {
  const lines = await MODES[mode]!(stage)
  const errors = lines.filter(({ name }) => name.includes('errors'))
  const rates = lines.filter(({ name }) => /_per_s|_done|_p95/.test(name))
  expect(errors.length).toBeGreaterThan(0)
  expect(errors.filter(({ value }) => value > 0)).toEqual([])
  expect(rates.length).toBeGreaterThan(0)
  expect(rates.filter(({ value }) => !(value > 0))).toEqual([])
})

type Loaded = {
  region: number
  id: string
  kind: string
  text: string
  placeId: string
  postingId: string
}

/** Every row about a matter; moments and ids of its own are only told to be there. */
async function traceOf({ region, id }: { region: number; id: string }) {
  const read = async (table: string, own: string) => {
    const { rows } = await stage.admin.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where region = $1 and ${own} = $2`,
      [region, id],
    )
    return rows.map(({ row }) => row)
  }
  const matter = await read('matters.matter', 'id')
  const number = String(matter[0]!.number)
  const own = new Set(tokensOf(`${number} ${number.slice(-6)}`))
  const fleeting = new RegExp(`${number}|${MINTED}|${MOMENT}|^\\d+$`, 'gi')
  const plain = (rows: Record<string, unknown>[]) =>
    rows
      .map(row =>
        JSON.parse(JSON.stringify(row), (_, value) =>
          typeof value === 'string' ? value.replaceAll(fleeting, '*') : value,
        ),
      )
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return {
    matter: plain(matter),
    step: plain(await read('matters.matter_step', 'matter_id')),
    obligation: plain(await read('matters.matter_obligation', 'matter_id')),
    token: plain(
      (await read('matters.matter_word', 'matter_id')).filter(row => !own.has(String(row.token))),
    ),
    event: plain(await read('platform.event', 'subject_id')),
  }
}

const MINTED = '[0-9a-f]{8}-[0-9a-f]{4}-7(?!000-8000-)[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'
const MOMENT = '\\d{4}-\\d{2}-\\d{2}T[\\d:.+]+'
