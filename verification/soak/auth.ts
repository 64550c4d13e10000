/**
 * Both walls of authorization, whole; and then each rule and each policy of the database taken away or
 * turned round, one at a time, to see that the table of who may call what, or the attempts that are
 * written down, would tell.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAdmin } from '#verification/admin.ts'
import type { AppContext } from '#modules/ctx.ts'
import { makeApp } from '#app/make-app.ts'
import { openDb } from '#platform/db/db.ts'
import { SILENT } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import type { Cell } from '#test/authorization.ts'
import { cellsOf, ENTRIES, judged, undone } from '#test/authorization.ts'
import type { Somebody } from '#test/authorization-people.ts'
import { plantSomebodies } from '#test/authorization-people.ts'
import { letsStrangersIn } from '#test/rules-alone.ts'
import { startTestDatabase } from '#test/database.ts'
import { START } from '#test/town.ts'
import { mutantsOfPolicies } from './mutants.ts'
import type { Run } from './suite.ts'
import { provePolicies } from './wall-mutants.ts'

const AT_ONCE = 12

export async function auth({ say }: Run): Promise<void> {
  const database = await startTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'linli-soak-'))
  const db = openDb(database.appUrl, { max: AT_ONCE, transactionMs: 10_000 })
  const admin = openAdmin(database.adminUrl)
  const app: AppContext = {
    db,
    log: SILENT,
    clock: () => new Date(START),
    app: makeApp({ dataFolder: folder, vault: openVault(folder), demo: true, log: SILENT }),
  }
  try {
    // Before anybody is there: the attempts bring their own rows.
    const wall = await provePolicies(database.adminUrl)
    const people = await plantSomebodies({ ...app, admin })
    const matrix = { app: undone(app), nobodys: people[0]! }
    const cells = cellsOf(ENTRIES, people)
    const wrong = await wrongIn(matrix, cells, Infinity)
    say('cells', cells.length, 'cells')
    say('cells answered otherwise than the table says', wrong, 'cells', { atMost: 0 })

    const mutants = mutantsOfPolicies()
    const survivors: string[] = []
    for (const { procedure, what, rule, mutate } of mutants) {
      const before = letsStrangersIn(rule)
      const restore = mutate()
      const own = cells.filter(({ entry }) => entry.name === procedure)
      // Where the scope hides what a rule would have refused, the rule is asked alone.
      const told = letsStrangersIn(rule) !== before || (await wrongIn(matrix, own, 1)) > 0
      if (!told) survivors.push(`${procedure}: ${what}`)
      restore()
    }
    for (const line of [...survivors, ...wall.survivors]) console.error(`survives: ${line}`)
    say('mutants of rules', mutants.length, 'mutants', { atLeast: 1 })
    say('mutants of rules that nobody noticed', survivors.length, 'mutants', { atMost: 0 })
    say('attempts at the wall', wall.attempts, 'attempts', { atLeast: 1 })
    say('attempts that got through', wall.through, 'attempts', { atMost: 0 })
    say('mutants of the wall', wall.mutants, 'mutants', { atLeast: 1 })
    say('mutants of the wall that nobody noticed', wall.survivors.length, 'mutants', { atMost: 0 })
  } finally {
    await db.destroy()
    await admin.end()
    await database.stop()
    await rm(folder, { recursive: true })
  }
}

type Matrix = { app: AppContext; nobodys: Somebody }

/** How many cells are answered wrongly, counted no further than is asked for. */
async function wrongIn({ app, nobodys }: Matrix, cells: readonly Cell[], enough: number) {
  let wrong = 0
  const work = cells.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const cell of work) {
        if (wrong >= enough) return
        const { should, does } = await judged(app, cell, nobodys)
        if (should === does) continue
        wrong++
        if (enough === Infinity)
          console.error(
            `${cell.entry.name} by ${cell.somebody?.key} on ${cell.row}: ${does}, not ${should}`,
          )
      }
    }),
  )
  return wrong
}
