/** Files that somebody hands in to be worked through, kept as they came until they are forgotten. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './refusal.ts'

const MAX_BYTES = 64 * 1024 * 1024

export type Uploads = {
  /** Keeps a file of at most 64 MB under an id and gives its path; of a refused one nothing stays. */
  keep(id: string, body: AsyncIterable<Uint8Array>): Promise<string>
  pathOf(id: string): string
  drop(id: string): Promise<void>
  /** Drops what was kept before a moment. */
  dropBefore(moment: Date): Promise<void>
}

export function openUploads(folder: string): Uploads {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, id)
  const drop = (id: string) => rm(pathOf(id), { force: true })
  return {
    pathOf,
    drop,
    async keep(id, body) {
      try {
        await pipeline(body, bounded, createWriteStream(pathOf(id), { mode: 0o600 }))
      } catch (error) {
        await drop(id)
        throw error
      }
      return pathOf(id)
    },
    async dropBefore(moment) {
      for (const name of await readdir(folder)) {
        // What another hand has just removed is gone already.
        const file = await stat(join(folder, name)).catch(() => undefined)
        if (file && file.mtime < moment) await drop(name)
      }
    },
  }
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAX_BYTES) throw new Refusal('NOT_ACCEPTABLE', 'upload-too-large', { field: 'file' })
    yield part
  }
}
