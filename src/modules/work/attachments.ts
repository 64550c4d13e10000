/** Files with the rows of a noun: added by whoever put them in, seen by whoever sees the row. */
import type { Ctx } from '#modules/ctx.ts'
import { AppError } from '#platform/app-error.ts'
import type { Tx } from '#platform/db/db.ts'
import { elevated } from '#platform/db/db.ts'
import type { Key, NounWith } from './tables.ts'
import { partOf } from './tables.ts'

export function attachmentsOf(noun: NounWith<'attachment'>) {
  const { table, own, on } = partOf(noun, 'attachment')
  const read = (tx: Tx, { region, id }: Key) =>
    on(tx)
      .selectFrom(table)
      .select(['fileId', 'slot'])
      .where('region', '=', region)
      .where(own, '=', id)
      .orderBy('slot')
      .execute()
  return {
    read,

    /** Refuses files that somebody else has put in: to know an id is not to own the picture. */
    async add({ tx, actor }: Ctx, { region, id }: Key, fileIds: readonly string[]): Promise<void> {
      if (fileIds.length === 0) return
      const by = { region, accountId: actor.accountId! }
      if ((await elevated(tx, () => ownFiles(tx, by, fileIds))) < fileIds.length)
        throw new AppError('NOT_ACCEPTABLE', 'unknown-photo', { field: 'photoIds' })
      const first = (await read(tx, { region, id })).length
      const rows = fileIds.map((fileId, nth) => ({ region, [own]: id, fileId, slot: first + nth }))
      await on(tx).insertInto(table).values(rows).execute()
    },

    /** The rows that show a file. */
    async showing(tx: Tx, region: number, fileId: string): Promise<string[]> {
      const rows = await on(tx)
        .selectFrom(table)
        .select(`${own} as id`)
        .where('region', '=', region)
        .where('fileId', '=', fileId)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

/** How many of some files an account has put in. */
async function ownFiles(
  tx: Tx,
  by: { region: number; accountId: string },
  fileIds: readonly string[],
): Promise<number> {
  const { own } = await tx
    .selectFrom('platform.file')
    .select(eb => eb.fn.countAll<number>().as('own'))
    .where('region', '=', by.region)
    .where('id', 'in', fileIds)
    .where('accountId', '=', by.accountId)
    .executeTakeFirstOrThrow()
  return own
}
