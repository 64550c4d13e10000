/** What a backup says about itself, and whether it still is what it says. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Applied, Watch } from '#platform/db/base-backup.ts'
import { sha256 } from '#platform/ids.ts'
import type { Unpacked } from '#platform/tar.ts'
import { hashFile, turn } from './copy.ts'

export type Manifest = Unpacked & {
  format: number
  release: string
  madeAt: string
  /** The major version whose files are inside; null if the database is kept elsewhere. */
  postgres: number | null
  migrations: Applied[]
  /** Fingerprints of the keys without which the sealed values stay closed. */
  keys: string[]
  bytes: number
}

export const FORMAT = 1
const [MANIFEST, SEAL] = ['manifest.json', 'manifest.sha256']

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest, null, 1)
  const options = { mode: 0o600, flush: true }
  await writeFile(join(folder, MANIFEST), text, options)
  await writeFile(join(folder, SEAL), sealOf(text), options)
}

/** Reads every byte; refuses a backup of which anything is damaged, missing or more than was made. */
export async function verify(folder: string, { told, signal }: Watch): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const there = new Set(await filesIn(folder))
  const named = Object.entries(manifest.files)
  for (const name of [MANIFEST, SEAL]) there.delete(name)
  const missing = named.find(([path]) => !there.delete(path))?.[0]
  if (missing) throw new Error(incomplete(folder, missing))
  const [extra] = there
  if (extra) throw new Error(damaged(folder, extra))
  let done = 0
  for (const [path, { bytes, sha256: hash }] of named) {
    await turn(signal)
    const found = hashFile(join(folder, path))
    if (found.bytes !== bytes || found.sha256 !== hash) throw new Error(damaged(folder, path))
    told((done += bytes), manifest.bytes)
  }
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined)
  const [text, seal] = [await read(MANIFEST), await read(SEAL)]
  if (text === undefined || seal === undefined) throw new Error(noBackup(folder))
  if (sealOf(text) !== seal) throw new Error(damaged(folder, MANIFEST))
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== FORMAT) throw new Error(newer(manifest))
  return manifest
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
}

/** In the form that `sha256sum --check` reads. */
const sealOf = (text: string) => `${sha256(text).toString('hex')}  ${MANIFEST}\n`

const noBackup = (folder: string) =>
  `${folder} 不是完整的备份（缺少清单），未做任何改动。\n` +
  `${folder} is no whole backup (it has no manifest). Nothing was changed.`

const incomplete = (folder: string, path: string) =>
  `备份 ${folder} 不完整，缺少 ${path}，未做任何改动。请改用另一份备份。\n` +
  `The backup ${folder} is incomplete, ${path} is missing. Nothing was changed: use another one.`

const damaged = (folder: string, path: string) =>
  `备份 ${folder} 已损坏或被改动：${path}。未做任何改动，请改用另一份备份。\n` +
  `The backup ${folder} is damaged or was changed: ${path}. Nothing was changed: use another one.`

/** A later release may keep what this one would not understand. */
export const newer = ({ release, madeAt }: Pick<Manifest, 'release' | 'madeAt'>) =>
  `该备份由更新的或另一个版本（${release}，${madeAt}）制作，本版本不能恢复它：请先升级。\n` +
  `This backup was made by a newer or another release (${release}, ${madeAt}), and cannot be ` +
  'restored by this one: upgrade first.'
