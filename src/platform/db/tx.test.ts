import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestApp } from '#test/make.ts'
import { inScope, openDb } from './db.ts'
import { EVERYWHERE } from './scope.ts'
import { MOST_NAMES } from './tx.ts'

const app = await openTestApp('statements')

test('a connection keeps the statements that are asked for, and forgets those of long ago', async () => {
  const db = openDb(app.appUrl, { max: 1 })
  try {
    const ask = (nth: number) =>
      inScope(db, EVERYWHERE, tx =>
        sql<{ said: number }>`select ${nth}::int as said, ${sql.lit(nth)}::int as nth`.execute(tx),
      )
    const kept = async () => {
      const { rows } = await inScope(db, EVERYWHERE, tx =>
        sql<{ text: string }>`select statement as text from pg_prepared_statements`.execute(tx),
      )
      return rows.map(({ text }) => text)
    }
    for (let nth = 0; nth < MOST_NAMES + 100; nth++) {
      expect((await ask(nth)).rows[0]!.said).toBe(nth)
      await ask(0)
    }
    const statements = await kept()
    expect(statements.length).toBeLessThanOrEqual(MOST_NAMES)
    const holds = (nth: number) => statements.some(text => text.includes(`, ${nth}::int as nth`))
    expect([holds(0), holds(1), holds(MOST_NAMES + 50)]).toEqual([true, false, true])
    expect((await ask(1)).rows[0]!.said).toBe(1)
  } finally {
    await db.destroy()
  }
})
