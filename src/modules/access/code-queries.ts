/** Codes sent to a phone: one for each time that somebody asked, for three tries. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'

type Try = { requestHash: Buffer; phoneIndexes: readonly Buffer[]; now: Date }

/** The hash to compare with, given out three times: the try is counted, and the row held, before anybody compares. */
export async function tryCode(
  tx: Tx,
  { requestHash, phoneIndexes, now }: Try,
): Promise<Buffer | undefined> {
  const row = await tx
    .updateTable('access.phoneCode')
    .set(eb => ({ tries: eb('tries', '+', 1) }))
    .where('requestHash', '=', requestHash)
    .where('phoneIndex', 'in', phoneIndexes)
    .where('tries', '<', 3)
    .where('expiresAt', '>', now)
    .returning('codeHash')
    .executeTakeFirst()
  return row?.codeHash
}

export const dropCode = (tx: Tx, requestHash: Buffer) =>
  tx.deleteFrom('access.phoneCode').where('requestHash', '=', requestHash).execute()

export const putCode = (
  tx: Tx,
  row: { requestHash: Buffer; phoneIndex: Buffer; codeHash: Buffer; expiresAt: Date },
) =>
  tx
    .insertInto('access.phoneCode')
    .values({ ...row, tries: 0 })
    .execute()

/** Forgets codes whose time is over, some at a time; gives how many. */
export async function dropStaleCodes(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from access.phone_code where request_hash in (
      select request_hash from access.phone_code where expires_at <= ${now} limit 5000)`.execute(tx)
  return Number(numAffectedRows)
}
