/** What the end of a household writes, and how it is taken back. */
import type { Tx } from '#platform/db/db.ts'

type One = { region: number; id: string }

export const lockHousehold = (tx: Tx, region: number, id: string) =>
  tx
    .selectFrom('people.household')
    .select(['placeId', 'endedOn'])
    .where('region', '=', region)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const living = (tx: Tx, { region, id }: One) =>
  tx
    .selectFrom('people.residency')
    .where('region', '=', region)
    .where('householdId', '=', id)
    .where('toOn', 'is', null)

export const movedInAfter = async (tx: Tx, { on, ...one }: One & { on: string }) =>
  (await living(tx, one).select('id').where('fromOn', '>', on).executeTakeFirst()) !== undefined

export async function moveOut(
  tx: Tx,
  { region, id, on, reason }: One & { on: string; reason: string },
): Promise<void> {
  await tx
    .updateTable('people.residency')
    .set({ toOn: on, endedWithHousehold: true })
    .where('region', '=', region)
    .where('householdId', '=', id)
    .where('toOn', 'is', null)
    .execute()
  await setEnd(tx, { region, id }, { endedOn: on, endedBecause: reason })
}

export async function moveBack(tx: Tx, { region, id }: One): Promise<void> {
  await tx
    .updateTable('people.residency')
    .set({ toOn: null, endedWithHousehold: null })
    .where('region', '=', region)
    .where('householdId', '=', id)
    .where('endedWithHousehold', '=', true)
    .execute()
  await setEnd(tx, { region, id }, { endedOn: null, endedBecause: null })
}

const setEnd = (
  tx: Tx,
  { region, id }: One,
  end: { endedOn: string | null; endedBecause: string | null },
) =>
  tx
    .updateTable('people.household')
    .set(end)
    .where('region', '=', region)
    .where('id', '=', id)
    .execute()
