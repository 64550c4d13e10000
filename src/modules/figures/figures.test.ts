/** Figures are counted from records: by level and by day, and the same however often they are counted. */
import { expect, test } from 'vitest'
import { escalateAll, refreshAll } from '#test/jobs.ts'
import type { Person } from '#test/make.ts'
import { CODES, openTestApp, plantSmall, START } from '#test/make.ts'
import type { Ratio } from './contract.ts'

const app = await openTestApp('figures')
const { as, matter } = await plantSmall(app)
const march = { from: '2026-03-01', to: '2026-03-31' }

type Verdict = 'satisfied' | 'notSatisfied' | 'unsolved' | 'silent' | 'unreachable' | 'calledLate'
type Place = 'edge' | 'sibling' | 'next'

/** Counts until every event is in: a transaction of any database on the server holds the log back. */
async function counted() {
  const done =
    "select max(xid) <= (select xid from figures.progress) as done from platform.event where subject = 'matter'"
  await expect
    .poll(
      async () => {
        await refreshAll(app)
        return (await app.admin.query(done)).rows[0].done
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(true)
}

const summary = async (person: Person, region: number, period = march) => {
  await counted()
  return as(person).figures.summary({ region, ...period })
}

/** A matter that was solved on a level of the escalation path, checked, and followed up to its end. */
async function closedAt(place: Place, escalationLevel: 0 | 1 | 2, verdict: Verdict) {
  const escalationPath: Person[] = [
    `${place}.gridWorker`,
    `${place}.clerk`,
    place === 'next' ? 'next.streetOfficer' : 'street.streetOfficer',
  ]
  const one = await matter({ by: `${place}.resident` })
  await as(escalationPath[0]!).matters.accept(one)
  for (let step = 0; step < escalationLevel; step++) {
    await as(escalationPath[step]!).matters.escalate({ ...one, reason: '本级办不了' })
    await as(escalationPath[step + 1]!).matters.sign(one)
  }
  await as(escalationPath[escalationLevel]!).matters.resolve({ ...one, result: '已办好' })
  const checker = as(`${place}.viceSecretary`).matters
  await checker.verify(one)
  if (verdict === 'unreachable')
    for (let i = 0; i < 3; i++) await checker.contact({ ...one, reached: false })
  else if (verdict === 'silent') await checker.contact({ ...one, reached: true })
  else if (verdict !== 'calledLate') await answer(place, one, verdict)
  return one
}

const answer = (place: Place, one: { region: number; id: string }, verdict: Verdict) =>
  as(`${place}.resident`).matters.submitFeedback({
    ...one,
    solved: verdict !== 'unsolved',
    satisfaction: verdict === 'satisfied' ? 'satisfied' : 'notSatisfied',
    reason: verdict === 'unsolved' ? '还是老样子' : null,
  })

test('ten matters that ended six, three and one are solved at 60, 30 and 10 percent, and the three rates name whom they are of', async () => {
  const verdicts: Verdict[] = [
    'satisfied',
    'satisfied',
    'satisfied',
    'satisfied',
    'notSatisfied',
    'satisfied',
    'satisfied',
    'satisfied',
    'satisfied',
    'calledLate',
  ]
  const all = []
  for (const [i, verdict] of verdicts.entries())
    all.push(await closedAt('edge', i < 6 ? 0 : i < 9 ? 1 : 2, verdict))
  // Without a yes nothing was solved, wherever it was handled.
  for (const verdict of ['silent', 'unreachable', 'unsolved'] as const)
    await closedAt('edge', 0, verdict)
  app.clock.set('2026-03-12T09:00:00+08:00')
  await as('edge.viceSecretary').matters.contact({ ...all[9]!, reached: true })
  await answer('edge', all[9]!, 'satisfied')
  await escalateAll(app)

  const { solvedAt, endings, closed, opened, open, response, resolution, satisfaction, onTime } =
    await summary('edge.secretary', CODES.edge)
  const shares = Object.fromEntries(solvedAt.map(({ level, count }) => [level, (100 * count) / 10]))
  expect(Object.fromEntries(endings.map(({ outcome, count }) => [outcome, count]))).toEqual({
    solved: 10,
    noAnswer: 1,
    notReached: 1,
  })
  expect({ opened, closed, open, shares }).toEqual({
    opened: 13,
    closed: 12,
    open: 1,
    shares: { grid: 60, community: 30, street: 10 },
  })
  // Asked: all that ended. In time: all but the one nobody reached and the one that was called late.
  expect({ response, resolution, satisfaction, onTime }).toEqual({
    response: { part: 10, whole: 12 },
    resolution: { part: 10, whole: 11 },
    satisfaction: { part: 9, whole: 11 },
    onTime: { part: 13, whole: 13 },
  })
})

test('where nothing is counted there is no rate, and higher levels add parts to parts and wholes to wholes', async () => {
  app.clock.set(START)
  await closedAt('sibling', 0, 'unsolved')
  await matter({ by: 'next.resident' })
  await counted()
  const none: Ratio = { part: 0, whole: 0 }
  expect(
    await as('next.secretary').figures.summary({ region: CODES.next, ...march }),
  ).toMatchObject({
    opened: 1,
    closed: 0,
    open: 1,
    response: none,
    resolution: none,
    satisfaction: none,
    onTime: none,
    solvedAt: [],
  })

  const below = await as('street.streetOfficer').figures.below({ region: CODES.street, ...march })
  expect(below.map(({ region, resolution }) => [region, resolution])).toEqual([
    [CODES.sibling, { part: 0, whole: 1 }],
    [CODES.edge, { part: 10, whole: 11 }],
  ])
  expect(
    (await as('street.streetOfficer').figures.summary({ region: CODES.street, ...march }))
      .resolution,
  ).toEqual({ part: 10, whole: 12 })
  expect(
    await as('city.cityOfficer').figures.summary({ region: CODES.city, ...march }),
  ).toMatchObject({ opened: 15, closed: 12, open: 3, resolution: { part: 10, whole: 12 } })
})

test('what a street holds is what its communities hold together', async () => {
  const { profile, profilesBelow } = as('street.streetOfficer').figures
  const street = await profile({ region: CODES.street })
  const below = await profilesBelow({ region: CODES.street })
  expect(below.map(({ region, counted }) => [region, counted.communities])).toEqual([
    [CODES.sibling, 1],
    [CODES.edge, 1],
  ])
  const together = (of: keyof typeof street.counted) =>
    below.reduce((sum, { counted }) => sum + counted[of], 0)
  for (const of of ['communities', 'grids', 'buildings'] as const) {
    expect(street.counted[of], of).toBeGreaterThan(0)
    expect(street.counted[of], of).toBe(together(of))
  }
})

test('an overdue matter is counted at once, without waiting for any count', async () => {
  const { overdue } = await as('next.secretary').figures.summary({ region: CODES.next, ...march })
  app.clock.set('2026-03-30T09:00:00+08:00')
  expect([
    overdue,
    (await as('next.secretary').figures.summary({ region: CODES.next, ...march })).overdue,
  ]).toEqual([0, 1])
})

test('a late change lands in the days it concerns: what is reopened was not closed, and old words are no new verdict', async () => {
  const on = (day: string) => ({ from: day, to: day })
  app.clock.set('2026-03-05T10:00:00+08:00')
  const one = await closedAt('next', 0, 'satisfied')
  expect(await summary('next.secretary', CODES.next, on('2026-03-05'))).toMatchObject({
    opened: 1,
    closed: 1,
    satisfaction: { part: 1, whole: 1 },
  })

  app.clock.set('2026-03-16T10:00:00+08:00')
  await as('next.resident').matters.reopen({ ...one, reason: '又坏了' })
  expect(await summary('next.secretary', CODES.next, on('2026-03-05'))).toMatchObject({
    opened: 1,
    closed: 0,
    satisfaction: { part: 0, whole: 0 },
    solvedAt: [],
  })

  await as('next.gridWorker').matters.resolve({ ...one, result: '再修' })
  await as('next.viceSecretary').matters.verify(one)
  for (let i = 0; i < 3; i++)
    await as('next.viceSecretary').matters.contact({ ...one, reached: false })
  expect(await summary('next.secretary', CODES.next, on('2026-03-16'))).toMatchObject({
    opened: 0,
    closed: 1,
    response: { part: 0, whole: 1 },
    satisfaction: { part: 0, whole: 0 },
  })
})

test('a day begins at midnight in Shanghai', async () => {
  app.clock.set('2026-04-30T23:59:59+08:00')
  await matter({ by: 'next.resident' })
  app.clock.advance({ minutes: 1 })
  await matter({ by: 'next.resident' })
  expect(
    (await summary('next.secretary', CODES.next, { from: '2026-04-30', to: '2026-04-30' })).opened,
  ).toBe(1)
  expect(
    (await summary('next.secretary', CODES.next, { from: '2026-05-01', to: '2026-05-01' })).opened,
  ).toBe(1)
})

test('figures can be counted again from nothing, by several servers at once, and are the same', async () => {
  const all = async () =>
    (await app.admin.query('select * from figures.daily order by region, day, measure')).rows
  await counted()
  const before = await all()
  expect(before.length).toBeGreaterThan(20)
  await app.admin.query("delete from figures.daily; update figures.progress set xid = '0'")
  await Promise.all([refreshAll(app), refreshAll(app), refreshAll(app)])
  await counted()
  expect(await all()).toEqual(before)
})
