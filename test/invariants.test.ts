/** What must hold after any run holds here; and of each sentence, that it would be missed if it did not. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { broken, invariants } from '#verification/invariants.ts'
import { HEADER, openImports, row } from './imports.ts'
import { openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('invariants')
const town = await plantSmall(app)
const { as, land, matter } = town
const desk = await openImports(app, town)
const client = new pg.Client({ connectionString: app.admin.options.connectionString })
await client.connect()
afterAll(() => client.end())
const query = (sql: string) => client.query(sql)

const region = land.edge.code
const closed = await matter({ by: 'edge.resident' })
await as('edge.gridWorker').matters.resolve({ ...closed, result: '好了' })
await as('edge.secretary').matters.verify(closed)
await as('edge.resident').matters.submitFeedback({
  ...closed,
  solved: true,
  satisfaction: 'satisfied',
})
const open = await matter({ by: 'edge.resident' })
const asked = await matter({ by: 'edge.resident' })
await as('edge.gridWorker').matters.accept(asked)
await as('edge.gridWorker').matters.escalate({ ...asked, reason: '网格办不了' })
await as('edge.secretary').access.appoint({
  region,
  id: crypto.randomUUID(),
  login: 'clerk-1',
  name: '沈若溪',
  role: 'clerk',
  from: '2026-01-01',
})
const done = await desk.bring(await desk.sheet(HEADER, [row('钟声', '户主', '新园小区1栋101')]))
const undone = await desk.undone(
  await desk.bring(await desk.sheet(HEADER, [row('贺兰山', '户主', '新河小区1栋101')])),
)
const planned = await desk.planned(
  await desk.uploaded(await desk.sheet(HEADER, [row('高山', '户主', '新河小区9栋101')])),
)

/** What each sentence forbids, done to the database behind the back of the app. */
const BREAKAGES: Record<string, [sql: string, ...names: string[]]> = {
  'a story begins with the report and has one line for each version, without a gap': [
    `delete from matters.matter_step where matter_id = '${closed.id}' and seq = 2`,
    closed.id,
  ],
  'a matter stands where the last line of its story ends': [
    `update matters.matter set state = 'accepted' where id = '${open.id}'`,
    open.id,
  ],
  'a line of a story begins where the one before it ended': [
    `update matters.matter_step set from_state = 'reopened' where matter_id = '${closed.id}' and seq = 3`,
    closed.id,
  ],
  'each line of a story has told its event, once': [
    `delete from platform.event where subject_id = '${open.id}'`,
    open.id,
  ],
  'a matter is closed, or something is still promised': [
    `update matters.matter_obligation set state = 'dropped', ended_at = now() where matter_id = '${open.id}'`,
    open.id,
  ],
  'a matter shows the earliest of the times that run': [
    `update matters.matter set due_at = due_at + interval '1 minute' where id = '${open.id}'`,
    open.id,
  ],
  'a matter has one owner, whole, or none': [
    `update matters.matter set owner_account_id = null where id = '${open.id}'`,
    open.id,
  ],
  'somebody is asked to take over exactly while a matter is dispatched': [
    `update matters.matter set next_region = region, next_posting_id = id, next_name = '', next_role = '' where id = '${open.id}'`,
    open.id,
  ],
  'a verdict is one line of the story, and rounds count without a gap': [
    `update matters.feedback set round = 2 where matter_id = '${closed.id}'`,
    closed.id,
  ],
  'a matter is found by its number': [
    `delete from matters.matter_word where matter_id = '${open.id}'`,
    open.id,
  ],
  'what is remembered of a command was done': [
    `delete from matters.matter_step where matter_id = '${open.id}'`,
  ],
  'what somebody did to a matter is remembered as a command, once': [
    `delete from platform.command where output #>> '{json,id}' = '${open.id}'`,
    open.id,
  ],
  'a posting was appointed, and its areas and sessions are its own': [
    `delete from platform.event where what = 'appointed' and region = ${region}`,
    String(region),
  ],
  'an import that is done went through all of its rows': [
    `delete from imports.chunk where import_id = '${planned.id}'`,
    planned.id,
  ],
  'an import that is undone has no chunk left': [
    `update imports.chunk set undone = false where import_id = '${undone.id}'`,
    undone.id,
  ],
  'a trial leaves no trace': [
    `insert into imports.change values (${region}, '${planned.id}', 0, 'persons', gen_random_uuid(), '', null, null)`,
    planned.id,
  ],
  'what an import wrote is there, and what it took back is not': [
    `delete from people.residency where id in (select record_id from imports.change where import_id = '${done.id}')`,
    'residencies',
  ],
  'whoever is in a register is found by name': [`delete from people.token`],
  'what finds a person goes with the person': [
    `insert into people.token values (${region}, '无', gen_random_uuid())`,
    String(region),
  ],
  'a region lies in the one above it': [
    `update territory.region set parent = 990201001000 where code = ${region}`,
    String(region),
  ],
  'no row lies outside the tree of regions': [
    `update platform.event set region = 110101001001 where subject_id = '${open.id}'`,
    'platform.event 110101001001',
  ],
  'row-level security is forced on every table with a region': [
    `alter table matters.matter_word no force row level security`,
    'matters.matter_word',
  ],
}

test('after people, an import, its undoing and a trial, every invariant holds', async () => {
  expect(await broken(query)).toEqual([])
})

test('each invariant has a breakage that proves its power', async () => {
  expect(Object.keys(BREAKAGES)).toEqual([...(await invariants(query)).keys()])
})

test.each(Object.entries(BREAKAGES))(
  'it is noticed that no more %s',
  async (sentence, [sql, ...names]) => {
    try {
      await query(`begin; set local session_replication_role = replica; ${sql}`)
      const found = (await broken(query)).find(one => one.sentence === sentence)
      expect(found).toBeDefined()
      expect(found!.ids.join(' ')).toContain(names[0] ?? '')
    } finally {
      await query('rollback')
    }
  },
)
