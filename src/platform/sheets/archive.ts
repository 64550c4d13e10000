/** A workbook as an archive: judged by its directory before a byte of it is inflated. */
import { crc32 } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { refused } from './cells.ts'

const MAX_ENTRIES = 200
/** Pictures of a roster and how they lie in it: counted, and never opened. */
const MAX_PICTURES = 10_000
const PICTURE = /^xl\/(media|drawings|cellimages|richData)\b/
const MAX_INFLATED = 300 * 1024 * 1024
const MAX_RATIO = 120
/** What is smaller is no bomb, however well it packs. */
const SMALL = 1024 * 1024
const ARCHIVE = /\.(zip|jar|rar|7z|t?gz|xls[xmb]?|doc[xm]?|ppt[xm]?)$/i

/** Opens a part by its name, inflated while it is read. */
export type Archive = {
  pictures: boolean
  size(name: string): number
  open(name: string): AsyncIterable<string>
}

/** Refuses a bomb, a locked archive and one with archives inside; a missing part when asked. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await fromBufferPromise(bytes)
  if (zip.entryCount > MAX_ENTRIES + MAX_PICTURES) throw refused('sheet-too-large')
  const entries = new Map<string, Entry>()
  let pictures = 0
  for await (const entry of zip.eachEntry()) {
    if (PICTURE.test(entry.fileName)) pictures++
    else entries.set(entry.fileName, entry)
  }
  if (entries.size > MAX_ENTRIES) throw refused('sheet-too-large')
  judge([...entries.values()])
  const find = (name: string) => {
    const entry = entries.get(name)
    if (!entry) throw refused('sheet-wrong-type')
    return entry
  }
  return {
    pictures: pictures > 0,
    size: name => find(name).uncompressedSize,
    open: name => inflate(zip, find(name)),
  }
}

function judge(entries: Entry[]): void {
  let inflated = 0
  for (const entry of entries) {
    if (entry.isEncrypted()) throw refused('sheet-encrypted')
    if (ARCHIVE.test(entry.fileName)) throw refused('sheet-wrong-type')
    const { compressedSize, uncompressedSize } = entry
    const likely = Math.max(SMALL, compressedSize * MAX_RATIO)
    if (uncompressedSize > likely) throw refused('sheet-too-large')
    inflated += uncompressedSize
  }
  if (inflated > MAX_INFLATED) throw refused('sheet-too-large')
}

/** Fails when the part is longer, shorter or other than the directory says, or no UTF-8. */
async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sum = 0
  for await (const bytes of await zip.openReadStreamPromise(entry)) {
    sum = crc32(bytes, sum)
    yield decoder.decode(bytes, { stream: true })
  }
  if (sum !== entry.crc32) throw refused('sheet-not-readable')
}
