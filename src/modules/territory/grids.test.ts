/** Grids of any depth: named and numbered by rule, drawn without losing what was, removed while empty. */
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('grids')
const { as, land, matter } = await plantSmall(app)
const region = CODES.edge
const { territory } = as('edge.secretary')
const refusal = (reason: string, field: string) => ({ data: { reason, field } })

const add = (parentId: string | null, name?: string) =>
  territory.addGrid({ region, id: newId(), parentId, ...(name && { name }) })
const building = async (name: string, parentId: string | null = null) =>
  (await territory.addPlace({ region, id: newId(), kind: 'building', name, parentId })).id
const assign = (placeIds: string[], gridId: string, from = '2026-02-01') =>
  territory.assignGrid({ region, placeIds, gridId, from })

test('a grid is numbered under its region, one beneath it under its code, and both are named by the method', async () => {
  const top = await add(null)
  expect([top.code, top.name]).toEqual([`${region}03`, '第3网格'])
  const below = await add(top.id)
  expect([below.code, below.name]).toEqual([`${region}0301`, '第1微网格'])
  const deep = await add(below.id)
  expect([deep.code, deep.name]).toEqual([`${region}030101`, '第1微网格'])
  expect((await add(top.id, '东片')).code).toBe(`${region}0302`)
  const many = await Promise.all(Array.from({ length: 6 }, () => add(null)))
  expect(many.map(({ code }) => code).toSorted()).toEqual(
    ['04', '05', '06', '07', '08', '09'].map(number => `${region}${number}`),
  )
})

test('a grid is renamed and led from a level of the method, and stays where it is', async () => {
  const { id, code } = await add(null)
  const changed = await territory.changeGrid({
    region,
    id,
    name: '商业街',
    level: 'grid',
    type: 'dedicated',
  })
  expect(changed).toMatchObject({ name: '商业街', level: 'grid', type: 'dedicated', code })
  await expect(
    territory.changeGrid({ region, id, name: '商业街', level: 'nowhere' }),
  ).rejects.toMatchObject(refusal('unknown-level', 'level'))
})

test('a grid of a grid of a grid belongs to whoever answers for the outermost', async () => {
  let deepest = land.edge.grid3
  for (let depth = 0; depth < 10; depth++) deepest = (await add(deepest)).id
  const place = await building('深处')
  await assign([place], deepest)
  const one = await matter({ by: 'edge.resident', placeId: place })
  expect(one.gridId).toBe(deepest)
  expect(await as('edge.gridWorker').matters.get(one)).toMatchObject({ id: one.id })
  await expect(as('edge.gridWorker30').matters.get(one)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const { rows } = await as('edge.clerk').matters.list({ region, gridId: land.edge.grid3 })
  expect(rows.map(({ id }) => id)).toContain(one.id)
  expect(one.ownerName).toBe((await matter({ by: 'edge.resident' })).ownerName)
  const { servers } = await as('edge.resident').access.serviceContacts({ region, placeId: place })
  expect(servers.find(({ role }) => role === 'gridWorker')).toMatchObject({ gridName: '第3网格' })
})

test('who serves names the grid of the address, not the first one of each posting', async () => {
  const { home11, home1 } = land.edge
  const gridsAt = async (placeId: string) => {
    const { servers } = await as('edge.resident').access.serviceContacts({ region, placeId })
    return servers.map(({ gridName }) => gridName).filter(name => name !== null)
  }
  await as('edge.secretary').access.appoint({
    region,
    id: newId(),
    login: 'both',
    name: '何㐂',
    password: 'a horse that reads',
    role: 'gridWorker',
    gridIds: [land.edge.grid3, land.edge.grid30],
    from: '2026-02-01',
  })
  expect(new Set(await gridsAt(home1))).toEqual(new Set(['第3网格']))
  expect(new Set(await gridsAt(home11))).toEqual(new Set(['第30网格']))
})

test('only a grid to which nothing ever belonged is removed', async () => {
  const empty = await add(null)
  expect(await territory.removeGrid({ region, id: empty.id })).toEqual({ id: empty.id })
  expect((await territory.grids({ region })).some(({ id }) => id === empty.id)).toBe(false)

  const refused = async (id: string) =>
    expect(territory.removeGrid({ region, id })).rejects.toMatchObject(refusal('grid-in-use', 'id'))
  const outer = await add(null)
  await add(outer.id)
  await refused(outer.id)
  const drawn = await add(null)
  const place = await building('空楼')
  await assign([place], drawn.id)
  await assign([place], land.edge.grid3, '2026-02-02')
  await refused(drawn.id)
  const posted = await add(null)
  await as('edge.secretary').access.appoint({
    region,
    id: newId(),
    login: 'posted',
    name: '何㐂',
    password: 'a horse that reads',
    role: 'gridWorker',
    gridIds: [posted.id],
    from: '2026-02-01',
  })
  await refused(posted.id)
})

test('a mistyped early day loses no later assignment, and says which field to mend', async () => {
  const { building1, grid3, grid30 } = land.edge
  const drawn = async () =>
    (await app.admin.query('select * from territory.place_grid where place_id = $1', [building1]))
      .rows
  const before = await drawn()
  await expect(assign([building1], grid30, '2016-02-01')).rejects.toMatchObject(
    refusal('assigned-later', 'from'),
  )
  expect(await drawn()).toEqual(before)
  await assign([building1], grid30, '2026-03-01')
  await assign([building1], grid3, '2026-03-01')
  expect(await drawn()).toHaveLength(2)
})

test('a figure that is told again under a new id answers with the id that is there', async () => {
  const said = {
    region,
    subject: '居民户数',
    amount: 3765,
    unit: 'households',
    nature: 'declared',
    rounding: 'exact',
    saidOn: null,
    source: '公示栏',
  } as const
  const first = await territory.state({ ...said, id: newId() })
  const again = await territory.state({ ...said, id: newId(), amount: 3766 })
  expect(again).toMatchObject({ id: first.id, amount: 3766 })
  expect(await territory.retract({ region, id: again.id })).toEqual({ id: first.id })
})
