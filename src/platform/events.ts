import type { Tx } from './db/db.ts'
import { queueStatement } from './db/db.ts'
import { newId } from './ids.ts'

/** What happened to which record: ids and codes only, never a personal value. */
export type Event = {
  region: number
  subject: string
  subjectId: string
  what: string
  at: Date
  accountId: string | null
  postingId: string | null
  data?: Record<string, string | number | boolean | null>
}

/** Writes events in the transaction of the change they tell of: both are kept, or neither. */
export function emit(tx: Tx, events: readonly Event[]): void {
  if (events.length === 0) return
  const rows = events.map(({ data = {}, ...event }) => ({
    ...event,
    id: newId(event.at.getTime()),
    data: JSON.stringify(data),
  }))
  queueStatement(tx, tx.insertInto('platform.event').values(rows).execute())
}
