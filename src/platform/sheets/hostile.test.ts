import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import type { SheetRow } from './cells.ts'
import { chunksOf } from './file.ts'
import { cell, parts, sheet, zip } from './hand-built.fixture.ts'
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
    if (!(error instanceof Refusal)) throw error
    return [error.reason, error.detail.field].filter(Boolean).join(' at ')
  }
  return 'taken'
}
const refusalOf = (name: string, bytes: Buffer | string, maxRows = 100) =>
  refusal(chunksOf({ name, bytes: Buffer.from(bytes as string), maxRows }))

const row = (number: number | string, cells: string) => `<row r="${number}">${cells}</row>`
const one = row(1, cell('A1', '甲'))
const workbook = (...args: Parameters<typeof parts>) => zip(parts(...args))
const merged = (...ranges: string[]) =>
  `<mergeCells>${ranges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
const rows = (count: number, cells: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index + 1, cells(index + 1))).join('')
const bomb = sheet(row(1, cell('A1', 'a'.repeat(40 * MB))))

/** So that what follows does not pack too well. */
const noise = `<!--${randomBytes(30_000).toString('hex')}-->`.repeat(8)

const bombs: [string, string, () => Buffer | string][] = [
  ['a cell of 40 MB', 'sheet-too-large', () => workbook(bomb)],
  ['a bomb that says it is small', 'sheet-not-readable', () => workbook({ text: bomb, size: MB })],
  [
    'a bomb of many parts',
    'sheet-too-large',
    () => workbook(sheet(one), Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${i}.xml`, { text: 'a', size: 4 * MB, packed: MB }]))),
  ],
  [
    'a long text that packs badly',
    'sheet-too-large',
    () => workbook(sheet(row(1, cell('A1', `${Math.random()}${'a'.repeat(500)}`.repeat(20_000))))),
  ],
  [
    'shared texts of 70 MB',
    'sheet-too-large',
    () => workbook(sheet(one), { 'xl/sharedStrings.xml': { text: '<sst/>', size: 70 * MB, packed: MB } }),
  ],
  [
    'one shared text in a million pieces',
    'sheet-too-large',
    () => workbook(sheet(one), { 'xl/sharedStrings.xml': `<sst><si>${noise}${'<t>一</t>'.repeat(1e6)}</si></sst>` }),
  ],
  [
    'five million shared texts',
    'sheet-too-large',
    () => workbook(sheet(one), { 'xl/sharedStrings.xml': `<sst>${noise}${'<si/>'.repeat(5e6)}</sst>` }),
  ],
  [
    'a million styles',
    'sheet-too-large',
    () => workbook(sheet(one), { 'xl/styles.xml': `<cellXfs>${noise}${'<xf/>'.repeat(1e6)}</cellXfs>` }),
  ],
  [
    'a tag without an end',
    'sheet-not-readable',
    () => workbook(sheet(`<row ${'a'.repeat(MB / 2)}`)),
  ],
  [
    '10,000 entries',
    'sheet-too-large',
    () => workbook(sheet(one), Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`${i}`, 'a']))),
  ],
  [
    '20,000 rows at column XFD',
    'sheet-too-wide at XFD1',
    () => workbook(sheet(rows(20_000, number => cell(`XFD${number}`, 'x')))),
  ],
  [
    'a column XFD behind a quoted bracket',
    'sheet-too-wide at XFD1',
    () => workbook(sheet(row(1, '<c x=">" r="XFD1"><v>1</v></c>'))),
  ],
  ['all cells merged', 'sheet-too-wide at XFD', () => workbook(sheet(one, merged('A1:XFD1048576')))],
  ['a merged column', 'sheet-too-large', () => workbook(sheet(one, merged('A1:A1048576')))],
  [
    'too many merged cells',
    'sheet-too-large',
    () => workbook(sheet(one, merged(...Array.from({ length: 60 }, () => 'A1:CV200')))),
  ],
  ['row 99999999999', 'sheet-too-large', () => workbook(sheet(row('99999999999', cell('A1', 'x'))))],
  [
    'a million rows',
    'sheet-too-large at A200001',
    () => workbook(sheet(rows(250_000, number => `<c r="A${number}"><v>1</v></c>`))),
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

const whole = workbook(sheet(one))
const ole = (name: string) => {
  const bytes = Buffer.alloc(2048)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(name, 1024 + 128, 'utf16le')
  return bytes
}
const damaged = Buffer.from(whole)
damaged.fill('!', whole.indexOf('sheet1.xml') + 12, whole.indexOf('sheet1.xml') + 20)
const changed: ReturnType<typeof parts> = parts({ text: sheet(one), sum: 1 })
const { 'xl/workbook.xml': _, ...headless } = parts(sheet(one))

const others: [string, string, string, Buffer | string][] = [
  ['a page of HTML', 'a.xlsx', 'sheet-wrong-type', '<html><table><tr><td>1</td></tr></table></html>'],
  ['a page of HTML', 'a.csv', 'sheet-wrong-type', '\n<html><table><tr><td>1</td></tr></table></html>'],
  ['a workbook of old', 'a.xls', 'sheet-is-xls', ole('Workbook')],
  ['a workbook of old', 'a.xlsx', 'sheet-is-xls', ole('Workbook')],
  ['a workbook of old', 'a.csv', 'sheet-is-xls', ole('Workbook')],
  ['a workbook with a password', 'a.xlsx', 'sheet-encrypted', ole('EncryptedPackage')],
  ['an encrypted archive', 'a.xlsx', 'sheet-encrypted', workbook({ text: sheet(one), flags: 1 })],
  ['a workbook', 'a.csv', 'sheet-wrong-type', whole],
  ['a workbook', 'a.xls', 'sheet-wrong-type', whole],
  ['a text', 'a.xlsx', 'sheet-wrong-type', '姓名,电话\n'],
  ['a text', 'a.txt', 'sheet-wrong-type', '姓名,电话\n'],
  ['nothing', 'a.xlsx', 'sheet-wrong-type', ''],
  ['a picture', 'a.csv', 'sheet-wrong-type', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ['an archive of another kind', 'a.xlsx', 'sheet-wrong-type', zip({ 'word/document.xml': 'x' })],
  ['a workbook without its book', 'a.xlsx', 'sheet-wrong-type', zip(headless)],
  ['an archive in the archive', 'a.xlsx', 'sheet-wrong-type', workbook(sheet(one), { 'xl/embeddings/a.xlsx': 'x' })],
  ['a workbook cut in half', 'a.xlsx', 'sheet-not-readable', whole.subarray(0, whole.length / 2)],
  ['a workbook without its end', 'a.xlsx', 'sheet-not-readable', whole.subarray(0, -1)],
  ['a damaged workbook', 'a.xlsx', 'sheet-not-readable', damaged],
  ['a workbook changed on the way', 'a.xlsx', 'sheet-not-readable', zip(changed)],
  ['a packing nobody knows', 'a.xlsx', 'sheet-not-readable', workbook({ text: sheet(one), method: 14 })],
  ['a sheet that is none', 'a.xlsx', 'sheet-not-readable', workbook('<worksheet/>')],
  ['a sheet that ends in its data', 'a.xlsx', 'sheet-not-readable', workbook('<worksheet><sheetData>')],
  ['rows out of order', 'a.xlsx', 'sheet-not-readable', workbook(sheet(row(2, '') + row(1, '')))],
  ['cells out of order', 'a.xlsx', 'sheet-not-readable', workbook(sheet(row(1, cell('A1', 'x').repeat(2))))],
  ['a cell that is nowhere', 'a.xlsx', 'sheet-not-readable', workbook(sheet(row(1, cell('甲1', 'x'))))],
  ['a text that is not there', 'a.xlsx', 'sheet-not-readable', workbook(sheet(row(1, '<c t="s"><v>7</v></c>')))],
  ['a formula', 'a.xlsx', 'sheet-has-formulas at C5', workbook(sheet(row(5, '<c r="C5"><f>1+1</f><v>2</v></c>')))],
  ['a formula in other words', 'a.xlsx', 'sheet-has-formulas at A1', workbook(sheet('<x:row><x:c><x:f t="shared"/></x:c></x:row>'))],
  ['201 columns', 'a.xlsx', 'sheet-too-wide at GS1', workbook(sheet(row(1, '<c><v>1</v></c>'.repeat(201))))],
  ['201 columns', 'a.csv', 'sheet-too-wide at GS1', `${'1,'.repeat(200)}1\n`],
  ['a text beyond a cell', 'a.csv', 'sheet-too-large at B1', `1,${'字'.repeat(32_768)}\n`],
  ['UTF-16 without a mark', 'a.csv', 'sheet-wrong-type', Buffer.from('name,1\n', 'utf16le')],
  ['UTF-8 cut within a letter', 'a.csv', 'sheet-not-readable', Buffer.from('姓名,电话\n').subarray(0, -2)],
  ['one bad byte in UTF-8', 'a.csv', 'sheet-not-readable', Buffer.concat([Buffer.from('姓名'), Buffer.of(0xff), Buffer.from('电话\n')])],
  ['a letter of Latin-1', 'a.csv', 'sheet-not-readable', Buffer.from('caf\xe9,1\n', 'latin1')],
  ['a quote left open', 'a.csv', 'sheet-not-readable', '姓名\n"张三\n李四\n'],
]
test.each(others)('%s named %s is refused: %s', async (_, name, reason, bytes) => {
  expect(await refusalOf(name, bytes)).toBe(reason)
})

test('a sheet longer than asked for is refused before any of it is given', async () => {
  const long = workbook(sheet(rows(11, number => cell(`A${number}`, 'x'))))
  expect(await refusalOf('a.xlsx', long, 11)).toBe('taken')
  expect(await refusalOf('a.xlsx', long, 10)).toBe('sheet-too-large at A11')
  expect(await refusalOf('a.csv', 'x\n'.repeat(11), 11)).toBe('taken')
  expect(await refusalOf('a.csv', 'x\n'.repeat(11), 10)).toBe('sheet-too-large at A11')
})

test('a file that is not there is no refusal but an error', async () => {
  const lost = readSheet(join(folder, 'lost'), { name: 'a.csv' })[Symbol.asyncIterator]()
  await expect(lost.next()).rejects.toThrow('ENOENT')
})
