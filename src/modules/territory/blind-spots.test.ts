/** Addresses in no grid: the list is complete, whatever is missing of them and however many they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callerOf } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'
import type { Place } from './contract.ts'

const app = await openTestApp('blind_spots')
const { as, land } = await plantSmall(app)
const { territory } = as('next.secretary')
const region = CODES.next
const { grid3 } = land.next

const place = async (kind: Place['kind'], name: string, parentId: string | null = null) =>
  (await territory.addPlace({ region, id: newId(), kind, name, parentId })).id
const draw = (...placeIds: string[]) =>
  territory.assignGrid({ region, placeIds, gridId: grid3, from: '2026-02-01' })

async function everyPage(limit: number): Promise<string[]> {
  const addresses: string[] = []
  for (let after: string | undefined; ;) {
    const { rows, total } = await territory.ungridded({ region, limit, after })
    addresses.push(...rows.map(({ address }) => address))
    after = rows.at(-1)?.id
    if (rows.length < limit) {
      expect(addresses).toHaveLength(total)
      return addresses
    }
  }
}

test('houses without a building, and an estate of which only one building was drawn, are listed', async () => {
  const lane = await place('lane', '东关巷')
  await place('dwelling', '7号', lane)
  const estate = await place('estate', '北关家属院')
  await place('dwelling', '门房', estate)
  await draw(await place('building', '1栋', estate))
  const floor = await place('floor', '2层', await place('building', '2栋', estate))
  await place('dwelling', '201室', floor)
  const unit = await place('unitDoor', '1单元', await place('building', '3栋', estate))
  await place('dwelling', '101室', unit)
  await place('dwelling', '102室', unit)
  expect(await everyPage(2)).toEqual([
    '北关家属院 2栋',
    '北关家属院 3栋 1单元',
    '北关家属院 门房',
    '东关巷 7号',
    '老粮站平房',
  ])
  await draw(lane, estate)
  expect(await everyPage(2)).toEqual(['老粮站平房'])
})

test('it does not end at a thousand, and a building of 10 follows that of 2', async () => {
  const count = 1_203
  const estate = await place('estate', '望不到头')
  await app.admin.query(
    `insert into territory.place (region, id, kind, name, address, parent_id, estate_id, depth)
     select $1::bigint, gen_random_uuid(), 'building', n || '栋', '望不到头 ' || n || '栋', $2::uuid, $2::uuid, 1
     from generate_series(1, $3::integer) n`,
    [region, estate, count],
  )
  const all = (await everyPage(500)).filter(address => address.startsWith('望不到头'))
  expect(all).toEqual(Array.from({ length: count }, (_, n) => `望不到头 ${n + 1}栋`))
  await draw(estate)
})

test('of any town every home is in a grid, in the list, or behind a door in the list', async () => {
  const shape = fc.array(
    fc.record({
      kind: fc.constantFrom<Place['kind'][]>(
        'estate',
        'courtyard',
        'building',
        'unitDoor',
        'floor',
        'dwelling',
      ),
      under: fc.nat(),
      drawn: fc.integer({ min: 0, max: 3 }).map(n => n === 0),
    }),
    { minLength: 1, maxLength: 15 },
  )
  let town = 0
  await fc.assert(
    fc.asyncProperty(shape, async kinds => {
      const root = await place('district', `片区${++town}`)
      const made = [{ id: root, parent: -1, drawn: false, kind: 'district' }]
      const line = (n: number): typeof made => (n < 0 ? [] : [made[n]!, ...line(made[n]!.parent)])
      for (const [n, { kind, under, drawn }] of kinds.entries()) {
        const parent = under % made.length
        if (line(parent).some(one => one.kind === kind || one.kind === 'dwelling')) continue
        const id = await place(kind, `${n}号`, made[parent]!.id)
        if (drawn) await draw(id)
        made.push({ id, parent, drawn, kind })
      }
      const { rows } = await territory.ungridded({ region, limit: 500 })
      const listed = new Set(rows.map(({ id }) => id))
      const bare = made.flatMap((_, n) => {
        const isLeaf = !made.some(({ parent }) => parent === n)
        return isLeaf && !line(n).some(({ drawn }) => drawn) ? [line(n).map(({ id }) => id)] : []
      })
      for (const above of bare) expect(above.some(id => listed.has(id))).toBe(true)
      for (const id of made.map(one => one.id).filter(id => listed.has(id)))
        expect(bare.some(above => above.includes(id))).toBe(true)
      await draw(root)
    }),
    { numRuns: 8 },
  )
})

test('a stranger and a resident walk down to doors, and find one by its whole address', async () => {
  const { building1, home1 } = land.next
  const unit = await place('unitDoor', '1单元', building1)
  await place('dwelling', '301室', unit)
  for (const { territory: open } of [callerOf(app), as('next.resident')]) {
    expect((await open.places({ region, parentId: building1 })).map(({ name }) => name)).toEqual([
      '1单元',
    ])
    expect(await open.places({ region, parentId: unit })).toEqual([])
    const found = async (words: string) =>
      (await open.places({ region, words })).map(({ address }) => address)
    expect(await found('和园小区1号楼一单元301室')).toEqual(['和园小区 1栋 1单元'])
    expect(await found('和园小区 11 栋 999')).toEqual(['和园小区 11栋'])
    expect(await found('没有的地方')).toEqual([])
  }
  expect((await territory.places({ region, parentId: building1 })).map(({ id }) => id)).toContain(
    home1,
  )
})

test('whoever types addresses in a row is asked to wait', async () => {
  const { territory: open } = callerOf(app)
  const typed = async () => {
    for (let n = 0; n < 31; n++) await open.places({ region, words: '和园小区3栋' })
  }
  await expect(typed()).rejects.toMatchObject({ code: 'TOO_MANY' })
})
