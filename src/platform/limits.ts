import { sql } from 'kysely'
import type { Tx } from './db/db.ts'
import { Refusal } from './refusal.ts'

/** At most `max` within `seconds`, counted from the first. */
export type Limit = { max: number; seconds: number }

/**
 * Counts one try under a key and refuses beyond the limit. One statement, so that parallel tries
 * cannot all read the same count.
 */
export async function count(tx: Tx, key: string, limit: Limit, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - limit.seconds * 1000)
  const { rows } = await sql<{ count: number; since: Date }>`
    insert into platform.attempt as a (key, since, count) values (${key}, ${now}, 1)
    on conflict (key) do update set
      count = case when a.since <= ${stale} then 1 else a.count + 1 end,
      since = case when a.since <= ${stale} then ${now} else a.since end
    returning count, since`.execute(tx)
  const { count: tries, since } = rows[0]!
  if (tries <= limit.max) return
  const retryAfterSeconds = Math.max(1, Math.ceil((since.getTime() + limit.seconds * 1000 - now.getTime()) / 1000))
  throw new Refusal('TOO_MANY', 'too-many', { retryAfterSeconds, keep: true })
}

/** Forgives a key, after a success. */
export const forgive = (tx: Tx, key: string) => tx.deleteFrom('platform.attempt').where('key', '=', key).execute()
