/** `npm run restore`: puts a backup into an empty folder, after every byte of it was found as it was made. */
import { readdirSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { giveToServer } from '#platform/db/embedded-cluster.ts'
import { migrationsIn } from '#platform/db/migrate.ts'
import { fingerprintsOf } from '#platform/keys.ts'
import { readConfig } from '../config.ts'
import { MIGRATIONS } from '../database.ts'
import type { Command } from '../command.ts'
import { asCommand, meter, pathOf } from '../command.ts'
import { copyFile, flush, turn } from './copy.ts'
import type { Manifest } from './manifest.ts'
import { newer, verify } from './manifest.ts'

type Order = Command & {
  from: string
  to: string
  /** The keys that were kept apart: a file, or the folder that holds them under the name of the backup. */
  keys?: string | undefined
}

const POSTGRES = 18
const ASIDE = 'restoring'

/** Restores whole or not at all; refuses what is damaged, made by a newer release, or would overwrite. */
export async function restore({ from, to, keys, say, signal }: Order): Promise<void> {
  demandEmpty(to)
  const manifest = await verify(from, { told: meter('核对 checking', say), signal })
  await demandKnown(manifest)
  const keyFile = keys && keyFileOf(keys, from)
  if (keyFile) await demandKeys(keyFile, manifest)

  const aside = join(to, ASIDE)
  await mkdir(to, { recursive: true, mode: 0o755 })
  await rm(aside, { recursive: true, force: true })
  try {
    await unpack([from, aside], manifest, { told: meter('恢复 restoring', say), signal })
    // Whatever may read the copy that was kept apart, of these the server alone does.
    if (keyFile) copyFile(keyFile, join(aside, 'keys.json'))
    if (manifest.postgres) giveToServer(join(aside, 'postgres'))
    // The database comes last: without it there is nothing that looks like an app with people in it.
    for (const part of (await readdir(aside)).toSorted())
      await rename(join(aside, part), join(to, part))
    await rmdir(aside)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    throw error
  }
  say(restored(to, manifest))
  if (!keyFile) say(keysMissing(to))
  if (!manifest.postgres) say(databaseElsewhere)
}

async function unpack(
  [from, aside]: [string, string],
  { folders, files, bytes }: Manifest,
  {
    told,
    signal,
  }: { told(done: number, expected: number): void; signal?: AbortSignal | undefined },
) {
  for (const folder of folders) await mkdir(join(aside, folder), { recursive: true, mode: 0o700 })
  let done = 0
  for (const [path, kept] of Object.entries(files)) {
    await turn(signal)
    const { sha256 } = copyFile(join(from, path), join(aside, path))
    if (sha256 !== kept.sha256) throw new Error(changedMeanwhile(path))
    told((done += kept.bytes), bytes)
  }
  await flush(aside, { files })
}

/** What a killed restore left is not in the way. */
function demandEmpty(folder: string) {
  const there = statSync(folder, { throwIfNoEntry: false })
  const names = there?.isDirectory() ? readdirSync(folder) : there ? [folder] : []
  if (names.some(name => name !== ASIDE)) throw new Error(notEmpty(folder))
}

async function demandKnown(manifest: Manifest) {
  const ours = new Map((await migrationsIn(MIGRATIONS)).map(({ name, sha256 }) => [name, sha256]))
  if (manifest.migrations.some(({ name, sha256 }) => ours.get(name) !== sha256))
    throw new Error(newer(manifest))
  if (manifest.postgres && manifest.postgres !== POSTGRES) throw new Error(otherPostgres(manifest))
}

/** A later file may hold more keys; what counts is that none of the backup's is missing. */
async function demandKeys(file: string, manifest: Manifest) {
  const held = new Set(await fingerprints(file))
  if (manifest.keys.some(key => !held.has(key))) throw new Error(otherKeys(file))
}

async function fingerprints(file: string): Promise<string[]> {
  try {
    return fingerprintsOf(file)
  } catch {
    throw new Error(otherKeys(file))
  }
}

const keyFileOf = (keys: string, from: string): string =>
  statSync(keys, { throwIfNoEntry: false })?.isDirectory()
    ? join(keys, `${basename(resolve(from))}.keys.json`)
    : keys

const notEmpty = (folder: string) =>
  `${folder} 不是空文件夹：恢复不会覆盖任何数据。请用 --to 指定一个空的或新的文件夹。\n` +
  `${folder} is not empty, and a restore overwrites nothing: name an empty or new folder with --to.`

const otherPostgres = ({ postgres }: Manifest) =>
  `该备份来自 PostgreSQL ${postgres}，本版本使用 PostgreSQL ${POSTGRES}：请用制作它的版本恢复，再升级。\n` +
  `This backup holds files of PostgreSQL ${postgres}, this release brings PostgreSQL ${POSTGRES}: ` +
  'restore it with the release that made it, then upgrade.'

const otherKeys = (file: string) =>
  `${file} 不是该备份所用的密钥：用它打不开加密内容。未做任何改动。\n` +
  `${file} does not hold the keys of this backup and would not open what is sealed. Nothing was changed.`

const changedMeanwhile = (path: string) =>
  `恢复时 ${path} 发生变化，已放弃。\n${path} changed during the restore, which was given up.`

const restored = (folder: string, { madeAt, release }: Manifest) =>
  `已恢复到 ${folder}（备份于 ${madeAt}，版本 ${release}）。启动：LINLI_DATA=${folder} npm start\n` +
  `Restored to ${folder} (backup of ${madeAt}, release ${release}). Start: LINLI_DATA=${folder} npm start`

const keysMissing = (folder: string) =>
  `启动之前，请把与该备份同时使用的 keys.json 放进 ${folder}。\n` +
  `Before you start, put the keys.json that was used with this backup into ${folder}.`

const databaseElsewhere =
  '该备份不含数据库（它由 DATABASE_URL 指定）：请用 pg_basebackup 或 pgBackRest 恢复，见 docs/operations.md。\n' +
  'The database is not in this backup (it was the one of DATABASE_URL): restore it with ' +
  'pg_basebackup or pgBackRest, see docs/operations.md.'

if (import.meta.main) {
  const usage = '用法 Usage: npm run restore -- FOLDER [--to DATAFOLDER] [--keys FILE|FOLDER]'
  const options = { to: { type: 'string' }, keys: { type: 'string' } } as const
  await asCommand({ usage, options }, async ({ values: { to, keys }, positionals }, command) => {
    const [from, ...more] = positionals
    if (!from || more.length) throw new Error(usage)
    const target = to ? pathOf(to) : readConfig().dataFolder
    await restore({ from: pathOf(from), to: target, keys: keys && pathOf(keys), ...command })
  })
}
