/** Codes sent to a phone: one a number, for three tries. */
import type { Tx } from '#platform/db/db.ts'

/** The hash to compare with, given out three times: the try is counted, and the row held, before anybody compares. */
export async function tryCode(
  tx: Tx,
  phoneIndexes: readonly Buffer[],
  now: Date,
): Promise<Buffer | undefined> {
  const rows = await tx
    .updateTable('access.phoneCode')
    .set(eb => ({ tries: eb('tries', '+', 1) }))
    .where('phoneIndex', 'in', phoneIndexes)
    .where('tries', '<', 3)
    .where('expiresAt', '>', now)
    .returning(['codeHash', 'expiresAt'])
    .execute()
  return rows.toSorted((a, b) => Number(b.expiresAt) - Number(a.expiresAt))[0]?.codeHash
}

export const dropCode = (tx: Tx, phoneIndexes: readonly Buffer[]) =>
  tx.deleteFrom('access.phoneCode').where('phoneIndex', 'in', phoneIndexes).execute()

export const putCode = (tx: Tx, row: { phoneIndex: Buffer; codeHash: Buffer; expiresAt: Date }) =>
  tx
    .insertInto('access.phoneCode')
    .values({ ...row, tries: 0 })
    .onConflict(conflict => conflict.column('phoneIndex').doUpdateSet({ ...row, tries: 0 }))
    .execute()
