/** Says no at the door while more calls wait for the database than it will serve soon. */
import type { MiddlewareHandler } from 'hono'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'

const TELL_EVERY_MS = 1000

/**
 * A quick no, with the time after which to come back, is worth more than a late yes that nobody waits
 * for any more, and costs next to nothing: so it comes before anything else is done with the call.
 */
export function admission(
  { db, log }: { db: Db; log: Log },
  no: { body: string; headers: Record<string, string> },
): MiddlewareHandler {
  let refused = 0
  const tell = () => {
    log.warn({ refused }, 'refused, too many were waiting')
    refused = 0
  }
  return async (c, next) => {
    if (!db.crowded()) return next()
    if (refused++ === 0) setTimeout(tell, TELL_EVERY_MS).unref()
    return c.body(no.body, 503, no.headers)
  }
}
