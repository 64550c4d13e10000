import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { SILENT } from '../log.ts'
import { startEmbedded } from './embedded.ts'
import type { Embedded } from './embedded.ts'

const log = SILENT
const folders: string[] = []
const running: Embedded[] = []

afterEach(() => Promise.all(running.splice(0).map(database => database.stop())))
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })))

test('a new database sorts Chinese, listens on loopback, has its own password', async () => {
  const folder = newFolder()
  const { adminUrl } = await start(folder)

  expect(new URL(adminUrl).hostname).toBe('127.0.0.1')
  expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600)
  const wrong = new URL(adminUrl)
  wrong.password = 'postgres'
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')

  const names =
    "select string_agg(name, '' order by name) from unnest(array['张', '李', '阿', '波']) name"
  expect(await ask(adminUrl, names)).toBe('阿波李张')
  expect(await ask(adminUrl, "select current_setting('listen_addresses')")).toBe('127.0.0.1')
  expect(await ask(adminUrl, "select current_setting('unix_socket_directories')")).toBe('')
})

test('a restart keeps the rows', async () => {
  const folder = newFolder()
  const first = await start(folder)
  await ask(first.adminUrl, 'create table kept as select 7 as value')
  await first.stop()
  await expect(ask(first.adminUrl, 'select 1')).rejects.toThrow('ECONNREFUSED')

  const second = await start(folder)
  expect(await ask(second.adminUrl, 'select value from kept')).toBe(7)
})

test('of two first starts at once on one folder, one is refused and names it', async () => {
  const folder = newFolder()
  const [one, other] = await Promise.allSettled([start(folder), start(folder)])
  const [refused] = [one, other].filter(outcome => outcome.status === 'rejected')
  expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(refused?.reason.message).toContain(`${folder}/postgres is in use by another Linli`)
  expect(await ask(running[0]!.adminUrl, 'select 1')).toBe(1)
})

test('kill -9 of the server: it comes back at its address with all it kept', async () => {
  const folder = newFolder()
  const { adminUrl } = await start(folder)
  await ask(adminUrl, 'create table kept as select 7 as value')

  process.kill(serverOf(folder), 'SIGKILL')
  await expect
    .poll(() => ask(adminUrl, 'select value from kept').catch(() => 0), { timeout: 9_000 })
    .toBe(7)
}, 10_000)

test('kill -9 of the application: the next start takes over the server that went on', async () => {
  const folder = newFolder()
  await killedApplication(folder)
  const server = serverOf(folder)
  const { adminUrl } = await start(folder)
  expect(serverOf(folder)).toBe(server)
  expect(await ask(adminUrl, 'select 1')).toBe(1)
})

test('kill -9 of the application and the server: the next start recovers', async () => {
  const folder = newFolder()
  await killedApplication(folder)
  process.kill(serverOf(folder), 'SIGKILL')
  const { adminUrl } = await start(folder)
  expect(await ask(adminUrl, 'select 1')).toBe(1)
}, 10_000)

test('a lock file whose number now belongs to another process does not bar the start', async () => {
  const folder = newFolder()
  await (await start(folder)).stop()
  const { uid, gid } = statSync(join(folder, 'postgres'))
  const stranger = spawn('sleep', ['60'], { uid, gid })
  const lock = [stranger.pid, join(folder, 'postgres'), 1_700_000_000, 5432, '', '127.0.0.1', '']
  writeFileSync(join(folder, 'postgres/postmaster.pid'), lock.join('\n'))
  const { adminUrl } = await start(folder)
  stranger.kill()
  expect(await ask(adminUrl, 'select 1')).toBe(1)
})

test('a server that could lose or garble data is refused, by the name of the setting', async () => {
  const folder = newFolder()
  await (await start(folder)).stop()
  const configuration = join(folder, 'postgres/postgresql.auto.conf')
  for (const setting of ['fsync', 'full_page_writes']) {
    writeFileSync(configuration, `${setting} = off\n`)
    await expect(start(folder)).rejects.toThrow(`has ${setting} turned off`)
    expect(() => serverOf(folder)).toThrow('ENOENT')
  }
  writeFileSync(configuration, '')
  await start(folder)
}, 10_000)

test.runIf(process.getuid?.() === 0)('root is refused a folder in a closed home', async () => {
  const home = newFolder()
  chmodSync(home, 0o700)
  mkdirSync(join(home, 'data'))
  const refusal = await startEmbedded(join(home, 'data'), log).catch(error => error.message)
  expect(refusal).toContain(`${home}/data cannot be reached`)
  expect(refusal).toContain('LINLI_DATA')
})

/** The server may run as another user, who has to get in. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-embedded-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function start(folder: string): Promise<Embedded> {
  const database = await startEmbedded(folder, log)
  running.push(database)
  return database
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const serverOf = (folder: string) =>
  Number.parseInt(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8'))

/** An application that started its database and was killed on the spot. */
async function killedApplication(folder: string): Promise<void> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    await startEmbedded(${JSON.stringify(folder)}, { info() {}, warn() {} })
    process.kill(process.pid, 'SIGKILL')`
  const application = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'inherit',
  })
  const [, signal] = await once(application, 'exit')
  expect(signal).toBe('SIGKILL')
}
