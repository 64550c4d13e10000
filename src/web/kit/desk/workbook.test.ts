import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { readSheet } from '#platform/sheets/read.ts'
import { type SheetCell, workbookOf } from './workbook.ts'

const columns = [
  { title: '编号', width: 145 },
  { title: '收到时间', width: 115, format: 'moment' as const },
  { title: '出生', width: 100, format: 'day' as const },
  { title: '人数', width: 80 },
]

async function readBack(rows: SheetCell[][]) {
  const blob = await workbookOf('居民[台账]', columns, rows, ['和园社区 · 导出', '用途：核对'])
  return (await readXlsx(Buffer.from(await blob.arrayBuffer()))).sheets[0]!
}

test('moments are moments, days are days, numbers are numbers, and ids are texts', async () => {
  const sheet = await readBack([
    [
      '110101199003070000',
      new Date('2026-03-02T09:30:00+08:00'),
      new Date('1990-03-07T00:00:00+08:00'),
      3,
    ],
  ])
  expect(sheet.name).toBe('居民 台账')
  expect(sheet.rows[0]).toEqual(columns.map(({ title }) => title))
  expect(sheet.rows[1]).toEqual([
    '110101199003070000',
    new Date('2026-03-02T09:30:00Z'),
    new Date('1990-03-07T00:00:00Z'),
    3,
  ])
  expect(sheet.rows.at(-1)![0]).toBe('用途：核对')
})

test('no text comes alive as a formula', async () => {
  const texts = ['=1+1', '+86 138', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")']
  const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
  try {
    const blob = await workbookOf(
      'x',
      columns,
      texts.map(text => [text, null, null, null]),
      [],
    )
    await writeFile(join(folder, 'x.xlsx'), Buffer.from(await blob.arrayBuffer()))
    const rows = []
    for await (const row of readSheet(join(folder, 'x.xlsx'), { name: 'x.xlsx' })) rows.push(row)
    expect(JSON.stringify(rows)).toContain('=1+1')
    expect(Buffer.from(await blob.arrayBuffer()).includes('<f>')).toBe(false)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the residents of a community are a workbook within five seconds', async () => {
  const rows = Array.from({ length: 14_650 }, (_, i): SheetCell[] => [
    `13${i}****0000`,
    new Date(),
    new Date(),
    i,
  ])
  const began = performance.now()
  expect((await readBack(rows)).rows).toHaveLength(14_650 + 4)
  expect(performance.now() - began).toBeLessThan(5000)
})
