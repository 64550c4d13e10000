import { expect, test } from 'vitest'
import type { Cell, SheetRow } from '#platform/sheets/read.ts'
import { DATASET_FIELDS, missingOf, recognise } from './fields.ts'
import { findHead, previewOf } from './headers.ts'
import { RESIDENT_HEADER } from './dataset.fixture.ts'

const sheet = (...rows: Cell[][]): SheetRow[] => rows.map((cells, i) => ({ number: i + 1, cells }))
const fields = (...rows: Cell[][]) => {
  const head = findHead(sheet(...rows))!
  return previewOf(head, head.dataset).columns.map(({ field }) => field)
}

test('every name of a field is recognised as that field, and no name means two', () => {
  for (const dataset of ['residents', 'households'] as const) {
    for (const { id, name, also } of DATASET_FIELDS[dataset]) {
      for (const header of [name.zh, ...also])
        expect(recognise(dataset, header), header).toEqual({ field: id, confidence: 1 })
    }
  }
})

test('a header is found below a title and a note, in any order and under other names', () => {
  const title = '和园社区居民台账(2026年)'
  const rows = [
    [title, title, title, title, title, title],
    ['注:带*为必填', null, null],
    ['家庭住址', '联系方式(手机)', '*姓名', '人员类别', '与户主的关系', '告知日期'],
    ['和园小区3栋101', '', '王伟', '户籍', '户主', '2026-01-05'],
  ]
  const head = findHead(sheet(...rows))!
  expect(head).toMatchObject({
    row: 3,
    dataset: 'residents',
    samples: [['和园小区3栋101', '', '王伟', '户籍', '户主', '2026-01-05']],
  })
  expect(fields(...rows)).toEqual(['address', 'phone', 'name', 'kind', 'relation', 'informedOn'])
})

test('under a merged heading the row of its parts is the header', () => {
  expect(
    fields(
      ['姓名', '住址', '住址', '住址', '户主关系', '人口类型'],
      ['姓名', '小区', '楼栋', '室号', '户主关系', '人口类型'],
    ),
  ).toEqual(['name', 'estate', 'building', 'dwelling', 'relation', 'kind'])
})

test('a dataset of homes is told from one of residents', () => {
  expect(
    findHead(
      sheet(['小区', '楼栋', '单元', '室号', '房屋用途', '户主姓名', '联系电话', '常住人数']),
    )?.dataset,
  ).toBe('households')
  expect(findHead(sheet(RESIDENT_HEADER))?.dataset).toBe('residents')
  expect(findHead(sheet(['日期', '内容', '备注'], ['2021-07-03', '一', '二']))).toBeUndefined()
})

test('what is known and not taken says why, and what is unsure says how sure', () => {
  const head = findHead(
    sheet(['序号', '姓名', '政治面貌', '关爱标签', '宗教信仰', '居民的现住地址', '血型', '姓名']),
  )!
  const { columns, missing } = previewOf(head, 'residents')
  expect(columns.map(({ field, why }) => field ?? why!.zh)).toEqual([
    '由系统生成，不必导入',
    'name',
    '党务信息只在党务模块登记',
    '敏感信息须本人单独同意，不随台账导入',
    '社区工作不需要，不收集',
    'address',
    '没有对应的栏目',
    '没有对应的栏目',
  ])
  expect(columns[1]!.confidence).toBe(1)
  expect(columns[5]!.confidence).toBeGreaterThan(0.5)
  expect(columns[5]!.confidence).toBeLessThan(1)
  expect(missing).toEqual(['relation', 'kind', 'informedOn'])
})

test('a place comes in one column or in several', () => {
  expect(
    missingOf(
      'residents',
      new Set(['name', 'relation', 'kind', 'informedOn', 'building', 'dwelling']),
    ),
  ).toEqual([])
  expect(
    missingOf('residents', new Set(['name', 'relation', 'kind', 'informedOn', 'building'])),
  ).toEqual(['address'])
  expect(missingOf('households', new Set(['address', 'use', 'declaredUsual']))).toEqual([])
  expect(missingOf('households', new Set(['use']))).toEqual([
    'estate',
    'building',
    'dwelling',
    'declaredUsual',
  ])
})

test('a preview shows of phones and ids the ends alone', () => {
  const head = findHead(
    sheet(RESIDENT_HEADER, [
      1,
      '王伟',
      '男',
      '11010519491231002X',
      13800138000,
      '户主',
      '户籍',
      '和园小区3栋101',
      null,
      '2021-07-03',
    ]),
  )!
  expect(head.samples[0]).toEqual([
    '1',
    '王伟',
    '男',
    '*'.repeat(18),
    '1********00',
    '户主',
    '户籍',
    '和园小区3栋101',
    '',
    '2021-07-03',
    '',
    '',
  ])
})
