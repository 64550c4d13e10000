import { sql } from 'kysely'
import type { Tx } from './db/db.ts'
import { sha256 } from './ids.ts'
import { AppError } from './app-error.ts'

/**
 * At most `max` within `seconds` of the first. With `renewed` each try that was let through begins
 * the span anew, so that no span of that length, wherever it begins, holds more. The `reason` is the word
 * of a refusal that says of what there was too much; when to come back is said after it.
 */
type Limit = { max: number; seconds: number; renewed?: boolean; reason?: string }

/**
 * Counts one try under a key and refuses beyond the limit. One statement, so that parallel tries
 * cannot all read the same count.
 */
export async function count(tx: Tx, key: string, limit: Limit, now: Date): Promise<void> {
  const [stale, ahead] = [-1, 1].map(way => new Date(now.getTime() + way * limit.seconds * 1000))
  // What begins further ahead than a span is long was counted by a clock that went wrong.
  const over = sql`(a.since <= ${stale} or a.since > ${ahead})`
  const { rows } = await sql<{ count: number; since: Date }>`
    insert into platform.attempt as a (key, since, count) values (${sha256(key)}, ${now}, 1)
    on conflict (key) do update set
      count = case when ${over} then 1 else a.count + 1 end,
      since = case when ${over} or (${limit.renewed ?? false} and a.count < ${limit.max}) then ${now} else a.since end
    returning count, since`.execute(tx)
  refuseBeyond(limit, rows[0]!, now)
}

/** Takes one try back that was none: where only failures count, and many try under one key. */
export const uncount = (tx: Tx, key: string) =>
  tx
    .updateTable('platform.attempt')
    .set(eb => ({ count: eb('count', '-', 1) }))
    .where('key', '=', sha256(key))
    .execute()

/** Forgives a key, after a success. */
export const forgive = (tx: Tx, key: string) =>
  tx.deleteFrom('platform.attempt').where('key', '=', sha256(key)).execute()

/**
 * The same in the memory of one server: for calls that are too many and too light to be written
 * down. A restart forgives them, which is no gain where the span is short.
 */
export function counter(limit: Limit) {
  let since = new Date(0)
  const tries = new Map<string, number>()
  return {
    count(key: string, now: Date): void {
      if (Math.abs(now.getTime() - since.getTime()) >= limit.seconds * 1000) {
        since = now
        tries.clear()
      }
      tries.set(key, (tries.get(key) ?? 0) + 1)
      refuseBeyond(limit, { count: tries.get(key)!, since }, now)
    },
    /** Takes one try back that was none. */
    uncount(key: string): void {
      const count = tries.get(key)
      if (count) tries.set(key, count - 1)
    },
  }
}

function refuseBeyond(
  limit: Limit,
  { count, since }: { count: number; since: Date },
  now: Date,
): void {
  if (count <= limit.max) return
  const retryAfterSeconds = Math.max(
    1,
    Math.ceil((since.getTime() + limit.seconds * 1000 - now.getTime()) / 1000),
  )
  throw new AppError('TOO_MANY', limit.reason ?? 'too-many', { retryAfterSeconds, keep: true })
}

/** Forgets what no window reaches back to any more. */
export async function purgeAttempts(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.attempt where key in (
      select key from platform.attempt
      where since < ${new Date(now.getTime() - 2 * 86_400_000)} limit 5000)`.execute(tx)
  return Number(numAffectedRows)
}
