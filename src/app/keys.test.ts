import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { keyFileIn } from '#platform/keys.ts'
import { countByKey, reseal } from '#platform/db/reseal.ts'
import { openVault } from '#platform/vault.ts'
import { clerkship, newLogin, newPhone, PASSWORD, proven, signInFully } from '#test/doors.ts'
import { openImports, region, row, HEADER } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'
import { drop, index, rotate, SEALED } from './keys.ts'

const app = await openTestApp('keys')
const town = await plantSmall(app)
const desk = await openImports(app, town)
const clerk = town.as('edge.clerk')
const say = () => undefined
const given = { dataFolder: app.dataFolder, db: app.db, say }
const PEOPLE = 300
const people = Array.from({ length: PEOPLE }, (_, i) => ({
  name: `甲${'安宁和平康乐明远清秋'[i % 10]}${'安宁和平康乐明远清秋'[Math.trunc(i / 10) % 10]}`,
  phone: newPhone(),
}))
const register = (phone: (i: number) => string) =>
  desk.sheet(
    HEADER,
    people.map(({ name }, i) =>
      row(name, '户主', `和园小区5栋${i + 1}室`, phone(i), `11010119800101${1000 + i}`),
    ),
  )

/** Whom the clerk finds under a number, as if the hour in which thirty may be asked for had passed each time. */
async function whose(number: string) {
  // As a whole: row by row it would meet those who count several keys at once, each in another order.
  await app.admin.query(
    'begin; lock table platform.attempt in exclusive mode; delete from platform.attempt; commit',
  )
  return clerk.people.lookUp({ region, number, purpose: '核对' })
}

test('keys are changed while people are looked for and sign in, and no look-up fails', async () => {
  await desk.bring(await register(i => people[i]!.phone))
  const moved = people.map(() => newPhone())
  const second = await desk.bring(await register(i => (i % 3 ? people[i]!.phone : moved[i]!)))
  const phoneOf = (i: number) => (i % 3 ? people[i]!.phone : moved[i]!)
  const login = newLogin()
  await town.as('edge.secretary').access.appoint({ ...clerkship(login), password: PASSWORD })
  const { secret } = await signInFully(app, login)
  const resident = newPhone()
  await (await proven(app, resident)).people.join({ region, name: '林知秋' })

  let over = false
  let lookUps = 0
  const looking = [0, 1, 2].map(async lane => {
    for (let i = lane; !over; i = (i + 7) % PEOPLE) {
      const [found] = await whose(phoneOf(i))
      expect(found).toMatchObject({ name: people[i]!.name })
      expect((await clerk.people.get({ region, id: found!.id })).phoneMasked).toContain(
        phoneOf(i).slice(-2),
      )
      lookUps++
    }
  })
  await rotate(given)
  over = true
  await Promise.all(looking)
  expect(lookUps).toBeGreaterThan(50)

  expect(await keysInUse()).toEqual([2])
  expect((await drop(given)).size).toBe(1)
  expect(Object.keys(keyFile().data)).toEqual(['2'])
  const later = openVault(app.dataFolder)
  const { rows } = await app.admin.query<{ id: string; phone_cipher: Buffer }>(
    'select id, phone_cipher from people.person where phone_cipher is not null',
  )
  const opened = rows.map(({ id, phone_cipher }) => later.open(phone_cipher, `person-phone:${id}`))
  expect(opened).toEqual(expect.arrayContaining(people.map((_, i) => phoneOf(i))))

  app.clock.advance({ minutes: 5 })
  await signInFully(app, login, secret)
  await proven(app, resident)
  expect((await desk.imports.preview({ region, id: second.id })).columns.length).toBeGreaterThan(0)

  // What an import changed is undone exactly: its marks hold, and what was before opens.
  const undone = await desk.undone({ region, id: second.id })
  expect(undone).toMatchObject({ state: 'undone' })
  const [before] = await whose(people[0]!.phone)
  expect(before).toMatchObject({ name: people[0]!.name })
  expect((await clerk.people.get({ region, id: before!.id })).phoneMasked).toContain(
    people[0]!.phone.slice(-2),
  )
  expect(await whose(moved[0]!)).toEqual([])
}, 60_000)

test('the key of indexes is changed while people are looked for, sign in and come in, and nobody is missed', async () => {
  const first = await desk.bring(await register(i => people[i]!.phone))
  expect(first.counts).toMatchObject({ failed: 0 })
  const moved = people.map(() => newPhone())
  const phoneOf = (i: number) => (i % 3 ? people[i]!.phone : moved[i]!)
  const changed = await desk.bring(await register(phoneOf))
  const { vault } = app.app
  const before = { secret: vault.secret('database'), index: vault.index('13800000000') }
  const resident = newPhone()
  await (await proven(app, resident)).people.join({ region, name: '林知夏' })

  let over = false
  let lookUps = 0
  const looking = [0, 1, 2].map(async lane => {
    for (let i = lane; !over; i = (i + 7) % PEOPLE, lookUps++) {
      const found = await whose(phoneOf(i))
      expect(found.map(({ name }) => name)).toEqual([people[i]!.name])
    }
  })
  const bringing = (async () => {
    while (!over)
      expect((await desk.bring(await register(phoneOf))).counts).toMatchObject({ same: PEOPLE })
  })()
  const signing = (async () => {
    for (let n = 0; n < 4; n++) {
      await (await proven(app, resident)).people.join({ region, name: '林知夏' })
      await setTimeout(1_000)
    }
  })()
  await index(given)
  await signing
  over = true
  await Promise.all([...looking, bringing])
  expect(lookUps).toBeGreaterThan(50)

  expect(keyFile()).not.toHaveProperty('other')
  await expect.poll(() => vault.indexes('13800000000').length, { timeout: 3_000 }).toBe(1)
  expect(vault.index('13800000000')).not.toEqual(before.index)
  expect(vault.secret('database')).toBe(before.secret)
  expect(await whose(resident)).toHaveLength(1)
  const { rows } = await app.admin.query('select from access.account where phone_index = $1', [
    vault.index(resident),
  ])
  expect(rows).toHaveLength(1)
  await desk.undone({ region, id: changed.id })
  expect(await whose(people[0]!.phone)).toHaveLength(1)
  expect(await whose(moved[0]!)).toEqual([])
}, 90_000)

test('a key is kept as long as anything is sealed by it', async () => {
  const { vault } = app.app
  const id = newId()
  const phone = newPhone()
  await clerk.matters.record({
    region,
    id,
    kind: 'repair',
    text: '灯不亮',
    placeId: town.land.edge.home1,
    source: 'walkIn',
    requester: { name: '陶建国', phone },
  })
  const { rows: asked } = await app.admin.query<{ requester_id: string }>(
    'select requester_id from matters.matter where id = $1',
    [id],
  )
  const requesterId = asked[0]!.requester_id
  const { rows } = await app.admin.query<{ phone_cipher: Buffer }>(
    'select phone_cipher from people.person where id = $1',
    [requesterId],
  )
  await rotate(given)
  const rotated = keyFile()
  await app.admin.query('update people.person set phone_cipher = $1 where id = $2', [
    rows[0]!.phone_cipher,
    requesterId,
  ])
  await drop(given)
  expect(keyFile()).toEqual(rotated)
  expect(vault.current()).toBe(rotated.current)
  for (const place of SEALED) await reseal(app.db, vault, place)
  await drop(given)
  expect(Object.keys(keyFile().data)).toEqual([String(rotated.current)])
})

type KeyFile = { current: number; data: Record<string, string> }
const keyFile = () => JSON.parse(readFileSync(keyFileIn(app.dataFolder), 'utf8')) as KeyFile

const keysInUse = async () => [
  ...new Set([...(await countByKey(app.db, SEALED)).keys(), ...(await app.app.uploads.sealedBy())]),
]
