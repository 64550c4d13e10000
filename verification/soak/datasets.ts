/** A secretary who hands in datasets all day: planned, carried out and now and then taken back, over HTTP. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '#demo/random.ts'
import { newId } from '#platform/ids.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import type { Ask } from '#verification/http.ts'
import { openClient, unclear } from '#verification/http.ts'
import type { Town } from '#test/town.ts'

type Given = { url: string; town: Town; random: Random; signal: AbortSignal; rows: number }
type Preview = { dataset: string; columns: { index: number; field: string | null }[] }

const LOOK_MS = 100
const HEADER = ['姓名', '与户主关系', '人口类型', '现住地址', '联系电话', '告知日期']

/** Gives how many imports came to their end: what is under way when the signal comes, and as many as a person may hand in. */
export async function importOn(given: Given): Promise<number> {
  const { url, town, random, signal } = given
  const ask = openClient(url, town.tokenOf('edge.secretary'))
  const region = town.land.edge.code
  let ended = 0
  for (; !signal.aborted; ended++) {
    const id = await upload(given, await dataset(given, ended))
    if (!id) break
    const key = { region, id }
    const preview = (await answered(ask, 'preview', key)) as Preview
    const columns = preview.columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
    await answered(ask, 'plan', {
      ...key,
      mapping: { dataset: preview.dataset, columns, fixed: {}, newPlaces: 'make' },
    })
    await until(ask, key, 'planned')
    await answered(ask, 'run', key)
    await until(ask, key, 'done')
    if (random.chance(0.5)) continue
    await answered(ask, 'undo', key)
    await until(ask, key, 'undone')
  }
  ask.close()
  return ended
}

/** People of their own for each file, so that what one file brought another does not find. */
export async function dataset({ rows }: { rows: number }, n: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-dataset-'))
  const path = join(folder, 'dataset.xlsx')
  await writeSheet(path, { name: '台账', header: HEADER, rows: people(n, rows) })
  const file = await readFile(path)
  await rm(folder, { recursive: true })
  return file
}

function* people(file: number, rows: number) {
  for (let i = 0; i < rows; i++) {
    const home = `和园小区${(file % 400) + 100}栋${Math.floor(i / 60) + 1}单元${i % 60}01室`
    const phone = `13${String(file % 10_000).padStart(4, '0')}${String(i).padStart(5, '0')}`
    yield [
      `${SURNAMES[i % SURNAMES.length]}${NAMES[i % NAMES.length]}`,
      '户主',
      '户籍',
      home,
      phone,
      '2026-01-05',
    ]
  }
}
const SURNAMES = [...'李张陈林赵周吴徐孙马朱胡郭']
const NAMES = [...'兰芳玉梅秀英桂花淑珍丽']

export async function upload(
  { url, town }: Pick<Given, 'url' | 'town'>,
  file: Buffer,
): Promise<string | undefined> {
  const to = `${url}/imports?region=${town.land.edge.code}&name=${encodeURIComponent('居民台账.xlsx')}`
  const headers = { authorization: `Bearer ${town.tokenOf('edge.secretary')}` }
  for (;;) {
    const answer = await fetch(to, { method: 'POST', headers, body: file as BodyInit }).catch(
      () => undefined,
    )
    if (answer?.ok) return ((await answer.json()) as { id: string }).id
    if (answer?.status === 429) return undefined
    if (answer && answer.status < 500)
      throw new Error(`upload: ${answer.status} ${await answer.text()}`)
    await sleep(LOOK_MS)
  }
}

/** Asks under one command id until the answer is a yes; a no is a fault, for nobody else imports here. */
async function answered(ask: Ask, verb: string, input: unknown): Promise<unknown> {
  const commandId = newId()
  for (;;) {
    const { status, body } = await ask(`imports/${verb}`, input, commandId)
    if (status === 200) return body.json
    if (!unclear({ status })) throw new Error(`${verb}: ${status} ${JSON.stringify(body)}`)
    await sleep(LOOK_MS)
  }
}

async function until(ask: Ask, key: object, wanted: string): Promise<void> {
  for (;;) {
    const { state } = (await answered(ask, 'get', key)) as { state: string }
    if (state === wanted) return
    if (state === 'stopped') throw new Error(`an import was stopped before it was ${wanted}`)
    await sleep(LOOK_MS)
  }
}
