/**
 * Photos: cut while streaming, judged by their content, redrawn one after the other so that no
 * location or device data stays in them, and kept under the hash of what was kept.
 */
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { newId, sha256 } from './ids.ts'
import { AppError } from './app-error.ts'

const MAX_BYTES = 12 * 1024 * 1024
const MAX_PIXELS = 50_000_000
/** Of those that can only be read as a whole: an interlaced picture, and what films are packed like. */
const MAX_PIXELS_WHOLE = 20_000_000
const SIDE = 1600
const TAKEN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])
/** Where a photo lies while it comes in. */
const INCOMING = 'incoming'
const FOLDER = { recursive: true, mode: 0o700 } as const
const FILE = { mode: 0o600 } as const

type Kept = { sha256: Buffer; type: string; bytes: number }
export type FileStore = {
  /** Keeps a photo of at most 12 MB; refuses what is not a picture by its content. */
  keepPhoto(body: AsyncIterable<Uint8Array>): Promise<Kept>
  open(hash: Buffer): NodeJS.ReadableStream
  /** Removes what was last put in before a moment and is not `known` any more; gives how many. */
  sweep(before: Date, known: (hashes: Buffer[]) => Promise<Buffer[]>): Promise<number>
}

// A picture is drawn once: what a cache held of it would only be held.
sharp.cache(false)

export function openFiles(folder: string): FileStore {
  mkdirSync(join(folder, INCOMING), FOLDER)
  const pathOf = (hash: Buffer) =>
    join(folder, hash.toString('hex').slice(0, 2), hash.toString('hex'))
  const inTurn = oneByOne()
  return {
    async keepPhoto(body) {
      const raw = join(folder, INCOMING, newId())
      try {
        await pipeline(body, cut, createWriteStream(raw, FILE))
        const photo = await inTurn(() => reencode(raw))
        const hash = sha256(photo)
        await keep(pathOf(hash), photo)
        return { sha256: hash, type: 'image/jpeg', bytes: photo.length }
      } finally {
        await rm(raw, { force: true })
      }
    },
    open: hash => createReadStream(pathOf(hash)),
    async sweep(before, known) {
      let count = 0
      for (const name of await readdir(folder)) {
        const within = join(folder, name)
        const old = await olderThan(within, before)
        const held = name === INCOMING ? [] : await known(old.map(file => Buffer.from(file, 'hex')))
        const kept = new Set(held.map(hash => hash.toString('hex')))
        for (const file of old.filter(file => !kept.has(file))) {
          await rm(join(within, file), { force: true })
          count++
        }
      }
      return count
    },
  }
}

/** The same photo again is as young as the last time it came in. */
async function keep(path: string, photo: Buffer): Promise<void> {
  const now = new Date()
  const there = await utimes(path, now, now).then(
    () => true,
    () => false,
  )
  if (there) return
  await mkdir(dirname(path), FOLDER)
  // A half-written file must never answer to the hash of a whole one.
  const part = `${path}.${newId()}`
  await writeFile(part, photo, FILE)
  await rename(part, path)
}

async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAX_BYTES) throw new AppError('NOT_ACCEPTABLE', 'file-too-large', { field: 'photo' })
    yield part
  }
}

async function reencode(path: string): Promise<Buffer> {
  const type = await fileTypeFromFile(path)
  if (!type || !TAKEN.has(type.mime)) throw notAPhoto()
  try {
    const picture = sharp(path, { limitInputPixels: MAX_PIXELS })
    const { width, height, format, isProgressive } = await picture.metadata()
    if ((isProgressive || format === 'heif') && width * height > MAX_PIXELS_WHOLE) throw notAPhoto()
    return await picture
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch {
    throw notAPhoto()
  }
}

const notAPhoto = () => new AppError('NOT_ACCEPTABLE', 'not-a-photo', { field: 'photo' })

/** A large picture takes a hundred megabytes while it is drawn: whoever comes meanwhile waits. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

async function olderThan(folder: string, moment: Date): Promise<string[]> {
  const old: string[] = []
  for (const name of await readdir(folder)) {
    // What another hand has just removed is gone already.
    const file = await stat(join(folder, name)).catch(() => undefined)
    if (file?.isFile() && file.mtime < moment) old.push(name)
  }
  return old
}
