/** Whoever may import tries to find out the numbers of somebody by what a trial says of guesses. */
import { beforeAll, expect, test } from 'vitest'
import { HEADER, openImports, region, row } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'
import { checkDigit } from './citizen-ids.ts'
import { RESIDENT_HEADER, residents } from './dataset.fixture.ts'

const app = await openTestApp('imports_guesses')
const town = await plantSmall(app)
const { bring, planned, sheet, uploaded } = await openImports(app, town)

/** All ids of one county, birthday and sex. */
const ids = (day: string) =>
  Array.from({ length: 500 }, (_, i) => `990101${day}${String(i * 2).padStart(3, '0')}`).map(
    body => body + checkDigit(body),
  )
const homeOf = (nth: number) => `玉兰里1栋${nth + 1}01`
/** Somebody for each attack, for one leaves its traces. */
const victims = ['19500219', '19500220', '19500221', '19500222'].map((day, nth) => ({
  name: `卓文${'甲乙丙丁'[nth]}`,
  home: homeOf(nth),
  ids: ids(day),
  id: ids(day)[321]!,
  phone: `1990000${nth}321`,
}))
beforeAll(async () => {
  await bring(
    await sheet(
      HEADER,
      victims.map(({ name, home, phone, id }) => row(name, '户主', home, phone, id)),
    ),
  )
})

const tried = async (rows: ReturnType<typeof row>[]) =>
  planned(await uploaded(await sheet(HEADER, rows)))
/** What was said of the right row and of others beside it. */
const said = async (id: string) => {
  const { rows } = await app.admin.query(
    'select row_number as row, reason from imports.finding where import_id = $1',
    [id],
  )
  return (guess: number) =>
    rows.flatMap(({ row: number, reason }) => (number === guess + 2 ? [reason] : []))
}

test('a file with every id that may be theirs tells of none which is right', async () => {
  const { name, home, ids } = victims[0]!
  const plan = await tried(ids.map(id => row(name, '户主', home, null, id)))
  const of = await said(plan.id)
  expect(of(0)).toEqual(['other-id'])
  for (const guess of [100, 320, 321, 322]) expect(of(guess)).toEqual(['tried-too-often'])
  expect(plan.counts).toMatchObject({ same: 0, changed: 0, failed: 500 })
})

test('nor do rows elsewhere, under their name or any other', async () => {
  for (const [victim, called] of [
    [victims[1]!, () => victims[1]!.name],
    [victims[2]!, (i: number) => `邹${String.fromCodePoint(0x4e00 + i)}`],
  ] as const) {
    const plan = await tried(
      victim.ids.map((id, i) => row(called(i), '户主', `玉兰里2栋${i + 101}`, null, id)),
    )
    const of = await said(plan.id)
    for (const guess of [320, 321, 322]) expect(of(guess)).toEqual(['tried-too-often'])
  }
})

test('nor do many files of one row, and it is told to them and to the auditor', async () => {
  const { name, home, ids } = victims[3]!
  const answers: string[] = []
  for (const guess of [0, 1, 2, 3, 4, 5, 6, 7, 321, 322]) {
    const { findings } = await tried([row(name, '户主', home, null, ids[guess]!)])
    answers.push(findings.map(({ reason }) => reason).join())
  }
  expect(answers).toEqual([
    ...Array.from({ length: 7 }, () => 'other-id'),
    ...Array.from({ length: 3 }, () => 'tried-too-often'),
  ])
  const { rows: looks } = await app.admin.query(
    `select v.what, v.by_role as role from audit.access_log v join people.person p on p.id = v.person_id where p.name = $1`,
    [name],
  )
  expect(looks).toContainEqual({ what: 'numbersTried', role: 'secretary' })
  const { rows: events } = await town
    .as('city.auditor')
    .audit.securityEvents({ region, what: 'numbersTried' })
  expect(events[0]).toMatchObject({ succeeded: false, data: { persons: 1 } })
})

test('a phone is not found out by what is the same and what would change', async () => {
  const { name, home, phone } = victims[3]!
  const counts: string[] = []
  for (const guess of [1, 2, 3, 4, 5, 6, 7, 321, 322]) {
    const plan = await tried([row(name, '户主', home, `1990000${3000 + guess}`)])
    counts.push(plan.findings.map(({ reason }) => reason).join())
  }
  expect(phone).toBe('19900003321')
  expect(counts.slice(-2)).toEqual(['tried-too-often', 'tried-too-often'])
})

test('a mistake that is mended comes in, and a month later all is compared again', async () => {
  const [fresh, right, wrong] = [ids('19600101'), ids('19600101')[7]!, ids('19600101')[8]!]
  const at = '玉兰里1栋901'
  await bring(await sheet(HEADER, [row('卓远', '户主', at, null, right)]))
  expect((await tried([row('卓远', '户主', at, null, wrong)])).counts).toMatchObject({ failed: 1 })
  expect((await tried([row('卓远', '户主', at, null, right)])).counts).toMatchObject({ same: 1 })
  await tried(fresh.map(id => row('卓远', '户主', at, null, id)))
  expect((await tried([row('卓远', '户主', at, null, right)])).counts).toMatchObject({ failed: 1 })
  app.clock.advance({ days: 31 })
  expect((await tried([row('卓远', '户主', at, null, right)])).counts).toMatchObject({ same: 1 })
})

test('a community that comes in file by file, and again with other phones, guesses nothing', async () => {
  const all = [...residents(1500, 500)]
  for (const from of [0, 500, 1000])
    expect(
      (await bring(await sheet(RESIDENT_HEADER, all.slice(from, from + 500)))).counts,
    ).toMatchObject({ failed: 0 })
  const changed = all.map(cells => cells.with(4, `139${String(cells[4]).slice(3)}`))
  expect((await bring(await sheet(RESIDENT_HEADER, changed))).counts).toMatchObject({
    changed: 1500,
    failed: 0,
  })
})
