/**
 * Commands already carried out. A write is remembered in its own transaction, so a retry finds the
 * answer and a second effect is impossible: its memory would break the primary key.
 */
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import { sql } from 'kysely'
import type { Tx } from './db/db.ts'
import { queueStatement } from './db/db.ts'
import { AppError } from './app-error.ts'

export type Command = {
  region: number
  id: string
  accountId: string
  procedure: string
  inputHash: Buffer
}

// Plain JSON would hand back dates as texts, and a retry must get the very answer.
const wire = new StandardRPCJsonSerializer()
type Kept = { json: unknown; meta: ReturnType<typeof wire.serialize>[1] }

/** Lets the answer go to memory with the end of the transaction; a second effect breaks its primary key. */
export function remember(tx: Tx, command: Command, output: unknown, at: Date): void {
  const [json, meta] = wire.serialize(output)
  const kept = JSON.stringify({ json, meta } satisfies Kept)
  queueStatement(
    tx,
    tx
      .insertInto('platform.command')
      .values({ ...command, output: kept, at })
      .execute(),
  )
}

/** The remembered answer to this very command; other content under the same id is refused. */
export async function recall(tx: Tx, command: Command): Promise<{ output: unknown } | undefined> {
  const known = await tx
    .selectFrom('platform.command')
    .select(['inputHash', 'accountId', 'output'])
    .where('region', '=', command.region)
    .where('id', '=', command.id)
    .executeTakeFirst()
  if (!known) return undefined
  if (known.accountId !== command.accountId || !command.inputHash.equals(known.inputHash)) {
    throw new AppError('CONFLICT', 'command-reused')
  }
  const { json, meta } = known.output as Kept
  return { output: wire.deserialize(json, meta) }
}

/** Forgets commands older than 90 days, some at a time: no outbox waits longer. Gives how many. */
export async function purgeCommands(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.command where (region, id) in (
      select region, id from platform.command
      where at < ${new Date(now.getTime() - 90 * 86_400_000)} limit 5000)`.execute(tx)
  return Number(numAffectedRows)
}

/** What was asked, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
