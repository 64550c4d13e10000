/** `npm run backup`: database and files as they are at one moment, while the server goes on or while it is down. */
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { baseBackup, stateOf } from '#platform/db/base-backup.ts'
import { visitEmbedded } from '#platform/db/embedded.ts'
import { SILENT } from '#platform/log.ts'
import type { Unpacked } from '#platform/tar.ts'
import { fingerprintsOf, keyFileIn } from '#platform/keys.ts'
import packages from '../../../package.json' with { type: 'json' }
import type { Config } from '../config.ts'
import { readConfig } from '../config.ts'
import type { Command } from '../command.ts'
import { asCommand, meter, pathOf, size } from '../command.ts'
import { copyFolder, flush, flushOne } from './copy.ts'
import { FORMAT, writeManifest } from './manifest.ts'

type Order = Command & {
  config: Pick<Config, 'dataFolder' | 'databaseUrl'>
  to: string
  /** A folder, elsewhere, that gets a copy of the keys. */
  keys?: string | undefined
  /** How many backups stay; the oldest go. */
  keep?: number | undefined
}

const UNFINISHED = '.unfinished'
const OURS = /^linli-\d{8}T\d{6}Z$/
const A_DAY_MS = 24 * 60 * 60_000

/** Makes a backup in a new folder of `to` and gives its path. Until it is whole it has another name. */
export async function backUp(order: Order): Promise<string> {
  const { config, to, keys, keep } = order
  const keyFile = keyFileIn(config.dataFolder)
  await stat(keyFile).catch(() => {
    throw new Error(nothingThere(config.dataFolder))
  })
  if (keys && isWithin(keys, to)) throw new Error(keysBeside(keys))
  await mkdir(to, { recursive: true, mode: 0o700 })
  await sweep(to)
  const madeAt = new Date().toISOString()
  const name = `linli-${madeAt.replace(/[-:]|\.\d+/g, '')}`
  const [place, aside] = [join(to, name), join(to, `${name}${UNFINISHED}`)]
  await mkdir(aside, { mode: 0o700 })
  try {
    const made = await fill(aside, order)
    const kept = Object.values(made.files)
    const bytes = kept.reduce((sum, file) => sum + file.bytes, 0)
    const about = {
      format: FORMAT,
      release: packages.version,
      madeAt,
      keys: fingerprintsOf(keyFile),
    }
    await flush(aside, made)
    await writeManifest(aside, { ...about, ...made, bytes })
    if (keys) await keepKeys(keyFile, keys, name)
    await rename(aside, place)
    if (process.platform !== 'win32') await flushOne(to)
    order.say(done(place, { files: kept.length, bytes }))
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    throw error
  }
  order.say(keys ? keysKept(keys) : keysApart(keyFile))
  if (config.databaseUrl) order.say(databaseElsewhere)
  if (keep) await forgetOldest(to, keep)
  return place
}

/** The files come after the database, so that every file of which it knows is there. */
async function fill(aside: string, { config, say, signal }: Order) {
  const state = config.databaseUrl
    ? { ...(await stateOf(config.databaseUrl)), postgres: null, folders: [], files: {} }
    : await copyDatabase(aside, config.dataFolder, {
        told: meter('数据库 database', say),
        signal,
      })
  const copied: Unpacked[] = [state]
  for (const name of ['files', 'imports']) {
    copied.push(await copyFolder([config.dataFolder, aside], name, signal))
  }
  return {
    postgres: state.postgres,
    migrations: state.migrations,
    folders: copied.flatMap(({ folders }) => folders),
    files: Object.assign({}, ...copied.map(({ files }) => files)) as Unpacked['files'],
  }
}

async function copyDatabase(
  aside: string,
  dataFolder: string,
  watch: Parameters<typeof baseBackup>[2],
) {
  const server = await visitEmbedded(dataFolder, SILENT)
  try {
    const folder = join(aside, 'postgres')
    await mkdir(folder, { mode: 0o700 })
    const { folders, files } = await baseBackup(server.adminUrl, folder, watch)
    const within = (path: string) => `postgres/${path}`
    return {
      ...(await stateOf(server.adminUrl)),
      folders: ['postgres', ...folders.map(within)],
      files: Object.fromEntries(
        Object.entries(files).map(([path, hashed]) => [within(path), hashed]),
      ),
    }
  } finally {
    await server.stop()
  }
}

/** What a killed backup left long ago; a younger one may still be at work. */
async function sweep(to: string) {
  for (const name of await readdir(to)) {
    if (!name.endsWith(UNFINISHED)) continue
    const { mtimeMs } = await stat(join(to, name))
    if (Date.now() - mtimeMs > A_DAY_MS) await rm(join(to, name), { recursive: true })
  }
}

async function forgetOldest(to: string, keep: number) {
  const ours = (await readdir(to)).filter(name => OURS.test(name)).toSorted()
  for (const name of ours.slice(0, -keep)) await rm(join(to, name), { recursive: true })
}

async function keepKeys(keyFile: string, folder: string, name: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  copyFile(keyFile, join(folder, `${name}.keys.json`))
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && resolve(folder, way) === resolve(path)
}

const done = (place: string, { files, bytes }: { files: number; bytes: number }) =>
  `备份完成：${place}（${files} 个文件，${size(bytes)}）\n` +
  `Backed up: ${place} (${files} files, ${size(bytes)})`

const keysApart = (keyFile: string) =>
  `备份不含密钥：没有 ${keyFile}，备份中已加密的电话和证件号无人能读。请把它另存到别处（--keys 文件夹）。\n` +
  `The keys are not in it: without ${keyFile} nobody can read the sealed phones and ids of this ` +
  'backup. Keep that file too, in another place (--keys FOLDER).'

const keysKept = (folder: string) =>
  `密钥已存到 ${folder}：请勿与备份放在同一处。\nThe keys are in ${folder}: keep them away from the backup.`

const keysBeside = (keys: string) =>
  `密钥不能与备份放在一起（${keys}）：谁拿到备份，谁就能读全部加密内容。请另选文件夹。\n` +
  `The keys must not lie beside the backup (${keys}): whoever takes it could read all that is ` +
  'sealed. Choose another folder.'

const nothingThere = (folder: string) =>
  `${folder} 中没有可备份的数据：请用 LINLI_DATA 指定数据文件夹。\n` +
  `There is nothing to back up in ${folder}: name the data folder with LINLI_DATA.`

const databaseElsewhere =
  '数据库由 DATABASE_URL 指定，不在备份内：请用 pg_basebackup 或 pgBackRest 备份它，见 docs/operations.md。\n' +
  'The database is the one of DATABASE_URL and not in the backup: back it up with pg_basebackup or ' +
  'pgBackRest, see docs/operations.md.'

if (import.meta.main) {
  const usage = '用法 Usage: npm run backup [-- --to FOLDER] [--keys FOLDER] [--keep NUMBER]'
  const options = {
    to: { type: 'string' },
    keys: { type: 'string' },
    keep: { type: 'string' },
  } as const
  await asCommand(
    { usage, options },
    async ({ values: { to, keys, keep }, positionals }, command) => {
      const config = readConfig()
      if (positionals.length || (keep && !(Number(keep) >= 1))) throw new Error(usage)
      const beside = join(config.dataFolder, '..', `${basename(config.dataFolder)}-backups`)
      const order = { config, to: to ? pathOf(to) : beside, keys: keys && pathOf(keys) }
      await backUp({ ...order, keep: keep ? Number(keep) : undefined, ...command })
    },
  )
}
