import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chunksOf } from './file.ts'
import { readSheet } from './read.ts'
import type { Cell } from './read.ts'
import { writeSheet } from './write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'))
})
afterAll(() => rm(folder, { recursive: true }))

const header = ['姓名', '电话', '出生日期', '在册']
const day = new Date('1980-02-29T00:00:00Z')
const rows: Cell[][] = [
  ['张三', '13800000000', day, true],
  ['', null, null, false],
  [null, 610123199001011200, -0.5, Number.NaN],
]

test('a workbook is read back as it was written, dates and all', async () => {
  const path = join(folder, 'a.xlsx')
  await writeSheet(path, { name: '居民/户 [一]', header, rows, widths: [12, 16] })
  const read = []
  for await (const chunk of readSheet(path, { name: 'a.xlsx' })) read.push(...chunk)
  expect(read).toEqual([
    { number: 1, cells: header },
    { number: 2, cells: rows[0] },
    { number: 3, cells: [null, null, null, false] },
    { number: 4, cells: [null, 610123199001011200, -0.5] },
  ])
})

test('another reader finds the same, a name Excel takes and a header that stays', async () => {
  const path = join(folder, 'b.xlsx')
  await writeSheet(path, { name: '居民/户 [一]', header, rows, widths: [12, 16] })
  const [sheet] = (await readXlsx(await readFile(path))).sheets
  expect(sheet!.name).toBe('居民 户  一')
  expect(sheet!.rows.slice(0, 2)).toEqual([header, rows[0]])
  expect(sheet!.freezePane?.rows).toBe(1)
  expect(sheet!.columns?.map(column => column.width)).toEqual([12, 16])
})

test('a CSV is UTF-8 with a mark, its texts quoted', async () => {
  const path = join(folder, 'a.csv')
  async function* slowly() {
    yield* rows
  }
  await writeSheet(path, { name: '', header: ['姓"名', '电话'], rows: slowly() })
  expect(await readFile(path, 'utf8')).toBe(
    '\ufeff"姓""名","电话"\r\n"张三","13800000000",1980-02-29,true\r\n' +
      '"",,,false\r\n,610123199001011200,-0.5,\r\n',
  )
})

const live = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  "''=1",
]
const payloads = [
  ...live,
  '=cmd|"/C calc"!A0',
  '=HYPERLINK("http://x")',
  "'",
  "'张三",
  '_x003D_1',
  ' =1',
  'a=1',
]
test('no text comes alive when a file is opened, and each is read back as it was', async () => {
  const csv = join(folder, 'live.csv')
  await writeSheet(csv, { name: 'x', header: ['文'], rows: payloads.map(text => [text]) })
  const fields = (await readFile(csv, 'utf8')).slice(1).match(/"(?:[^"]|"")*"/g)!
  expect(fields.filter(field => /^"[=+\-@\t\r\n＝＋－＠]/.test(field))).toEqual([])
  expect(fields.slice(1, live.length + 1).map(field => field.slice(1, 2))).toEqual(
    live.map(() => "'"),
  )

  const xlsx = join(folder, 'live.xlsx')
  await writeSheet(xlsx, { name: 'x', header: ['文'], rows: payloads.map(text => [text]) })
  for (const path of [csv, xlsx]) {
    const read = []
    for await (const chunk of readSheet(path, { name: path })) read.push(...chunk)
    expect(read.slice(1).map(row => row.cells[0])).toEqual(payloads)
  }
})

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
test(`any cells survive both kinds of file (seed ${seed})`, async () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.stringMatching(/^['=+@_x0-9A-F"&<>;,\t\r\n ]{0,12}$/),
  )
  // NUL and the two characters XML forbids are no text of ours.
  const text = unit.filter(made => made !== '' && !/[\0\ufffe\uffff]/.test(made))
  const date = fc.integer({ min: -25_000, max: 2_900_000 }).map(days => new Date(days * 86_400_000))
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(made => made + 0)
  const cell = fc.oneof(text, number, date, fc.boolean(), fc.constant(null))
  const filled = fc.tuple(fc.array(cell, { maxLength: 6 }), text).map(row => row.flat() as Cell[])
  const tables = fc.array(filled, { minLength: 1, maxLength: 8 })
  const survive = fc.asyncProperty(
    tables,
    fc.constantFrom('p.xlsx', 'p.csv'),
    async (table, name) => {
      const path = join(folder, name)
      await writeSheet(path, { name: 'x', header: ['表'], rows: table })
      const read: Cell[][] = []
      const file = { name, bytes: await readFile(path), maxRows: 100 }
      for await (const chunk of chunksOf(file)) read.push(...chunk.map(row => row.cells))
      expect(read.slice(1)).toEqual(name === 'p.csv' ? table.map(row => row.map(inText)) : table)
    },
  )
  await fc.assert(survive, { seed, numRuns: 100 })
})

function inText(cell: Cell): Cell {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return cell === null ? null : String(cell)
}

test('a file that could not be finished is not there at all', async () => {
  const before = await readdir(folder)
  function* failing(): Generator<Cell[]> {
    for (let i = 0; i < 10_000; i++) yield [i]
    throw new Error('断线')
  }
  for (const name of ['c.xlsx', 'c.csv']) {
    const half = writeSheet(join(folder, name), { name: 'x', header: [], rows: failing() })
    await expect(half).rejects.toThrow('断线')
  }
  expect(await readdir(folder)).toEqual(before)
})

test('a text too long for Excel is cut where Excel would refuse the file', async () => {
  const path = join(folder, 'd.xlsx')
  await writeSheet(path, { name: '', header: ['字'.repeat(40_000)], rows: [] })
  for await (const [row] of readSheet(path, { name: path })) {
    expect(row!.cells).toEqual(['字'.repeat(32_767)])
  }
})
