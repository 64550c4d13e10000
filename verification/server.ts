/** The real server as a process of its own, on a folder that outlives it: to be measured, killed and started again. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '#app/config.ts'
import { openGateway } from './gateway.ts'
import { entered, left } from './interrupted.ts'
import type { Sample } from './probe.ts'

export type RunningServer = {
  url: string
  /** Data, keys and database; the log lies beside it. */
  folder: string
  log: string
  process(): ChildProcess
  /** What the probe has written so far, a second each. */
  samples(): Promise<Sample[]>
  /** Starts again at the same address after a death; gives the milliseconds until `/ready` says yes. */
  start(): Promise<number>
  /** Asks it to end in order, as a terminal does. */
  stop(): Promise<void>
  /** SIGKILL: nothing in the process hears of it. */
  kill(): Promise<void>
  /** As the superuser of the embedded database, while it runs. */
  adminUrl(): Promise<string>
  /** Ends it and removes all that it kept. */
  remove(): Promise<void>
}

type Options = {
  demo?: boolean
  databaseUrl?: string
  env?: Record<string, string>
  /** A folder of one's own, where `data` may be there already; it is emptied in the end. */
  room?: string
  /** Lets the server write down how it fares. */
  probed?: boolean
}

/** How much one resident may report in an hour who stands for a city of them. */
export const MANY_REPORTS = 1_000_000
const READY_MS = 120_000
const PROBED = ['--expose-gc', '--import', join(import.meta.dirname, 'probe.ts')]

/** Opens an app in a temporary folder on a free port; with a `databaseUrl` its database is somebody else's. */
export async function startServer({
  demo = false,
  databaseUrl,
  env,
  room,
  probed = false,
}: Options = {}): Promise<RunningServer> {
  const root = room ?? (await mkdtemp(join(tmpdir(), 'linli-proof-')))
  // Started by root, the database runs as another user, who must be able to enter.
  await chmod(root, 0o755)
  const [folder, log] = [join(root, 'data'), join(root, 'log')]
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    ...environmentOf({ demo, databaseUrl }),
    PORT: String(port),
    LINLI_DATA: folder,
    // What it sends to phones is written behind its own lines.
    LINLI_SMS_URL: await openGateway(log),
    ...(probed && { PROBE: join(root, 'probe') }),
    ...env,
  }
  let child: ChildProcess

  const start = async () => {
    const began = performance.now()
    entered(leave)
    const out = await open(log, 'a')
    child = spawn(process.execPath, [...(probed ? PROBED : []), join(ROOT, 'src/app/main.ts')], {
      env: environment,
      stdio: ['ignore', out.fd, out.fd],
    })
    await out.close()
    await ready(url, child, log)
    return performance.now() - began
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  const stop = (): Promise<void> => end('SIGTERM').then(() => left(leave))
  const remove = async () => {
    await stop()
    await rm(root, { recursive: true, force: true })
  }
  // What lies in a room of somebody's own is theirs.
  const leave = room === undefined ? remove : stop
  await start()
  return {
    url,
    folder,
    log,
    samples: () => samplesIn(join(root, 'probe')),
    process: () => child,
    start,
    stop,
    kill: () => end('SIGKILL'),
    adminUrl: () => adminUrlOf(folder),
    remove,
  }
}

const environmentOf = ({ demo, databaseUrl = '' }: Pick<Options, 'demo' | 'databaseUrl'>) => ({
  LINLI_DEMO: demo ? '1' : '0',
  DATABASE_URL: databaseUrl,
  ...(!demo && { LINLI_REPORTS: String(MANY_REPORTS) }),
})

async function ready(url: string, child: ChildProcess, log: string): Promise<void> {
  const until = performance.now() + READY_MS
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/ready`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(20)
  }
  throw new Error(`the server did not become ready:\n${await lastOf(log)}`)
}

/** After a day's load it is long, and why it ended stands at the end. */
const lastOf = async (log: string): Promise<string> =>
  (await readFile(log, 'utf8')).split('\n').slice(-40).join('\n')

/** What the embedded server wrote about itself when it started. */
async function adminUrlOf(folder: string): Promise<string> {
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
  const [, , , port] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')
  return `postgres://postgres:${password}@127.0.0.1:${port}/linli`
}

async function samplesIn(file: string): Promise<Sample[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return lines.map(line => JSON.parse(line) as Sample)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
