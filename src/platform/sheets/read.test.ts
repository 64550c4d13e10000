import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { writeXlsxStream } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chunksOf } from './file.ts'
import { cell, parts, sheet, zip } from './hand-built.fixture.ts'
import { readSheet } from './read.ts'
import type { Cell, SheetRow } from './read.ts'
import { writeSheet } from './write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(name: string, bytes: Buffer | string): Promise<[number, ...Cell[]][]> {
  const file = { name, bytes: Buffer.from(bytes as string), maxRows: 200_000 }
  const all: SheetRow[] = []
  for await (const rows of chunksOf(file)) all.push(...rows)
  return all.map(({ number, cells }) => [number, ...cells])
}
const workbook = (...args: Parameters<typeof parts>) => read('a.xlsx', zip(parts(...args)))
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
const day = (text: string) => new Date(`${text}T00:00:00Z`)

test('a merged household stands in every row and column it covers', async () => {
  const rows =
    row(1, cell('A1', '三月台账')) +
    row(3, cell('A3', '1栋101') + cell('B3', '张三') + '<c r="C3"><v>41</v></c>') +
    row(4, cell('A4', '藏在下面') + cell('B4', '李四')) +
    row(8, cell('A8', '无主') + cell('B8', '赵六')) +
    row(9, cell('B9', '王五'))
  const ranges = ['A3:A5', 'A1:C2', 'A7:A10', 'B9:C10']
  const merges = ranges.map(range => `<mergeCell ref="${range}"/>`).join('')
  expect(await workbook(sheet(rows, `<mergeCells>${merges}</mergeCells>`))).toEqual([
    [1, '三月台账', '三月台账', '三月台账'],
    [2, '三月台账', '三月台账', '三月台账'],
    [3, '1栋101', '张三', 41],
    [4, '1栋101', '李四'],
    [5, '1栋101'],
    [8, '无主', '赵六'],
    [9, null, '王五', '王五'],
    [10, null, '王五', '王五'],
  ])
})

test('texts are read wherever a workbook keeps them, without reading aids', async () => {
  const strings =
    '<sst><si><t>张&amp;三</t></si><si><r><rPr/><t>李</t></r><r><t xml:space="preserve"> 四</t></r>' +
    '<rPh><t>lǐ</t></rPh></si><si><t/></si><si><t><![CDATA[<王>&amp;五]]></t></si></sst>'
  const cells = ['0', '1', '2', '3'].map(index => `<c t="s"><v>${index}</v></c>`).join('')
  const others =
    '<c t="str"><v>_x4E00_&#x4e8c;&#19977;&nbsp;&constructor;</v></c><c t="e"><v>#N/A</v></c>' +
    '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>' +
    '<x:c t="inlineStr"><x:is><x:r><x:t>一</x:t></x:r><x:rPh><x:t>yī</x:t></x:rPh></x:is></x:c>'
  expect(
    await workbook(sheet(row(1, cells + others)), { 'xl/sharedStrings.xml': strings }),
  ).toEqual([
    [
      1,
      '张&三',
      '李 四',
      null,
      '<王>&amp;五',
      '一二三&nbsp;&constructor;',
      '#N/A',
      true,
      false,
      '一',
    ],
  ])
})

test('what no text can hold does not come out of a workbook', async () => {
  const texts = ['姓_x0000_名', '半_xD83D_个', '半&#xDE00;个', '一_xD83D__xDE00_个']
  const cells = texts.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
  expect(await workbook(sheet(row(1, cells)))).toEqual([
    [1, '姓名', '半\ufffd个', '半\ufffd个', '一😀个'],
  ])
})

test('numbers stay numbers, however long', async () => {
  const numbers = ['6.1012319900101E+17', '13800000000', '1.1000000000000001', '-5']
  const cells = numbers.map(number => `<c><v>${number}</v></c>`).join('')
  expect(await workbook(sheet(row(1, cells)))).toEqual([
    [1, 610123199001010000, 13800000000, 1.1, -5],
  ])
})

test('a day is a day by its format, whatever its hour; a time or a length is none', async () => {
  const formats = [
    'yyyy"年"m"月"d"日"',
    '[h]:mm',
    '0.00"day"',
    '[$-804]aaaa;@',
    'm"月"',
    'mm:ss',
    'G/通用格式',
  ]
  const own = formats.map((code, i) => {
    const escaped = code.replaceAll('"', '&quot;')
    return `<numFmt numFmtId="${176 + i}" formatCode="${escaped}"/>`
  })
  const used = [0, 14, 57, 20, ...formats.map((_, i) => 176 + i)].map(
    id => `<xf numFmtId="${id}"/>`,
  )
  const styles =
    `<styleSheet><numFmts>${own.join('')}</numFmts>` +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    `<cellXfs>${used.join('')}</cellXfs>` +
    '<cellStyles><xf numFmtId="14"/></cellStyles></styleSheet>'
  const days = (serial: string) =>
    Array.from({ length: 11 }, (_, style) => `<c s="${style}"><v>${serial}</v></c>`).join('')
  const date = day('2021-07-01')
  const of = (serial: string) => workbook(sheet(row(1, days(serial))), { 'xl/styles.xml': styles })
  const n = 44378.75
  expect(await of('44378.75')).toEqual([[1, n, date, date, n, date, n, n, date, date, n, n]])
  expect((await of('44377.9995'))[0]![2]).toEqual(date)
  expect((await of('1'))[0]![2]).toEqual(day('1900-01-01'))
  expect((await of('59'))[0]![2]).toEqual(day('1900-02-28'))
  expect((await of('61'))[0]![2]).toEqual(day('1900-03-01'))
  expect((await of('0.5'))[0]![2]).toBe(0.5)
  expect((await of('610123199001011234'))[0]![2]).toBe(610123199001011200)
  const iso = sheet(row(1, '<c t="d"><v>2021-07-01T08:30:00</v></c>'))
  expect(await workbook(iso)).toEqual([[1, date]])
})

test('a workbook of the other epoch keeps its days', async () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
  const made = parts(sheet(row(1, '<c><v>42916</v></c>')), { 'xl/styles.xml': styles })
  made['xl/workbook.xml'] = made['xl/workbook.xml'].replace(
    '<sheets>',
    '<workbookPr date1904="1"/><sheets>',
  )
  expect(await read('a.xlsx', zip(made))).toEqual([[1, day('2021-07-01')]])
})

test('pictures, lists and blank formatted cells are no data', async () => {
  const rows =
    row(1, '<c r="A1"><v>1</v></c><c r="XFD1" s="1"/>') + row(1_048_576, '<c r="A1048576" s="1"/>')
  const after =
    '<controls><anchor><from><xdr:row>5</xdr:row></from></anchor></controls>' +
    '<extLst><x14:formula1><xm:f>Sheet2!$A$1</xm:f></x14:formula1></extLst><!-- <f> -->'
  expect(await workbook(sheet(rows, after))).toEqual([[1, 1]])
})

test('the first sheet is found by its relation, not by its name or place', async () => {
  const made = parts(sheet(row(1, cell('A1', '错'))))
  const relations = made['xl/_rels/workbook.xml.rels']
  const moved = relations.replace('Target="worksheets/sheet1.xml"', "Target = '/xl/pages/9.xml'")
  const first = relations.replace('rId1', 'rId9').replace('</Relationships>', '')
  made['xl/_rels/workbook.xml.rels'] = first + moved.replace('<Relationships>', '')
  const page = { 'xl/pages/9.xml': sheet(row(1, cell('A1', '对'))) }
  expect(await read('a.xlsx', zip({ ...made, ...page }))).toEqual([[1, '对']])
})

const rare = '姓名,备注\r\n㐂龘,"说:""好"",\n再见"\r\n'
const gb18030 = Buffer.concat([
  Buffer.from('d0d5c3fb2cb1b8d7a20d0a', 'hex'),
  Buffer.from('8139ef31fd93', 'hex'),
  Buffer.from('2c22cbb53a2222bac322222c0ad4d9bcfb220d0a', 'hex'),
])
const utf16be = Buffer.from(`\ufeff${rare}`, 'utf16le').swap16()
test.each([
  ['UTF-8', Buffer.from(rare)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${rare}`)],
  ['UTF-16', Buffer.from(`\ufeff${rare}`, 'utf16le')],
  ['UTF-16, big end first', utf16be],
  ['GB 18030', gb18030],
])('rare names in %s are read to the letter', async (_, bytes) => {
  expect(await read('a.csv', bytes)).toEqual([
    [1, '姓名', '备注'],
    [2, '㐂龘', '说:"好",\n再见'],
  ])
})

test.each([',', ';', '\t'])('a delimiter %j is found', async delimiter => {
  const others = ',;\t'.replace(delimiter, '').repeat(9)
  const lines = [['户台账'], ['姓名', `"${others}"`, '电话'], ['"张三"', '1', '2']]
  expect(await read('a.csv', lines.map(line => line.join(delimiter)).join('\n'))).toEqual([
    [1, '户台账'],
    [2, '姓名', others, '电话'],
    [3, '张三', '1', '2'],
  ])
})

test('rows keep the numbers they have in the file, and text of a CSV stays text', async () => {
  const text = '\n\n姓名,,编号,,\n,,\n张"三",,6.1E+17,,\n'
  expect(await read('a.csv', text)).toEqual([
    [3, '姓名', null, '编号'],
    [5, '张"三"', null, '6.1E+17'],
  ])
  expect(await read('a.csv', '')).toEqual([])
})

test('texts that cross the pieces of a file are whole', async () => {
  const names = Array.from({ length: 30_000 }, (_, i) => `第${i}户&${'字'.repeat(i % 7)}`)
  const table = names.map((name, i) => [name, i])
  const stream = writeXlsxStream(table, { name: 'x', inlineStrings: false })
  const chunks = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()
  const expected = table.map((cells, i) => [i + 1, ...cells])
  expect(await read('a.xlsx', Buffer.from(chunks))).toEqual(expected)
  const text = names.map((name, i) => `${name},${i}\n`).join('')
  expect(await read('a.csv', text)).toEqual(expected.map(([n, name, i]) => [n, name, String(i)]))
})

test('a register of 14,650 people is read in chunks of little work for the main loop', async () => {
  const path = join(folder, 'people.xlsx')
  const people = Array.from({ length: 14_650 }, (_, i) =>
    Array.from({ length: 14 }, (_, column) => (column % 2 ? i : `住户${i}之${column}`)),
  )
  await writeSheet(path, { name: '居民', header: ['姓名'], rows: people })
  let count = 0
  let work = process.threadCpuUsage()
  for await (const rows of readSheet(path, { name: 'people.xlsx' })) {
    const { user, system } = process.threadCpuUsage(work)
    expect((user + system) / 1000).toBeLessThan(50)
    expect(rows.length).toBeLessThanOrEqual(1000)
    count += rows.length
    work = process.threadCpuUsage()
  }
  expect(count).toBe(14_651)
})

test('a reader that leaves, or is told to stop, leaves no thread behind', async () => {
  const path = join(folder, 'long.csv')
  await writeFile(path, 'x,y\n'.repeat(100_000))
  const threads: Worker[] = []
  const watch = (thread: Worker) => threads.push(thread)
  process.on('worker', watch)
  for await (const _ of readSheet(path, { name: 'a.csv' })) break
  expect(threads.map(thread => thread.threadId)).toEqual([-1])

  const stop = new AbortController()
  const rows = readSheet(path, { name: 'a.csv', signal: stop.signal })[Symbol.asyncIterator]()
  await rows.next()
  expect(threads[1]!.threadId).toBeGreaterThan(0)
  stop.abort(new Error('过期'))
  await sleep(200)
  expect(threads[1]!.threadId).toBe(-1)
  await expect(rows.next()).rejects.toThrow('过期')

  const signal = AbortSignal.abort(new Error('早已过期'))
  const late = readSheet(path, { name: 'a.csv', signal })[Symbol.asyncIterator]()
  await expect(late.next()).rejects.toThrow('早已过期')
  expect(threads.length).toBe(2)
  process.off('worker', watch)
})
