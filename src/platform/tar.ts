/** Unpacks a tar stream that comes in pieces, as PostgreSQL sends it: folders and plain files, no links. */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

export type Hashed = { bytes: number; sha256: string }
export type Unpacked = { folders: string[]; files: Record<string, Hashed> }
type Open = { path: string; fd: number; bytes: number; left: number; padding: number; hash: Hash }

const BLOCK = 512
const [FILE, FOLDER] = ['0', '5']

/**
 * Writes what the stream holds into a folder, each file hashed on its way. Writes wait: whoever sends
 * must not be faster than the disk.
 */
export function unpackInto(folder: string) {
  const unpacked: Unpacked = { folders: [], files: {} }
  let header = Buffer.alloc(0)
  let file: Open | undefined
  let padding = 0

  return {
    push(bytes: Buffer) {
      let rest = bytes
      while (rest.length) rest = file ? body(file, rest) : head(rest)
    },
    end(): Unpacked {
      if (file || padding || header.length) throw new Error('the stream ended inside a file')
      return unpacked
    },
  }

  function head(bytes: Buffer): Buffer {
    const skipped = Math.min(padding, bytes.length)
    padding -= skipped
    const wanted = BLOCK - header.length
    const rest = bytes.subarray(skipped)
    header = Buffer.concat([header, rest.subarray(0, wanted)])
    if (header.length === BLOCK) {
      file = begin(header)
      header = Buffer.alloc(0)
      if (file?.left === 0) finish(file)
    }
    return rest.subarray(wanted)
  }

  function begin(block: Buffer): Open | undefined {
    const path = text(block, 0, 100).replace(/^\.\//, '')
    if (!path) return undefined
    if (isAbsolute(path) || path.split('/').includes('..')) throw new Error(`unfit path ${path}`)
    const type = text(block, 156, 1)
    if (type === FOLDER) {
      const name = path.replace(/\/$/, '')
      mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
      unpacked.folders.push(name)
      return undefined
    }
    if (type !== FILE) throw new Error(`${path} is neither a file nor a folder`)
    const left = Number.parseInt(text(block, 124, 12), 8)
    const fd = openSync(join(folder, path), 'wx', 0o600)
    return { path, fd, bytes: left, left, padding: -left & (BLOCK - 1), hash: createHash('sha256') }
  }

  function body(open: Open, bytes: Buffer): Buffer {
    const own = bytes.subarray(0, open.left)
    open.hash.update(own)
    for (let at = 0; at < own.length;) at += writeSync(open.fd, own, at)
    open.left -= own.length
    if (open.left === 0) finish(open)
    return bytes.subarray(own.length)
  }

  function finish(open: Open) {
    closeSync(open.fd)
    unpacked.files[open.path] = { bytes: open.bytes, sha256: open.hash.digest('hex') }
    padding = open.padding
    file = undefined
  }
}

const text = (block: Buffer, from: number, length: number): string =>
  block
    .subarray(from, from + length)
    .toString('utf8')
    .replace(/\0.*$/s, '')
