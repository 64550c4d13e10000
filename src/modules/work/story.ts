/** The story of a noun: what each action leaves behind. */
import type { Selectable } from 'kysely'
import type { Ctx } from '#modules/ctx.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueStatement } from '#platform/db/db.ts'
import { emit } from '#platform/events.ts'
import type { Key, NounWith, PartOf } from './tables.ts'
import { nameOf, partOf } from './tables.ts'

export type Told = Key & { version: number; state: string }

export type Line<Row extends Told, Action extends string = string> = {
  before: Row | null
  after: Row
  action: Action
  reason: string | null
  toName?: string | null
  toRole?: string | null
}

export function storyOf<N extends NounWith<'step'>>(noun: N) {
  const { table, own, on } = partOf(noun, 'step')
  const subject = nameOf(noun)
  return {
    read: (tx: Tx, { region, id }: Key) =>
      on(tx)
        .selectFrom(table)
        .selectAll()
        .where('region', '=', region)
        .where(own, '=', id)
        .orderBy('seq')
        .execute() as unknown as Promise<Selectable<PartOf<N, 'step'>>[]>,

    /** One line of the story and one event for each, in the order that the version gives. */
    write(ctx: Ctx, lines: readonly Line<Told>[]): void {
      if (lines.length === 0) return
      const { accountId, postingId, name, role } = ctx.actor
      const rows = lines.map(({ before, after, ...step }) => ({
        region: after.region,
        [own]: after.id,
        seq: after.version,
        at: ctx.now,
        ...step,
        fromState: before?.state ?? null,
        toState: after.state,
        accountId,
        postingId,
        byName: name || null,
        byRole: role || null,
      }))
      queueStatement(ctx.tx, on(ctx.tx).insertInto(table).values(rows).execute())
      const events = lines.map(({ after, action }) => ({
        region: after.region,
        subject,
        subjectId: after.id,
        what: action,
        at: ctx.now,
        accountId,
        postingId,
        data: { state: after.state },
      }))
      emit(ctx.tx, events)
    },
  }
}
