/** How a matter is checked, asked about and judged: by somebody apart, and in the end by its requester alone. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { escalateAll } from '#test/jobs.ts'
import { inScope } from '#platform/db/db.ts'
import type { Scope } from '#platform/db/scope.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import type { Person } from '#test/make.ts'
import { openTestApp, plantSmall, START } from '#test/make.ts'
import { insertFeedback } from './queries.ts'

const app = await openTestApp('verdict')
const { land, as, matter } = await plantSmall(app)
const region = land.edge.code

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const verdict = { solved: true, satisfaction: 'verySatisfied' } as const

/** A matter of the resident, handled by one person and, if somebody checks it, waiting to be followed up. */
async function handled({
  by = 'edge.gridWorker',
  checkedBy,
}: { by?: Person; checkedBy?: Person } = {}) {
  const one = await matter({ by: 'edge.resident' })
  if (by === 'edge.gridWorker') await as(by).matters.accept(one)
  else {
    const { posting } = await as(by).access.me({})
    await as('edge.viceSecretary').matters.accept(one)
    await as('edge.viceSecretary').matters.dispatch({ ...one, postingId: posting!.id })
    await as(by).matters.sign(one)
  }
  await as(by).matters.resolve({ ...one, result: '已办好' })
  if (checkedBy) await as(checkedBy).matters.verify(one)
  return one
}

/** How a matter ended, which no screen shows in one word. */
const outcomeOf = async ({ id }: { id: string }) =>
  (await app.admin.query('select outcome from matters.matter where id = $1', [id])).rows[0].outcome

test('what was handled is checked and asked about by somebody else than the handler', async () => {
  const one = await handled({ by: 'edge.clerk' })
  await expect(as('edge.clerk').matters.verify(one)).rejects.toThrow(refused('not-your-part'))
  await as('edge.secretary').matters.verify(one)
  await expect(as('edge.clerk').matters.contact({ ...one, reached: true })).rejects.toThrow(
    refused('not-your-part'),
  )
  expect((await as('edge.clerk').matters.get(one)).may).not.toContain('contact')
  expect(await as('edge.secretary').matters.contact({ ...one, reached: true })).toMatchObject({
    state: 'followUp',
  })
})

test('what was not done well goes back to its handler, with a new promise', async () => {
  const one = await handled()
  app.clock.advance({ days: 1 })
  const again = await as('edge.clerk').matters.rework({ ...one, reason: '灯还在闪' })
  expect(again).toMatchObject({ state: 'handling', ownerRole: 'gridWorker' })
  expect(again.promisedBy).toEqual(new Date('2026-03-06T17:30:00+08:00'))
  await as('edge.gridWorker').matters.resolve({ ...one, result: '换了整套' })
  expect(await as('edge.clerk').matters.verify(one)).toMatchObject({ state: 'followUp' })
})

test('where nobody can be asked the check itself ends the matter', async () => {
  const one = await matter({ by: 'edge.gridWorker', source: 'patrol' })
  await as('edge.gridWorker').matters.resolve({ ...one, result: '清走了' })
  expect(await as('edge.clerk').matters.verify(one)).toMatchObject({
    state: 'closed',
    level: 'grid',
    dueAt: null,
  })
})

test('no staff write satisfaction: every role is refused, and so is another resident', async () => {
  const one = await handled({ checkedBy: 'edge.clerk' })
  for (const role of [
    'gridWorker',
    'clerk',
    'secretary',
    'viceSecretary',
    'steward',
    'intakeService',
  ]) {
    await expect(
      as(`edge.${role}`).matters.submitFeedback({ ...one, ...verdict }),
      role,
    ).rejects.toThrow(refused('role-cannot'))
  }
  await expect(as('edge.neighbour').matters.submitFeedback({ ...one, ...verdict })).rejects.toThrow(
    refused('not-found'),
  )
  await as('edge.resident').matters.submitFeedback({ ...one, ...verdict })
  await expect(as('edge.resident').matters.submitFeedback({ ...one, ...verdict })).rejects.toThrow(
    refused('not-now'),
  )
})

test('the database takes a verdict from the scope of its person and from no other, and never changes one', async () => {
  const one = await handled({ checkedBy: 'edge.clerk' })
  const { rows } = await app.admin.query<{ requester_id: string }>(
    'select requester_id from matters.matter where id = $1',
    [one.id],
  )
  const requesterId = rows[0]!.requester_id
  const write = (scope: Scope) =>
    inScope(app.db, scope, tx =>
      insertFeedback(tx, {
        region,
        matterId: one.id,
        round: 1,
        personId: requesterId,
        solved: true,
        satisfaction: 'verySatisfied',
        words: null,
        bySlip: false,
        at: app.clock(),
      }),
    )
  const staff: Scope = {
    lo: region,
    hi: region,
    personLo: region,
    personHi: region,
    person: '00000000-0000-0000-0000-000000000000',
    staff: true,
  }
  for (const scope of [staff, EVERYWHERE])
    await expect(write(scope)).rejects.toThrow('row-level security')

  await write({ ...staff, personLo: 0, personHi: -1, person: requesterId })
  const changes = ['update matters.feedback set solved = false', 'delete from matters.feedback']
  for (const change of changes)
    await expect(inScope(app.db, EVERYWHERE, tx => sql.raw(change).execute(tx))).rejects.toThrow(
      'permission denied',
    )
})

test('three vain tries to reach the requester close a matter as not reached', async () => {
  const one = await handled({ checkedBy: 'edge.clerk' })
  const tries = []
  for (const words of ['无人接听', '停机', '家中无人'])
    tries.push((await as('edge.clerk').matters.contact({ ...one, reached: false, words })).state)
  expect(tries).toEqual(['followUp', 'followUp', 'closed'])
  expect(await outcomeOf(one)).toBe('notReached')
  expect((await as('edge.resident').matters.get(one)).may).toEqual(['reopen'])
})

test('whoever was reached has the whole limit to answer, and silence closes the matter as unanswered', async () => {
  app.clock.set(START)
  const one = await handled({ checkedBy: 'edge.clerk' })
  app.clock.advance({ days: 6 })
  const { dueAt } = await as('edge.clerk').matters.contact({ ...one, reached: true })
  expect(dueAt).toEqual(new Date('2026-03-17T00:00:00+08:00'))
  expect((await as('edge.clerk').matters.contact({ ...one, reached: true })).dueAt).toEqual(dueAt)

  app.clock.set('2026-03-16T23:59:00+08:00')
  await escalateAll(app)
  expect(await outcomeOf(one)).toBeNull()
  app.clock.advance({ minutes: 2 })
  await escalateAll(app)
  expect(await outcomeOf(one)).toBe('noAnswer')
  expect((await as('edge.clerk').matters.get(one)).steps.at(-1)).toMatchObject({
    action: 'close',
    to: 'closed',
    byName: null,
    reason: 'noAnswer',
  })
})

test('nobody asked within the limit is told to the level above, and a late call still gives the whole limit', async () => {
  app.clock.set(START)
  const one = await handled({ checkedBy: 'edge.clerk' })
  app.clock.advance({ days: 9 })
  await escalateAll(app)
  expect(await as('edge.clerk').matters.get(one)).toMatchObject({
    state: 'followUp',
    supervised: true,
  })
  expect(await as('edge.clerk').matters.contact({ ...one, reached: true })).toMatchObject({
    supervised: false,
    overdue: false,
  })
  app.clock.advance({ days: 9 })
  await escalateAll(app)
  expect(await outcomeOf(one)).toBe('noAnswer')
})

test('the requester reopens within the window, to a second round, and is refused after it', async () => {
  app.clock.set(START)
  const one = await handled({ checkedBy: 'edge.clerk' })
  await as('edge.resident').matters.submitFeedback({ ...one, ...verdict })
  app.clock.set('2026-03-17T23:00:00+08:00')
  expect(await as('edge.resident').matters.reopen({ ...one, reason: '又不亮了' })).toMatchObject({
    state: 'reopened',
    closedAt: null,
    ownerRole: 'gridWorker',
  })
  await as('edge.gridWorker').matters.accept(one)
  await as('edge.gridWorker').matters.resolve({ ...one, result: '换了线路' })
  await as('edge.clerk').matters.verify(one)
  await as('edge.resident').matters.submitFeedback({ ...one, ...verdict })
  expect((await as('edge.resident').matters.get(one)).answers.map(({ solved }) => solved)).toEqual([
    true,
    true,
  ])

  app.clock.set('2026-04-02T00:01:00+08:00')
  await expect(as('edge.resident').matters.reopen({ ...one, reason: '太晚了' })).rejects.toThrow(
    refused('reopen-window-over'),
  )
  expect((await as('edge.resident').matters.get(one)).may).toEqual([])
})

test('a no says why and takes the matter up anew in the same act; satisfied and not solved exclude each other', async () => {
  app.clock.set(START)
  const one = await handled({ checkedBy: 'edge.clerk' })
  const { submitFeedback } = as('edge.resident').matters
  await expect(submitFeedback({ ...one, solved: false })).rejects.toThrow(refused('say-why'))
  const reason = '又不亮了'
  await expect(
    submitFeedback({ ...one, solved: false, satisfaction: 'verySatisfied', reason }),
  ).rejects.toThrow(refused('verdict-contradicts'))
  expect(await submitFeedback({ ...one, solved: false, reason })).toMatchObject({
    state: 'reopened',
    closedAt: null,
    outcome: null,
    promisedBy: new Date('2026-03-05T17:30:00+08:00'),
  })
  const { steps, clocks } = await as('edge.clerk').matters.get(one)
  expect(steps.at(-1)).toMatchObject({ action: 'submitFeedback', to: 'reopened', reason })
  expect(clocks.filter(({ state }) => state === 'running').map(({ what }) => what)).toEqual([
    'accept',
    'handle',
  ])
})

test('after three times a no ends the matter as unsolved, and says so', async () => {
  const one = await handled({ checkedBy: 'edge.clerk' })
  for (let round = 0; round < 4; round++) {
    if (round > 0) {
      await as('edge.gridWorker').matters.resolve({ ...one, result: '又修了一次' })
      await as('edge.clerk').matters.verify(one)
    }
    await as('edge.resident').matters.submitFeedback({ ...one, solved: false, reason: '还是漏' })
  }
  expect(await as('edge.resident').matters.get(one)).toMatchObject({
    state: 'closed',
    outcome: 'unsolved',
    may: [],
  })
  await expect(as('edge.resident').matters.reopen({ ...one, reason: '还漏' })).rejects.toThrow(
    refused('reopened-often'),
  )
})

test('a check of what nobody could be asked about is no yes', async () => {
  const one = await matter({ by: 'edge.gridWorker', source: 'patrol' })
  await as('edge.gridWorker').matters.resolve({ ...one, result: '清走了' })
  await as('edge.clerk').matters.verify(one)
  expect(await outcomeOf(one)).toBe('checked')
})

test('after the work is done it waits for the checker, and is not the worker’s to do', async () => {
  const one = await handled()
  const lists = async (person: Person, view: 'mine' | 'toVerify') =>
    (await as(person).matters.list({ region, view, limit: 100 })).rows.map(({ id }) => id)
  expect(await lists('edge.gridWorker', 'mine')).not.toContain(one.id)
  expect(await lists('edge.gridWorker', 'toVerify')).not.toContain(one.id)
  expect(await lists('edge.clerk', 'toVerify')).toContain(one.id)
  const { toVerify } = await as('edge.clerk').matters.counts({ region })
  expect(toVerify).toBe((await as('edge.clerk').matters.list({ region, view: 'toVerify' })).total)
})
