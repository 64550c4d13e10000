import { expect, test } from 'vitest'
import type { Cell } from '#platform/sheets/read.ts'
import { citizenId } from './ledger.fixture.ts'
import type { Value } from './values.ts'
import * as values from './values.ts'

const read = (as: (cell: Cell) => Value<unknown>, cells: [Cell, unknown, string?][]) => {
  for (const [cell, value, reason] of cells)
    expect(as(cell), String(cell)).toEqual({
      ...(value !== undefined && { value }),
      ...(reason && { reason }),
    })
}

test('a name keeps its dots and rare characters, and loses the spaces that only align it', () => {
  read(values.name, [
    ['王 伟', '王伟'],
    ['古丽娜尔・买买提', '古丽娜尔·买买提'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['龘㐂', '龘㐂'],
    ['欧阳娜娜', '欧阳娜娜'],
    ['John  Smith', 'John Smith'],
    ['张3', undefined, 'name-unread'],
    ['/', undefined, 'name-unread'],
    ['名'.repeat(41), undefined, 'name-unread'],
  ])
})

test('a phone is one number, however it is set', () => {
  read(values.phone, [
    [13800138000, '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86-138-0013-8000', '13800138000'],
    ['0914-2312345', '09142312345'],
    ['2312345', '2312345'],
    ['13800138000/13900139000', '13800138000', 'second-phone'],
    ['13800138000(儿子)', '13800138000'],
    ['无', undefined],
    ['-', undefined],
    ['1.38E+10', undefined, 'scientific'],
    ['138****8000', undefined, 'masked-not-taken'],
    ['1380013800', undefined, 'phone-unread'],
    ['12800138000', undefined, 'phone-unread'],
    [new Date('2021-01-01'), undefined, 'phone-unread'],
  ])
})

test('a citizen id is taken as it is written, and what is wrong with it is told', () => {
  read(values.citizenId, [
    ['11010519491231002X', '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
    ['11010519491231002x', '11010519491231002X'],
    [' 1101 0519 4912 31002X', '11010519491231002X'],
    ['110105194912310020', '110105194912310020', 'id-check-digit'],
    ['999999199902301235', '999999199902301235', 'id-check-digit'],
    ['4.40524E+17', undefined, 'scientific'],
    [440524188001010000, undefined, 'scientific'],
    ['110***********002X', undefined, 'masked-not-taken'],
    ['440524880101001', undefined, 'id-not-taken'],
    ['无', undefined],
  ])
  for (let i = 0; i < 200; i++)
    expect(values.citizenId(citizenId(i))).toEqual({ value: citizenId(i) })
  expect([values.bornOn('11010519491231002X'), values.sexIn('11010519491231002X')]).toEqual([
    '1949-12-31',
    'female',
  ])
})

test('a day is read in every form in which ledgers write it', () => {
  read(values.day, [
    ['2021-07-03', '2021-07-03'],
    ['2021/7/3', '2021-07-03'],
    ['2021.7', '2021-07-01'],
    [2021.7, '2021-07-01'],
    ['2021年7月3日', '2021-07-03'],
    ['2021年7月', '2021-07-01'],
    ['20210703', '2021-07-03'],
    [20210703, '2021-07-03'],
    ['202107', '2021-07-01'],
    [44380, '2021-07-03'],
    [new Date('2021-07-03T00:00:00Z'), '2021-07-03'],
    ['2021/7/3 0:00:00', '2021-07-03'],
    ['２０２１．７．３', '2021-07-03'],
    ['1950', '1950-01-01'],
    [2021.1, '2021-01-01', 'date-ambiguous'],
    ['2021.10', '2021-10-01'],
    ['2021-02-30', undefined, 'date-unread'],
    ['去年', undefined, 'date-unread'],
    ['21.7.3', undefined, 'date-unread'],
    ['0201-01-01', undefined, 'date-impossible'],
  ])
})

test('choices are known by what people write', () => {
  const said = (as: (cell: Cell) => Value<string>, texts: string[]) =>
    texts.map(text => as(text).value)
  expect(
    said(values.relation, [
      '户主',
      '本人',
      '妻',
      '长子',
      '次女',
      '儿媳',
      '外孙女',
      '父亲',
      '岳母',
      '奶奶',
      '姐夫',
      '侄子',
      '租客',
    ]),
  ).toEqual([
    'head',
    'head',
    'spouse',
    'child',
    'child',
    'child',
    'grandchild',
    'parent',
    'parent',
    'grandparent',
    'sibling',
    'other',
    'unrelated',
  ])
  expect(values.relation('干亲家')).toEqual({ value: 'other', reason: 'relation-unknown' })
  expect(said(values.kind, ['户籍', '户籍人口', '流动人口', '常住人口', '暂住'])).toEqual([
    'registered',
    'registered',
    'floating',
    'usual',
    'floating',
  ])
  expect(values.kind('火星')).toEqual({ reason: 'choice-unread' })
  expect(said(values.use, ['自住', '出租', '空置', '商用', '门面房'])).toEqual([
    'own',
    'let',
    'vacant',
    'business',
    'business',
  ])
  expect(said(values.residenceType, ['户在人在', '户在人不在', '人在户不在', '租住'])).toEqual([
    'present',
    'absent',
    'unregistered',
    'renting',
  ])
  expect(said(values.sex, ['男', '女性', '1', '无'])).toEqual(['male', 'female', 'male', undefined])
})

test('where somebody is registered is kept down to the county', () => {
  read(values.origin, [
    ['陕西省商洛市商州区城关街道和园小区3栋', '陕西省商洛市商州区'],
    ['内蒙古自治区赤峰市宁城县天义镇', '内蒙古自治区赤峰市宁城县'],
    ['西安市', '西安市'],
    ['本地', '本地'],
  ])
})

test('a text that is cut is not cut through a letter', () => {
  expect(values.origin(`${'陕'.repeat(39)}𠮷`)).toEqual({ value: '陕'.repeat(39) })
})
