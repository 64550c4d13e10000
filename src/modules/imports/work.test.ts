/** What happens to an import on its way: stopped, killed, taken up again, undone. */
import { expect, test } from 'vitest'
import { importAll } from '#test/jobs.ts'
import { HEADER, openImports, region, row, SECRETARY } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'
import { citizenId, RESIDENT_HEADER, residents } from './dataset.fixture.ts'
import { purgeOld } from './work.ts'

const app = await openTestApp('imports_work')
const town = await plantSmall(app)
const { ask, bring, carriedOut, headers, imports, planned, sheet, traces, undone, uploaded } =
  await openImports(app, town)
const { people } = town.as(SECRETARY)

test('an import is undone to the last byte', async () => {
  await bring(
    await sheet(HEADER, [
      row('欧阳娜娜', '户主', '和园小区30栋101', '13755550002', citizenId(7001, 0)),
    ]),
  )
  const before = await traces()
  const file = await sheet(HEADER, [
    row('钟声', '户主', '新园小区1栋1单元101', '13755554001'),
    row('欧阳娜娜', '妻', '和园小区30栋101', '13755554444', citizenId(7001, 0)),
  ])
  const done = await bring(file)
  expect(done.counts).toMatchObject({ added: 1, changed: 1 })
  expect(await traces()).not.toEqual(before)
  expect(await undone(done)).toMatchObject({
    state: 'undone',
    percent: 100,
    kept: 0,
    stays: [],
    undoable: false,
  })
  expect(await traces()).toEqual(before)
})

test('what somebody has changed or refers to since stays, and is listed', async () => {
  const done = await bring(
    await sheet(HEADER, [
      row('贺兰山', '户主', '新河小区1栋101', '13755555001'),
      row('贺小山', '长子', '新河小区1栋102', '13755555002'),
      row('贺大山', '父亲', '新河小区1栋103', '13755555003'),
    ]),
  )
  const [asked] = await people.lookUp({ region, number: '13755555001', purpose: '核对' })
  await town.matter({ by: SECRETARY, requester: { name: '贺兰山', phone: '13755555001' } })
  await bring(await sheet(HEADER, [row('贺小山', '长子', '新河小区1栋102', '13755555009')]))
  await app.admin.query("update people.person set informed_on = '2026-02-02' where name = '贺小山'")
  const after = await undone(done)
  expect(after).toMatchObject({ state: 'undone', kept: 2 })
  expect(after.stays.map(({ kind, name, why }) => `${kind} ${name} ${why}`).toSorted()).toEqual([
    'persons 贺兰山 still-needed',
    'persons 贺小山 changed-since',
  ])
  expect(await people.lookUp({ region, number: '13755555003', purpose: '核对' })).toEqual([])
  expect(await people.get({ region, id: asked!.id })).toMatchObject({
    name: '贺兰山',
    address: null,
  })
})

const [MANY, HOMES] = [2000, 512]
const many = async (estate: string) => {
  const key = await uploaded(await sheet(RESIDENT_HEADER, residents(MANY, HOMES, estate)))
  await planned(key)
  await imports.run(key)
  return key
}

/** Works on what waits, and does something to it as soon as a chunk is written. */
async function interrupted(
  { id }: { id: string },
  interrupt: () => unknown,
  signal?: AbortSignal,
): Promise<void> {
  const working = importAll({ ...app, signal })
  for (;;) {
    const { rows } = await app.admin.query(
      'select count(*) as chunks from imports.chunk where import_id = $1',
      [id],
    )
    if (rows[0].chunks > 0) break
  }
  await interrupt()
  await working
}

const livingIn = async (estate: string) => {
  const { rows } = await app.admin.query(
    `select count(distinct r.person_id) as people, count(distinct h.id) as homes from people.residency r
     join people.household h on h.id = r.household_id join territory.place l on l.id = h.place_id where l.address like $1`,
    [`${estate}%`],
  )
  return rows[0]
}

test('a run that is cancelled keeps whole chunks, and is run on or undone', async () => {
  const before = await traces()
  const key = await many('柳荫里')
  await interrupted(key, () => imports.cancel(key))
  const stopped = await imports.get(key)
  expect(stopped).toMatchObject({
    state: 'stopped',
    stoppedBecause: 'cancelled',
    counts: { failed: 0 },
  })
  expect(stopped.percent).toBeLessThan(100)
  expect((await livingIn('柳荫里')).people).toBe(stopped.counts.added)
  await expect(imports.cancel(key)).rejects.toMatchObject({ data: { reason: 'not-in-this-state' } })
  expect(await carriedOut(key)).toMatchObject({
    state: 'done',
    percent: 100,
    counts: { added: MANY, same: 0 },
  })
  expect(await livingIn('柳荫里')).toEqual({ people: MANY, homes: HOMES })
  expect(await undone(key)).toMatchObject({ state: 'undone', kept: 0 })
  expect(await traces()).toEqual(before)
})

test('somebody who stands in chunks that follow each other is one person, with every number', async () => {
  const [first, second] = ['13755556001', '13755556002']
  const both = (home: string, phone: string) =>
    row('尚明远', '户主', `连云里${home}`, phone, citizenId(7100))
  const filler = Array.from({ length: 510 }, (_, i) =>
    row('尚小明', '长子', `连云里${Math.floor(i / 4) + 3}栋${101 + (i % 4)}`),
  )
  const done = await bring(
    await sheet(HEADER, [both('1栋101', first), ...filler, both('2栋101', second)]),
  )
  expect(done.counts).toMatchObject({ added: 512, failed: 0 })
  expect(await livingIn('连云里')).toEqual({ people: 511, homes: 512 })
  const [known] = await people.lookUp({ region, number: second, purpose: '核对' })
  expect(known).toMatchObject({ name: '尚明远' })
  expect(await people.lookUp({ region, number: first, purpose: '核对' })).toEqual([])
})

/** A process that was killed has not let go: for a while it is still believed to work. */
const keptBy = ({ id }: { id: string }) =>
  app.admin.query(
    'update imports.import set holder = gen_random_uuid(), held_until = $1 where id = $2',
    [new Date(app.clock().getTime() + 15_000), id],
  )

test('a run that is killed is taken up by whoever comes next, where its last transaction left it', async () => {
  const before = await traces()
  const key = await many('南关里')
  const killed = new AbortController()
  await interrupted(key, () => killed.abort(), killed.signal)
  const { percent, counts, state } = await imports.get(key)
  expect(state).toBe('running')
  expect(percent).toBeLessThan(100)
  expect((await livingIn('南关里')).people).toBe(counts.added)
  await keptBy(key)
  await importAll(app)
  expect(await imports.get(key)).toMatchObject({ percent })
  // Nor does a clock that is set back make that while a day.
  app.clock.advance({ days: -1 })
  await importAll(app)
  expect(await imports.get(key)).toMatchObject({
    state: 'done',
    percent: 100,
    counts: { added: MANY, same: 0 },
  })
  expect(await livingIn('南关里')).toEqual({ people: MANY, homes: HOMES })
  expect(await undone(key)).toMatchObject({ kept: 0 })
  expect(await traces()).toEqual(before)
})

test('an undoing that is killed is finished by whoever comes next', async () => {
  const before = await traces()
  const key = await many('东关里')
  await importAll(app)
  await imports.undo(key)
  const killed = new AbortController()
  const working = importAll({ ...app, signal: killed.signal })
  while ((await imports.get(key)).percent === 0);
  killed.abort()
  await working
  expect(await imports.get(key)).toMatchObject({ state: 'undoing' })
  await keptBy(key)
  app.clock.advance({ minutes: 1 })
  await importAll(app)
  expect(await imports.get(key)).toMatchObject({ state: 'undone', kept: 0 })
  expect(await traces()).toEqual(before)
})

test('two datasets of a region are worked on one after the other', async () => {
  const [first, second] = [
    await uploaded(await sheet(HEADER, [row('甲一', '户主', '北关里1栋101')])),
    await uploaded(await sheet(HEADER, [row('乙二', '户主', '北关里1栋102')])),
  ]
  await planned(first)
  await planned(second)
  await imports.run(first)
  await expect(imports.run(second)).rejects.toMatchObject({ data: { reason: 'at-work' } })
  await importAll(app)
  expect((await carriedOut(second)).counts).toMatchObject({ added: 1 })
})

test('a file that is gone is told, and nothing half done is left', async () => {
  const key = await uploaded(await sheet(HEADER, [row('戊五', '户主', '北关里1栋105')]))
  await app.app.uploads.drop(key.id)
  expect(await planned(key)).toMatchObject({
    state: 'uploaded',
    stoppedBecause: 'file',
    counts: { added: 0 },
    findings: [],
  })
})

test('after thirty days the file and the means to undo are gone', async () => {
  const done = await bring(await sheet(HEADER, [row('丙三', '户主', '北关里1栋103')]))
  const { rows } = await app.admin.query(
    'select count(*) as n from imports.change where import_id = $1',
    [done.id],
  )
  expect(rows[0].n).toBeGreaterThan(0)
  app.clock.set(new Date(Date.now() + 31 * 86_400_000))
  await purgeOld(app)
  expect(await imports.get(done)).toMatchObject({ undoable: false, counts: { added: 1 } })
  expect(
    (
      await app.admin.query('select count(*) as n from imports.change where import_id = $1', [
        done.id,
      ])
    ).rows,
  ).toEqual([{ n: 0 }])
  const { rows: samples } = await app.admin.query(
    'select from imports.import where id = $1 and sample_cipher is not null',
    [done.id],
  )
  expect(samples).toEqual([])
  expect((await imports.preview(done)).columns.flatMap(({ samples }) => samples).join('')).toBe('')
  await expect(imports.undo(done)).rejects.toMatchObject({ data: { reason: 'file-forgotten' } })
  const failed = await ask(`/imports/${region}/${done.id}/failed`, { headers })
  expect([failed.status, ((await failed.json()) as { data: unknown }).data]).toEqual([
    409,
    { reason: 'file-forgotten' },
  ])
})

test('the story of an import is told once for each chunk, and names nobody', async () => {
  const done = await bring(
    await sheet(HEADER, [
      row('丁四', '户主', '北关里1栋104', '13755559001'),
      row('丁小四', '长子', '北关里1栋104'),
    ]),
  )
  const { rows } = await app.admin.query(
    'select what, data from platform.event where subject_id = $1 order by xid',
    [done.id],
  )
  expect(rows.map(({ what }) => what)).toEqual(['uploaded', 'planning', 'running', 'applied'])
  expect(JSON.stringify(rows)).not.toMatch(/丁|13755559001/)
})
