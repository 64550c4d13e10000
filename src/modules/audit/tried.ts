import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { insertOnce } from './queries.ts'

type By = { region: number; accountId: string; byName: string; byRole: string; at: Date }

/** A register tried more numbers about somebody than it may hold by mistake: told to them, and to the auditor. */
export async function numbersTried(
  tx: Tx,
  {
    personIds,
    importId,
    purpose,
    ...by
  }: By & { personIds: string[]; importId: string; purpose: string },
): Promise<void> {
  for (const personId of personIds)
    await insertOnce(tx, { ...by, id: newId(), personId, what: 'numbersTried', purpose })
  const { region, accountId, at } = by
  const data = JSON.stringify({ importId, persons: personIds.length })
  await tx
    .insertInto('audit.securityEvent')
    .values({
      region,
      id: newId(),
      at,
      what: 'numbersTried',
      succeeded: false,
      accountId,
      ip: '',
      data,
    })
    .execute()
}
