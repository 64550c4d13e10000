/** Files that somebody hands in to be worked through, kept sealed until they are forgotten: they hold what the vault seals. */
import type { KeyObject } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { newId } from './ids.ts'
import { AppError } from './app-error.ts'
import type { Vault } from './vault.ts'
import { HEAD_BYTES, openSealed } from './vault.ts'

const MAX_BYTES = 64 * 1024 * 1024
const SENT_WITHIN_MS = 60 * 60_000
/** The head of a file that is still coming in, or was dropped meanwhile. */
const NONE = Buffer.alloc(1)

/** A file on disk, and what opens it. */
export type SealedFile = { path: string; key: KeyObject; bound: string }
export type Uploads = {
  /** Keeps a file of at most 64 MB under an id; of a refused one nothing stays. */
  keep(id: string, body: AsyncIterable<Uint8Array>): Promise<void>
  /** The file of an id; fails with ENOENT if it was forgotten. */
  find(id: string): Promise<SealedFile>
  /** A path for a file that goes out at once and is then removed, never kept. */
  outgoing(): string
  drop(id: string): Promise<void>
  /** Drops what was kept before a moment. */
  dropBefore(moment: Date): Promise<void>
  /** For each file the number of the key that sealed it. */
  sealedBy(): Promise<number[]>
  /** Seals with the current key what an older one sealed; gives how many. */
  reseal(): Promise<number>
}

export function openUploads(folder: string, vault: Vault): Uploads {
  const out = `${folder}-out`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  mkdirSync(out, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, id)
  const boundTo = (id: string) => `upload:${id}`
  const drop = (id: string) => rm(pathOf(id), { force: true })
  return {
    drop,
    outgoing: () => join(out, newId()),
    async keep(id, body) {
      const { cipher, head } = vault.sealing(boundTo(id))
      try {
        const behind = createWriteStream(pathOf(id), { mode: 0o600, start: HEAD_BYTES })
        await pipeline(body, bounded, cipher, behind)
        await write(pathOf(id), head())
      } catch (error) {
        await drop(id)
        throw error
      }
    },
    async find(id) {
      const path = pathOf(id)
      return { path, key: vault.keyOf(await headOf(path)), bound: boundTo(id) }
    },
    async dropBefore(moment) {
      await dropFrom(folder, moment)
      // Whoever was killed while it sent a file left it there.
      await dropFrom(out, new Date(Date.now() - SENT_WITHIN_MS))
    },
    async sealedBy() {
      const keys = await Promise.all(
        (await readdir(folder)).map(async id => (await headOf(pathOf(id)).catch(() => NONE))[0]!),
      )
      return keys.filter(key => key !== NONE[0])
    },
    async reseal() {
      let count = 0
      for (const id of await readdir(folder)) {
        const sealed = await readFile(pathOf(id)).catch(() => NONE)
        if (sealed[0] === NONE[0] || sealed[0] === vault.current()) continue
        const { cipher, head } = vault.sealing(boundTo(id))
        const clear = openSealed(sealed, { key: vault.keyOf(sealed), bound: boundTo(id) })
        const body = Buffer.concat([cipher.update(clear), cipher.final()])
        await replace(pathOf(id), join(out, newId()), Buffer.concat([head(), body]))
        count++
      }
      return count
    },
  }
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAX_BYTES)
      throw new AppError('NOT_ACCEPTABLE', 'upload-too-large', { field: 'file' })
    yield part
  }
}

async function write(path: string, head: Buffer): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(head, 0, HEAD_BYTES, 0).finally(() => file.close())
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(HEAD_BYTES)).finally(() => file.close())
  return buffer
}

/** It is as old as it was: its time to be forgotten does not begin anew. */
async function replace(path: string, aside: string, bytes: Buffer): Promise<void> {
  const { atime, mtime } = await stat(path)
  await writeFile(aside, bytes, { mode: 0o600, flush: true })
  await utimes(aside, atime, mtime)
  await rename(aside, path)
}

async function dropFrom(folder: string, moment: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    // What another hand has just removed is gone already.
    const file = await stat(join(folder, name)).catch(() => undefined)
    if (file && file.mtime < moment) await rm(join(folder, name), { force: true })
  }
}
