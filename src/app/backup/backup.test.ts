import { randomInt } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAdmin } from '#verification/admin.ts'
import { rowHashes } from '#verification/rows.ts'
import { visitEmbedded } from '#platform/db/embedded.ts'
import { openLog, SILENT } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import type { Running } from '../main.ts'
import { start } from '../main.ts'
import { readNetwork } from '../network.ts'
import { backUp } from './backup.ts'
import type { Manifest } from './manifest.ts'
import { writeManifest } from './manifest.ts'
import { restore } from './restore.ts'

const FLIPS = 12
const root = mkdtempSync(join(tmpdir(), 'linli-backup-'))
// Started by root, the server runs as another user, who must be able to enter.
chmodSync(root, 0o755)
const [data, backups, keys] = [join(root, 'data'), join(root, 'backups'), join(root, 'keys')]
const config = { dataFolder: data, databaseUrl: null }
const app = {
  ...config,
  port: 0,
  host: '127.0.0.1',
  demo: true,
  demoOpen: true,
  network: readNetwork({}),
  gateway: null,
}
const said: string[] = []
const say = (line: string) => void said.push(line)
let running: Running | undefined
let place: string

beforeAll(async () => {
  running = await serve(data)
  mkdirSync(join(data, 'files/ab'), { recursive: true })
  writeFileSync(join(data, 'files/ab/abc'), 'a photo')
  writeFileSync(join(data, 'imports/register'), 'a register')
})
afterAll(async () => {
  await running?.stop()
  rmSync(root, { recursive: true, force: true })
})

test('a backup of a server at work holds what was acknowledged before it, and nothing half', async () => {
  const pairs = 'create table drill.pair (n int, twin int)'
  const before = await ask(data, async admin => {
    await admin.query(`create schema drill; ${pairs}`)
    let [count, over] = [0, false]
    const writing = (async () => {
      for (; !over; count++) {
        await admin.query(
          `begin; insert into drill.pair values (${count}, 1);
           insert into drill.pair values (${count}, 2); commit`,
        )
      }
    })()
    await expect.poll(() => count).toBeGreaterThan(50)
    const acknowledged = count
    place = await backUp({ config, to: backups, keys, say })
    over = true
    await writing
    expect(count).toBeGreaterThan(acknowledged)
    return acknowledged
  })
  const copy = await restored()
  const [found] = await ask(copy, admin =>
    admin.query(
      `select count(distinct n)::int as pairs, count(*)::int as rows, max(n) as last from drill.pair`,
    ),
  ).then(({ rows }) => rows)
  expect(found.pairs).toBeGreaterThanOrEqual(before)
  expect(found).toMatchObject({ rows: found.pairs * 2, last: found.pairs - 1 })
  expect(existsSync(join(data, 'postgres/backup_label'))).toBe(false)
})

test('a backup of a server that is down is equal row for row, and a server works on it', async () => {
  await running!.stop()
  running = undefined
  place = await backUp({ config, to: join(root, 'down'), say })
  expect(() => statSync(join(data, 'postgres/postmaster.pid'))).toThrow('ENOENT')
  const was = await ask(data, rowHashes)
  expect(was.find(({ table }) => table === 'people.person')?.rows).toBeGreaterThan(20)

  const loose = join(root, 'loose.json')
  writeFileSync(loose, readFileSync(join(data, 'keys.json')), { mode: 0o644 })
  const copy = await restored(loose)
  expect(statSync(join(copy, 'keys.json')).mode & 0o777).toBe(0o600)
  expect(await ask(copy, rowHashes)).toEqual(was)
  expect(readFileSync(join(copy, 'files/ab/abc'), 'utf8')).toBe('a photo')
  expect(readFileSync(join(copy, 'imports/register'), 'utf8')).toBe('a register')
  expect(await phones(copy)).toEqual(await phones(data))
  const again = await serve(copy)
  expect((await fetch(`${again.url}/ready`)).status).toBe(200)
  await again.stop()
})

test('the copy of the keys is open to its owner alone', () => {
  expect(statSync(keys).mode & 0o777).toBe(0o700)
  const copies = readdirSync(keys)
  expect(copies).toHaveLength(1)
  expect(statSync(join(keys, copies[0]!)).mode & 0o777).toBe(0o600)
})

test('no secret lies in a backup: neither the keys nor a password of the server', async () => {
  expect(existsSync(join(place, 'keys.json'))).toBe(false)
  expect(existsSync(join(place, 'postgres-password'))).toBe(false)
  expect(said.join('\n')).toContain('The keys are not in it')
  const copy = await restored(join(data, 'keys.json'))
  await ask(copy, admin => admin.query('select 1'))
  expect(password(copy)).not.toBe(password(data))
  await expect(backUp({ config, to: backups, keys: join(backups, 'keys'), say })).rejects.toThrow(
    'must not lie beside the backup',
  )
})

test('a flipped bit anywhere is refused before anything is written', async () => {
  const files = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => statSync(path).size > 0)
  const chosen = [...Array(FLIPS)].map(() => files[randomInt(files.length)]!)
  for (const path of [...chosen, join(place, 'manifest.json'), join(place, 'manifest.sha256')]) {
    const good = readFileSync(path)
    const [at, bit] = [randomInt(good.length), randomInt(8)]
    const bad = Buffer.from(good)
    bad[at]! ^= 1 << bit
    writeFileSync(path, bad)
    await refused('is damaged or was changed', `${path} at ${at}, bit ${bit}`)
    writeFileSync(path, good)
  }
})

test('a backup that is incomplete, longer than it was, or from a later release is refused', async () => {
  const part = join(place, 'postgres/PG_VERSION')
  renameSync(part, join(root, 'part'))
  await refused('is incomplete')
  renameSync(join(root, 'part'), part)
  writeFileSync(join(place, 'files/more'), 'more')
  await refused('is damaged or was changed')
  unlinkSync(join(place, 'files/more'))

  const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as Manifest
  const later = { name: '9999_later.sql', sha256: 'f' }
  for (const changed of [
    { ...manifest, migrations: [...manifest.migrations, later] },
    { ...manifest, format: 2 },
  ]) {
    await writeManifest(place, changed)
    await refused('newer or another release')
  }
  await writeManifest(place, { ...manifest, postgres: 19 })
  await refused('PostgreSQL 19')
  await writeManifest(place, manifest)
  await restored(join(data, 'keys.json'))
})

test('a restore overwrites nothing, and takes no other keys', async () => {
  await expect(restore({ from: place, to: data, say })).rejects.toThrow('is not empty')
  mkdirSync(join(root, 'others'))
  openVault(join(root, 'others'))
  await expect(
    restore({ from: place, to: join(root, 'new'), keys: join(root, 'others/keys.json'), say }),
  ).rejects.toThrow('does not hold the keys of this backup')
  expect(existsSync(join(root, 'new'))).toBe(false)
  const keyless = await restored(join(data, 'keys.json'))
  rmSync(join(keyless, 'keys.json'))
  await expect(serve(keyless)).rejects.toThrow('keys.json is missing')
})

test('an interrupted backup leaves nothing, and of many as many stay as were wished', async () => {
  const to = join(root, 'many')
  const stop = new AbortController()
  const interrupting = backUp({
    config,
    to,
    say: () => stop.abort(new Error('interrupted')),
    signal: stop.signal,
  })
  await expect(interrupting).rejects.toThrow('interrupted')
  expect(readdirSync(to)).toEqual([])
  for (const day of ['01', '02', '03']) mkdirSync(join(to, `linli-202601${day}T000000Z`))
  mkdirSync(join(to, 'linli-of-mine'))
  const made = await backUp({ config, to, keep: 2, say })
  expect(readdirSync(to)).toEqual([
    'linli-20260103T000000Z',
    made.slice(to.length + 1),
    'linli-of-mine',
  ])
})

let copies = 0
/** Restores the backup at hand into a new folder and gives it; with the keys that were kept apart. */
async function restored(keyFile = keys): Promise<string> {
  const to = join(root, `copy-${++copies}`)
  await restore({ from: place, to, keys: keyFile, say })
  return to
}

async function refused(reason: string, what = reason) {
  const to = join(root, 'refused')
  await expect(restore({ from: place, to, say }), what).rejects.toThrow(reason)
  expect(existsSync(to)).toBe(false)
}

const serve = (dataFolder: string) =>
  start({ ...app, dataFolder }, openLog('silent'), { web: false, grow: false })

async function ask<T>(folder: string, question: (admin: pg.Pool) => Promise<T>): Promise<T> {
  const server = await visitEmbedded(folder, SILENT)
  const admin = openAdmin(server.adminUrl)
  try {
    return await question(admin)
  } finally {
    await admin.end()
    await server.stop()
  }
}

async function phones(folder: string): Promise<string[]> {
  const vault = openVault(folder)
  const { rows } = await ask(folder, admin =>
    admin.query<{ id: string; phone_cipher: Buffer }>(
      'select id, phone_cipher from people.person where phone_cipher is not null order by id limit 5',
    ),
  )
  expect(rows).toHaveLength(5)
  return rows.map(row => vault.open(row.phone_cipher, `person-phone:${row.id}`))
}

const password = (folder: string) => readFileSync(join(folder, 'postgres-password'), 'utf8')
