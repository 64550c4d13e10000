/** One step in the life of a noun: finds its row, demands the right, moves it by the table, and tells. */
import type { Ctx } from '#modules/ctx.ts'
import type { Authorized, Rule } from '#platform/actor.ts'
import { authorize } from '#platform/actor.ts'
import { AppError, orNotFound } from '#platform/app-error.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Times } from './obligations.ts'
import type { Change } from './promises.ts'
import type { Line, Told } from './story.ts'
import type { Key } from './tables.ts'

type Living = Told & { closedAt: Date | null }

/** What a noun hands in: its statements, its rights, its table, and what it shows of its promised times. */
type Noun<Row extends Living, Action extends string, What extends string> = {
  lock: (tx: Tx, region: number, id: string) => Promise<Row | undefined>
  update: (tx: Tx, row: Authorized<Row>, change: Partial<Row>) => Row
  policy: Record<Action, Rule<Row>>
  next: (ctx: Ctx, row: Row, action: Action) => { to: string } | { reason: string }
  /** What the table says of the promised times. */
  changeOf: (action: Action) => Change<What>
  obligations: { times: (tx: Tx, key: Key) => Promise<Times> }
  move: (ctx: Ctx, row: Row & { times: Times }, change: Change<What>) => Partial<Row>
  /** All that may be owed, which ends with the row. */
  owed: readonly What[]
  story: { write: (ctx: Ctx, lines: readonly Line<Row, Action>[]) => void }
  /** To whom a change hands it. */
  handedTo: (change: Partial<Row>) => string | null | undefined
}

export type Step<Row, Action, What extends string> = {
  action: Action
  reason?: string | null
  change?: (row: Row) => Done<Row, What> | Promise<Done<Row, What>>
}
type Done<Row, What extends string> = Partial<Row> & {
  clocks?: Change<What>
  toName?: string | null
}

export const lifecycle =
  <Row extends Living, Action extends string, What extends string>(noun: Noun<Row, Action, What>) =>
  async (
    ctx: Ctx,
    { region, id }: Key,
    { action, reason = null, change }: Step<Row, Action, What>,
  ): Promise<Row> => {
    const [row, times] = await Promise.all([
      noun.lock(ctx.tx, region, id),
      noun.obligations.times(ctx.tx, { region, id }),
    ])
    const before = authorize(noun.policy[action], ctx.actor, orNotFound(row))
    const step = noun.next(ctx, before, action)
    if ('reason' in step) throw new AppError('CONFLICT', step.reason)

    const done: Done<Row, What> = (await change?.(before)) ?? {}
    const { clocks, toName, ...rest } = done
    const fields = rest as Partial<Row>
    const ends = fields.closedAt ? { starts: [], drops: noun.owed } : {}
    const shown = noun.move(
      ctx,
      { ...before, times },
      {
        ...noun.changeOf(action),
        ...clocks,
        ...ends,
      },
    )
    const after = noun.update(ctx.tx, before, { state: step.to, ...fields, ...shown })
    const line = { before, after, action, reason }
    noun.story.write(ctx, [{ ...line, toName: toName ?? noun.handedTo(fields) ?? null }])
    return after
  }
