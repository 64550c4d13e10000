/** Codes on paper, of which only a hash is kept. */
import type { Tx } from '#platform/db/db.ts'

/** The one code of a person: whoever lost theirs gets another, and the lost one is worth nothing. */
export const put = (
  tx: Tx,
  row: { region: number; personId: string; hash: Buffer; expiresAt: Date },
) =>
  tx
    .insertInto('people.joinCode')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['region', 'personId']).doUpdateSet({
        hash: row.hash,
        expiresAt: row.expiresAt,
        usedAt: null,
        usedBy: null,
      }),
    )
    .execute()

/** Whose code it was, if it still held; from now on it does not. */
export async function use(
  tx: Tx,
  { region, hash, now, by }: { region: number; hash: Buffer; now: Date; by: string },
): Promise<string | undefined> {
  const used = await tx
    .updateTable('people.joinCode')
    .set({ usedAt: now, usedBy: by })
    .where('region', '=', region)
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('personId')
    .executeTakeFirst()
  return used?.personId
}
