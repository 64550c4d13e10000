import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import { newId } from '#platform/ids.ts'
import { readSheet } from '#platform/sheets/read.ts'
import { bearer, JSON_BODY, openFront } from '#test/http.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'
import { RESIDENTS } from './register.ts'
import { findOrAdd } from './service.ts'

const app = await openTestApp('sheets')
const town = await plantSmall(app)
const { ask } = await openFront(app)
const region = CODES.edge
const asked = {
  region,
  purpose: '换届',
  columns: Object.keys(RESIDENTS),
  language: 'zh',
  format: 'xlsx',
}

const taken = (more: object = {}, headers: Record<string, string> = bearer(town, 'edge.clerk')) =>
  ask('/sheets/residents', {
    method: 'POST',
    headers: { ...JSON_BODY, ...headers },
    body: JSON.stringify({ ...asked, ...more }),
  })

async function rowsOf(answer: Response) {
  const path = join(tmpdir(), `${newId()}.xlsx`)
  await writeFile(path, Buffer.from(await answer.arrayBuffer()))
  const rows = []
  for await (const piece of readSheet(path, { name: path, sheet: 0 })) rows.push(...piece)
  return rows.map(({ cells }) => cells)
}

test('a workbook of residents holds days as dates, numbers masked and as text, and no formula', async () => {
  const personId = await asSystem(app, ctx =>
    findOrAdd(ctx, { region, name: '=1+1', phone: '13900001111' }),
  )
  await app.admin.query('update people.person set birth_on = $3 where region = $1 and id = $2', [
    region,
    personId,
    '1950-02-19',
  ])
  await app.admin.query(
    `with home as (insert into people.household (region, id, place_id) values ($1, $3, $4) returning id)
     insert into people.residency (region, id, person_id, household_id, kind, from_on)
     select $1, $2, $5, id, 'usual', '2026-01-01' from home`,
    [region, newId(), newId(), town.land.edge.home1, personId],
  )
  const answer = await taken()
  expect(answer.status).toBe(200)
  const [head, ...rows] = await rowsOf(answer)
  expect(head).toEqual(Object.values(RESIDENTS).map(({ title }) => title.zh))
  const row = rows.find(([name]) => name === '=1+1')!
  expect(row[2]).toEqual(new Date('1950-02-19'))
  expect(row[7]).toBe('1********11')
  expect(rows.at(-1)).toEqual(['用途：换届'])
  expect(await (await taken({ format: 'csv' })).text()).toContain('"\'=1+1"')
  const { rows: log } = await town.as('edge.secretary').audit.exportLog({ region })
  expect(log).toMatchObject([{ register: 'residents', medium: 'file', count: 2, purpose: '换届' }])
})

test('nobody takes more than the register shows them, and nothing without a purpose', async () => {
  expect((await taken({}, {})).status).toBe(401)
  expect((await taken({}, bearer(town, 'sibling.clerk'))).status).not.toBe(200)
  expect((await taken({ purpose: ' ' })).status).toBe(404)
  expect((await taken({ columns: Array(2000).fill('name') })).status).toBe(404)
})
