/** Datasets brought in through the front, as a secretary does it. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cell } from '#platform/sheets/read.ts'
import { HEADER, openImports, region, row, SECRETARY } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'
import { citizenId, RESIDENT_HEADER, residents } from './dataset.fixture.ts'

const app = await openTestApp('imports')
const town = await plantSmall(app)
const {
  ask,
  bring,
  carriedOut,
  headers,
  imports,
  planned,
  rowsOf,
  sheet,
  traces,
  upload,
  uploaded,
} = await openImports(app, town)
const { people } = town.as(SECRETARY)

test('a dataset of residents comes in, and the same dataset again adds nothing', async () => {
  const file = await sheet(RESIDENT_HEADER, residents(60, 16))
  const first = await bring(file)
  expect(first).toMatchObject({
    state: 'done',
    dataset: 'residents',
    rows: 60,
    percent: 100,
    counts: { added: 60, changed: 0, same: 0, failed: 0, warned: 0 },
    findings: [],
    undoable: true,
  })
  expect(first.places).toEqual(['和园小区 20栋'])
  const before = await traces()
  const again = await uploaded(file)
  expect(await planned(again)).toMatchObject({
    counts: { added: 0, changed: 0, same: 60, failed: 0 },
    places: [],
  })
  expect(await carriedOut(again)).toMatchObject({
    counts: { added: 0, changed: 0, same: 60, failed: 0 },
  })
  expect(await traces()).toEqual(before)
})

test('whoever came in is found by name, initials and phone, and masked', async () => {
  await bring(
    await sheet(HEADER, [
      row('古丽娜尔·买买提', '户主', '和园小区30栋101', '13755550001'),
      row('欧阳娜娜', '妻', '和园小区30栋101', '13755550002', citizenId(7001, 0)),
    ]),
  )
  const [found] = await people.find({ region, words: '买买提' })
  expect(found).toMatchObject({
    name: '古丽娜尔·买买提',
    phoneMasked: '1********01',
    address: '和园小区 30栋 101室',
  })
  expect((await people.find({ region, words: 'oynn' })).map(({ name }) => name)).toEqual([
    '欧阳娜娜',
  ])
  const [byPhone] = await people.lookUp({ region, number: '13755550002', purpose: '核对' })
  expect(
    await people.reveal({ region, id: byPhone!.id, field: 'citizenId', purpose: '核对' }),
  ).toEqual({ value: citizenId(7001, 0) })
  const { rows } = await app.admin.query(
    'select sex, birth_on::text from people.person where name = $1',
    ['欧阳娜娜'],
  )
  expect(rows[0]).toEqual({ sex: 'female', birth_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
})

test('a changed phone is a change, found by citizen id or by name and home', async () => {
  const people2 = (phones: string[]) => [
    row('秦朗', '户主', '和园小区31栋101', phones[0]!, citizenId(7101)),
    row('秦小满', '长子', '和园小区31栋101', phones[1]!),
  ]
  await bring(await sheet(HEADER, people2(['13755551001', '13755551002'])))
  const changed = await bring(await sheet(HEADER, people2(['13755551009', '13755551008'])))
  expect(changed.counts).toEqual({ added: 0, changed: 2, same: 0, failed: 0, warned: 0 })
  expect(
    (await people.lookUp({ region, number: '13755551009', purpose: '核对' })).map(
      ({ name }) => name,
    ),
  ).toEqual(['秦朗'])
  expect(await people.lookUp({ region, number: '13755551002', purpose: '核对' })).toEqual([])
})

test('an empty cell erases nothing', async () => {
  await bring(
    await sheet(HEADER, [row('薛定', '户主', '和园小区32栋101', '13755552001', citizenId(7201))]),
  )
  expect(
    (await bring(await sheet(HEADER, [row('薛定', '户主', '和园小区32栋101')]))).counts,
  ).toMatchObject({ same: 1, changed: 0 })
  expect(await people.lookUp({ region, number: '13755552001', purpose: '核对' })).toHaveLength(1)
})

test('one home written in five ways is one home', async () => {
  const addresses = [
    '和园小区 33栋 2单元 601室',
    '33号楼2单元601',
    '和园33-2-601',
    '和园小区三十三栋二单元601室',
    '和园小区３３＃楼２单元６０１',
  ]
  const names = ['户主甲', '家人乙', '家人丙', '家人丁', '家人戊']
  expect(
    (
      await bring(
        await sheet(
          HEADER,
          names.map((name, i) => row(name, i ? '其他亲属' : '户主', addresses[i]!)),
        ),
      )
    ).counts,
  ).toMatchObject({ added: 5, failed: 0 })
  const { rows } = await app.admin.query(
    "select count(distinct h.id) as homes, count(*) as people from people.household h join people.residency r on r.household_id = h.id join territory.place p on p.id = h.place_id where p.address like '%33栋%'",
  )
  expect(rows).toEqual([{ homes: 1, people: 5 }])
})

test('a home is named once and holds for the rows beneath it', async () => {
  const rows: Cell[][] = [
    row('方圆', '户主', '和园小区34栋101'),
    row('方小圆', '女儿', ''),
    row('方大圆', '父亲', '同上'),
    row('马桥', '户主', ''),
  ]
  const done = await bring(await sheet(HEADER, rows))
  expect(done.counts).toMatchObject({ added: 3, failed: 1 })
  expect(done.findings).toMatchObject([{ row: 5, field: 'address', fails: true }])
})

test('failures name the row, the reason and how to mend it, and go out as a file that comes in again', async () => {
  const rows = [
    row('吕方/吕圆', '户主', '和园小区35栋101', '13755553001'),
    row('吕小方', '长子', '和园小区35栋101', '13755553002', 440524188001010000),
    row('', '女儿', '和园小区35栋101'),
    row('吕大方', '父亲', '和园小区35栋101、102', '1375555300'),
  ]
  const key = await uploaded(await sheet(HEADER, rows))
  const before = await traces()
  const plan = await planned(key)
  expect(await traces()).toEqual(before)
  expect(plan.counts).toEqual({ added: 0, changed: 0, same: 0, failed: 4, warned: 0 })
  expect(
    plan.findings.map(({ row, column, value, reason }) => [`${column}${row}`, value, reason]),
  ).toEqual([
    ['A2', '吕方/吕圆', 'names-two'],
    ['F3', '*'.repeat(18), 'scientific'],
    ['A4', '', 'missing'],
    ['D5', '和园小区35栋101、102', 'homes-several'],
    ['E5', '1375555300', 'phone-unread'],
  ])
  expect(plan.findings[1]).toMatchObject({
    sheet: '台账',
    fieldName: { zh: '公民身份号码' },
    words: { zh: expect.stringContaining('科学计数法') },
    mend: { zh: expect.stringContaining('文本') },
  })
  await carriedOut(key)
  const [header, ...failed] = await failedRows(key.id)
  expect(header!.cells).toEqual([...HEADER, '行号', '原因', '建议'])
  expect(failed.map(({ cells }) => cells[7])).toEqual([2, 3, 4, 5])
  const mended = failed.map(
    ({ cells }, i) =>
      [
        ['吕方', '吕小方', '吕四', '吕大方'][i],
        ...cells.slice(1, 3),
        '和园小区35栋101',
        `1375555300${i}`,
        null,
        cells[6]!,
        ...cells.slice(7),
      ] as Cell[],
  )
  const again = await uploaded(await sheet(header!.cells as string[], mended))
  expect(await planned(again)).toMatchObject({ counts: { added: 4, failed: 0 } })
  expect((await carriedOut(again)).counts).toMatchObject({ added: 4, failed: 0 })
  expect((await failedRows(again.id))[0]!.cells).toEqual([...HEADER, '行号', '原因', '建议'])
})

const failedRows = async (id: string) =>
  rowsOf(await ask(`/imports/${region}/${id}/failed`, { headers }))

test('what contradicts what is known is not guessed at', async () => {
  await bring(
    await sheet(HEADER, [
      row('苏木', '户主', '和园小区36栋101', '13755556001', citizenId(7601)),
      row('苏河', '户主', '和园小区36栋102', '13755556002'),
    ]),
  )
  const done = await bring(
    await sheet(HEADER, [
      row('苏林', '户主', '和园小区36栋101', null, citizenId(7601)),
      row('苏木', '户主', '和园小区36栋101', '13755556001', citizenId(7602)),
      row('苏木', '户主', '和园小区36栋103', '13755556003', citizenId(7603)),
    ]),
  )
  expect(done.findings.map(({ row: number, reason }) => [number, reason])).toEqual([
    [2, 'other-name'],
    [3, 'other-id'],
  ])
  expect(done.counts).toMatchObject({ added: 1, failed: 2 })
})

test('one person in two rows is one person, and one who lives twice wants a look', async () => {
  const twice = [
    row('柯南', '户主', '和园小区37栋101', '13755557001'),
    row('柯南', '户主', '和园小区37栋101', '13755557001'),
    row('柯南', '其他亲属', '和园小区37栋102', '13755557001'),
  ]
  const key = await uploaded(await sheet(HEADER, twice))
  const plan = await planned(key)
  expect(plan.counts).toEqual({ added: 2, changed: 0, same: 1, failed: 0, warned: 1 })
  expect(plan.findings).toMatchObject([{ row: 4, reason: 'also-elsewhere', fails: false }])
  expect((await carriedOut(key)).counts).toEqual(plan.counts)
  expect(await people.lookUp({ region, number: '13755557001', purpose: '核对' })).toHaveLength(1)
})

test('a dataset of homes brings homes with their use and heads', async () => {
  const header = [
    '户编号',
    '小区',
    '楼栋',
    '单元',
    '室号',
    '房屋用途',
    '户主姓名',
    '联系电话',
    '常住人数',
    '居住类型',
    '是否党员户',
  ]
  const rows: Cell[][] = [
    [1, '和园小区', '40', '1', '101', '自住', '文天', '13755558001', 3, '户在人在', '是'],
    [2, '和园小区', '40', '1', '102', '空置', null, null, 0, null, null],
    [3, '和园小区', '40', '1', '201', '出租', '武地', '13755558002', '2人', '租住', '否'],
    [4, '和园小区', '40', '1', '202', '火星', '文地', null, 2, null, null],
  ]
  const done = await bring(await sheet(header, rows))
  expect(done).toMatchObject({
    dataset: 'households',
    counts: { added: 3, changed: 0, same: 0, failed: 1 },
  })
  expect(done.findings[0]).toMatchObject({
    row: 5,
    reason: 'choice-unread',
    mend: { zh: '可填：自住、出租、空置、商用' },
  })
  const { rows: homes } = await app.admin.query(
    "select p.name, h.use, h.residence_type, h.declared_usual, r.kind, r.relation from people.household h join territory.place p on p.id = h.place_id left join people.residency r on r.household_id = h.id where p.address like '%40栋%' order by p.name",
  )
  expect(homes).toEqual([
    {
      name: '101室',
      use: 'own',
      residence_type: 'present',
      declared_usual: 3,
      kind: 'registered',
      relation: 'head',
    },
    {
      name: '102室',
      use: 'vacant',
      residence_type: null,
      declared_usual: 0,
      kind: null,
      relation: null,
    },
    {
      name: '201室',
      use: 'let',
      residence_type: 'renting',
      declared_usual: 2,
      kind: 'floating',
      relation: 'head',
    },
  ])
  rows[0]![5] = '出租'
  expect((await bring(await sheet(header, rows))).counts).toMatchObject({
    added: 0,
    changed: 1,
    same: 2,
    failed: 1,
  })
})

test('a value that holds for the whole file needs no column', async () => {
  const key = await uploaded(
    await sheet(
      ['姓名', '与户主关系', '人口类型', '楼栋', '室号'],
      [['海瑞', '户主', '户籍', '41', '101']],
    ),
  )
  const { missing } = await imports.preview(key)
  expect(missing).toEqual(['informedOn'])
  await expect(planned(key)).rejects.toMatchObject({
    data: { reason: 'fields-missing', field: 'informedOn' },
  })
  expect(await planned(key, { informedOn: '2026-01-05', estate: '和园小区' })).toMatchObject({
    counts: { added: 1, failed: 0 },
    places: ['和园小区 41栋'],
  })
})

test('the template of a dataset is understood column by column', async () => {
  for (const dataset of ['residents', 'households'] as const) {
    const [template] = await rowsOf(await ask(`/imports/template/${dataset}`, { headers }))
    const key = await uploaded(await sheet(template!.cells as string[], [['示例']]))
    const preview = await imports.preview(key)
    expect(preview).toMatchObject({ dataset, missing: [] })
    expect(preview.columns.map(({ field, confidence }) => [field, confidence])).toEqual(
      preview.fields[dataset].map(({ id }) => [id, 1]),
    )
  }
})

test('nobody above a community or beside it brings a dataset in', async () => {
  const file = await sheet(HEADER, [row('外人', '户主', '和园小区1栋101')])
  expect((await upload(file, { who: 'street.streetOfficer' })).status).toBe(403)
  expect((await upload(file, { who: 'edge.gridWorker' })).status).toBe(403)
  expect((await upload(file, { who: 'sibling.secretary' })).status).toBe(404)
  const { id } = await uploaded(file)
  await expect(town.as('sibling.secretary').imports.get({ region, id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(town.as('street.streetOfficer').imports.list({ region })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  expect((await ask(`/imports/${region}/${id}/failed`)).status).toBe(401)
})

test('a file whose name no text can hold is refused, and nothing of it stays', async () => {
  const kept = () => readdir(join(app.dataFolder, 'imports'))
  const before = await kept()
  const file = await sheet(HEADER, [row('秦朗', '户主', '和园小区31栋101')])
  const answer = await upload(file, { name: '台账\0.xlsx' })
  expect({ status: answer.status, text: await answer.text() }).toMatchObject({
    status: 422,
    text: expect.stringContaining('not-possible'),
  })
  expect(await kept()).toEqual(before)
})
