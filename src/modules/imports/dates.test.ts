import { test } from 'vitest'
import { day } from './dates.ts'
import { reads } from './values.fixture.ts'

test('a day is read in every form in which datasets write it', () => {
  reads(day, [
    ['2021-07-03', '2021-07-03'],
    ['2021/7/3', '2021-07-03'],
    ['2021.7', '2021-07-01'],
    [2021.7, '2021-07-01'],
    ['2021年7月3日', '2021-07-03'],
    ['2021年7月3号', '2021-07-03'],
    ['2021年7月', '2021-07-01'],
    ['20210703', '2021-07-03'],
    [20210703, '2021-07-03'],
    ['202107', '2021-07-01'],
    [44380, '2021-07-03'],
    ['44380', '2021-07-03'],
    [44380.5, '2021-07-03'],
    ['44380.5', '2021-07-03'],
    [new Date('2021-07-03T00:00:00Z'), '2021-07-03'],
    ['2021/7/3 0:00:00', '2021-07-03'],
    ['2021-07-03T00:00:00.000Z', '2021-07-03'],
    ['２０２１．７．３', '2021-07-03'],
    ['2021–07–03', '2021-07-03'],
    ['2021-07-03\u200b', '2021-07-03'],
    ['2021、7、3', '2021-07-03'],
    ['2021。7。3', '2021-07-03'],
    ['2021.07.03.', '2021-07-03'],
    ['1950', '1950-01-01'],
    ['1950年', '1950-01-01'],
    ['1950-5-1生', '1950-05-01'],
    ['1950年5月1日出生', '1950-05-01'],
    ['公历1950.5.1', '1950-05-01'],
    ['一九五〇年五月一日', '1950-05-01'],
    ['一九五零年十二月二十一日', '1950-12-21'],
    [2021.1, '2021-01-01', 'date-ambiguous'],
    ['2021.10', '2021-10-01'],
  ])
})

test('blanks and line breaks within a day change nothing', () => {
  const written = [
    '2021年 7月 13日',
    '2021 年 7 月 13 日',
    '2021年7月\n13日',
    '2021　年　7　月　13　日',
    '2021-07 -13',
    '2021/7 /13',
    '2021. 7. 13',
    '2021 07 13',
    '2021 0713',
    '202107 13',
    '2021-7 13',
    '2021/7/13 08:30',
    '20210713 ',
  ]
  reads(
    day,
    written.map(cell => [cell, '2021-07-13']),
  )
})

test('what is no one day is told, never another day', () => {
  reads(day, [
    ['2021-02-30', undefined, 'date-unread'],
    ['去年', undefined, 'date-unread'],
    ['21.7.3', undefined, 'date-unread'],
    ['5/1/1980', undefined, 'date-unread'],
    ['May 1, 1980', undefined, 'date-unread'],
    ['五月一日', undefined, 'date-unread'],
    ['2019.3 至 2021.6', undefined, 'date-unread'],
    ['1980 属猴', undefined, 'date-unread'],
    ['#VALUE!', undefined, 'date-unread'],
    ['=TODAY()', undefined, 'date-unread'],
    ['1980.5.1（农历）', undefined, 'date-lunar'],
    ['1980年正月初三', undefined, 'date-lunar'],
    ['0201-01-01', undefined, 'date-impossible'],
    [0, undefined, 'date-zero'],
    ['1900/1/0', undefined, 'date-zero'],
    [true, undefined, 'date-unread'],
    ['', undefined],
  ])
})
