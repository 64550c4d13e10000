/** What a workbook of several sheets says of itself, and what stands in its cells beside values. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cell, parts, sheet, zip } from './hand-built.fixture.ts'
import type { Part } from './hand-built.fixture.ts'
import { readHeads, readSheet } from './read.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heads-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function kept(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
const heads = async (name: string, bytes: Buffer) => readHeads(await kept(name, bytes), { name })
async function read(name: string, bytes: Buffer, sheet?: number) {
  const rows = []
  const options = { name, ...(sheet !== undefined && { sheet }) }
  for await (const piece of readSheet(await kept(name, bytes), options)) rows.push(...piece)
  return rows.map(({ number, cells }) => [number, ...cells])
}

const row = (number: number, cells: string, more = '') => `<row r="${number}"${more}>${cells}</row>`
const said = (text: string) => sheet(row(1, cell('A1', text)))

/** A workbook of several sheets; a name that begins with * is hidden. */
function book(sheets: Record<string, string>, beside: Record<string, Part | string> = {}): Buffer {
  const names = Object.keys(sheets)
  const made = parts(sheets[names[0]!]!)
  const listed = names.map(
    (name, i) =>
      `<sheet name="${name.replace('*', '')}" sheetId="${i + 1}" r:id="rId${i + 1}"${name.startsWith('*') ? ' state="veryHidden"' : ''}/>`,
  )
  const related = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return zip({
    ...made,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheets[name]!]),
    ),
    ...beside,
  })
}

test('every sheet is named, and of those that are hidden nothing is read', async () => {
  const bytes = book({ '*字典': said('男'), 说明: said('填表说明'), 台账: said('姓名') })
  expect(await heads('a.xlsx', bytes)).toMatchObject([
    { name: '字典', hidden: true, rows: [] },
    { name: '说明', hidden: false, rows: [{ number: 1, cells: ['填表说明'] }] },
    { name: '台账', hidden: false, rows: [{ number: 1, cells: ['姓名'] }] },
  ])
  expect(await read('a.xlsx', bytes)).toEqual([[1, '填表说明']])
  expect(await read('a.xlsx', bytes, 2)).toEqual([[1, '姓名']])
})

test('a sheet that cannot be read spoils no other', async () => {
  const bytes = book({ 坏: '<worksheet/>', 台账: said('姓名') })
  expect(await heads('a.xlsx', bytes)).toMatchObject([{ rows: [] }, { rows: [{ number: 1 }] }])
  await expect(heads('a.xlsx', book({ 坏: '<worksheet/>' }))).rejects.toMatchObject({
    reason: 'sheet-not-readable',
  })
})

test('rows that a filter hides are read and counted', async () => {
  const rows = row(1, cell('A1', '甲')) + row(2, cell('A2', '乙'), ' hidden="1"')
  expect(await heads('a.xlsx', book({ 台账: sheet(rows) }))).toMatchObject([{ hiddenRows: 1 }])
  expect(await read('a.xlsx', book({ 台账: sheet(rows) }))).toEqual([
    [1, '甲'],
    [2, '乙'],
  ])
})

test('a formula is the value that was kept with it; without one it stands for itself', async () => {
  const rows = row(
    1,
    '<c r="A1"><f>ROW()</f><v>7</v></c><c r="B1" t="str"><f>A1&amp;"号"</f><v>7号</v></c>' +
      '<c r="C1"><f>A1&gt;1</f></c><c r="D1"><f t="shared" si="0"/><v>9</v></c>',
  )
  expect(await read('a.xlsx', book({ 台账: sheet(rows) }))).toEqual([[1, 7, '7号', '=A1>1', 9]])
})

test('three hundred pictures are passed by, and said', async () => {
  const pictures = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`xl/media/image${i}.png`, 'x']),
  )
  const bytes = book({ 台账: said('姓名') }, pictures)
  expect(await heads('a.xlsm', bytes)).toMatchObject([{ pictures: true }])
  expect(await read('a.xlsm', bytes)).toEqual([[1, '姓名']])
  const inCell = said('=DISPIMG("ID_1",1)')
  expect(await heads('a.xlsx', book({ 台账: inCell }))).toMatchObject([{ pictures: true }])
})

test('a first line that names the delimiter is no row', async () => {
  expect(await read('a.csv', Buffer.from('sep=|\r\n姓名|电话\r\n甲|1\r\n'))).toEqual([
    [1, '姓名', '电话'],
    [2, '甲', '1'],
  ])
})

test('numbers that are guarded by ="…" come without', async () => {
  expect(await read('a.csv', Buffer.from('号\n"=""00123"""\n'))).toEqual([
    [1, '号'],
    [2, '00123'],
  ])
})

test('a letter that is damaged is damaged where it stands', async () => {
  const utf8 = Buffer.concat([
    Buffer.from('姓名,电话\n王'),
    Buffer.of(0xff),
    Buffer.from('伟,一二三四五六七八九\n'),
  ])
  expect((await read('a.csv', utf8))[1]![1]).toBe('王\ufffd伟')
  const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00acdf5ff80ceb02cd2bbb6fec8fd0a', 'hex')
  const [, [, name]] = (await read('a.csv', gbk)) as [unknown, unknown[]]
  expect(name).toMatch(/^王\ufffd+/)
})
