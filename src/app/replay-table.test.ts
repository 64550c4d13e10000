/** What is read of an export before anything is sent. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COLUMNS, messageOf, shanghaiTime } from './replay-message.ts'
import { rowsOf } from './replay-table.ts'

const folder = await mkdtemp(join(tmpdir(), 'linli-table-'))
afterAll(() => rm(folder, { recursive: true }))
let files = 0

async function cellsOf(content: string | Uint8Array): Promise<string[][]> {
  const file = join(folder, `${++files}.csv`)
  await writeFile(file, content)
  const rows: string[][] = []
  for await (const { cell } of rowsOf(file, COLUMNS)) rows.push(COLUMNS.map(cell))
  return rows
}

const TABLE =
  '留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\nM1,A01,路灯不亮,2019-02-28 11:25:05,"三栋前的路灯,坏了",0,2\n'
// In GB 18030, which Node can only decode: 留言编号,留言主题,留言时间,留言详情 and 灯,灯.
const GB =
  'c1f4d1d4b1e0bac5 2c c1f4d1d4d6f7cce2 2c c1f4d1d4cab1bce4 2c c1f4d1d4cfeac7e9 0a 4d31 2c b5c6 2c 323031392f322f32382031313a3235 2c b5c6 0a'

test.each([
  ['in UTF-8', TABLE],
  ['with a byte order mark and Windows line ends', `\uFEFF${TABLE.replaceAll('\n', '\r\n')}`],
  ['under a title and an empty line', `市民留言导出,,,\n\n${TABLE}`],
  [
    'with its columns in another order and three missing',
    '留言详情, 留言时间 ,留言主题,留言编号\n"三栋前的路灯,坏了",2019-02-28 11:25:05,路灯不亮,M1',
  ],
])('a table is read %s', async (_, content) => {
  expect(await cellsOf(content)).toEqual([
    ['M1', '路灯不亮', '2019-02-28 11:25:05', '三栋前的路灯,坏了'],
  ])
})

test('a table is read in GB 18030', async () => {
  expect(await cellsOf(Buffer.from(GB.replaceAll(' ', ''), 'hex'))).toEqual([
    ['M1', '灯', '2019/2/28 11:25', '灯'],
  ])
})

test('a table that lacks columns or cannot be read is refused in both languages', async () => {
  await expect(cellsOf('标题\n留言编号,留言主题\n1,2')).rejects.toThrow(
    /缺少这些列：留言时间、留言详情 \/ it lacks these columns: 留言时间, 留言详情/,
  )
  await expect(cellsOf('')).rejects.toThrow('留言编号、留言主题、留言时间、留言详情')
  await expect(cellsOf(`${'注\n'.repeat(20)}${TABLE}`)).rejects.toThrow('缺少这些列')
  await expect(cellsOf('PK\u0003\u0004')).rejects.toThrow(
    /文件内容与扩展名不符.* \/ The content is not what the name says/,
  )
})

test.each([
  ['2019-02-28 11:25:05', '2019-02-28T03:25:05Z'],
  ['2019/2/8 1:05', '2019-02-07T17:05:00Z'],
  ['2019年2月28日 11时25分05秒', '2019-02-28T03:25:05Z'],
  ['2019.02.28', '2019-02-27T16:00:00Z'],
  ['2019-02-28T11:25:05.123', '2019-02-28T03:25:05Z'],
])('%s is a moment of Shanghai', (text, moment) => {
  expect(shanghaiTime(text)).toEqual(new Date(moment))
})

test.each([
  '',
  '昨天',
  '2019-02-30 10:00',
  '2019-13-01',
  '2019-02-28 25:00',
  '2019-02-28 下午 3:00',
  '28/2/2019',
  '2019-02-28 11:25:05 extra',
  '43524.5',
])('%j is no moment, and none is guessed', text => {
  expect(shanghaiTime(text)).toBeNull()
})

test('a text longer than the intake takes is cut, and never within a character', () => {
  const read = (detail: string) =>
    messageOf({
      number: 2,
      cell: column =>
        ({ 留言编号: '1', 留言主题: '题', 留言时间: '2019-02-28', 留言详情: detail })[column] ?? '',
    })
  expect(read('长'.repeat(19_998))).toMatchObject({
    cut: false,
    message: { text: `题\n${'长'.repeat(19_998)}`, sender: null },
  })
  expect(read('长'.repeat(19_999))).toMatchObject({
    cut: true,
    message: { text: `题\n${'长'.repeat(19_997)}…` },
  })
  expect(read(`${'长'.repeat(19_996)}😀😀`)).toMatchObject({
    cut: true,
    message: { text: `题\n${'长'.repeat(19_996)}…` },
  })
})
