/**
 * Files carried from one folder to another, hashed on their way. Thousands of them are small: one
 * after the other without waiting is many times faster than by streams.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Hashed, Unpacked } from '#platform/tar.ts'

const FLUSHED_AT_ONCE = 16
const piece = Buffer.alloc(1024 * 1024)

export const hashFile = (path: string): Hashed => read(path, () => undefined)

/** Gives the hash of what was read, which is what was written. */
export function copyFile(from: string, to: string): Hashed {
  const target = openSync(to, 'wx', 0o600)
  try {
    return read(from, bytes => {
      for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at)
    })
  } finally {
    closeSync(target)
  }
}

/** Copies the folder of that name with all that is in it at this moment. */
export async function copyFolder(
  [from, to]: [from: string, to: string],
  name: string,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const kept: Unpacked = { folders: [name], files: {} }
  await mkdir(join(to, name), { mode: 0o700 })
  const entries = await readdir(join(from, name), { withFileTypes: true }).catch(gone)
  for (const entry of entries ?? []) {
    await turn(signal)
    const path = `${name}/${entry.name}`
    if (entry.isDirectory()) {
      const within = await copyFolder([from, to], path, signal)
      kept.folders.push(...within.folders)
      Object.assign(kept.files, within.files)
    } else {
      const hashed = copyUnlessGone(join(from, path), join(to, path))
      if (hashed) kept.files[path] = hashed
      else await rm(join(to, path))
    }
  }
  return kept
}

/** Flushes what was written to disk: many at once cost hardly more than one. */
export async function flush(folder: string, { files }: Pick<Unpacked, 'files'>): Promise<void> {
  const paths = Object.keys(files).values()
  const lane = async () => {
    for (const path of paths) await flushOne(join(folder, path), 'r+')
  }
  await Promise.all(Array.from({ length: FLUSHED_AT_ONCE }, lane))
}

/** A file, which Windows wants open for writing, or the names in a folder. */
export async function flushOne(path: string, flags = 'r'): Promise<void> {
  const file = await open(path, flags)
  await file.sync().finally(() => file.close())
}

/** Lets an interruption be heard between two files. */
export async function turn(signal?: AbortSignal): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}

function read(path: string, take: (bytes: Buffer) => void): Hashed {
  const hash = createHash('sha256')
  const source = openSync(path, 'r')
  try {
    let bytes = 0
    for (;;) {
      const length = readSync(source, piece)
      if (length === 0) return { bytes, sha256: hash.digest('hex') }
      const got = piece.subarray(0, length)
      hash.update(got)
      take(got)
      bytes += length
    }
  } finally {
    closeSync(source)
  }
}

/** What was handed in may be dropped while it is looked at. */
function copyUnlessGone(from: string, to: string): Hashed | undefined {
  try {
    return copyFile(from, to)
  } catch (error) {
    return gone(error as NodeJS.ErrnoException)
  }
}

function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
