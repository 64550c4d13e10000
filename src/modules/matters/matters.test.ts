/** The life of a matter: who holds it, where it goes, and how it ends, through the API of real people. */
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { Person } from '#test/make.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('matters')
const { land, as, matter } = await plantSmall(app)

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const satisfied = { solved: true, satisfaction: 'satisfied' } as const

/** The posting that a person acts in. */
const postingOf = async (person: Person) => (await as(person).access.me({})).posting!.id

test.each([
  ['one-home', 'edge', 'gridWorker', 'clerk'],
  ['five-hearts', 'five', 'gridWorker', 'gridLeader'],
] as const)(
  'under %s a resident reports, the grid solves it, somebody else checks and asks, and the resident has the last word',
  async (_, place, worker, checker) => {
    const resident = as(`${place}.resident`)
    const one = await matter({ by: `${place}.resident` })
    expect(one).toMatchObject({
      state: 'reported',
      ownerRole: worker,
      level: 'grid',
      gridName: '第3网格',
      requesterName: '林小满',
    })

    await as(`${place}.${worker}`).matters.accept(one)
    await as(`${place}.${worker}`).matters.resolve({ ...one, result: '换了灯头' })
    await as(`${place}.${checker}`).matters.verify(one)
    await as(`${place}.${checker}`).matters.contact({ ...one, reached: true })
    const closed = await resident.matters.submitFeedback({ ...one, ...satisfied, words: '很快' })
    expect(closed).toMatchObject({ state: 'closed', level: 'grid', dueAt: null })

    const { steps, answers, clocks, may } = await resident.matters.get(one)
    expect(steps.map(step => [step.seq, step.action, step.from, step.to])).toEqual([
      [1, 'report', null, 'reported'],
      [2, 'accept', 'reported', 'accepted'],
      [3, 'resolve', 'accepted', 'resolved'],
      [4, 'verify', 'resolved', 'followUp'],
      [5, 'contact', 'followUp', 'followUp'],
      [6, 'submitFeedback', 'followUp', 'closed'],
    ])
    expect(answers).toMatchObject([{ ...satisfied, words: '很快' }])
    expect(new Set(clocks.map(clock => clock.state))).toEqual(new Set(['met']))
    expect(may).toEqual(['reopen'])
  },
)

test('a record takes its grid from its address, and a redrawn grid does not rewrite what was', async () => {
  const { code: region, building1, home11, grid30 } = land.sibling
  const before = await matter({ by: 'sibling.resident' })
  const next = await matter({ by: 'sibling.neighbour', placeId: home11 })
  expect([before.gridName, next.gridName]).toEqual(['第3网格', '第30网格'])
  expect(await matter({ by: 'sibling.clerk', placeId: land.sibling.barn })).toMatchObject({
    gridId: null,
    address: '老粮站平房',
  })

  await as('sibling.secretary').territory.assignGrid({
    region,
    placeIds: [building1],
    gridId: grid30,
    from: '2026-03-02',
  })
  expect(await as('sibling.clerk').matters.get(before)).toMatchObject({
    gridName: '第3网格',
    ownerName: before.ownerName,
  })
  expect(await matter({ by: 'sibling.resident' })).toMatchObject({
    gridId: grid30,
    ownerName: '何㐂',
  })
})

test('whoever received it first answers for it until the next signs', async () => {
  const one = await matter({ by: 'edge.resident' })
  const worker = as('edge.gridWorker').matters
  await worker.accept(one)
  const asked = await worker.escalate({ ...one, reason: '要动用维修资金' })
  expect(asked).toMatchObject({ state: 'dispatched', ownerRole: 'gridWorker', level: 'grid' })

  const back = await as('edge.clerk').matters.rejectAssignment({ ...one, reason: '先请物业报价' })
  expect(back).toMatchObject({ state: 'returned', ownerRole: 'gridWorker' })

  await worker.escalate({ ...one, reason: '报价已附' })
  expect(await as('edge.clerk').matters.sign(one)).toMatchObject({
    state: 'handling',
    ownerRole: 'clerk',
    level: 'community',
  })
  await expect(worker.resolve({ ...one, result: '不再由我办' })).rejects.toThrow(
    refused('not-your-part'),
  )
})

test('an order is returned once, then disputed and decided, and a decided order does not bounce', async () => {
  const one = await matter({ by: 'edge.resident' })
  const clerk = as('edge.clerk').matters
  const secretary = as('edge.secretary').matters
  await clerk.accept(one)
  await clerk.dispatch({ ...one, postingId: await postingOf('edge.viceSecretary') })
  await expect(secretary.rejectAssignment({ ...one, reason: '代人退回' })).rejects.toThrow(
    refused('not-your-part'),
  )
  await as('edge.viceSecretary').matters.rejectAssignment({ ...one, reason: '不在我分管' })

  await clerk.dispatch({ ...one, postingId: await postingOf('edge.secretary') })
  await expect(secretary.rejectAssignment({ ...one, reason: '也不在我分管' })).rejects.toThrow(
    refused('returned-once'),
  )
  await clerk.adjudicate({
    ...one,
    reason: '由书记牵头',
    postingId: await postingOf('edge.secretary'),
  })
  await expect(secretary.rejectAssignment({ ...one, reason: '还是不办' })).rejects.toThrow(
    refused('order-was-decided'),
  )
  expect((await secretary.get(one)).may).not.toContain('rejectAssignment')
  expect(await secretary.sign(one)).toMatchObject({
    state: 'handling',
    ownerRole: 'secretary',
    level: 'community',
  })
})

test('sent up from grid to community to street, the street sees that matter, no other, and nobody’s name or phone', async () => {
  const up = await matter({ by: 'edge.resident', text: '东门外市政道路积水' })
  const stays = await matter({ by: 'edge.resident' })
  const sibling = await matter({ by: 'sibling.resident' })
  await as('edge.gridWorker').matters.accept(up)
  await as('edge.gridWorker').matters.escalate({ ...up, reason: '网格办不了' })
  await as('edge.clerk').matters.sign(up)
  const street = as('street.streetOfficer').matters
  const all = { region: 990101003000, view: 'all' } as const
  expect((await street.list(all)).total).toBe(0)
  await expect(street.get(up)).rejects.toThrow(refused('not-found'))

  await as('edge.clerk').matters.escalate({ ...up, reason: '要街道协调市政' })
  expect(await street.list(all)).toMatchObject({
    total: 1,
    rows: [{ id: up.id, requesterName: null, address: up.address }],
  })
  for (const hidden of [stays, sibling])
    await expect(street.get(hidden)).rejects.toThrow(refused('not-found'))
  const nextDoor = as('next.streetOfficer').matters
  expect((await nextDoor.list({ region: 990101004000, view: 'all' })).total).toBe(0)
  await expect(nextDoor.get(up)).rejects.toThrow(refused('not-found'))

  expect(await street.sign(up)).toMatchObject({ ownerRole: 'streetOfficer', level: 'street' })
  const seen = await street.get(up)
  expect(seen).toMatchObject({ requesterName: null, phoneMasked: null })
  expect(JSON.stringify(seen)).not.toMatch(/林小满|1\*{8}/)
  expect(await as('edge.clerk').matters.get(up)).toMatchObject({
    requesterName: '林小满',
    phoneMasked: '1********01',
  })
  expect((await street.escalate({ ...up, reason: '再往上' }).catch(error => error)).data).toEqual({
    reason: 'top-of-path',
  })
})

test('a trivial thing is recorded and closed in one call, at the level of whoever did it', async () => {
  const trifle = { kind: 'trifle', handled: '顺手扶正了警示桩' } as const
  const one = await matter({ by: 'edge.gridWorker', ...trifle })
  expect(one).toMatchObject({ state: 'closed', level: 'grid', dueAt: null, overdue: false })
  expect((await as('edge.clerk').matters.get(one)).steps).toMatchObject([
    { action: 'report', to: 'closed', reason: trifle.handled },
  ])
  expect(await matter({ by: 'edge.secretary', ...trifle })).toMatchObject({
    state: 'closed',
    level: 'community',
  })
})

test('whoever can tell but not handle leaves a matter to the escalationPath', async () => {
  const one = await matter({ by: 'edge.steward', placeId: land.edge.home1 })
  expect(one).toMatchObject({ state: 'reported', ownerRole: 'gridWorker' })
  expect(await matter({ by: 'edge.clerk' })).toMatchObject({
    state: 'accepted',
    ownerRole: 'clerk',
    level: 'community',
  })
})

test('a refusal names the right channel, and the requester reads it and may object', async () => {
  const one = await matter({ by: 'edge.resident', text: '要求重审判决' })
  await as('edge.gridWorker').matters.refuse({
    ...one,
    reason: '属于司法程序',
    rightChannel: '人民法院诉讼服务热线 12368',
  })
  const read = await as('edge.resident').matters.get(one)
  expect(read).toMatchObject({ state: 'notAccepted', may: ['reopen'] })
  expect(read.steps.at(-1)!.reason).toContain('12368')
})

test('a duplicate is joined to the matter that leads, and two are never joined to each other', async () => {
  const lead = await matter({ by: 'edge.resident' })
  const copy = await matter({ by: 'edge.neighbour' })
  const other = await matter({ by: 'edge.clerk' })
  const clerk = as('edge.clerk').matters
  expect(await clerk.merge({ ...copy, intoId: lead.id })).toMatchObject({
    state: 'merged',
    dueAt: null,
  })
  expect((await clerk.get(copy)).steps.at(-1)).toMatchObject({
    action: 'merge',
    toName: lead.number,
  })
  await expect(clerk.merge({ ...lead, intoId: copy.id })).rejects.toThrow(refused('lead-is-closed'))
  await expect(clerk.merge({ ...lead, intoId: lead.id })).rejects.toThrow(refused('cannot-lead'))

  const crossed = await Promise.allSettled([
    clerk.merge({ ...lead, intoId: other.id }),
    as('edge.secretary').matters.merge({ ...other, intoId: lead.id }),
  ])
  expect(crossed.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2)
})

test('an order that nobody signs is taken back, or given by decision to somebody else', async () => {
  const one = await matter({ by: 'edge.clerk' })
  await as('edge.clerk').matters.dispatch({ ...one, postingId: await postingOf('edge.gridWorker') })
  expect(await as('edge.clerk').matters.recall(one)).toMatchObject({
    state: 'accepted',
    ownerRole: 'clerk',
  })
  await as('edge.clerk').matters.dispatch({ ...one, postingId: await postingOf('edge.gridWorker') })
  await as('edge.secretary').matters.adjudicate({
    ...one,
    reason: '原网格员休假',
    postingId: await postingOf('edge.gridWorker30'),
  })
  await expect(as('edge.gridWorker').matters.sign(one)).rejects.toThrow(refused('not-your-part'))
  expect(await as('edge.gridWorker30').matters.sign(one)).toMatchObject({
    ownerName: '何㐂',
    level: 'grid',
  })
})

test('another kind has another escalationPath, on which the owner keeps their own level', async () => {
  const id = newId()
  const opened = await as('edge.intakeService').matters.intake({
    region: land.edge.code,
    id,
    source: 'hotline',
    externalId: 'k1',
    reportedAt: app.clock(),
    text: '水管漏水',
  })
  const one = { region: land.edge.code, id: opened.id }
  expect(await as('edge.clerk').matters.accept(one)).toMatchObject({
    kind: 'hotline',
    ownerRole: 'clerk',
    level: 'community',
  })
  await as('edge.clerk').matters.classify({ ...one, category: null, kind: 'repair' })
  expect(await as('edge.clerk').matters.get(one)).toMatchObject({
    kind: 'repair',
    level: 'community',
  })
  await expect(
    as('edge.clerk').matters.classify({ ...one, category: null, kind: 'nothing' }),
  ).rejects.toThrow(refused('unknown-kind'))
})

test.each(['constructor', 'toString', '__proto__'])('%s is no kind of matter', async kind => {
  const none = { code: 'NOT_ACCEPTABLE', data: { reason: 'unknown-kind' } }
  await expect(matter({ by: 'edge.clerk', kind })).rejects.toMatchObject(none)
  await expect(matter({ by: 'edge.resident', kind })).rejects.toMatchObject(none)
  const one = await matter({ by: 'edge.clerk' })
  await expect(
    as('edge.clerk').matters.classify({ ...one, category: null, kind }),
  ).rejects.toMatchObject(none)
})

test('where nobody serves a matter stays unassigned until somebody accepts it', async () => {
  const left = await matter({ by: 'sibling.resident' })
  for (const person of ['sibling.gridWorker', 'sibling.gridWorker30', 'sibling.clerk'] as const) {
    const postingId = await postingOf(person)
    await as('sibling.secretary').access.endPosting({
      region: land.sibling.code,
      postingId,
      on: '2026-03-02',
    })
  }
  const one = await matter({ by: 'sibling.resident' })
  expect(one).toMatchObject({ ownerName: null, state: 'reported' })
  const { rows } = await as('sibling.secretary').matters.list({
    region: land.sibling.code,
    view: 'unassigned',
  })
  // Nobody's, and what lies with those who left: it is told to nobody under their name.
  expect(rows.filter(({ ownerName }) => ownerName === null).map(({ id }) => id)).toEqual([one.id])
  expect(rows.find(({ id }) => id === left.id)).toMatchObject({ ownerGone: true })
  expect(await as('sibling.resident').matters.get(left)).toMatchObject({
    ownerName: null,
    ownerRole: null,
  })
  expect(await as('sibling.secretary').matters.accept(left)).toMatchObject({
    ownerRole: 'secretary',
  })
  expect(await as('sibling.secretary').matters.accept(one)).toMatchObject({
    ownerRole: 'secretary',
    level: 'community',
  })
})

test('nothing of the row but what the contract names leaves the app', async () => {
  const one = await matter({ by: 'edge.resident' })
  const dossier = await as('edge.clerk').matters.get(one)
  expect(JSON.stringify(dossier)).not.toMatch(
    /AccountId|accountId|Cipher|methodVersion|externalId|nextPostingId/,
  )
  const { rows: remembered } = await app.admin.query('select output from platform.command')
  expect(remembered.length).toBeGreaterThan(0)
  expect(JSON.stringify(remembered)).not.toMatch(/AccountId|accountId|Cipher|externalId/)
})
