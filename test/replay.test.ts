/** An export of a message board, handed to a running server: what is read, what goes in, and what is said. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { makeFront } from '#app/http.ts'
import { COLUMNS, messageOf } from '#app/replay-message.ts'
import { rowsOf } from '#app/replay-table.ts'
import { replay } from '#app/replay.ts'
import { bestOf, treeFrom } from '#modules/matters/categories.ts'
import { ALONE } from './http.ts'
import { CODES, openTestApp, plantSmall, START } from './make.ts'

const app = await openTestApp('replay')
const town = await plantSmall(app)
const folder = await mkdtemp(join(tmpdir(), 'linli-replay-'))
afterAll(() => rm(folder, { recursive: true }))

type Served = { fetch(request: Request, env: HttpBindings): Response | Promise<Response> }
function listen({ fetch }: Served): Promise<string> {
  const server = serve({
    fetch: fetch as Parameters<typeof serve>[0]['fetch'],
    port: 0,
    hostname: '127.0.0.1',
  })
  afterAll(() => new Promise(done => server.close(done)))
  return new Promise(resolve =>
    server.once('listening', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  )
}
const url = await listen(makeFront({ ...app, ...ALONE }))

const HEADER = '留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数'
const said: string[] = []
const say = (line: string) => void said.push(line)
let files = 0
async function given(content: string): Promise<string> {
  const file = join(folder, `${++files}.csv`)
  await writeFile(file, content)
  return file
}
const inDatabase = async (ids: string[]) =>
  (
    await app.admin.query(
      "select external_id, region, kind, text, category, requester_name, reported_at, received_at from matters.matter where source = 'message' and external_id = any($1) order by external_id",
      [ids],
    )
  ).rows

const TABLE = `${HEADER}\nM1,A01,路灯不亮,2019-02-28 11:25:05,"三栋前的路灯,坏了",0,2\n`

test('messages keep the time they were written, their clocks start at receipt, and a second run makes none', async () => {
  const file = await given(
    `${HEADER}\nA1,王小明,停水三天,2019/2/28 11:25,自来水没有了,0,0\nA2,,井盖松动,2020-01-02 03:04:05,车过很响,0,0\nA1,王小明,停水三天,2019/2/28 11:25,又发了一遍,0,0\n`,
  )
  const first = await replay({ file, url: `${url}/`, say })
  expect(first).toMatchObject({
    read: 3,
    created: 2,
    skipped: 1,
    refused: 0,
    seconds: expect.any(Number),
    perSecond: expect.any(Number),
  })
  const rows = await inDatabase(['A1', 'A2'])
  expect(rows).toMatchObject([
    {
      external_id: 'A1',
      text: expect.stringMatching(/^停水三天\n/),
      requester_name: '王小明',
      reported_at: new Date('2019-02-28T11:25:00+08:00'),
      received_at: new Date(START),
    },
    {
      external_id: 'A2',
      text: '井盖松动\n车过很响',
      requester_name: null,
      reported_at: new Date('2020-01-02T03:04:05+08:00'),
    },
  ])
  const { rows: clocks } = await app.admin.query(
    'select distinct started_at from matters.matter_obligation o join matters.matter m on m.id = o.matter_id where m.external_id = $1',
    ['A1'],
  )
  expect(clocks).toEqual([{ started_at: new Date(START) }])
  expect(await replay({ file, url, say })).toMatchObject({
    read: 3,
    created: 0,
    skipped: 3,
    refused: 0,
  })
  expect(await inDatabase(['A1', 'A2'])).toEqual(rows)
})

test('a row that is no message is told with its line, and the others go in', async () => {
  said.length = 0
  const file = await given(
    `${HEADER}\n,a,题,2019-02-28,文,0,0\nB1,a,题,不知道,文,0,0\nB2,a,,2019-02-28,,0,0\n${'9'.repeat(81)},a,题,2019-02-28,文,0,0\nB3,a,题,2019-02-28\n`,
  )
  expect(await replay({ file, url, say })).toMatchObject({ read: 5, created: 1, refused: 4 })
  const lines = said.filter(line => line.includes('refused: ')).toSorted()
  expect(lines).toEqual(
    [2, 3, 4, 5].map(line =>
      expect.stringMatching(new RegExp(`^第 ${line} 行未收 / row ${line} refused: .* / `)),
    ),
  )
  expect(await inDatabase(['B3'])).toMatchObject([{ text: '题' }])
})

test('the first category comes from the tree that came along, and from another tree at once', async () => {
  const tree = (...paths: string[]) => given(`一级分类,二级分类,三级分类\n${paths.join('\n')}\n`)
  const message = (id: string) => given(`${HEADER}\n${id},a,停电了,2019-02-28,从早上停到现在,0,0\n`)
  await replay({
    file: await message('C1'),
    url,
    taxonomy: await tree('公用事业,供应,电力', '公用事业,供应,自来水', '公用事业,供应,自来水'),
    say,
  })
  await replay({ file: await message('C2'), url, taxonomy: await tree('民生,电力'), say })
  await replay({ file: await message('C3'), url, taxonomy: await tree('民生,婚姻'), say })
  expect((await inDatabase(['C1', 'C2', 'C3'])).map(row => row.category)).toEqual([
    '公用事业 / 供应 / 电力',
    '民生 / 电力',
    null,
  ])
  const [{ region }] = await inDatabase(['C3'])
  // As another server on the same database would replace it.
  await app.admin.query(
    `begin; delete from matters.category where region = ${region};
     insert into matters.category (region, path) values (${region}, '服务 / 停电'); commit`,
  )
  await replay({ file: await message('C4'), url, say })
  expect(await inDatabase(['C4'])).toMatchObject([{ category: '服务 / 停电' }])
})

test('of two trees that are sent at once one stays, whole', async () => {
  const { matters, access } = town.as('edge.intakeService')
  const { region } = (await access.me()).posting!
  const trees = ['甲', '乙', '丙'].map(name =>
    Array.from({ length: 40 }, (_, i) => [name, `${name}${i}`]),
  )
  await Promise.all(trees.map(paths => matters.setCategories({ region, paths })))
  const { rows } = await app.admin.query(
    'select left(path, 1) as name, count(*)::int as count from matters.category where region = $1 group by 1',
    [region],
  )
  expect(rows).toEqual([{ name: expect.stringMatching(/[甲乙丙]/), count: 40 }])
})

test('an answer that is lost on the way is asked for again, and makes no second matter', async () => {
  const front = makeFront({ ...app, ...ALONE })
  const lost = new Set<string>()
  const losing = await listen({
    async fetch(request, { incoming }) {
      const answer = await front.fetch(request)
      const command = request.headers.get('x-command-id')
      if (!command || lost.has(command)) return answer
      lost.add(command)
      if (lost.size % 2 === 0) return new Response('stumbled', { status: 500 })
      incoming.socket.destroy()
      return answer
    },
  })
  const rows = Array.from({ length: 40 }, (_, i) => `D${i},a,题${i},2019-02-28,文,0,0`).join('\n')
  expect(
    await replay({ file: await given(`${HEADER}\n${rows}\n`), url: losing, say }),
  ).toMatchObject({ read: 40, created: 40, skipped: 0, refused: 0 })
  expect(lost.size).toBe(40)
  expect(await inDatabase(Array.from({ length: 40 }, (_, i) => `D${i}`))).toHaveLength(40)
})

test('where there is no demo a token is needed, and it must be one of a service that hands messages in', async () => {
  const real = await listen(makeFront({ ...app, app: { ...app.app, demo: false }, ...ALONE }))
  const file = await given(TABLE.replace('M1', 'E1'))
  await expect(replay({ file, url: real, say })).rejects.toThrow(
    '没有登录凭证：请设置 LINLI_TOKEN / no credentials',
  )
  await expect(replay({ file, url: real, token: 'x'.repeat(43), say })).rejects.toThrow(
    'LINLI_TOKEN 无效或已过期 / LINLI_TOKEN is wrong or has expired',
  )
  await expect(replay({ file, url: real, token: town.tokenOf('next.clerk'), say })).rejects.toThrow(
    '不能转入留言 / ',
  )
  expect(
    await replay({ file, url: real, token: town.tokenOf('edge.intakeService'), say }),
  ).toMatchObject({ read: 1, created: 1 })
  expect(await inDatabase(['E1'])).toMatchObject([{ region: CODES.edge }])
})

test('a right that is taken away stops the run, which tells how far it came', async () => {
  const front = makeFront({ ...app, ...ALONE })
  let calls = 0
  const ending = await listen({
    async fetch(request) {
      if (++calls === 40)
        await app.admin.query(
          "delete from access.session s using access.account a where a.id = s.account_id and a.demo_key = 'sibling.intakeService'",
        )
      return front.fetch(request)
    },
  })
  const rows = Array.from({ length: 200 }, (_, i) => `F${i},a,题,2019-02-28,文,0,0`).join('\n')
  const file = await given(`${HEADER}\n${rows}\n`)
  await expect(
    replay({ file, url: ending, token: town.tokenOf('sibling.intakeService'), say }),
  ).rejects.toThrow('请先登录 / Please sign in first')
  expect(said.at(-1)).toMatch(
    /^已读 \d+，新增 \d+，已有 0，未收 0 \/ \d+ read, \d+ created, 0 skipped, 0 refused$/,
  )
})

const run = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  new Promise<{ code: number; out: string; err: string }>(done =>
    execFile(
      process.execPath,
      ['src/app/replay.ts', ...args],
      { env: { ...process.env, INIT_CWD: folder, ...env } },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  )

test('the program ends with its summary as JSON, and fails only where it could not work', async () => {
  await writeFile(
    join(folder, 'here.csv'),
    `${TABLE.replace('M1', 'G1')},没有编号,题,2019-02-28,文,0,0\n`,
  )
  const ended = await run(['here.csv', '--url', url])
  expect(ended.code).toBe(0)
  expect(Object.keys(JSON.parse(ended.out.trimEnd().split('\n').at(-1)!))).toEqual([
    'read',
    'created',
    'skipped',
    'refused',
    'seconds',
    'perSecond',
  ])
  expect(JSON.parse(ended.out)).toMatchObject({ read: 2, created: 1, skipped: 0, refused: 1 })
  const failed: [string[], string][] = [
    [[], '用法 Usage: npm run replay -- FILE.csv'],
    [['here.csv', '--wrong'], '用法 Usage: npm run replay -- FILE.csv'],
    [['none.csv', '--url', url], `找不到文件 ${join(folder, 'none.csv')} / there is no such file`],
    [
      ['here.csv', '--url', 'http://127.0.0.1:9'],
      'http://127.0.0.1:9 没有服务在运行 / no server answers there',
    ],
    [['here.csv', '--url', 'nowhere'], 'nowhere 不是网址 / is no address'],
    [['here.csv', '--url', `${url}/nothing`], '不是邻里服务 / is no Linli server'],
  ]
  for (const [args, message] of failed) {
    const { code, out, err } = await run(args)
    expect({ code, out }, args.join(' ')).toEqual({ code: 1, out: '' })
    expect(err, args.join(' ')).toContain(message)
  }
}, 60_000)

const LEVELS = ['一级分类', '二级分类', '三级分类']
const DATA = join(import.meta.dirname, '../../shared/data')
const shared = existsSync(join(DATA, 'messages.csv'))

test.skipIf(!shared)(
  'of the real messages in ../shared/data each can be handed in, and nearly each is given a category',
  async () => {
    const paths: string[] = []
    for await (const { cell } of rowsOf(join(DATA, 'taxonomy.csv'), LEVELS))
      paths.push(LEVELS.map(cell).join(' / '))
    const tree = treeFrom(paths)
    const messages: ReturnType<typeof messageOf>[] = []
    for await (const row of rowsOf(join(DATA, 'messages.csv'), COLUMNS))
      messages.push(messageOf(row))
    expect(messages).toHaveLength(4326)
    expect(messages.filter(read => 'reason' in read || read.cut)).toEqual([])
    const guesses = messages.map(read =>
      'message' in read ? bestOf(tree, read.message.text) : null,
    )
    expect(guesses.filter(guess => guess === null).length).toBeLessThan(100)
    expect(new Set(guesses).size).toBeGreaterThan(200)
  },
)

test.skipIf(!shared)(
  'the first of the real messages in ../shared/data go in once',
  async () => {
    const head = (await readFile(join(DATA, 'messages.csv'), 'utf8'))
      .split('\n')
      .slice(0, 201)
      .join('\n')
    const file = await given(head)
    const taxonomy = join(DATA, 'taxonomy.csv')
    expect(await replay({ file, url, taxonomy, say })).toMatchObject({
      read: 200,
      created: 200,
      skipped: 0,
      refused: 0,
    })
    expect(await replay({ file, url, taxonomy, say })).toMatchObject({
      read: 200,
      created: 0,
      skipped: 200,
      refused: 0,
    })
  },
  60_000,
)
