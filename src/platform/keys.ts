/**
 * The file of keys: made at the first start, and read again when it changes, so that keys can be
 * changed while servers work.
 */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The current key seals; all of them open. Under the index key values are written to be found; while
 * it is changed, the other one finds too. The first index key also named the app’s secrets, which
 * stay as they are.
 */
type Keys = {
  current: number
  data: Record<string, string>
  index: string
  other?: string
  secrets?: string
}
type Ring = {
  current: number
  data: Map<number, KeyObject>
  /** The first is written, all are looked for. */
  indexes: KeyObject[]
  secrets: KeyObject
}

/** A server has heard of a new key after this time at the latest. */
export const NOTICED_AFTER_MS = 1000
/** The number of a key is kept in one byte. */
const MOST_KEYS = 255

export const keyFileIn = (folder: string): string => join(folder, 'keys.json')

/** Opens the keys of a data folder, making them at the first start (file mode 0600). */
export function openKeys(folder: string): { ring(): Ring; reread(): Ring } {
  const file = keyFileIn(folder)
  if (!existsSync(file)) {
    // New keys would open nothing that is there, and what they seal the old ones could not open.
    if (existsSync(join(folder, 'postgres'))) throw new Error(keysLost(file))
    const keys: Keys = { current: 1, data: { 1: fresh() }, index: fresh() }
    // 'wx': two servers that start at once must not each invent keys.
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' })
  }
  let read = ringIn(file)
  let lookedAt = performance.now()
  let changedAt = statSync(file).mtimeMs
  const reread = () => {
    changedAt = statSync(file).mtimeMs
    return (read = ringIn(file))
  }
  return {
    reread,
    ring() {
      if (performance.now() - lookedAt < NOTICED_AFTER_MS) return read
      lookedAt = performance.now()
      return statSync(file).mtimeMs === changedAt ? read : reread()
    },
  }
}

/** Adds a key and makes it the one that seals from now on; gives its number. */
export function addKey(folder: string): number {
  const keys = readKeys(keyFileIn(folder))
  const ids = Object.keys(keys.data).map(Number)
  const id = Array.from({ length: MOST_KEYS }, (_, i) => i + 1).find(free => !ids.includes(free))
  if (!id) throw new Error(tooMany)
  writeKeys(folder, { ...keys, current: id, data: { ...keys.data, [id]: fresh() } })
  return id
}

/** Forgets the keys that are neither current nor in use; gives their numbers. */
export function dropKeys(folder: string, used: ReadonlySet<number>): number[] {
  const keys = readKeys(keyFileIn(folder))
  const stays = (id: number) => id === keys.current || used.has(id)
  const [kept, dropped] = [true, false].map(wanted =>
    Object.entries(keys.data).filter(([id]) => stays(Number(id)) === wanted),
  )
  if (dropped!.length) writeKeys(folder, { ...keys, data: Object.fromEntries(kept!) })
  return dropped!.map(([id]) => Number(id))
}

/** Makes an index key that finds, and does not write yet; false if another is being changed already. */
export function startIndexKey(folder: string): boolean {
  const keys = readKeys(keyFileIn(folder))
  if (keys.other) return false
  writeKeys(folder, { ...keys, other: fresh(), secrets: keys.secrets ?? keys.index })
  return true
}

/** From now on the new index key writes, and the old one only finds. */
export function turnIndexKey(folder: string): void {
  const keys = readKeys(keyFileIn(folder))
  writeKeys(folder, { ...keys, index: keys.other!, other: keys.index })
}

/** Forgets the index key under which nothing stands any more. */
export function endIndexKey(folder: string): void {
  const { other: _, ...keys } = readKeys(keyFileIn(folder))
  writeKeys(folder, keys)
}

/** What tells keys apart and opens nothing: one line for each key of a file. */
export function fingerprintsOf(file: string): string[] {
  const { data, index, other, secrets } = readKeys(file)
  const named = [index, other, secrets].filter(key => key !== undefined)
  return [...new Set([...named, ...Object.values(data)])].map(key =>
    createHmac('sha256', Buffer.from(key, 'base64')).update('fingerprint').digest('hex'),
  )
}

const fresh = () => randomBytes(32).toString('base64')
const readKeys = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Keys

/** Whole or not at all: a server may read it at this moment, and nothing opens without it. */
function writeKeys(folder: string, keys: Keys) {
  const [file, aside] = [keyFileIn(folder), join(folder, `keys-${process.pid}.json`)]
  writeFileSync(aside, JSON.stringify(keys), { mode: 0o600, flush: true })
  renameSync(aside, file)
}

function ringIn(file: string): Ring {
  const { current, data, index, other, secrets = index } = readKeys(file)
  // Prepared once: a key handed over as bytes costs more than the sealing.
  const prepared = (text: string) => createSecretKey(text, 'base64')
  const entries = Object.entries(data).map(([id, text]) => [Number(id), prepared(text)] as const)
  const indexes = [index, ...(other ? [other] : [])].map(prepared)
  return { current, data: new Map(entries), indexes, secrets: prepared(secrets) }
}

const keysLost = (file: string) =>
  `缺少密钥文件 ${file}：没有它，已加密的电话和证件号无人能读。请放回与该数据库同时使用的 keys.json。\n` +
  `${file} is missing: without it nobody can read the sealed phones and ids. Put back the keys.json ` +
  'that was used with this database.'

const tooMany =
  '密钥已满，请先删除不再使用的旧密钥。 / There are too many keys: drop those that seal nothing.'
