/** Who lives where is confirmed: a phone is the family's, and only paper from the staff binds an account to somebody. */
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import { newId } from '#platform/ids.ts'
import { newPhone, proven, refusal } from '#test/doors.ts'
import { CODES, everyRow, openTestApp, plantSmall } from '#test/make.ts'
import { findOrAdd } from './service.ts'

const app = await openTestApp('joining')
const town = await plantSmall(app)
const region = CODES.edge
const clerk = town.as('edge.clerk')

/** Somebody whom staff wrote down, living in the first home, with a matter of theirs. */
async function onRecord(name: string, phone: string | null): Promise<string> {
  const id = await asSystem(app, ctx => findOrAdd(ctx, { region, name, phone }))
  await app.admin.query(
    `with home as (insert into people.household (region, id, place_id) values ($1, $2, $3) returning id)
     insert into people.residency (region, id, person_id, household_id, kind, from_on)
     select $1, $2, $4, id, 'usual', '2026-01-01' from home`,
    [region, newId(), town.land.edge.home1, id],
  )
  return id
}

test('the family phone joins as nobody who was known before, under no name', async () => {
  const phone = newPhone()
  const id = await onRecord('古丽·买买提', phone)
  await town.matter({ by: 'edge.clerk', requester: { name: '古丽·买买提', phone } })
  const holder = await proven(app, phone)
  for (const name of ['古丽·买买提', '古丽 买买提', '阿迪力'])
    await expect(holder.people.join({ region, name })).rejects.toMatchObject({
      ...refusal('NOT_ACCEPTABLE', 'join-needs-code'),
      data: { field: 'code' },
      message: expect.stringContaining('请向社区工作人员领取入户码'),
    })

  const slip = await clerk.people.joinCode({ region, id })
  expect(slip).toMatchObject({ name: '古丽·买买提', address: '和园小区 1栋 101室' })
  expect(slip.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  expect(await everyRow(app)).not.toContain(slip.code)
  const me = await holder.people.join({ region, name: '古丽', code: slip.code.toLowerCase() })
  expect(me.posting).toMatchObject({ region })
  const { rows } = await holder.matters.list({ region, view: 'all' })
  expect(rows.map(row => row.requesterName)).toEqual(['古丽·买买提'])
  expect(await holder.people.mine({})).toMatchObject({
    name: '古丽·买买提',
    address: '和园小区 1栋 101室',
  })
  const looks = await holder.audit.aboutMe({})
  expect(looks.rows).toMatchObject([{ what: 'joinCode', byRole: 'clerk' }])
  const events = await app.admin.query(
    "select what from audit.security_event where what in ('joinCodePrinted', 'joinedByCode') order by at, what",
  )
  expect(events.rows).toEqual([{ what: 'joinCodePrinted' }, { what: 'joinedByCode' }])
})

test('a code is used once, for thirty days, in its own community, and another one ends it', async () => {
  const id = await onRecord('秦素芬', null)
  const wrong = refusal('NOT_ACCEPTABLE', 'no-such-join-code')
  const joins = async (code: string, where: number = region) =>
    (await proven(app, newPhone())).people.join({ region: where, name: '秦', code })
  const first = await clerk.people.joinCode({ region, id })
  const second = await clerk.people.joinCode({ region, id })
  await expect(joins(first.code)).rejects.toMatchObject(wrong)
  await expect(joins(second.code, CODES.sibling)).rejects.toMatchObject(wrong)
  await expect(joins('AAAAAAAA')).rejects.toMatchObject(wrong)
  expect((await joins(second.code)).posting).toMatchObject({ region })
  await expect(joins(second.code)).rejects.toMatchObject(wrong)
  const late = await clerk.people.joinCode({ region, id })
  app.clock.advance({ days: 31 })
  await expect(joins(late.code)).rejects.toMatchObject(wrong)
})

test('a newcomer joins without a code, and is bound to a home by one later', async () => {
  const own = await proven(app, newPhone())
  await own.people.join({ region, name: '林小雨' })
  expect(await own.people.mine({})).toEqual({ name: '林小雨', placeId: null, address: null })
  const id = await onRecord('林小雨', null)
  const { code } = await clerk.people.joinCode({ region, id })
  await own.people.join({ region, name: '林小雨', code })
  expect(await own.people.mine({})).toMatchObject({ address: '和园小区 1栋 101室' })
})

test('who may confirm is who keeps that home', async () => {
  const id = await onRecord('罗清和', null)
  await town.as('edge.gridWorker').people.joinCode({ region, id })
  for (const who of ['edge.gridWorker30', 'sibling.clerk'] as const)
    await expect(town.as(who).people.joinCode({ region, id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  for (const who of ['edge.steward', 'edge.resident', 'street.streetOfficer'] as const)
    await expect(town.as(who).people.joinCode({ region, id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
})

test('sixty joins under invented names are five, and it is said until when', async () => {
  app.clock.advance({ days: 2 })
  const own = await proven(app, newPhone())
  const told = []
  for (let nth = 0; nth < 8; nth++)
    told.push(
      await own.people.join({ region, name: `假名${nth}` }).then(
        () => 'joined',
        error => error.data.reason,
      ),
    )
  expect(told).toEqual([
    'joined',
    ...Array.from({ length: 4 }, () => 'join-needs-code'),
    ...Array.from({ length: 3 }, () => 'too-many-joins'),
  ])
  await expect(own.people.join({ region, name: '再来' })).rejects.toMatchObject({
    message: expect.stringMatching(/^今天加入社区的次数已用完，请 .*\d\d:\d\d 后再试 \//),
  })
})
