/** From all that a role is shown somebody tries to rebuild whole numbers, and to have guesses of them confirmed. */
import { expect, test } from 'vitest'
import type { Caller } from '#app/caller.ts'
import { asSystem } from '#modules/ctx.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { newId } from '#platform/ids.ts'
import { maskNumbers } from '#platform/vault.ts'
import { proven, refusal } from './doors.ts'
import { HEADER, openImports, row } from './imports.ts'
import type { Person } from './make.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('unmask')
const town = await plantSmall(app)
const region = CODES.edge
const { edge } = town.land
const desk = await openImports(app, town)

const VICTIM = { name: '欧阳知夏', phone: '13876540912', citizenId: '110101195002190016' }
const placeId = edge.home1

/** Somebody who lives in the first grid, under a phone and a citizen id, and asked for something. */
async function plantVictim(): Promise<string> {
  const { name, phone, citizenId } = VICTIM
  const { vault } = app.app
  const id = await asSystem(app, ctx => findOrAdd(ctx, { region, name, phone }))
  await app.admin.query(
    `update people.person set sex = 'female', birth_on = '1950-02-19', origin = '北京市东城区',
       citizen_id_cipher = $2, citizen_id_index = $3 where id = $1`,
    [id, vault.seal(citizenId, `person-citizenId:${id}`), vault.index(citizenId)],
  )
  await app.admin.query(
    `with home as (insert into people.household (region, id, place_id) values ($1, $2, $3) returning id)
     insert into people.residency (region, id, person_id, household_id, kind, from_on)
     select $1, $2, $4, id, 'usual', '2026-01-01' from home`,
    [region, newId(), placeId, id],
  )
  return id
}
const victim = await plantVictim()
const matter = await town.matter({
  by: 'edge.clerk',
  placeId,
  requester: { name: VICTIM.name, phone: VICTIM.phone },
})
const file = await desk.uploaded(
  await desk.sheet(HEADER, [
    row(VICTIM.name, '户主', '和园小区1栋101', VICTIM.phone, VICTIM.citizenId),
  ]),
)

const WHO: Person[] = [
  'edge.clerk',
  'edge.secretary',
  'edge.gridWorker',
  'edge.gridWorker30',
  'edge.steward',
  'edge.intakeService',
  'edge.resident',
  'sibling.clerk',
  'street.streetOfficer',
  'city.cityOfficer',
  'city.securityAdministrator',
]
const request = { region, medium: 'file' as const, most: 5000, purpose: '换届' }

/** Everything that a caller is shown without a purpose. */
const READS: Record<string, (by: Caller) => Promise<unknown>> = {
  list: by => by.people.list({ region, limit: 100 }),
  export: by => by.people.export(request),
  print: by => by.people.export({ ...request, medium: 'paper' }),
  find: by => by.people.find({ region, words: '欧阳' }),
  person: by => by.people.get({ region, id: victim }),
  home: by => by.people.home({ region, placeId }),
  matters: by => by.matters.list({ region, view: 'all' }),
  matter: by => by.matters.get({ region, id: matter.id }),
  exportOfMatters: by => by.matters.export(request),
  exportLog: by => by.audit.exportLog({ region }),
  views: by => by.audit.aboutMe({}),
  looks: by => by.audit.looks({ region }),
  imports: by => by.imports.get(file),
  preview: by => by.imports.preview(file),
  sharedViews: by => by.access.sharedViews({ region }),
  figures: by => by.figures.profile({ region }),
}

const shownTo = async (who: Person): Promise<string> =>
  JSON.stringify(
    await Promise.all(Object.values(READS).map(read => read(town.as(who)).catch(() => null))),
  )

test.each(WHO)('%s is shown no more of a number than a guess would give', async who => {
  const shown = await shownTo(who)
  expect(/\d{17}[\dX]/.test(shown)).toBe(false)
  // Of a phone its last two digits; of a citizen id nothing beside the day of birth.
  for (let from = 0; from + 3 <= 11; from++)
    expect(shown.includes(`*${VICTIM.phone.slice(from, from + 3)}`)).toBe(false)
  const masks = [...shown.matchAll(/"(?:phone|citizenId)Masked":"([^"]+)"/g)].map(
    ([, mask]) => mask,
  )
  for (const mask of masks) expect(mask).toMatch(/^(1\*{8}\d\d|\*{18})$/)
  const samples = [...shown.matchAll(/"samples":\[([^\]]*)\]/g)].map(([, cells]) => cells).join()
  expect(samples).not.toMatch(/\d{11}/)
})

test('they were shown something: those who see people here, and their masks', async () => {
  for (const who of ['edge.clerk', 'edge.secretary', 'edge.gridWorker'] as const)
    expect(await shownTo(who)).toContain('1********12')
  expect(await shownTo('edge.secretary')).toContain('*'.repeat(18))
})

test.each(WHO)('%s has no guess confirmed by a list, a count or an export', async who => {
  const by = town.as(who)
  const { phone, citizenId } = VICTIM
  const parts = [phone.slice(-4), phone.slice(0, 7), citizenId.slice(-4), citizenId.slice(6, 14)]
  const wrong = ['7777', '1387777', '7777', '19770707']
  const asked: ((words: string) => Promise<unknown>)[] = [
    words => by.people.list({ region, words }),
    words => by.people.find({ region, words }),
    words => by.people.export({ ...request, words }),
    words => by.matters.list({ region, view: 'all', words }),
  ]
  for (const ask of asked) {
    const told = (words: string) => ask(words).catch(error => error.data)
    for (const [nth, part] of parts.entries())
      expect(await told(part), part).toEqual(await told(wrong[nth]!))
    // The whole number, and another: the same answer, however it is written.
    const [right, other] = [phone, '13876540913'].map(number => [
      number,
      `+86 ${number}`,
      number.replace(/(...)(....)/, '$1-$2-'),
      number.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ])
    for (const [nth, words] of right!.entries())
      expect(await told(words), words).toEqual(await told(other![nth]!))
    expect(await told(citizenId)).toEqual(await told('110101195002190032'))
  }
})

test('a whole number in a list is refused and says what to do', async () => {
  const { people } = town.as('edge.clerk')
  for (const words of [VICTIM.phone, VICTIM.citizenId])
    for (const ask of [
      () => people.list({ region, words }),
      () => people.find({ region, words }),
      () => people.export({ ...request, words }),
    ])
      await expect(ask()).rejects.toMatchObject({
        ...refusal('NOT_ACCEPTABLE', 'number-needs-purpose'),
        message: expect.stringContaining('用途'),
      })
})

test('looking a number up is a reveal: reached people alone, thirty an hour with the reveals, and told', async () => {
  const purpose = '核对来电'
  const look = (who: Person, number = VICTIM.phone) =>
    town.as(who).people.lookUp({ region, number, purpose })
  expect(await look('edge.gridWorker')).toMatchObject([{ id: victim, placeId }])
  expect(await look('edge.gridWorker30')).toEqual([])
  expect(await look('edge.clerk', VICTIM.citizenId.replace(/(.{6})/, '$1 '))).toHaveLength(1)
  await expect(look('edge.clerk', '1387654')).rejects.toMatchObject(
    refusal('NOT_ACCEPTABLE', 'no-number'),
  )
  const own = await proven(app, VICTIM.phone)
  const { code } = await town.as('edge.clerk').people.joinCode({ region, id: victim })
  await own.people.join({ region, name: VICTIM.name, code })
  const told = (await own.audit.aboutMe({})) as unknown
  expect(JSON.stringify(told)).toContain(purpose)

  const secretary = town.as('edge.secretary').people
  for (let nth = 0; nth < 20; nth++)
    await secretary.lookUp({ region, number: `1387654${1000 + nth}`, purpose })
  for (let nth = 0; nth < 10; nth++)
    await secretary.reveal({ region, id: victim, field: 'phone', purpose })
  for (const more of [
    () => secretary.lookUp({ region, number: VICTIM.phone, purpose }),
    () => secretary.reveal({ region, id: victim, field: 'citizenId', purpose }),
    () => town.as('edge.secretary').matters.revealPhone({ region, id: matter.id, purpose }),
  ])
    await expect(more()).rejects.toMatchObject(refusal('TOO_MANY', 'too-many'))
})

test('writing a matter down tells nothing of whether the caller is known under that phone', async () => {
  const recorded = async (phone: string) => {
    const opened = await town.matter({
      by: 'edge.clerk',
      placeId,
      requester: { name: VICTIM.name, phone },
    })
    const dossier = await town.as('edge.clerk').matters.get({ region, id: opened.id })
    return JSON.stringify({ opened, dossier }).replace(/"[0-9a-f]{8}-[^"]+"|"\d{6}-\w+"/g, '""')
  }
  expect(await recorded(VICTIM.phone)).toBe(await recorded('13800000012'))
})

test('phones are written down sixty an hour: trying one after the other is no way to learn who has which', async () => {
  app.clock.advance({ days: 1 })
  const { matters } = town.as('edge.secretary')
  const record = (phone: string | null) =>
    matters.record({
      region,
      id: newId(),
      kind: 'repair',
      text: '楼道灯不亮',
      source: 'phone',
      requester: { name: VICTIM.name, phone },
    })
  for (let nth = 0; nth < 60; nth++) await record(`1387654${1000 + nth}`)
  await expect(record(VICTIM.phone)).rejects.toMatchObject(refusal('TOO_MANY', 'too-many-phones'))
  await record(null)
  app.clock.advance({ hours: 1 })
  await record(VICTIM.phone)
})

test('numbers within a text are masked however they are grouped', () => {
  expect(maskNumbers('电 138 7654-0912，证 110101 19500219 0016。2026-03-02')).toBe(
    `电 1********12,证 ${'*'.repeat(18)}。2026-03-02`,
  )
})
