/**
 * Restores a city from its backup: made while people write, put back into an empty folder, started
 * there and compared row for row. Then flips bytes of the backup, one at a time: each must be refused.
 */
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { backUp } from '#app/backup/backup.ts'
import { restore as putBack } from '#app/backup/restore.ts'
import type { Random } from '#demo/random.ts'
import { seeded } from '#demo/random.ts'
import { visitEmbedded } from '#platform/db/embedded.ts'
import { SILENT } from '#platform/log.ts'
import type { RunningServer } from '#verification/server.ts'
import { startServer } from '#verification/server.ts'
import { broken } from '#verification/invariants.ts'
import { rowHashes } from '#verification/rows.ts'
import { plantTown } from '#verification/town.ts'
import type { Run } from './suite.ts'
import { startWalkers } from './walkers.ts'

const RESIDENTS = 1_000_000
const FLIPS = 100
const WALKERS = 4
const PROMISED = 100
const BACKUP_S = 300
const ANSWERS_S = 900

export async function restore({ seed, rounds = FLIPS, say }: Run): Promise<void> {
  const random = seeded(seed)
  const app = await startServer({ env: { LINLI_LOG: 'warn' } })
  const room = join(app.folder, '..')
  try {
    await populate(app)
    say('residents', RESIDENTS, 'residents')
    await atWork(app, { seed, say, to: join(room, 'online') })
    await app.stop()
    const place = await equal(app, { say, to: join(room, 'down') })
    say('flipped bytes refused', await flips(place, random, rounds), 'refusals', {
      atLeast: rounds,
    })
  } finally {
    await app.remove()
  }
}

type Given = { say: Run['say']; to: string }

/** A backup while people write holds all that they were promised before it began. */
async function atWork(app: RunningServer, { seed, say, to }: Given & { seed: number }) {
  const town = await plantTown(app)
  const { walk, stop } = startWalkers({ url: app.url, town, walkers: WALKERS, seed })
  while (walk.acknowledged.length < PROMISED) await sleep(50)
  const promised = walk.acknowledged.length
  const backup = await timed(() => backUp({ config: configOf(app), to, say: console.error }))
  await stop()
  say('backup while people write', backup.seconds, 's', { atMost: BACKUP_S })
  say('written meanwhile', walk.acknowledged.length - promised, 'writes', { atLeast: 1 })

  // Beside the backups, into whose folder nobody else may look: the database is another user.
  const root = `${to}-restored`
  await mkdir(root, { mode: 0o755 })
  const answers = await timed(async () => {
    const keys = join(app.folder, 'keys.json')
    await putBack({ from: backup.value, to: join(root, 'data'), keys, say: console.error })
    return startServer({ room: root, env: { LINLI_LOG: 'warn' } })
  })
  say('from the backup to a server that answers', answers.seconds, 's', { atMost: ANSWERS_S })
  const there = new Set(await asked(answers.value.folder, linesOf))
  const lost = walk.acknowledged
    .slice(0, promised)
    .filter(line => !there.has(`${line.matterId} ${line.version} ${line.action}`))
  say('lost of what was acknowledged before', lost.length, 'writes', { atMost: 0 })
  const unsound = await asked(answers.value.folder, admin => broken(sql => admin.query(sql)))
  for (const line of unsound) console.error(line)
  say('invariants broken', unsound.length, 'invariants', { atMost: 0 })
  await answers.value.remove()
}

/** A backup of an app at rest is equal to it, row for row. */
async function equal(app: RunningServer, { say, to }: Given): Promise<string> {
  const backup = await timed(() => backUp({ config: configOf(app), to, say: console.error }))
  say('backup at rest', backup.seconds, 's', { atMost: BACKUP_S })
  const copy = `${to}-copy`
  const keys = join(app.folder, 'keys.json')
  await putBack({ from: backup.value, to: copy, keys, say: console.error })
  const was = await asked(app.folder, rowHashes)
  const now = new Map((await asked(copy, rowHashes)).map(one => [one.table, JSON.stringify(one)]))
  const other = was.filter(one => now.get(one.table) !== JSON.stringify(one))
  say(
    'rows compared',
    was.reduce((sum, { rows }) => sum + rows, 0),
    'rows',
    { atLeast: RESIDENTS },
  )
  say('tables that differ', other.length, 'tables', { atMost: 0 })
  await rm(copy, { recursive: true })
  return backup.value
}

/** One byte changed in a file of the backup, and back again. */
async function flips(place: string, random: Random, rounds: number): Promise<number> {
  const files = (await readdir(place, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => statSync(path).size > 0)
    .toSorted()
  let refused = 0
  for (let round = 0; round < rounds; round++) {
    const path = random.of(files)
    const at = random.below(statSync(path).size)
    const by = 1 + random.below(255)
    flip(path, at, by)
    const answer = await putBack({ from: place, to: `${place}-never`, say: () => undefined }).then(
      () => 'restored',
      (error: Error) => error.message,
    )
    flip(path, at, by)
    if (answer.includes('is damaged or was changed')) refused++
    else console.error(`${path} at ${at}: ${answer}`)
  }
  return refused
}

function flip(path: string, at: number, by: number) {
  const file = openSync(path, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  byte[0]! ^= by
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}

/** Residents by the thousand in one statement, each with a sealed phone and the words that find them. */
async function populate({ folder }: RunningServer): Promise<void> {
  const region = 990101009999
  await asked(folder, async admin => {
    await admin.query(`
      insert into territory.region (code, name, method_id) values (${region}, '大社区', 'one-home');
      insert into people.person (region, id, name, phone_cipher, phone_index, since)
      select ${region}, md5('p' || i)::uuid, '居民' || i, sha256(('c' || i)::bytea) || sha256(('d' || i)::bytea),
        substring(sha256(('x' || i)::bytea), 1, 16), now() from generate_series(1, ${RESIDENTS}) i;
      insert into people.token (region, token, person_id)
      select ${region}, t, md5('p' || i)::uuid
      from generate_series(1, ${RESIDENTS}) i, unnest(array['居民', 'jm' || i % 9999, i::text]) t`)
  })
}

const linesOf = async (admin: pg.Client): Promise<string[]> => {
  const { rows } = await admin.query<{ line: string }>(
    "select matter_id || ' ' || seq || ' ' || action as line from matters.matter_step",
  )
  return rows.map(({ line }) => line)
}

const configOf = ({ folder }: RunningServer) => ({ dataFolder: folder, databaseUrl: null })

/** As the superuser of the database in a folder, whether it runs or not. */
async function asked<T>(folder: string, question: (admin: pg.Client) => Promise<T>): Promise<T> {
  const server = await visitEmbedded(folder, SILENT)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    return await question(admin)
  } finally {
    await admin.end()
    await server.stop()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
}
