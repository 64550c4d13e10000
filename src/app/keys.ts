/** `npm run keys`: a new key from time to time, all that is sealed sealed anew, and old keys dropped, while servers work. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#platform/db/db.ts'
import { openDb } from '#platform/db/db.ts'
import { visitEmbedded } from '#platform/db/embedded.ts'
import { countByKey, reindex, reseal } from '#platform/db/reseal.ts'
import {
  addKey,
  dropKeys,
  endIndexKey,
  NOTICED_AFTER_MS,
  startIndexKey,
  turnIndexKey,
} from '#platform/keys.ts'
import { SILENT } from '#platform/log.ts'
import { openUploads } from '#platform/uploads.ts'
import { openVault } from '#platform/vault.ts'
import type { Command } from './command.ts'
import { asCommand } from './command.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import { migrated } from './database.ts'
import { MODULES } from './modules.ts'

type Given = { dataFolder: string; db: Db; say: Command['say'] }

/** Every place in which something is sealed, beside the files that came in. */
export const SEALED = MODULES.flatMap(({ sealed = [] }) => sealed)
const TRANSACTION_MS = 30_000

/** Makes a new key, and has it seal all that older ones sealed. Killed on its way, it is called again. */
export async function rotate({ dataFolder, db, say }: Given): Promise<void> {
  const id = addKey(dataFolder)
  // By then every server seals with the new one, and no transaction is open that does not.
  await sleep(2 * NOTICED_AFTER_MS)
  const vault = openVault(dataFolder)
  for (const place of SEALED) {
    const count = await reseal(db, vault, place)
    say(`${place.table}: ${count}`)
  }
  const files = await openUploads(join(dataFolder, 'imports'), vault).reseal()
  say(`导入文件 files: ${files}`)
  say(rotated(id))
}

/** Changes the key of indexes: both find while all that is written is found under the new one. Killed on its way, it is called again. */
export async function index({ dataFolder, db, say }: Given): Promise<void> {
  if (startIndexKey(dataFolder)) {
    await sleep(2 * NOTICED_AFTER_MS)
    turnIndexKey(dataFolder)
  }
  // What was under way when a server heard of it is found in a later round.
  for (let found = 1; found > 0;) {
    await sleep(2 * NOTICED_AFTER_MS)
    const vault = openVault(dataFolder)
    found = 0
    for (const place of SEALED.filter(sealed => sealed.index)) {
      found += await reindex(db, vault, place, async (tx, rows) => {
        for (const { renewed } of MODULES) await renewed?.(tx, rows)
      })
    }
    say(`索引 indexes: ${found}`)
  }
  endIndexKey(dataFolder)
  say(indexed)
}

/** Forgets the keys by which nothing is sealed any more; gives how many values each of the others has sealed. */
export async function drop({ dataFolder, db, say }: Given): Promise<Map<number, number>> {
  const vault = openVault(dataFolder)
  const counts = await countByKey(db, SEALED)
  for (const key of await openUploads(join(dataFolder, 'imports'), vault).sealedBy())
    counts.set(key, (counts.get(key) ?? 0) + 1)
  const dropped = dropKeys(dataFolder, new Set(counts.keys()))
  const old = [...counts].filter(([key]) => key !== vault.current())
  for (const [key, values] of old) say(stillNeeded(key, values))
  say(`已删除的密钥 keys dropped: ${dropped.join(' ') || '–'}`)
  return counts
}

async function withDb(config: Config, work: (db: Db) => Promise<unknown>): Promise<void> {
  const server = config.databaseUrl ? null : await visitEmbedded(config.dataFolder, SILENT)
  const adminUrl = config.databaseUrl ?? server!.adminUrl
  const appUrl = await migrated(adminUrl, openVault(config.dataFolder), SILENT)
  const db = openDb(appUrl, { max: 2, transactionMs: TRANSACTION_MS })
  try {
    await work(db)
  } finally {
    await db.destroy()
    await server?.stop()
  }
}

const rotated = (id: number) =>
  `现用第 ${id} 号密钥，全部内容已重新加密。请把新的 keys.json 另存；旧备份仍需旧密钥。确认无误后运行 npm run keys -- drop。\n` +
  `Key ${id} is the current one and has sealed everything. Keep the new keys.json apart; earlier ` +
  'backups need the earlier keys. When all is well: npm run keys -- drop.'

const indexed =
  '电话和证件号的索引密钥已更换。请把新的 keys.json 另存。\n' +
  'The key of the indexes of phones and ids is changed. Keep the new keys.json apart.'

const stillNeeded = (key: number, values: number) =>
  `第 ${key} 号密钥仍有 ${values} 项内容在用，保留。 / Key ${key} still seals ${values} values and stays.`

if (import.meta.main) {
  const usage = '用法 Usage: npm run keys -- rotate|drop|index'
  const actions: Record<string, (given: Given) => Promise<unknown>> = { rotate, drop, index }
  await asCommand(
    { usage, options: {} },
    async ({ positionals: [name = '', ...more] }, { say }) => {
      const config = readConfig()
      const action = Object.hasOwn(actions, name) && more.length === 0 ? actions[name] : undefined
      if (!action) throw new Error(usage)
      await withDb(config, db => action({ dataFolder: config.dataFolder, db, say }))
    },
  )
}
