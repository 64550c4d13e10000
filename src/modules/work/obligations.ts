/** The promised times of a noun's rows: started, met, dropped, paused and moved. */
import type { Ctx } from '#modules/ctx.ts'
import { ownDays } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueStatement } from '#platform/db/db.ts'
import type { OwnDays, Span } from '#platform/working-time.ts'
import type { Change, Obligation, Timed, Written } from './promises.ts'
import { carried, earliest, promise } from './promises.ts'
import type { Key, NounWith } from './tables.ts'
import { partOf } from './tables.ts'

/** The promises that run, and the days that the region has set over the national calendar. */
export type Times = { live: Obligation[]; days: OwnDays }
type Begun = ReturnType<typeof promise> & { ownId: string }

/** `promised` is what whoever asked was promised; `watch` ends by itself once nothing else is late. */
export function obligationsOf<What extends string>(
  noun: NounWith<'obligation'>,
  { promised, watch }: { promised: What; watch: What },
) {
  const { read, insert, set, begin } = statementsOf<What>(noun)
  const promisedBy = (promises: readonly Timed[]) =>
    promises.find(({ what }) => what === promised)?.dueAt ?? null

  /** What one promise becomes: nothing, if the change ends it. */
  function carry({ tx, now }: Ctx, row: Obligation, change: Change, days: OwnDays): Timed[] {
    const written = carried(row, change, { promised, now, days })
    if (!written) return [row]
    set(tx, row, written)
    return written.endedAt ? [] : [{ what: row.what, dueAt: written.dueAt ?? null }]
  }

  return {
    read,
    insert,
    begin,

    async times(tx: Tx, key: Key): Promise<Times> {
      const [all, days] = await Promise.all([read(tx, key), ownDays(tx, key.region)])
      return { live: all.filter(row => row.endedAt === null), days }
    },

    /** The first promises of a row that is about to be written, and what it shows of them. */
    first(key: Key, owed: Partial<Record<What, Span>>, at: { now: Date; days: OwnDays }) {
      const promises = (Object.entries(owed) as [What, Span][]).map(([what, span]) =>
        begin(key, what, { span, ...at }),
      )
      return { promises, dueAt: earliest(promises), promisedBy: promisedBy(promises) }
    },

    /** Carries out a change, and gives what the row itself shows of its times. */
    move(
      ctx: Ctx,
      { times: { live, days }, ...key }: Key & { times: Times },
      change: Change<What>,
      clocks: Record<What, Span>,
    ): { dueAt: Date | null; promisedBy: Date | null; late: boolean } {
      const carryAll = (what: (row: Obligation) => boolean, change: Change) =>
        live.filter(what).flatMap(row => carry(ctx, row, change, days))
      const owed = carryAll(row => row.what !== watch, change)
      const late = owed.some(({ dueAt }) => dueAt && dueAt < ctx.now)
      const watching = carryAll(row => row.what === watch, late ? change : { meets: [watch] })
      const started = (change.starts ?? []).map(what =>
        begin(key, what, { span: clocks[what], now: ctx.now, days }),
      )
      insert(ctx.tx, started)
      const running = [...owed, ...watching, ...started]
      return { dueAt: earliest(running), promisedBy: promisedBy(running), late }
    },
  }
}

function statementsOf<What extends string>(noun: NounWith<'obligation'>) {
  const { table, own, on } = partOf(noun, 'obligation')
  return {
    read: (tx: Tx, { region, id }: Key): Promise<Obligation[]> =>
      on(tx)
        .selectFrom(table)
        .selectAll()
        .where('region', '=', region)
        .where(own, '=', id)
        .orderBy('startedAt')
        .orderBy('dueAt')
        .execute(),

    /** A promise that begins now, as a row of the noun's own. */
    begin: (
      { region, id }: Key,
      what: What,
      at: { span: Span; now: Date; days: OwnDays },
    ): Begun => ({ ...promise(region, what, at), [own]: id }),

    insert(tx: Tx, promises: readonly Begun[]): void {
      if (promises.length) queueStatement(tx, on(tx).insertInto(table).values(promises).execute())
    },

    set(tx: Tx, { region, id }: Obligation, change: Written): void {
      queueStatement(
        tx,
        on(tx)
          .updateTable(table)
          .set(change)
          .where('region', '=', region)
          .where('id', '=', id)
          .execute(),
      )
    },
  }
}
