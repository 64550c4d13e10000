/** What an import asks before it writes: new buildings, several sheets, namesakes; and marks that mean another cell. */
import { expect, test } from 'vitest'
import {
  cell as made,
  parts,
  sheet as worksheet,
  zip,
} from '#platform/sheets/hand-built.fixture.ts'
import { HEADER, openImports, region, row, SECRETARY } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'
import { citizenId } from './dataset.fixture.ts'

const app = await openTestApp('imports_questions')
const town = await plantSmall(app)
const { bring, carriedOut, imports, planned, sheet, uploaded } = await openImports(app, town)
const { people } = town.as(SECRETARY)

const living = async (estate: string) => {
  const { rows } = await app.admin.query(
    `select l.address, p.name, p.sex, p.birth_on::text as born, p.origin, r.relation, r.from_on::text as since
     from people.residency r join people.person p on p.id = r.person_id
     join people.household h on h.id = r.household_id join territory.place l on l.id = h.place_id
     where l.address like $1 order by l.address, p.birth_on, p.name`,
    [`${estate}%`],
  )
  return rows
}

test('a building that is not there is a question, and its rows wait for the answer', async () => {
  await bring(await sheet(HEADER, [row('安然', '户主', '桐花里1栋101')]))
  const key = await uploaded(
    await sheet(HEADER, [
      row('安宁', '户主', '桐花里1栋102'),
      row('安康', '户主', '桐花里9栋101'),
      row('安静', '户主', '桐花里09栋102'),
      row('安逸', '户主', '桐花里10栋101'),
    ]),
  )
  const asked = await planned(key, {}, {})
  expect(asked).toMatchObject({
    counts: { added: 1, failed: 3 },
    places: [],
    questions: [
      { place: '桐花里 9栋', rows: 2 },
      { place: '桐花里 10栋', rows: 1 },
    ],
  })
  expect(asked.findings[0]).toMatchObject({ row: 3, column: 'D', reason: 'place-new' })
  const meant = asked.buildings.find(({ address }) => address === '桐花里 1栋')!
  const places = [
    { address: '桐花里 9栋', to: null },
    { address: '桐花里 10栋', to: meant.id },
  ]
  expect(await planned(key, {}, { places })).toMatchObject({
    counts: { added: 4, failed: 0 },
    places: ['桐花里 9栋'],
    questions: [],
  })
  await carriedOut(key)
  expect((await living('桐花里')).map(({ address, name }) => `${address} ${name}`)).toEqual([
    '桐花里 1栋 101室 安然',
    '桐花里 1栋 101室 安逸',
    '桐花里 1栋 102室 安宁',
    '桐花里 9栋 101室 安康',
    '桐花里 9栋 102室 安静',
  ])
})

test('without an answer nothing is made, and the rows come back with the reason', async () => {
  const key = await uploaded(await sheet(HEADER, [row('白露', '户主', '无忧里7栋101')]))
  await planned(key, {}, {})
  expect(await carriedOut(key)).toMatchObject({ state: 'done', counts: { added: 0, failed: 1 } })
  const { rows } = await app.admin.query("select from territory.place where address like '无忧里%'")
  expect(rows).toEqual([])
})

/** A workbook whose sheets are named and filled. */
function book(sheets: Record<string, string[][]>): Buffer {
  const names = Object.keys(sheets)
  const xml = Object.values(sheets).map(rows =>
    worksheet(
      rows
        .map(
          (cells, r) =>
            `<row r="${r + 1}">${cells.map((text, c) => made(String.fromCharCode(65 + c) + (r + 1), text)).join('')}</row>`,
        )
        .join(''),
    ),
  )
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
  return zip({
    ...parts(xml[0]!),
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, i) => `<sheet name="${name}" r:id="rId${i + 1}"${name === '字典' ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${kind}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(xml.map((part, i) => [`xl/worksheets/sheet${i + 1}.xml`, part])),
  })
}

const header = ['姓名', '与户主关系', '人口类型', '现住地址', '告知日期']
const person = (name: string, address: string) => [name, '户主', '户籍', address, '2026-01-05']

test('sheets that look alike are read together; the others are named before anything is written', async () => {
  const key = await uploaded(
    book({
      封面: [['桂花里居民台账']],
      字典: [['姓名', '性别', '与户主关系']],
      一栋: [header, person('江一', '桂花里1栋101')],
      二栋: [header, person('江二/江三', '桂花里2栋101'), person('江四', '桂花里2栋102')],
      房屋: [
        ['楼栋', '室号', '房屋用途', '常住人数'],
        ['1栋', '101', '自住', '1'],
      ],
    }),
  )
  const preview = await imports.preview(key)
  expect(preview.sheets.map(({ name, taken, why }) => [name, taken, why?.zh ?? ''])).toEqual([
    ['封面', false, '没有找到表头，不读'],
    ['字典', false, '隐藏的表，不读'],
    ['一栋', true, ''],
    ['二栋', true, ''],
    ['房屋', false, '列和所选的表不一样，不读'],
  ])
  const plan = await planned(key)
  expect(plan).toMatchObject({ rows: 3, counts: { added: 2, failed: 1 } })
  expect(plan.findings).toMatchObject([{ sheet: '二栋', column: 'A', row: 2, value: '江二/江三' }])
  expect(plan.sheets.filter(({ taken }) => taken).map(({ name }) => name)).toEqual(['一栋', '二栋'])
  expect(await planned(key, {}, { newPlaces: 'make', sheets: [2] })).toMatchObject({ rows: 1 })
  await expect(planned(key, {}, { sheets: [2, 4] })).rejects.toMatchObject({
    data: { reason: 'sheets-differ', field: 'sheets' },
  })
  expect((await imports.preview({ ...key, sheet: 4 })).dataset).toBe('households')
})

test('the same as above is the value above, of the householder theirs, and never another name or id', async () => {
  const wide = [
    '姓名',
    '性别',
    '出生日期',
    '公民身份号码',
    '与户主关系',
    '人口类型',
    '现住地址',
    '户籍地',
    '迁入日期',
    '告知日期',
  ]
  const done = await bring(
    await sheet(wide, [
      [
        '郁青',
        '男',
        '1980-05-01',
        null,
        '户主',
        '户籍',
        '梧桐里1栋101',
        '某省某市某县',
        '2010-03-04',
        '2026-01-05',
      ],
      ['郁小青', '女', '2009-03-12', '同上', '女儿', '〃', '同上', '"', '同上', '〃'],
      ['郁大青', '男', '2006-03-12', null, '儿子', '户籍', '同户主', '同户主', '同户主', '同户主'],
      ['同上', '男', '2006-03-12', null, '儿子', '户籍', '同上', null, null, '2026-01-05'],
    ]),
  )
  expect(done.findings.map(({ row, field, reason }) => [row, field, reason])).toEqual([
    [3, 'citizenId', 'ditto-nothing'],
    [5, 'name', 'nobody'],
  ])
  const people = await living('梧桐里')
  expect(people).toHaveLength(3)
  for (const one of people)
    expect(one).toMatchObject({
      address: '梧桐里 1栋 101室',
      origin: '某省某市某县',
      since: '2010-03-04',
    })
})

test('nobody said since when: nobody knows, and the day of the import is none', async () => {
  await bring(await sheet(HEADER, [row('白芷', '户主', '梧桐里2栋101')]))
  expect(await living('梧桐里 2栋')).toMatchObject([{ name: '白芷', since: null }])
  const { rows } = await people.list({ region, words: '白芷', limit: 10, offset: 0 })
  expect(rows).toMatchObject([{ name: '白芷', fromOn: null }])
})

test('two of one name are two where sex, birthday or id say so, and otherwise a question', async () => {
  const known = [
    '姓名',
    '性别',
    '出生日期',
    '公民身份号码',
    '联系电话',
    '与户主关系',
    '人口类型',
    '现住地址',
    '告知日期',
  ]
  type Given = [sex: string | null, born: string | null, id: string | null, phone: string | null]
  const one = (home: string, relation: string, given: Given) => [
    '杜若',
    ...given,
    relation,
    '户籍',
    `梧桐里3栋${home}`,
    '2026-01-05',
  ]
  const done = await bring(
    await sheet(known, [
      one('101', '户主', ['男', '1950-01-01', null, null]),
      one('101', '长子', ['男', '1980-02-02', null, null]),
      one('101', '其他亲属', [null, null, null, null]),
      one('101', '长子', ['男', '1980.2', null, null]),
      one('102', '户主', ['男', null, citizenId(9001), null]),
      one('102', '长子', ['男', null, citizenId(9002), null]),
      one('103', '户主', ['女', '1990-01-01', null, '13755551234']),
      one('104', '户主', ['女', '1995-05-05', null, '13755551234']),
    ]),
  )
  expect(done.findings.map(({ row, reason, fails }) => [row, reason, fails])).toEqual([
    [4, 'namesakes', true],
    [9, 'namesake-phone', true],
    [3, 'namesake', false],
    [5, 'birth-not-whole', false],
    [7, 'namesake', false],
  ])
  expect((await living('梧桐里 3栋')).map(({ address, born }) => `${address} ${born}`)).toEqual([
    '梧桐里 3栋 101室 1950-01-01',
    '梧桐里 3栋 101室 1980-02-02',
    expect.stringMatching('梧桐里 3栋 102室'),
    expect.stringMatching('梧桐里 3栋 102室'),
    '梧桐里 3栋 103室 1990-01-01',
  ])
})

test('a right id decides against what is written otherwise, and that is told', async () => {
  const known = [
    '姓名',
    '性别',
    '出生日期',
    '公民身份号码',
    '与户主关系',
    '人口类型',
    '现住地址',
    '告知日期',
  ]
  const id = citizenId(9100, 0)
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  const done = await bring(
    await sheet(known, [
      ['凌霄', '男', '1911年 1月 1日', id, '户主', '户籍', '梧桐里4栋101', '2026-01-05'],
    ]),
  )
  expect(done.findings.map(({ reason }) => reason).toSorted()).toEqual([
    'birth-differs',
    'sex-differs',
  ])
  expect(await living('梧桐里 4栋')).toMatchObject([{ sex: 'female', born }])
})

test('titles, totals and signatures are nobody, whatever is fixed; an empty home is kept without anybody', async () => {
  const rows = [
    ['1栋', '101', '薛涛', '13755556001'],
    ['1栋', '102', '空户', null],
    [null, null, '合计：2户', null],
    ['合  计', null, null, '2'],
    ['填表人：某某', null, null, '0914-2312345'],
    ['1栋', '103', '单于夜', ' '],
  ]
  const key = await uploaded(await sheet(['楼栋', '房号', '姓名', '联系电话'], rows))
  const fixed = { estate: '枫林里', relation: '户主', kind: '户籍', informedOn: '2026-01-05' }
  expect(await planned(key, fixed)).toMatchObject({
    rows: 3,
    counts: { added: 3, failed: 0, warned: 1 },
  })
  await carriedOut(key)
  expect((await living('枫林里')).map(({ name }) => name)).toEqual(['薛涛', '单于夜'])
  const { rows: homes } = await app.admin.query(
    "select from people.household h join territory.place l on l.id = h.place_id where l.address like '枫林里%'",
  )
  expect(homes).toHaveLength(3)
})
