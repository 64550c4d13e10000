import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Caller } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import { maskPhone } from '#platform/vault.ts'
import { newPhone, proven } from '#test/doors.ts'
import { CODES, everyRow, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('people')
const town = await plantSmall(app)
const region = CODES.edge
const clerk = town.as('edge.clerk')

/** Written down by staff, as somebody who came to the counter; gives the person's id. */
async function recorded(name: string, phone: string | null, by: Caller = clerk): Promise<string> {
  const { id } = await by.matters.record({
    region,
    id: newId(),
    kind: 'repair',
    text: '楼道灯不亮',
    placeId: town.land.edge.home1,
    source: 'walkIn',
    requester: { name, phone },
  })
  const { rows } = await app.admin.query<{ requester_id: string }>(
    'select requester_id from matters.matter where id = $1',
    [id],
  )
  return rows[0]!.requester_id
}

/** Whom the clerk finds under a number, for a purpose. */
const whose = async (number: string) =>
  (await clerk.people.lookUp({ region, number, purpose: '来电' })).map(({ id }) => id)

const count = async (sql: string, ...values: unknown[]) =>
  Number(
    (await app.admin.query<{ n: string }>(`select count(*) as n from ${sql}`, values)).rows[0]!.n,
  )

test('a phone and a citizen id stand in no table in clear', async () => {
  const phone = newPhone()
  const citizenId = '110101194910010016'
  const id = await recorded('林知秋', phone)
  const { vault } = app.app
  await app.admin.query(
    'update people.person set citizen_id_cipher = $1, citizen_id_index = $2 where id = $3',
    [vault.seal(citizenId, `person-citizenId:${id}`), vault.index(citizenId), id],
  )
  const { code } = await clerk.people.joinCode({ region, id })
  await (await proven(app, phone)).people.join({ region, name: '林知秋', code })
  expect(await clerk.people.reveal({ region, id, field: 'phone', purpose: '回访' })).toEqual({
    value: phone,
  })
  expect(await clerk.people.reveal({ region, id, field: 'citizenId', purpose: '核对' })).toEqual({
    value: citizenId,
  })
  expect(await whose(phone)).toEqual([id])

  const rows = await everyRow(app)
  expect(rows).toContain('林知秋')
  for (const value of [phone, citizenId]) {
    for (const form of [
      value,
      value.slice(-8),
      Buffer.from(value).toString('hex'),
      Buffer.from(value).toString('base64').slice(0, 12),
      createHash('sha256').update(value).digest('hex').slice(0, 32),
    ]) {
      expect(rows).not.toContain(form)
    }
  }
  expect(app.lines.join('')).not.toContain(phone)
})

test('equal phones have equal indexes, and none can be made without the key', async () => {
  const phone = newPhone()
  const [one, two] = [await recorded('陶建国', phone), await recorded('陶小国', phone)]
  const { rows } = await app.admin.query<{ phone_index: Buffer; phone_cipher: Buffer }>(
    'select phone_index, phone_cipher from people.person where id in ($1, $2)',
    [one, two],
  )
  expect(rows[0]!.phone_index).toEqual(rows[1]!.phone_index)
  expect(rows[0]!.phone_cipher).not.toEqual(rows[1]!.phone_cipher)
  expect(rows[0]!.phone_index).toHaveLength(16)
  expect((await whose(phone)).sort()).toEqual([one, two].sort())
  expect(await whose(newPhone())).toEqual([])
})

test('a sealed value opens in its own row and field alone', async () => {
  const [one, two] = [await recorded('秦素芬', newPhone()), await recorded('罗清和', newPhone())]
  const look = (id: string, field: 'phone' | 'citizenId' = 'phone') =>
    clerk.people.reveal({ region, id, field, purpose: '回访' })
  await look(one)
  await app.admin.query('update people.person set citizen_id_cipher = phone_cipher where id = $1', [
    one,
  ])
  await expect(look(one, 'citizenId')).rejects.toThrow(/authenticate/)
  await app.admin.query(
    'update people.person set phone_cipher = (select phone_cipher from people.person where id = $2) where id = $1',
    [one, two],
  )
  await expect(look(one)).rejects.toThrow(/authenticate/)
  expect((await look(two)).value).toMatch(/^138/)
  await app.admin.query(
    'update people.person set phone_cipher = null, citizen_id_cipher = null where id = $1',
    [one],
  )
})

test('staff see a masked phone until they state a purpose, and the resident sees who looked and why', async () => {
  const phone = newPhone()
  const id = await recorded('童安平', phone)
  expect(maskPhone(phone)).toMatch(/^1\*{8}\d\d$/)
  expect((await clerk.people.get({ region, id })).phoneMasked).toBe(maskPhone(phone))
  expect((await clerk.people.find({ region, words: '童安平' }))[0]!.phoneMasked).toBe(
    maskPhone(phone),
  )

  await expect(
    clerk.people.reveal({ region, id, field: 'phone', purpose: '  ' }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  for (const who of [
    'edge.resident',
    'edge.steward',
    'edge.intakeService',
    'street.streetOfficer',
  ] as const) {
    await expect(
      town.as(who).people.reveal({ region, id, field: 'phone', purpose: '好奇' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  await expect(
    town.as('sibling.clerk').people.reveal({ region, id, field: 'phone', purpose: '好奇' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })

  const resident = await proven(app, phone)
  const { code } = await clerk.people.joinCode({ region, id })
  await resident.people.join({ region, name: '童安平', code })
  const before = (await resident.audit.aboutMe({})).rows.length
  app.clock.advance({ minutes: 1 })
  await clerk.people.reveal({ region, id, field: 'phone', purpose: '约上门时间' })
  const { rows: views } = await resident.audit.aboutMe({})
  expect(views).toHaveLength(before + 1)
  expect(views[0]).toEqual({
    id: expect.any(String),
    count: 1,
    at: app.clock(),
    byName: '社区工作者·edge',
    byRole: 'clerk',
    what: 'phone',
    purpose: '约上门时间',
  })
  expect(
    (await town.as('edge.neighbour').audit.aboutMe({})).rows.filter(
      view => view.purpose === '约上门时间',
    ),
  ).toEqual([])
})

test('a street sees a matter that was handed up, and not whose it is', async () => {
  const requester = { name: '贺知远', phone: newPhone() }
  const { id } = await clerk.matters.record({
    region,
    id: newId(),
    kind: 'repair',
    text: '东门外积水',
    placeId: town.land.edge.home1,
    source: 'walkIn',
    requester,
  })
  await clerk.matters.escalate({ region, id, reason: '需要市政' })
  const seen = await town.as('street.streetOfficer').matters.get({ region, id })
  expect(seen).toMatchObject({
    text: '东门外积水',
    requesterName: null,
    phoneMasked: null,
  })
  expect(JSON.stringify(seen)).not.toContain('贺知远')
  expect(await count('audit.access_log where by_role = $1', 'streetOfficer')).toBe(0)
})

test('thirty numbers an hour are revealed to one account, also when they are asked for at a time', async () => {
  app.clock.advance({ hours: 2 })
  const secretary = town.as('edge.secretary')
  const id = await recorded('龚桂兰', newPhone())
  const look = () => secretary.people.reveal({ region, id, field: 'phone', purpose: '通知停水' })
  const told = await Promise.allSettled(Array.from({ length: 40 }, look))
  expect(told.filter(result => result.status === 'fulfilled')).toHaveLength(30)
  expect(await count("audit.access_log where person_id = $1 and purpose = '通知停水'", id)).toBe(30)
  await expect(look()).rejects.toMatchObject({ code: 'TOO_MANY', data: { reason: 'too-many' } })
  await clerk.people.reveal({ region, id, field: 'phone', purpose: '通知停水' })
  app.clock.advance({ hours: 1 })
  await look()
})

test.each([
  [
    '阿依古丽·买买提',
    [
      '阿',
      '古丽',
      '阿依古丽',
      '阿依古丽·买买提',
      '阿依古丽买买提',
      '买买提',
      'ayigulimaimaiti',
      'ayglmmt',
    ],
  ],
  [
    '欧阳慕容',
    ['欧', '欧阳', '慕容', '欧阳慕', '欧阳慕容', 'ouyangmurong', 'OuYangMuRong', 'oymr'],
  ],
  ['何㐂', ['何', '㐂', '何㐂']],
  ['龘', ['龘', 'da', 'd']],
  ['𠮷田', ['𠮷', '𠮷田']],
])('%s is found by characters, parts, pinyin and initials', async (name, ways) => {
  const id = await recorded(name, null)
  for (const words of ways) {
    expect(
      (await clerk.people.find({ region, words })).map(person => person.id),
      words,
    ).toContain(id)
  }
  for (const words of ['赵', '阿依古丽欧阳', 'zz'])
    expect(
      (await clerk.people.find({ region, words })).map(person => person.id),
      words,
    ).not.toContain(id)
})

test('joining twice, and ten times at a time, is joining once', async () => {
  const phone = newPhone()
  const resident = await proven(app, phone)
  const before = await count('people.person')
  const first = await resident.people.join({ region, name: '林小雨' })
  const again = await resident.people.join({ region, name: '林小雨' })
  expect(again.posting).toEqual(first.posting)
  expect(again.postings).toHaveLength(1)

  const fresh = await proven(app, newPhone())
  const joins = Array.from({ length: 10 }, () => fresh.people.join({ region, name: '林小雪' }))
  const told = await Promise.allSettled(joins)
  expect(told.map(result => result.status)).toContain('fulfilled')
  expect(await count('people.person')).toBe(before + 2)
  const residents =
    'access.posting p join people.person n using (region) where n.id = p.person_id and n.name = $1'
  expect(await count(residents, '林小雪')).toBe(1)
})

test('whoever has proved no phone cannot become a resident, under any name', async () => {
  await expect(
    town.as('edge.clerk').people.join({ region: CODES.sibling, name: '林小满' }),
  ).rejects.toMatchObject({ code: 'NOT_ACCEPTABLE', data: { reason: 'phone-first' } })
})
