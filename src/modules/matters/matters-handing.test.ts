/** What is handed on: many at once, to those who can take it; what somebody left behind; duplicates; a place told later. */
import { expect, test } from 'vitest'
import { makeApp } from '#app/make-app.ts'
import { newId } from '#platform/ids.ts'
import type { Person } from '#test/make.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('handing')
const { land, as, matter } = await plantSmall(app)
const { code: region, home1, home11, grid3, grid30 } = land.edge
const clerk = as('edge.clerk').matters

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const postingOf = async (person: Person) => (await as(person).access.me({})).posting!.id

test('what nobody looked at is taken in and handed out by one act, two steps of the story', async () => {
  const one = await matter({ by: 'edge.resident' })
  const postingId = await postingOf('edge.gridWorker30')
  expect(await clerk.dispatch({ ...one, postingId })).toMatchObject({ state: 'dispatched' })
  expect((await clerk.get(one)).steps.map(({ action }) => action)).toEqual([
    'report',
    'accept',
    'dispatch',
  ])
})

test('before many are handed out it is said which can be, and why the others cannot', async () => {
  const postingId = await postingOf('edge.gridWorker30')
  const open = await matter({ by: 'edge.resident' })
  const his = await matter({ by: 'edge.neighbour', placeId: home11 })
  const closed = await matter({ by: 'edge.gridWorker', kind: 'trifle', handled: '扶正了' })
  const complaint = await matter({ by: 'edge.resident', kind: 'complaint' })
  const ids = [open, his, closed, complaint].map(({ id }) => id)
  const told = await clerk.preflight({ region, ids, act: 'dispatch', postingId })
  expect(told.able).toEqual([open.id])
  expect(Object.fromEntries(told.refused.map(({ reason, ids }) => [reason, ids]))).toEqual({
    'already-owner': [his.id],
    'not-now': [closed.id],
    'about-them': [complaint.id],
  })
  expect((await clerk.get(open)).state).toBe('reported')

  const handled = await matter({ by: 'edge.resident' })
  await as('edge.gridWorker').matters.resolve({ ...handled, result: '好了' })
  const check = { region, ids: [handled.id, open.id], act: 'verify' as const }
  expect((await clerk.preflight(check)).able).toEqual([handled.id])
})

test('only who can take it is offered, those near first, with what they hold', async () => {
  const one = await matter({ by: 'edge.neighbour', placeId: home11 })
  const offered = await clerk.candidates({ region, ids: [one.id] })
  expect(offered.map(({ role }) => role)).not.toContain('steward')
  expect(offered.map(({ postingId }) => postingId)).not.toContain(one.ownerPostingId)
  const worker = offered.find(({ role }) => role === 'gridWorker')!
  expect(worker.near).toBe(false)
  const hers = { region, view: 'open', limit: 100 } as const
  const { rows } = await as('edge.gridWorker').matters.list(hers)
  expect(worker.load).toBe(
    rows.filter(({ ownerPostingId }) => ownerPostingId === worker.postingId).length,
  )
  const near = offered.map(({ near }) => near)
  expect(near).toEqual(near.toSorted((a, b) => Number(b) - Number(a)))
})

test('a duplicate joins nothing that is over; its requester hears of the end, judges it, and may object', async () => {
  const over = await matter({ by: 'edge.gridWorker', kind: 'trifle', handled: '扶正了' })
  const lead = await matter({ by: 'edge.resident' })
  const copy = await matter({ by: 'edge.neighbour' })
  await expect(clerk.merge({ ...copy, intoId: over.id })).rejects.toThrow(refused('lead-is-closed'))
  await clerk.merge({ ...copy, intoId: lead.id })
  const neighbour = as('edge.neighbour').matters
  expect(await neighbour.get(copy)).toMatchObject({
    lead: { number: lead.number, state: 'reported', result: null },
    may: ['reopen'],
  })
  const yes = { solved: true, satisfaction: 'satisfied' } as const
  await expect(neighbour.submitFeedback({ ...copy, ...yes })).rejects.toThrow(
    refused('lead-goes-on'),
  )

  await as('edge.gridWorker').matters.resolve({ ...lead, result: '换了灯' })
  await clerk.verify(lead)
  expect(await neighbour.get(copy)).toMatchObject({
    lead: { state: 'followUp', result: '换了灯' },
    may: ['submitFeedback', 'reopen'],
  })
  expect(await neighbour.submitFeedback({ ...copy, ...yes })).toMatchObject({
    state: 'merged',
    outcome: 'merged',
  })
  expect((await neighbour.get(copy)).may).toEqual(['reopen'])
  expect(await neighbour.reopen({ ...copy, reason: '不是同一盏灯' })).toMatchObject({
    state: 'reopened',
    outcome: null,
  })
  expect((await neighbour.get(copy)).lead).toBeNull()
})

test('a place that was not told is added later, by whoever asked, and says who is near', async () => {
  const one = await matter({ by: 'edge.resident', placeId: null, placeWords: '楼后面' })
  expect(one.gridId).toBeNull()
  const placed = await as('edge.resident').matters.setPlace({ ...one, placeId: home11 })
  expect(placed).toMatchObject({ gridId: grid30, ownerName: '何㐂' })
  expect(placed.address).toMatch(/11栋.*楼后面/)
  expect((await clerk.list({ region, view: 'all', words: '11栋 楼后面' })).total).toBe(1)
  await expect(clerk.setPlace({ ...one, placeId: home1 })).rejects.toThrow(refused('place-is-told'))
})

test('a resident tells ten things an hour, and still five that are urgent', async () => {
  app.clock.advance({ days: 1 })
  const real = {
    ...app,
    app: makeApp({ ...app, ...app.app, demo: false, reportsPerHour: null }),
  }
  const { matters } = as('edge.resident', { appContext: real })
  const report = (kind: string) => matters.report({ region, id: newId(), kind, text: '楼道堆物' })
  for (let i = 0; i < 10; i++) await report('repair')
  await expect(report('repair')).rejects.toMatchObject({ code: 'TOO_MANY' })
  for (let i = 0; i < 5; i++) await report('hazard')
})

test('nothing is handed in from the future', async () => {
  const reportedAt = new Date(app.clock().getTime() + 86_400_000)
  const message = {
    region,
    id: newId(),
    source: 'hotline',
    externalId: 'f1',
    text: '停水',
  } as const
  const { intake, classify } = as('edge.intakeService').matters
  await expect(intake({ ...message, reportedAt })).rejects.toThrow(refused('in-the-future'))
  await intake({ ...message, reportedAt: app.clock() })
  // Whoever sorts and does not read is told no more than what was sorted.
  const sorted = await classify({ region, id: message.id, category: '供水' })
  expect(Object.keys(sorted).toSorted()).toEqual(
    ['category', 'id', 'kind', 'kindName', 'number', 'region', 'state', 'version'].toSorted(),
  )
})

test('a program sorts what it brought and nobody sorted yet, and nothing else', async () => {
  const { intake, classify } = as('edge.intakeService').matters
  const brought = async () => {
    const id = newId()
    const message = { region, id, source: 'hotline', externalId: id, text: '停水' } as const
    await intake({ ...message, reportedAt: app.clock() })
    return { region, id }
  }
  const one = await brought()
  await classify({ ...one, category: '供水' })
  await expect(classify({ ...one, category: '供电' })).rejects.toThrow(refused('not-your-part'))
  await clerk.classify({ ...one, category: '供电' })

  const told = await matter({ by: 'edge.clerk' })
  await expect(classify({ region, id: told.id, category: '供水' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const theirs = await brought()
  await app.admin.query('update matters.matter set recorded_by = $1 where id = $2', [
    newId(),
    theirs.id,
  ])
  await expect(classify({ ...theirs, category: '供水' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('what somebody left behind is never given back to them', async () => {
  const one = await matter({ by: 'edge.resident' })
  await as('edge.gridWorker').matters.accept(one)
  await as('edge.gridWorker').matters.escalate({ ...one, reason: '要动用维修资金' })
  const left = await postingOf('edge.gridWorker')
  const ending = { region, postingId: left, on: '2026-03-02' }
  await as('edge.secretary').access.endPosting(ending)
  expect(await clerk.rejectAssignment({ ...one, reason: '先报价' })).toMatchObject({
    state: 'returned',
    ownerGone: false,
  })
  const { ownerPostingId, gridId } = await clerk.get(one)
  expect(ownerPostingId).not.toBe(left)
  expect(gridId).toBe(grid3)
})

test('what was kept although its answer was lost is told by its number, to its own teller alone', async () => {
  const told = { region, id: newId(), kind: 'repair', placeId: home1 } as const
  const { report } = as('edge.resident').matters
  const { number } = await report({ ...told, text: '灯坏了' })
  const again = { ...told, text: '灯坏了，还在闪' }
  await expect(report(again)).rejects.toMatchObject({ data: { reason: 'already-told', number } })
  await expect(as('edge.neighbour').matters.report(again)).rejects.toMatchObject({
    data: { reason: 'already-there' },
  })
  expect((await report({ ...again, id: newId() })).number).not.toBe(number)
})
