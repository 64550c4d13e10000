/**
 * A copy of a whole running server, taken over the replication protocol: the packages bring no
 * pg_basebackup. The log that was written meanwhile is part of the copy, so it starts by itself.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Unpacked } from '../tar.ts'
import { unpackInto } from '../tar.ts'

export type Applied = { name: string; sha256: string }
export type Watch = {
  /** Hears of bytes done and bytes expected. */
  told(done: number, expected: number): void
  signal?: AbortSignal | undefined
}
type Manifest = { Files: { Path?: string; Size: number; Checksum: string }[] }

// The slot keeps the log on disk until the copy ends, however much is written meanwhile.
const KEEP_THE_LOG = 'CREATE_REPLICATION_SLOT linli_backup_%s TEMPORARY PHYSICAL RESERVE_WAL'
const COPY =
  "BASE_BACKUP (LABEL 'linli', PROGRESS, CHECKPOINT 'fast', WAL, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')"
const KILOBYTE = 1024

/** Copies the server into an empty folder while it goes on. */
export async function baseBackup(
  adminUrl: string,
  folder: string,
  watch: Watch,
): Promise<Unpacked> {
  const url = new URL(adminUrl)
  url.searchParams.set('replication', 'true')
  const client = new pg.Client({ connectionString: url.href })
  // Whatever ends the connection also ends the query, which tells it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(KEEP_THE_LOG.replace('%s', String(process.pid)))
    const { unpacked, manifest } = await receive(client, folder, watch)
    demandWhole(unpacked, manifest)
    writeFileSync(join(folder, 'backup_manifest'), manifest, { mode: 0o600 })
    const sha256 = createHash('sha256').update(manifest).digest('hex')
    unpacked.files.backup_manifest = { bytes: manifest.length, sha256 }
    return unpacked
  } finally {
    await client.end()
  }
}

/** Which PostgreSQL it is, and which migrations made its tables what they are. */
export async function stateOf(
  adminUrl: string,
): Promise<{ postgres: number; migrations: Applied[] }> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Applied>(
      'select name, sha256 from platform.migration order by name',
    )
    const version = await client.query<{ number: string }>(
      "select current_setting('server_version_num') as number",
    )
    return { postgres: Math.trunc(Number(version.rows[0]!.number) / 10_000), migrations: rows }
  } finally {
    await client.end()
  }
}

/** The server sends one stream of messages: the name of an archive, its data, the manifest, its progress. */
function receive(
  client: pg.Client,
  folder: string,
  { told, signal }: Watch,
): Promise<{ unpacked: Unpacked; manifest: Buffer }> {
  const archive = unpackInto(folder)
  const manifest: Buffer[] = []
  let [expected, archives, inManifest] = [0, 0, false]
  const take: Record<string, (data: Buffer) => void> = {
    n: () => {
      if (++archives > 1) throw new Error('the server keeps tables in other folders (tablespaces)')
    },
    m: () => void (inManifest = true),
    // The connection will write over its buffer.
    d: data => (inManifest ? manifest.push(Buffer.from(data)) : archive.push(data)),
    p: data => told(Number(data.readBigInt64BE()), expected),
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      reject(error)
      void client.end()
    }
    signal?.addEventListener('abort', () => fail(signal.reason as Error), { once: true })
    const query = Object.assign(new pg.Query<{ size?: string }>(COPY), {
      handleCopyData({ chunk }: { chunk: Buffer }) {
        try {
          take[String.fromCharCode(chunk[0]!)]?.(chunk.subarray(1))
        } catch (error) {
          fail(error as Error)
        }
      },
    })
    query.on('row', row => (expected += Number(row.size ?? 0) * KILOBYTE))
    query.on('error', fail)
    query.on('end', () => {
      try {
        resolve({ unpacked: archive.end(), manifest: Buffer.concat(manifest) })
      } catch (error) {
        fail(error as Error)
      }
    })
    client.query(query)
  })
}

/** Every file that the server says it sent has arrived as it left; only the log is not on its list. */
function demandWhole({ files }: Unpacked, bytes: Buffer) {
  const text = bytes.toString()
  const [listed] = text.split('"Manifest-Checksum"')
  const { Files, 'Manifest-Checksum': checksum } = JSON.parse(text) as Manifest & {
    'Manifest-Checksum': string
  }
  if (createHash('sha256').update(listed!).digest('hex') !== checksum)
    throw new Error('the list of the server arrived damaged')
  for (const { Path: path = '', Size, Checksum } of Files) {
    const file = files[path]
    if (file?.bytes !== Size || file.sha256 !== Checksum) throw new Error(`${path} arrived damaged`)
  }
  const sent = new Set(Files.map(({ Path }) => Path))
  const unlisted = Object.keys(files).find(path => !sent.has(path) && !path.startsWith('pg_wal/'))
  if (unlisted) throw new Error(`${unlisted} is not on the list of the server`)
}
