/**
 * A whole community's dataset brought in: handed in, tried and carried out, with what the server and
 * its database spend on it. Time on the clock says little on a machine that others use too.
 */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RESIDENT_HEADER, residents } from '#modules/imports/dataset.fixture.ts'
import type { Dossier, Preview } from '#modules/imports/contract.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import { clerkAt, tokenOf } from './city.ts'
import type { Client } from './client.ts'
import { openClient, read } from './client.ts'
import type { Line, Stage } from './stage.ts'

const LOOK_MS = 50
const PEOPLE_A_HOME = 2.8
const TICKS_PER_S = 100

export async function bringIn(stage: Stage): Promise<Line[]> {
  const { city, options, url } = stage
  const region = city.communities[0]!.code
  const token = tokenOf(region, clerkAt(0))
  const client = openClient(url, 1)
  const desk = { client, token, key: { region, id: '' } }
  const file = await dataset(options.rows)
  const [cpuBefore, idle] = [await cpuOf(stage), (await stage.rssMb()) ?? 0]
  const memory = watch(stage)
  const began = performance.now()
  const laps: Line[] = []
  const lap = (name: string, since: number) =>
    laps.push({ name: `import_${name}`, value: (performance.now() - since) / 1000, unit: 's' })

  desk.key.id = await handIn(`${url}/imports?region=${region}&name=dataset.xlsx`, token, file)
  const { dataset: kind, columns } = (await ask(desk, 'preview')) as Preview
  lap('handed_in', began)
  const planning = performance.now()
  const mapped = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  await ask(desk, 'plan', {
    mapping: { dataset: kind, columns: mapped, fixed: {}, newPlaces: 'make' },
  })
  await until(desk, 'planned')
  lap('tried', planning)
  const running = performance.now()
  await ask(desk, 'run')
  const { counts, findings } = await until(desk, 'done')
  lap('carried_out', running)
  lap('in_all', began)

  client.close()
  const [most, cpu] = [await memory(), await cpuOf(stage)]
  for (const { reason, row } of findings.slice(0, 3)) console.error(`row ${row}: ${reason}`)
  const wrong = options.rows - counts.added + counts.warned
  return [
    ...laps,
    {
      name: 'import_rows_per_s',
      value: (options.rows / (performance.now() - began)) * 1000,
      unit: '1/s',
    },
    { name: 'import_server_cpu', value: cpu.server - cpuBefore.server, unit: 's' },
    { name: 'import_database_cpu', value: cpu.database - cpuBefore.database, unit: 's' },
    { name: 'import_rss_more', value: most - idle, unit: 'MB' },
    { name: 'import_errors', value: wrong, unit: '' },
  ]
}

/** In an estate that nobody knows: every place in it, everybody and every stay is new. */
async function dataset(rows: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  const path = join(folder, 'dataset.xlsx')
  const homes = Math.ceil(rows / PEOPLE_A_HOME)
  await writeSheet(path, {
    name: '台账',
    header: RESIDENT_HEADER,
    rows: residents(rows, homes, '翠竹园小区'),
  })
  const file = await readFile(path)
  await rm(folder, { recursive: true })
  return file
}

async function handIn(to: string, token: string, file: Buffer): Promise<string> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(to, { method: 'POST', headers, body: file as BodyInit })
  if (!answer.ok) throw new Error(`handed in: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

type Desk = { client: Client; token: string; key: { region: number; id: string } }

const ask = async ({ client, token, key }: Desk, verb: string, input = {}): Promise<unknown> =>
  read(await client.call({ procedure: `imports.${verb}`, token, input: { ...key, ...input } }))

async function until(desk: Desk, wanted: string): Promise<Dossier> {
  for (;;) {
    const dossier = (await ask(desk, 'get')) as Dossier
    if (dossier.state === wanted) return dossier
    if (dossier.stoppedBecause) throw new Error(`stopped before it was ${wanted}`)
    await sleep(LOOK_MS)
  }
}

/** The most that the server holds until it is asked. */
function watch({ rssMb }: Stage): () => Promise<number> {
  let [most, going] = [0, true]
  const watching = (async () => {
    for (; going; await sleep(4 * LOOK_MS)) most = Math.max(most, (await rssMb()) ?? 0)
  })()
  return async () => {
    going = false
    await watching
    return most
  }
}

/** Seconds of the processor, of the server and of its database with all its children; zero where there is no `/proc`. */
async function cpuOf({ admin, pid }: Stage): Promise<{ server: number; database: number }> {
  const { rows } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid')
  const all = await Promise.all(
    (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name)).map(spentBy),
  )
  const postmaster = all.find(one => one?.pid === rows[0]!.pid)?.parent
  const spent = (which: (one: Spent) => boolean) =>
    all.filter(one => one && which(one)).reduce((sum, one) => sum + one!.own, 0)
  return {
    server: spent(one => one.pid === pid),
    // Children that have ended are told by the postmaster.
    database:
      spent(one => one.pid === postmaster || one.parent === postmaster) +
      (all.find(one => one?.pid === postmaster)?.ended ?? 0),
  }
}

type Spent = { pid: number; parent: number; own: number; ended: number }

async function spentBy(pid: string): Promise<Spent | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const seconds = (from: number) => (fields[from]! + fields[from + 1]!) / TICKS_PER_S
  return stat
    ? { pid: Number(pid), parent: fields[1]!, own: seconds(11), ended: seconds(13) }
    : undefined
}
