/** The register: which matters a list shows, in which order, how many in all, and by what they are found. */
import { expect, test } from 'vitest'
import { openTestApp, plantSmall } from '#test/make.ts'
import type { Matter } from './contract.ts'
import { Filter } from './contract.ts'

const app = await openTestApp('register')
const { land, as, matter } = await plantSmall(app)
const { code: region, home11, grid30 } = land.edge
const clerk = as('edge.clerk').matters

type Query = Parameters<typeof clerk.list>[0]
const list = (query: Partial<Query> = {}) => clerk.list({ region, view: 'all', ...query })
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()

/** Twelve matters, one an hour: every third on the other grid, the last four told days before. */
const all: Matter[] = []
for (let i = 0; i < 12; i++) {
  const reportedAt = new Date(app.clock().getTime() - (i < 8 ? 0 : (20 - i) * 86_400_000))
  const elsewhere = i % 3 === 2
  const by = elsewhere ? 'edge.gridWorker30' : 'edge.clerk'
  all.push(
    await matter({
      by,
      kind: i % 2 ? 'repair' : 'suggestion',
      text: `第${i}件`,
      placeId: elsewhere ? home11 : null,
      reportedAt,
    }),
  )
  app.clock.advance({ hours: 1 })
}
const first = all[0]!

test('a page is part of an exact whole, and pages neither overlap nor leave out', async () => {
  const pages = []
  for (const offset of [0, 5, 10, 15]) pages.push(await list({ limit: 5, offset }))
  expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([
    [5, 12],
    [5, 12],
    [2, 12],
    [0, 12],
  ])
  expect(idsOf(pages.flatMap(({ rows }) => rows))).toEqual(idsOf(all))
})

test('rows are sorted by what runs out, or by when it was received or told, in both directions', async () => {
  const order = async (query: Partial<Query>) =>
    (await list(query)).rows.map(({ text }) => Number(/\d+/.exec(text)![0]))
  expect(await order({ sort: 'receivedAt' })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(await order({ sort: 'receivedAt', descending: true })).toEqual([
    11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
  ])
  expect(await order({ sort: 'reportedAt' })).toEqual([8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7])
  const { rows } = await list({ sort: 'dueAt' })
  expect(rows.map(({ dueAt }) => dueAt!.getTime())).toEqual(
    rows.map(({ dueAt }) => dueAt!.getTime()).toSorted((a, b) => a - b),
  )
})

test('filters narrow rows and count alike, alone and together', async () => {
  const cases: [Partial<Query>, (row: Matter, i: number) => boolean][] = [
    [{ kind: 'suggestion' }, row => row.kind === 'suggestion'],
    [{ gridId: grid30 }, row => row.gridId === grid30],
    [{ kind: 'repair', gridId: grid30 }, row => row.kind === 'repair' && row.gridId === grid30],
    [{ view: 'noGrid' }, row => row.gridId === null],
    [{ view: 'mine' }, row => row.ownerRole === 'clerk'],
    [{ states: ['accepted'] }, () => true],
    [{ states: ['closed', 'merged'] }, () => false],
    [{ from: '2026-03-02', to: '2026-03-02' }, () => true],
    [{ to: '2026-03-01' }, () => false],
  ]
  for (const [query, keeps] of cases) {
    const { rows, total } = await list(query)
    const expected = idsOf(all.filter(keeps))
    expect({ ids: idsOf(rows), total }, JSON.stringify(query)).toEqual({
      ids: expected,
      total: expected.length,
    })
  }
})

test('views follow what happens: to sign, overdue, open', async () => {
  const { posting } = await as('edge.secretary').access.me({})
  await clerk.dispatch({ ...first, postingId: posting!.id })
  expect(idsOf((await as('edge.secretary').matters.list({ region, view: 'toSign' })).rows)).toEqual(
    [first.id],
  )
  await as('edge.secretary').matters.sign(first)
  expect((await as('edge.secretary').matters.list({ region, view: 'toSign' })).total).toBe(0)

  await clerk.merge({ ...all[1]!, intoId: first.id })
  expect((await list({ view: 'open' })).total).toBe(11)
  const now = app.clock()
  app.clock.set('2026-03-05T18:00:00+08:00')
  const overdue = (await list()).rows.filter(({ overdue }) => overdue)
  expect(overdue.length).toBeGreaterThan(0)
  expect(idsOf((await list({ view: 'overdue' })).rows)).toEqual(idsOf(overdue))
  app.clock.set(now)
})

test('a grid worker’s register holds the own grid and what is in hand, a resident’s only the own matters', async () => {
  const own = await matter({ by: 'edge.resident' })
  const there = await as('edge.gridWorker30').matters.list({ region, view: 'all' })
  expect(idsOf(there.rows)).toEqual(idsOf(all.filter(row => row.gridId === grid30)))
  expect(idsOf((await as('edge.resident').matters.list({ region, view: 'all' })).rows)).toEqual([
    own.id,
  ])
  await expect(as('sibling.clerk').matters.list({ region })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a register that is taken out leaves a line that the secretary sees; where nobody is named, none', async () => {
  const request = { region, medium: 'paper' as const, most: 3, purpose: '每周例会' }
  const { rows } = await clerk.export({ ...request, view: 'all', words: '13800001111 充电' })
  // Who got nothing took nothing.
  expect(rows).toEqual([])
  app.clock.advance({ minutes: 1 })
  expect((await clerk.export({ ...request, view: 'all', kind: 'repair' })).rows).toHaveLength(3)
  const street = Math.floor(region / 1000) * 1000
  await as('street.streetOfficer').matters.export({ ...request, region: street, view: 'escalated' })
  expect((await as('edge.secretary').audit.exportLog({ region })).rows).toMatchObject([
    {
      register: 'matters',
      medium: 'paper',
      byRole: 'clerk',
      rows: 3,
      purpose: '每周例会',
      filter: { kind: 'repair' },
    },
  ])
  const kept = await app.admin.query('select count(*) as n from audit.export_log')
  expect(kept.rows).toEqual([{ n: 1 }])
  await expect(as('edge.resident').matters.export(request)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test.each([
  ['words of the text', '电动车 充电', true],
  ['a word and an address', '充电 和园小区', true],
  ['a surname of two characters', '欧阳', true],
  ['the name', '欧阳慕容', true],
  ['a part of the name', '慕容', true],
  ['initials', 'oymr', true],
  ['pinyin', 'ouyangmurong', true],
  ['initials typed large', 'OYMR', true],
  ['words that are not all there', '电动车 漏水', false],
  ['another name', '司马', false],
  ['a sign alone', '？', false],
])('it is found by %s', async (_, words, found) => {
  const one =
    (await list({ words: '飞线' })).rows[0] ??
    (await matter({ by: 'edge.neighbour', text: '楼道里有人给电动车飞线充电', placeId: home11 }))
  expect(idsOf((await list({ words })).rows)).toEqual(found ? [one.id] : [])
})

test.each(['阿依古丽·买买提', '阿依古丽', '买买提', '古丽', 'ayglmmt'])(
  'a long name is found by %s',
  async words => {
    const requester = { name: '阿依古丽·买买提', phone: '13900000077' }
    const one =
      (await list({ words: '馕坑' })).rows[0] ??
      (await matter({ by: 'edge.clerk', text: '馕坑的烟飘进窗户', requester }))
    expect(idsOf((await list({ words })).rows)).toEqual([one.id])
  },
)

test('above a community it is found by what it says, and never by who asked', async () => {
  const requester = { name: '尉迟长风' }
  const text = '长风路的澡堂锅炉漏水'
  const told = { by: 'edge.clerk', kind: 'complaint', text, requester } as const
  const { id } = await matter(told)
  await clerk.escalate({ region, id, reason: '社区办不了' })
  const street = Math.floor(region / 1000) * 1000
  const above = async (words: string) =>
    idsOf(
      (await as('street.streetOfficer').matters.list({ region: street, view: 'all', words })).rows,
    )
  for (const words of ['锅炉', '长风']) expect(await above(words), words).toEqual([id])
  for (const words of ['尉迟长风', '尉迟', '长风 尉迟', 'yccf', 'yuchichangfeng']) {
    expect(idsOf((await list({ words })).rows), words).toEqual([id])
    expect(await above(words), words).toEqual([])
  }
})

test('it is found by its number, and by the tail that is read out on the phone', async () => {
  for (const words of [
    first.number,
    first.number.toLowerCase(),
    first.number.slice(-6),
    first.number.slice(-6).toLowerCase(),
  ]) {
    expect(idsOf((await list({ words })).rows), words).toEqual([first.id])
  }
})

test('in the query of an address “false” is false', () => {
  expect(
    ['true', 'false', true, false].map(
      descending => Filter.parse({ region, descending }).descending,
    ),
  ).toEqual([true, false, true, false])
})

test('the newest page is read from its index, however many lie behind it', async () => {
  await app.admin.query(
    `insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level)
     select $1, gen_random_uuid(), 'n' || n, 'one-home', 1, 'repair', 'handling', 1, 'web', $2::timestamptz - n * interval '1 minute', $2::timestamptz - n * interval '1 minute', 'x', 0
     from generate_series(1, 20000) n`,
    [region, new Date('2026-01-01')],
  )
  await app.admin.query('analyze matters.matter')
  for (const sort of ['receivedAt', 'reportedAt'] as const) {
    const page = await statementOf(appContext =>
      as('edge.clerk', { appContext }).matters.list({
        region,
        view: 'all',
        sort,
        descending: true,
      }),
    )
    const { rows } = await app.admin.query(`explain ${page.text}`, page.values)
    const plan = rows.map(row => row['QUERY PLAN']).join('\n')
    expect(plan).toContain(sort === 'receivedAt' ? 'matter_received' : 'matter_reported')
    expect(plan).not.toContain('Sort')
  }
})

type Said = { text: string; values: unknown[] }

/** The statement that gives the page of a register. */
async function statementOf(list: (appContext: typeof app) => Promise<unknown>): Promise<Said> {
  const said: Said[] = []
  const connect = async () =>
    new Proxy(await app.db.connect(), {
      get(client, key) {
        const own: unknown = Reflect.get(client, key)
        if (key !== 'query') return typeof own === 'function' ? own.bind(client) : own
        return (query: string | Said, values: unknown[]) => {
          said.push(typeof query === 'string' ? { text: query, values } : query)
          return client.query(query as string, values)
        }
      },
    })
  await list({ ...app, db: { ...app.db, connect } })
  return said.find(({ text }) => /order by "(received|reported)_at"/.test(text))!
}
