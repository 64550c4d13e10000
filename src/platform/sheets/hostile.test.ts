import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../app-error.ts'
import type { SheetRow } from './cells.ts'
import { chunksOf } from './file.ts'
import { cell, parts, sheet, zip } from './hand-built.fixture.ts'
import type { Part } from './hand-built.fixture.ts'
import { readSheet } from './read.ts'

const MB = 1024 * 1024
const MAX_GROWTH = 150 * MB

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function refusal(chunks: AsyncIterable<SheetRow[]>): Promise<string> {
  try {
    for await (const _ of chunks);
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [error.reason, error.detail.field].filter(Boolean).join(' at ')
  }
  return 'taken'
}
const refusalOf = (name: string, bytes: Buffer | string, maxRows = 100) =>
  refusal(chunksOf({ name, bytes: Buffer.from(bytes as string), maxRows }))

const row = (number: number | string, cells: string) => `<row r="${number}">${cells}</row>`
const rows = (count: number, cells: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index + 1, cells(index + 1))).join('')
const one = row(1, cell('A1', '甲'))
const merged = (...ranges: string[]) =>
  `<mergeCells>${ranges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
const book = (...args: Parameters<typeof sheet>) => zip(parts(sheet(...args)))
const beside = (name: string, part: Part | string) => zip(parts(sheet(one), { [name]: part }))
const strings = (text: Part | string) => beside('xl/sharedStrings.xml', text)
const crowd = (count: number, part: Part | string) =>
  zip({
    ...parts(sheet(one)),
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.xml`, part])),
  })
const long = sheet(row(1, cell('A1', 'a'.repeat(40 * MB))))
/** Letters that pack about seventy times: a bomb that looks like none. */
const loose = (size: number) =>
  Array.from(
    { length: size / 4100 },
    () => randomBytes(50).toString('hex') + 'a'.repeat(4000),
  ).join('')
const noise = `<!--${randomBytes(30_000).toString('hex')}-->`.repeat(8)

const bombs: [string, string, () => Buffer | string][] = [
  ['a cell of 40 MB', 'sheet-too-large', () => zip(parts(long))],
  [
    'a bomb that calls itself small',
    'sheet-not-readable',
    () => zip(parts({ text: long, size: MB })),
  ],
  [
    'a text that packs less',
    'sheet-too-large at A1',
    () => book(row(1, cell('A1', loose(30 * MB)))),
  ],
  ['a tag without an end', 'sheet-not-readable', () => book(`<row ${loose(10 * MB)}`)],
  ['a part that is not read', 'sheet-too-large', () => beside('x.xml', ' '.repeat(10 * MB))],
  [
    'a bomb of many parts',
    'sheet-too-large',
    () => crowd(80, { text: 'a', size: 4 * MB, packed: MB }),
  ],
  ['10,000 parts', 'sheet-too-large', () => crowd(10_000, { text: 'a', method: 0 })],
  [
    'shared texts of 70 MB',
    'sheet-too-large',
    () => strings({ text: '<sst/>', size: 70 * MB, packed: MB }),
  ],
  [
    'one shared text in a million pieces',
    'sheet-too-large',
    () => strings(`<sst><si>${noise}${'<t>一</t>'.repeat(1e6)}</si></sst>`),
  ],
  [
    'four million shared texts',
    'sheet-too-large',
    () => strings(`<sst>${noise}${'<si/>'.repeat(4e6)}</sst>`),
  ],
  [
    'a million styles',
    'sheet-too-large',
    () => beside('xl/styles.xml', `<cellXfs>${noise}${'<xf/>'.repeat(1e6)}</cellXfs>`),
  ],
  [
    '20,000 rows at column XFD',
    'sheet-too-wide at XFD1',
    () => book(rows(20_000, number => cell(`XFD${number}`, 'x'))),
  ],
  ['all cells merged', 'sheet-too-wide at XFD', () => book(one, merged('A1:XFD1048576'))],
  ['a merged column', 'sheet-too-large', () => book(one, merged('A1:A200001'))],
  [
    'too many merged cells',
    'sheet-too-large',
    () => book(one, merged(...Array.from({ length: 60 }, () => 'A1:CV200'))),
  ],
  ['row 99999999999', 'sheet-too-large', () => book(row('99999999999', cell('A1', 'x')))],
  [
    'a million rows',
    'sheet-too-large at A200001',
    () => book(rows(250_000, number => `<c r="A${number}"><v>1</v></c>`)),
  ],
  ['30 million commas', 'sheet-too-wide', () => ','.repeat(30e6)],
  ['30 million lines', 'sheet-too-large', () => '\n'.repeat(30e6)],
  ['a quote that never ends', 'sheet-not-readable', () => `"${'a'.repeat(30e6)}`],
  ['a file of 65 MB', 'sheet-too-large', () => 'a'.repeat(65 * MB)],
]
test.each(bombs)('%s is refused within a second of work and 150 MB', async (_, reason, make) => {
  const bytes = make()
  const name = typeof bytes === 'string' ? 'a.csv' : 'a.xlsx'
  await writeFile(join(folder, name), bytes)
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5)
  const start = process.cpuUsage()
  expect(await refusal(readSheet(join(folder, name), { name }))).toBe(reason)
  clearInterval(watch)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(1000)
  expect(peak - before).toBeLessThan(MAX_GROWTH)
  await rm(join(folder, name))
  expect(await readdir(folder)).toEqual([])
})

const whole = book(one)
const html = '\n<html><table><tr><td>1</td></tr></table></html>'
const old = ole('Workbook')
const locked = zip(parts({ text: sheet(one), flags: 1 }))
const { 'xl/workbook.xml': _, ...headless } = parts(sheet(one))

test.each([
  ['a page of HTML', 'a.xlsx', 'sheet-is-html', html],
  ['a page of HTML', 'a.csv', 'sheet-is-html', html],
  ['a page of HTML', 'a.xls', 'sheet-is-html', html],
  ['a workbook of old', 'a.xls', 'sheet-is-xls', old],
  ['a workbook of old', 'a.xlsx', 'sheet-is-xls', old],
  ['a workbook of old', 'a.csv', 'sheet-is-xls', old],
  ['a workbook with a password', 'a.xlsx', 'sheet-encrypted', ole('EncryptedPackage')],
  ['an encrypted archive', 'a.xlsx', 'sheet-encrypted', locked],
  ['a workbook', 'a.csv', 'sheet-wrong-type', whole],
  ['a workbook', 'a.xls', 'sheet-wrong-type', whole],
  ['a text', 'a.xlsx', 'sheet-wrong-type', '姓名,电话\n'],
  ['a text', 'a.txt', 'sheet-wrong-type', '姓名,电话\n'],
  ['nothing', 'a.xlsx', 'sheet-wrong-type', ''],
  ['a picture', 'a.csv', 'sheet-wrong-type', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ['an archive of another kind', 'a.xlsx', 'sheet-wrong-type', zip({ 'word/document.xml': 'x' })],
  ['a workbook without its book', 'a.xlsx', 'sheet-wrong-type', zip(headless)],
  ['an archive within', 'a.xlsx', 'sheet-wrong-type', beside('xl/embeddings/a.xlsx', 'x')],
])('%s named %s is refused: %s', (_, name, reason, bytes) =>
  expect(refusalOf(name, bytes)).resolves.toBe(reason),
)

/** A container of old, as far as its directory. */
function ole(stream: string): Buffer {
  const bytes = Buffer.alloc(2048)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(stream, 1024 + 128, 'utf16le')
  return bytes
}

const damaged = Buffer.from(whole)
damaged.fill('!', whole.indexOf('sheet1.xml') + 12, whole.indexOf('sheet1.xml') + 20)

test.each([
  ['cut in half', 'sheet-not-readable', whole.subarray(0, whole.length / 2)],
  ['without its end', 'sheet-not-readable', whole.subarray(0, -1)],
  ['damaged', 'sheet-not-readable', damaged],
  ['changed on the way', 'sheet-not-readable', zip(parts({ text: sheet(one), sum: 1 }))],
  ['packed as nobody knows', 'sheet-not-readable', zip(parts({ text: sheet(one), method: 14 }))],
  ['without data', 'sheet-not-readable', zip(parts('<worksheet/>'))],
  ['that ends in its data', 'sheet-not-readable', zip(parts('<worksheet><sheetData>'))],
  ['with rows out of order', 'sheet-not-readable', book(row(2, '') + row(1, ''))],
  ['with cells out of order', 'sheet-not-readable', book(row(1, cell('A1', 'x').repeat(2)))],
  ['with a cell that is nowhere', 'sheet-not-readable', book(row(1, cell('甲1', 'x')))],
  ['with a text that is nowhere', 'sheet-not-readable', book(row(1, '<c t="s"><v>7</v></c>'))],
  ['of 201 columns', 'sheet-too-wide at GS1', book(row(1, '<c><v>1</v></c>'.repeat(201)))],
  [
    'with a column in disguise',
    'sheet-too-wide at XFD1',
    book('<row><c x=">" r="XFD1">1</c></row>'),
  ],
])('a workbook %s is refused: %s', (_, reason, bytes) =>
  expect(refusalOf('a.xlsx', bytes)).resolves.toBe(reason),
)

test.each([
  ['of 201 columns', 'sheet-too-wide at GS1', `${'1,'.repeat(200)}1\n`],
  ['with a text beyond a cell', 'sheet-too-large at B1', `1,${'字'.repeat(32_768)}\n`],
  ['with a quote left open', 'sheet-not-readable', '姓名\n"张三\n李四\n'],
  ['in UTF-16 without a mark', 'sheet-wrong-type', Buffer.from('name,1\n', 'utf16le')],
  ['in UTF-8 cut within a letter', 'sheet-not-readable', Buffer.from('姓名,电话').subarray(0, -2)],
  ['in Latin-1', 'sheet-not-readable', Buffer.from('caf\xe9,1\n', 'latin1')],
])('a CSV %s is refused: %s', (_, reason, bytes) =>
  expect(refusalOf('a.csv', bytes)).resolves.toBe(reason),
)

test('a sheet longer than asked for is refused before any of it is given', async () => {
  const many = book(rows(11, number => cell(`A${number}`, 'x')))
  expect(await refusalOf('a.xlsx', many, 11)).toBe('taken')
  expect(await refusalOf('a.xlsx', many, 10)).toBe('sheet-too-large at A11')
  expect(await refusalOf('a.csv', 'x\n'.repeat(11), 11)).toBe('taken')
  expect(await refusalOf('a.csv', 'x\n'.repeat(11), 10)).toBe('sheet-too-large at A11')
})

test('a file that is not there is no refusal but an error', async () => {
  const lost = readSheet(join(folder, 'lost'), { name: 'a.csv' })[Symbol.asyncIterator]()
  await expect(lost.next()).rejects.toThrow('ENOENT')
})
