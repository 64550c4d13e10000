/** The forms in which datasets come: titles and notes, merged cells, old encodings, and what is none. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cell, parts, sheet as worksheet, zip } from '#platform/sheets/hand-built.fixture.ts'
import { HEADER, openImports, region, SECRETARY } from '#test/imports.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('imports_forms')
const town = await plantSmall(app)
const { bring, imports, upload } = await openImports(app, town)
const { people } = town.as(SECRETARY)

test('the cells of a home that are merged hold for everybody in it', async () => {
  const rows: Record<number, Record<string, string>> = {
    1: { A: '和园社区居民台账' },
    2: { A: '住址', B: '姓名', C: '户主关系', D: '人口类型', E: '联系电话', F: '告知日期' },
    3: { A: '和园小区42栋101', B: '闻人雪', C: '户主', D: '户籍', E: '13755550101', F: '2026.1' },
    4: { B: '闻小雪', C: '女儿' },
    5: { B: '闻大雪', C: '父亲' },
    6: { A: '和园小区42栋102', B: '申屠石', C: '户主', D: '流动', E: '13755550102', F: '2026.1' },
  }
  const xml = Object.entries(rows).map(
    ([number, cells]) =>
      `<row r="${number}">${Object.entries(cells)
        .map(([column, text]) => cell(column + number, text))
        .join('')}</row>`,
  )
  const merged = ['A1:F1', 'A3:A5', 'D3:D5', 'E3:E5', 'F3:F5'].map(
    ref => `<mergeCell ref="${ref}"/>`,
  )
  const file = zip(parts(worksheet(xml.join(''), `<mergeCells>${merged.join('')}</mergeCells>`)))
  expect((await bring(file)).counts).toEqual({
    added: 4,
    changed: 0,
    same: 0,
    failed: 0,
    warned: 0,
  })
  const { rows: homes } = await app.admin.query(
    `select p.address, count(*) as people, count(*) filter (where r.kind = 'registered') as registered
     from people.residency r join people.household h on h.id = r.household_id join territory.place p on p.id = h.place_id
     where p.address like '%42栋%' group by 1 order by 1`,
  )
  expect(homes).toEqual([
    { address: '和园小区 42栋 101室', people: 3, registered: 3 },
    { address: '和园小区 42栋 102室', people: 1, registered: 0 },
  ])
  expect(await people.lookUp({ region, number: '13755550101', purpose: '核对' })).toHaveLength(3)
})

test('a dataset under a title, with notes, other names and a column of its own', async () => {
  const csv = [
    '和园社区居民信息表,,,,,,,',
    '填表说明:带*必填,,,,,,,',
    '户号,小区,楼栋,室号,*姓名,户主关系,人员类别,告知时间,血型',
    '1,和园小区,38栋,101,尉迟恭,户主,户籍人口,2026.1,A',
    ',,,,尉迟小恭,长子,户籍人口,2026.1,B',
    '2,和园小区,38栋,102,单于夜,户主,流动人口,2026/1/5,O',
  ].join('\n')
  const done = await bring(Buffer.from(csv), '居民.csv')
  expect(done.counts).toMatchObject({ added: 3, failed: 0 })
  expect((await people.find({ region, words: 'ycxg' }))[0]).toMatchObject({
    address: '和园小区 38栋 101室',
  })
})

test('rare names come in from a file in GB 18030', async () => {
  const csv = `${HEADER.join(',')}\n古丽·买买提,户主,户籍,和园小区39栋101,,,2026-01-05\n欧阳慕容,妻,户籍,和园小区39栋101,,,2026-01-05\n龘㐂,女儿,户籍,和园小区39栋101,,,2026-01-05\n`
  expect((await bring(gb18030(csv), '居民.csv')).counts).toMatchObject({ added: 3, failed: 0 })
  const { rows } = await app.admin.query(
    "select name from people.person where name in ('古丽·买买提', '龘㐂')",
  )
  expect(rows).toHaveLength(2)
})

/** Node reads GB 18030 and does not write it: each character is looked up in what it reads. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++)
      if (b !== 0x7f) table.set(decoder.decode(Uint8Array.of(a, b)), [a, b])
  for (let b = 0x30; b < 0x3a; b++)
    for (let c = 0x81; c <= 0xfe; c++)
      for (let d = 0x30; d < 0x3a; d++)
        for (const a of [0x81, 0x82])
          table.set(decoder.decode(Uint8Array.of(a, b, c, d)), [a, b, c, d])
  return Buffer.from(
    [...text].flatMap(character =>
      character < '\x80' ? [character.charCodeAt(0)] : table.get(character)!,
    ),
  )
}

test('what is no dataset is refused at once, and nothing of it is kept', async () => {
  const before = (await imports.list({ region })).length
  const began = performance.now()
  const xls = await upload(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]),
    { name: 'a.xls' },
  )
  expect([xls.status, ((await xls.json()) as { data: unknown }).data]).toEqual([
    422,
    { reason: 'sheet-is-xls' },
  ])
  const bomb = await upload(zip(parts(worksheet(' '.repeat(30_000_000)))))
  expect([bomb.status, ((await bomb.json()) as { data: unknown }).data]).toEqual([
    422,
    { reason: 'sheet-too-large' },
  ])
  const other = await upload(Buffer.from('日期,内容\n2021-07-03,一\n'), { name: 'a.csv' })
  expect([other.status, ((await other.json()) as { data: unknown }).data]).toEqual([
    422,
    { reason: 'no-header', field: 'file' },
  ])
  expect(performance.now() - began).toBeLessThan(3000)
  expect((await imports.list({ region })).length).toBe(before)
  expect(await readdir(join(app.dataFolder, 'imports'))).toHaveLength(before)
})
