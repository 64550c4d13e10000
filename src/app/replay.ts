/** `npm run replay -- FILE.csv`: hands citizens' messages of an export to a running server, as another channel would. */
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ORPCError } from '@orpc/client'
import { newId } from '#platform/ids.ts'
import { pathOf } from './command.ts'
import { COLUMNS, messageOf } from './replay-message.ts'
import type { Desk } from './replay-server.ts'
import { command, isUnavailable, isShut, signIn } from './replay-server.ts'
import type { Row } from './replay-table.ts'
import { rowsOf } from './replay-table.ts'

type Replay = {
  file: string
  url: string
  taxonomy?: string | undefined
  token?: string | undefined
  say(line: string): void
}
/** What became of the rows: those skipped were there already. */
export type Summary = {
  read: number
  created: number
  skipped: number
  refused: number
  seconds: number
  perSecond: number
}

const CONNECTIONS = 16
const SAY_EVERY = 500
const LEVELS = ['一级分类', '二级分类', '三级分类']

/** Sends every row once and counts what became of it. Refuses only what stops the whole. */
export async function replay({ file, url, taxonomy, token, say }: Replay): Promise<Summary> {
  for (const path of [file, taxonomy]) if (path) await demandFile(path)
  const desk = await signIn(url, token)
  if (taxonomy) await teach(desk, taxonomy)

  const rows = rowsOf(file, COLUMNS)
  const count = { read: 0, created: 0, skipped: 0, refused: 0 }
  const began = performance.now()
  const lane = async () => {
    for await (const row of rows) {
      count[await send(desk, row, say)]++
      if (++count.read % SAY_EVERY === 0) say(tally(count))
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, lane)).finally(() => say(tally(count)))
  const seconds = (performance.now() - began) / 1000
  return {
    ...count,
    seconds: Number(seconds.toFixed(2)),
    perSecond: Number((count.read / seconds).toFixed(1)),
  }
}

type Count = Omit<Summary, 'seconds' | 'perSecond'>

const tally = ({ read, created, skipped, refused }: Count) =>
  `已读 ${read}，新增 ${created}，已有 ${skipped}，未收 ${refused} / ${read} read, ${created} created, ${skipped} skipped, ${refused} refused`

async function demandFile(path: string): Promise<void> {
  const there = await stat(path).then(
    found => found.isFile(),
    () => false,
  )
  if (!there) throw new Error(`找不到文件 ${path} / there is no such file`)
}

/** Gives the region the category tree from which first guesses are taken. */
async function teach({ server, region }: Desk, taxonomy: string): Promise<void> {
  const paths: string[][] = []
  for await (const { cell } of rowsOf(taxonomy, LEVELS)) {
    const path = LEVELS.map(cell).filter(Boolean)
    if (path.length) paths.push(path)
  }
  await command(call => server.matters.setCategories({ region, paths }, call))
}

async function send(
  { server, region }: Desk,
  row: Row,
  say: (line: string) => void,
): Promise<'created' | 'skipped' | 'refused'> {
  const read = messageOf(row)
  const refuse = (reason: string) => {
    say(`第 ${row.number} 行未收 / row ${row.number} refused: ${reason}`)
    return 'refused' as const
  }
  if ('reason' in read) return refuse(read.reason)
  if (read.cut) say(`第 ${row.number} 行过长，已截短 / row ${row.number} was too long and was cut`)
  const id = newId()
  try {
    const { created } = await command(call =>
      server.matters.intake({ region, id, source: 'message', ...read.message }, call),
    )
    return created ? 'created' : 'skipped'
  } catch (error) {
    if (isUnavailable(error) || isShut(error) || !(error instanceof ORPCError)) throw error
    return refuse(error.message)
  }
}

function readArguments(args: string[]): Omit<Replay, 'token' | 'say'> {
  const options = {
    url: { type: 'string', default: 'http://localhost:8311' },
    taxonomy: { type: 'string' },
  } as const
  try {
    const {
      values: { url, taxonomy },
      positionals: [file, ...more],
    } = parseArgs({ args, options, allowPositionals: true })
    if (file && more.length === 0)
      return { file: pathOf(file), url, taxonomy: taxonomy && pathOf(taxonomy) }
  } catch {
    // An option that is not there is answered like a file that is not named.
  }
  throw new Error(
    '用法 Usage: npm run replay -- FILE.csv [--url http://localhost:8311] [--taxonomy FILE.csv]',
  )
}

if (import.meta.main) {
  try {
    const summary = await replay({
      ...readArguments(process.argv.slice(2)),
      token: process.env.LINLI_TOKEN || undefined,
      say: console.error,
    })
    console.log(JSON.stringify(summary))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
