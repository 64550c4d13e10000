/** What a dataset leaves open is told, never decided in silence. */
import { expect, test } from 'vitest'
import { HEADER, openImports, row } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('imports_told')
const town = await plantSmall(app)
const { bring, carriedOut, planned, sheet, uploaded } = await openImports(app, town)

test('a namesake without a number at another address of a later file is told', async () => {
  await bring(await sheet(HEADER, [row('卓然', '户主', '丁香里1栋101')]))
  app.clock.advance({ minutes: 1 })
  const key = await uploaded(
    await sheet(HEADER, [
      row('卓 然', '户主', '丁香里1栋202'),
      row('卓然', '户主', '丁香里1栋101'),
      row('卓如', '户主', '丁香里1栋301'),
      row('卓如', '户主', '丁香里1栋302'),
      row('卓然', '户主', '丁香里1栋303', '13755550077'),
    ]),
  )
  const plan = await planned(key)
  expect(plan.findings).toMatchObject([{ row: 2, reason: 'namesake-elsewhere', fails: false }])
  expect((await carriedOut(key)).counts).toEqual(plan.counts)
})

test('a birth of which the day is missing is told', async () => {
  const header = ['姓名', '出生日期', '与户主关系', '人口类型', '现住地址', '告知日期']
  const born = (day: string, home: string) => [
    `卓${home}`.replaceAll(/\d/g, n => '零一二三四五六七八九'[Number(n)]!),
    day,
    '户主',
    '户籍',
    `丁香里2栋${home}`,
    '2026-01-05',
  ]
  const { findings } = await bring(
    await sheet(header, [born('1980.5', '101'), born('1980', '102'), born('1980.5.1', '103')]),
  )
  expect(findings.map(({ row: number, reason }) => [number, reason])).toEqual([
    [2, 'birth-not-whole'],
    [3, 'birth-not-whole'],
  ])
})
