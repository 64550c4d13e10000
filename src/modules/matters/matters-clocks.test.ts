/** Promised times: what starts them, what stops, moves and ends them, and what happens when they run out. */
import { beforeEach, expect, test } from 'vitest'
import { escalateAll } from '#test/jobs.ts'
import type { Method } from '#methods/index.ts'
import { METHODS } from '#methods/index.ts'
import { oneHome } from '#methods/one-home.ts'
import { newId } from '#platform/ids.ts'
import { openTestApp, plantSmall, START } from '#test/make.ts'

const app = await openTestApp('clocks')
const { land, as, matter } = await plantSmall(app)
const { code: region } = land.edge
const worker = as('edge.gridWorker').matters

beforeEach(() => app.clock.set(START))

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const at = (moment: string) => new Date(`${moment}:00+08:00`)
/** Every promise of a matter as it stands in the database. */
const obligations = async ({ id }: { id: string }) =>
  (
    await app.admin.query(
      'select * from matters.matter_obligation where matter_id = $1 order by id',
      [id],
    )
  ).rows
const dueOf = async (one: { region: number; id: string }) =>
  (await as('edge.clerk').matters.get(one)).dueAt

/** The next release of a method: everything the same, but other times for what residents report. */
const faster: Method = {
  ...oneHome,
  version: 2,
  kinds: {
    ...oneHome.kinds,
    repair: {
      ...oneHome.kinds.repair!,
      clocks: {
        ...oneHome.kinds.repair!.clocks,
        handle: { clock: 'workHour', amount: 10 },
        verify: { clock: 'workHour', amount: 1 },
      },
    },
  },
}

test('a report promises somebody to look, in work hours, and an end, in work days', async () => {
  const one = await matter({ by: 'edge.resident' })
  expect(one).toMatchObject({ dueAt: at('2026-03-02T15:00'), promisedBy: at('2026-03-05T17:30') })
  expect(await worker.accept(one)).toMatchObject({
    dueAt: at('2026-03-05T17:30'),
    promisedBy: at('2026-03-05T17:30'),
  })
})

test('a note and a category move no clock', async () => {
  const one = await matter({ by: 'edge.resident' })
  const before = await obligations(one)
  app.clock.advance({ hours: 2 })
  const noted = await worker.note({ ...one, text: '已约师傅' })
  await as('edge.clerk').matters.classify({ ...one, category: '公共设施' })
  const sorted = await as('edge.clerk').matters.get(one)
  expect(await obligations(one)).toEqual(before)
  for (const { dueAt, promisedBy } of [noted, sorted])
    expect({ dueAt, promisedBy }).toEqual({ dueAt: one.dueAt, promisedBy: one.promisedBy })
})

test('a suspension stops the clock, and its end moves the due time by the working time that was lost', async () => {
  const one = await matter({ by: 'edge.resident' })
  await worker.accept(one)
  app.clock.set(at('2026-03-03T10:00'))
  expect(await worker.suspend({ ...one, reason: '等配件' })).toMatchObject({
    state: 'suspended',
    dueAt: null,
    overdue: false,
    promisedBy: at('2026-03-05T17:30'),
  })
  app.clock.set(at('2026-03-20T10:00'))
  await escalateAll(app)
  expect((await as('edge.clerk').matters.get(one)).steps.at(-1)).toMatchObject({
    action: 'suspend',
  })
  // Three work days were promised from the 2nd: the 3rd was touched, and so is the 20th, a Friday.
  expect(await as('edge.clerk').matters.resume(one)).toMatchObject({
    state: 'handling',
    ownerRole: 'gridWorker',
    dueAt: at('2026-03-25T17:30'),
  })

  const urgent = await matter({ by: 'edge.resident', kind: 'utility' })
  await worker.accept(urgent)
  await worker.suspend({ ...urgent, reason: '等自来水公司' })
  app.clock.advance({ hours: 5, minutes: 20 })
  expect(await worker.resume(urgent)).toMatchObject({ dueAt: at('2026-03-21T15:20') })
})

test('the promise is extended once, by a second span, and runs out anew', async () => {
  const one = await matter({ by: 'edge.resident' })
  await worker.accept(one)
  app.clock.set(at('2026-03-06T09:00'))
  await escalateAll(app)
  expect(await worker.extend({ ...one, reason: '厂家周二到货' })).toMatchObject({
    dueAt: at('2026-03-10T17:30'),
    promisedBy: at('2026-03-10T17:30'),
    overdue: false,
    supervised: false,
  })
  await expect(worker.extend({ ...one, reason: '再等等' })).rejects.toThrow(
    refused('extended-once'),
  )
  app.clock.set(at('2026-03-11T09:00'))
  await escalateAll(app)
  const { steps, supervised } = await as('edge.clerk').matters.get(one)
  expect(supervised).toBe(true)
  expect(steps.filter(({ action }) => action === 'autoEscalate')).toMatchObject([
    { reason: 'handle', toRole: 'clerk' },
    { reason: 'handle', toRole: 'clerk' },
  ])
})

test('what nobody looks at in time is told to one level after another, and to nobody twice; the owner stays', async () => {
  const one = await matter({ by: 'edge.resident' })
  const told = []
  for (const moment of [
    '2026-03-02T15:01',
    '2026-03-03T17:31',
    '2026-03-04T17:31',
    '2026-03-30T09:00',
  ]) {
    app.clock.set(at(moment))
    await escalateAll(app)
    const { steps, ownerRole, supervised } = await as('edge.clerk').matters.get(one)
    expect({ ownerRole, supervised }).toEqual({ ownerRole: 'gridWorker', supervised: true })
    told.push(
      steps
        .filter(({ action }) => action === 'autoEscalate')
        .map(({ reason, toRole }) => `${reason}:${toRole}`),
    )
  }
  const upward = ['accept:clerk', 'supervise:streetOfficer', 'supervise:null']
  expect(told).toEqual([upward.slice(0, 1), upward.slice(0, 2), upward, [...upward, 'handle:null']])
  expect(
    (await as('street.streetOfficer').matters.list({ region: 990101003000 })).rows.map(
      ({ id }) => id,
    ),
  ).toContain(one.id)
})

test('two promises that run out together are told to one level: nobody is passed over', async () => {
  const one = await matter({ by: 'edge.resident' })
  app.clock.set(at('2026-03-09T09:00'))
  await escalateAll(app)
  const { steps, clocks } = await as('edge.clerk').matters.get(one)
  expect(steps.slice(1).map(({ reason, toRole }) => [reason, toRole])).toEqual([
    ['accept', 'clerk'],
    ['handle', 'clerk'],
  ])
  expect(clocks.filter(({ what }) => what === 'supervise')).toMatchObject([
    { state: 'running', dueAt: at('2026-03-10T17:30') },
  ])
})

test('a supervision ends when nothing is late any more', async () => {
  const one = await matter({ by: 'edge.resident' })
  app.clock.set(at('2026-03-02T16:00'))
  await escalateAll(app)
  expect(await worker.accept(one)).toMatchObject({
    supervised: false,
    dueAt: at('2026-03-05T17:30'),
  })
  app.clock.set(at('2026-03-05T09:00'))
  await escalateAll(app)
  const { clocks, supervised } = await as('edge.clerk').matters.get(one)
  expect(clocks.map(({ what, state }) => [what, state])).toEqual([
    ['accept', 'missed'],
    ['handle', 'running'],
    ['supervise', 'met'],
  ])
  expect(supervised).toBe(false)
})

test('a matter keeps the version of the method under which it was opened', async () => {
  const old = await matter({ by: 'edge.resident' })
  const later = app.knowing([...METHODS, faster])
  const resident = as('edge.resident', { appContext: later }).matters
  const fresh = await resident.report({
    region,
    id: newId(),
    kind: 'repair',
    text: '门禁坏了',
    placeId: land.edge.home1,
  })
  expect([old.promisedBy, fresh.promisedBy]).toEqual([
    at('2026-03-05T17:30'),
    at('2026-03-03T12:00'),
  ])

  const upgraded = as('edge.gridWorker', { appContext: later }).matters
  const verifyBy = []
  for (const one of [old, fresh])
    verifyBy.push((await upgraded.resolve({ ...one, result: '修好了' })).dueAt)
  expect(verifyBy).toEqual([at('2026-03-03T17:30'), at('2026-03-02T10:00')])
})

test('a message handed over twice, or five times at once, is one matter that keeps when it was written', async () => {
  const intake = as('edge.intakeService').matters
  await intake.setCategories({
    region,
    paths: [
      ['城市管理', '占道经营'],
      ['公共设施', '供水', '水压不足'],
      ['公共设施', '路灯'],
    ],
  })
  const message = {
    region,
    source: 'hotline' as const,
    externalId: 'hl-7',
    reportedAt: at('2026-02-26T20:15'),
    text: '厨房水压不足,洗澡没水',
  }
  const all = await Promise.all(
    Array.from({ length: 5 }, () => intake.intake({ ...message, id: newId() })),
  )
  expect(all.filter(({ created }) => created).length).toBe(1)
  expect(new Set(all.map(({ id, number }) => id + number)).size).toBe(1)
  expect(await intake.intake({ ...message, id: newId() })).toEqual({ ...all[0], created: false })

  const one = { region, id: all[0]!.id }
  expect(await as('edge.clerk').matters.get(one)).toMatchObject({
    source: 'hotline',
    category: '公共设施 / 供水 / 水压不足',
    reportedAt: message.reportedAt,
    receivedAt: app.clock(),
    ownerRole: 'clerk',
    promisedBy: new Date('2026-03-10T00:00:00+08:00'),
  })
  expect(await dueOf(one)).toEqual(at('2026-03-03T09:00'))
})

test('what is written down later keeps when it was told, and nothing is told in the future', async () => {
  const paper = await matter({
    by: 'edge.clerk',
    source: 'paper',
    reportedAt: at('2026-02-27T16:00'),
  })
  expect(paper).toMatchObject({
    reportedAt: at('2026-02-27T16:00'),
    receivedAt: app.clock(),
    promisedBy: at('2026-03-05T17:30'),
  })
  await expect(matter({ by: 'edge.clerk', reportedAt: at('2026-03-02T09:06') })).rejects.toThrow(
    refused('in-the-future'),
  )
  for (const reportedAt of [null, true, 0])
    await expect(
      matter({ by: 'edge.clerk', reportedAt: reportedAt as never }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('what was promised before a year’s holidays were known is counted anew once they are, and waits until then', async () => {
  app.clock.set('2026-09-28T09:00:00+08:00')
  const known = await matter({ by: 'edge.resident' })
  app.clock.set('2026-12-30T09:00:00+08:00')
  const unknown = await matter({ by: 'edge.resident' })
  app.clock.set('2026-09-28T10:00:00+08:00')
  const told = async () =>
    Promise.all([known, unknown].map(one => as('edge.secretary').matters.get(one)))
  const before = await told()
  expect(before.map(({ clocks }) => clocks.map(({ provisional }) => provisional))).toEqual([
    [false, false],
    [false, true],
  ])
  // As a server counted it that had not heard of the National Day of that year.
  await app.admin.query(
    "update matters.matter_obligation set provisional = true, due_at = due_at - interval '20 days' where matter_id = $1 and what = 'handle'",
    [known.id],
  )
  await app.admin.query(
    `update matters.matter set promised_by = promised_by - interval '20 days',
       due_at = promised_by - interval '20 days' where id = $1`,
    [known.id],
  )
  expect((await told())[0]!.overdue).toBe(true)
  await escalateAll(app.knowing([...METHODS, faster]))
  expect(await told()).toEqual(before)
})
