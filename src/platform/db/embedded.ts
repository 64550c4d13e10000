/**
 * The database of a laptop, and of one community's server: a real PostgreSQL in the data folder. It
 * outlives a killed application, and the next start takes it over. Whose it is is settled by a lock
 * in the server itself, held by a connection: a connection dies with its process, a file does not.
 */
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import { openCluster } from './embedded-cluster.ts'
import type { Cluster } from './embedded-cluster.ts'

export type Embedded = { adminUrl: string; stop(): Promise<void> }
type Holder = { client: pg.Client; port: number; alone: boolean }

const OWNERSHIP = 8311
const ATTEMPTS = 10
const LONGEST_PAUSE_MS = 2000
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Starts (initialising once) the PostgreSQL that lives in `<dataDir>/postgres`, on loopback and a
 * port of its own, and brings it back when it dies. Refuses a folder that another process is using,
 * and a server that could lose or garble what it has acknowledged.
 */
export async function startEmbedded(
  dataDir: string,
  log: Pick<Log, 'info' | 'warn'>,
): Promise<Embedded> {
  const began = performance.now()
  const cluster = await openCluster(dataDir)
  let holding = bringUp(cluster, log)
  let stopping: Promise<void> | undefined
  const { client, port } = await holding
  watch(client)
  await makeDatabase(client)
  log.info({ port, ms: Math.round(performance.now() - began) }, 'database is up')
  return { adminUrl: addressOf(cluster, port), stop: () => (stopping ??= stop()) }

  function watch(held: pg.Client) {
    held.once('end', () => {
      if (stopping) return
      log.warn({ port }, 'database went away, bringing it back')
      // However long it takes: a full disk is freed some day, and nobody should have to come for this.
      holding = bringUp(cluster, log, { port, enough: () => stopping !== undefined })
      holding.then(
        again => watch(again.client),
        error => log.warn({ err: error }, 'database could not be brought back'),
      )
    })
  }

  async function stop() {
    const holder = await holding.catch(() => undefined)
    if (holder) await shutDown(cluster)
    await holder?.client.end()
    log.info({ port }, 'database is down')
  }
}

/** Goes to the server of a folder for a while: to the one that is running, or to one started for it. */
export async function visitEmbedded(
  dataDir: string,
  log: Pick<Log, 'info' | 'warn'>,
): Promise<Embedded> {
  const cluster = await openCluster(dataDir)
  const port = await portInUse(cluster)
  if (!port) return startEmbedded(dataDir, log)
  return { adminUrl: addressOf(cluster, port), stop: async () => undefined }
}

/** A killed server takes a moment to die, its backends longer: what fails is tried again. */
async function bringUp(
  cluster: Cluster,
  log: Pick<Log, 'warn'>,
  { port, enough = n => n === ATTEMPTS }: { port?: number; enough?(attempt: number): boolean } = {},
): Promise<Holder> {
  for (let attempt = 1; ; attempt++) {
    const holder = await hold(cluster, port).catch((error: Error) => error)
    if (!(holder instanceof Error)) return demandFit(cluster, holder)
    if (enough(attempt)) throw new Error(notStarted(cluster), { cause: holder })
    log.warn({ attempt, reason: holder.message }, 'database is not up yet')
    await sleep(Math.min(attempt * 100, LONGEST_PAUSE_MS))
  }
}

async function hold(cluster: Cluster, wanted?: number): Promise<Holder> {
  const port = (await portInUse(cluster)) ?? (await launch(cluster, wanted ?? (await freePort())))
  const login = { user: 'postgres', password: cluster.password, database: 'postgres' }
  const client = new pg.Client({ host: '127.0.0.1', port, ...login })
  // Whoever watches the connection hears that it ended; why does not matter.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("set lock_timeout = '1s'")
    await client.query('select pg_advisory_lock($1)', [OWNERSHIP])
    return { client, port, alone: true }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) {
      return { client, port, alone: false }
    }
    await client.end()
    throw error
  }
}

async function demandFit(cluster: Cluster, holder: Holder): Promise<Holder> {
  const { client, alone } = holder
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings
      where name in ('fsync', 'full_page_writes', 'data_checksums') and setting <> 'on'`,
  )
  if (alone && rows.length === 0) return holder
  if (alone) await shutDown(cluster)
  await client.end()
  throw new Error(alone ? unsafe(cluster, rows.map(row => row.name).join(', ')) : inUse(cluster))
}

/** The port of the server that is already running on this folder. */
async function portInUse({ folder }: Cluster): Promise<number | undefined> {
  const file = `${folder}/postmaster.pid`
  const [pid, , , port] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  if (!pid || !alive(Number(pid))) return undefined
  if (await serves(Number(pid), folder)) return Number(port)
  // The number went to another process, or the dead one was never buried: PostgreSQL sees someone
  // alive and would refuse for ever. Its shared memory still guards against a second server.
  await rm(file, { force: true })
  return undefined
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function serves(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line.split('\0').includes(folder)
}

async function launch({ logFile, pgCtl }: Cluster, port: number): Promise<number> {
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`
  await pgCtl('start', '-w', '-t', '600', '-l', logFile, '-o', options)
  return port
}

async function shutDown(cluster: Cluster) {
  if (await portInUse(cluster)) await cluster.pgCtl('stop', '-m', 'fast', '-w', '-t', '600')
}

const addressOf = ({ password }: Cluster, port: number) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/linli`

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function makeDatabase(client: pg.Client) {
  const { rowCount } = await client.query("select from pg_database where datname = 'linli'")
  if (!rowCount) await client.query('create database linli')
}

const inUse = ({ folder }: Cluster) =>
  `数据库文件夹 ${folder} 正被另一个 Linli 使用：请先停止它，或用 LINLI_DATA 指定其他文件夹。\n` +
  `The database folder ${folder} is in use by another Linli: stop that one, or choose another ` +
  'folder with LINLI_DATA.'

const unsafe = ({ folder }: Cluster, settings: string) =>
  `数据库的 ${settings} 已关闭，断电可能丢失或损坏数据，因此拒绝启动：请在 ${folder} 的配置中重新打开。\n` +
  `The database has ${settings} turned off and could lose or garble data in a power cut, so it ` +
  `is not started: turn it on again in the configuration in ${folder}.`

const notStarted = ({ logFile }: Cluster) =>
  `数据库未能启动，原因见 ${logFile}。\nThe database did not start: ${logFile} says why.`
