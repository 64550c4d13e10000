/**
 * Photos: cut while streaming, judged by their content, redrawn so that no location or device data
 * stays in them, and kept under the hash of what was kept.
 */
import { createReadStream } from 'node:fs'
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { newId, sha256 } from './ids.ts'
import { Refusal } from './refusal.ts'

const MAX_BYTES = 12 * 1024 * 1024
const MAX_PIXELS = 50_000_000
const SIDE = 1600
const TAKEN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])

type Kept = { sha256: Buffer; type: string; bytes: number }
export type FileStore = {
  /** Keeps a photo of at most 12 MB; refuses what is not a picture by its content. */
  keepPhoto(body: AsyncIterable<Uint8Array>): Promise<Kept>
  open(hash: Buffer): NodeJS.ReadableStream
}

export function openFiles(folder: string): FileStore {
  const pathOf = (hash: Buffer) =>
    join(folder, hash.toString('hex').slice(0, 2), hash.toString('hex'))
  return {
    async keepPhoto(body) {
      const photo = await redraw(await cut(body))
      const hash = sha256(photo)
      const path = pathOf(hash)
      if (!(await there(path))) {
        await mkdir(dirname(path), { recursive: true })
        // A half-written file must never answer to the hash of a whole one.
        const part = `${path}.${newId()}`
        await writeFile(part, photo)
        await rename(part, path)
      }
      return { sha256: hash, type: 'image/jpeg', bytes: photo.length }
    },
    open: hash => createReadStream(pathOf(hash)),
  }
}

async function cut(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAX_BYTES) throw new Refusal('NOT_ACCEPTABLE', 'file-too-large', { field: 'photo' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function redraw(bytes: Buffer): Promise<Buffer> {
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !TAKEN.has(type.mime))
    throw new Refusal('NOT_ACCEPTABLE', 'not-a-photo', { field: 'photo' })
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch {
    throw new Refusal('NOT_ACCEPTABLE', 'not-a-photo', { field: 'photo' })
  }
}

const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
