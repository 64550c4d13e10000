/** A region's category tree, and the first guess that is taken from it by words alone. */
import { sql } from 'kysely'
import type { Ctx } from '#modules/ctx.ts'
import type { Tx } from '#platform/db/db.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { cut } from '#platform/tokens.ts'
import type { matters } from './contract.ts'
import { EMPTY, inOfficialWords } from './everyday-words.ts'

/** Replaces the tree, so that sending it again changes nothing. */
export async function setCategories(
  ctx: Ctx,
  { region, paths }: InputOf<typeof matters.setCategories>,
): Promise<{ count: number }> {
  const distinct = [...new Set(paths.map(path => path.join(SLASH)))]
  // Of two that replace a tree at once the later waits; else it would become a mixture of both.
  await sql`lock table matters.category in share row exclusive mode`.execute(ctx.tx)
  await ctx.tx.deleteFrom('matters.category').where('region', '=', region).execute()
  if (distinct.length)
    await ctx.tx
      .insertInto('matters.category')
      .values(distinct.map(path => ({ region, path })))
      .execute()
  return { count: distinct.length }
}

/** The category whose words the text says most; none where it says no word of the tree, for a person will choose. */
export async function suggest(tx: Tx, region: number, text: string): Promise<string | null> {
  return bestOf(await treeOf(tx, region), text)
}

const SLASH = ' / '
const KEPT = 100
const trees = new Map<number, { version: string; tree: Tree }>()

/**
 * Prepared once and kept while it holds, under any number of servers: a tree is only ever replaced
 * as a whole, so the transaction that wrote one of its rows is the version of them all.
 */
async function treeOf(tx: Tx, region: number): Promise<Tree> {
  const { rows } = await sql<{
    xmin: string
  }>`select xmin from matters.category where region = ${region} limit 1`.execute(tx)
  const version = rows[0]?.xmin ?? 'none'
  const known = trees.get(region)
  if (known?.version === version) return known.tree
  const paths = await tx
    .selectFrom('matters.category')
    .select('path')
    .where('region', '=', region)
    .orderBy('path')
    .execute()
  const tree = treeFrom(paths.map(({ path }) => path))
  trees.set(region, { version, tree })
  if (trees.size > KEPT) trees.delete(trees.keys().next().value!)
  return tree
}

/** The paths of a tree and what each claims, and of each word the paths it stands on and how much hearing it tells. */
export type Tree = {
  paths: readonly string[]
  claims: Float64Array
  words: ReadonlyMap<string, { on: readonly number[]; tells: number }>
}

/** A word tells the more, the fewer paths it stands on. Of equal paths that is best which claims least beside. */
export function treeFrom(paths: readonly string[]): Tree {
  const on = new Map<string, number[]>()
  const claims = paths.map((path, i) => {
    const names = path.split(SLASH)
    const words = new Set(
      [...names, ...names.flatMap(cut)].filter(word => word.length > 1 && !EMPTY.has(word)),
    )
    for (const word of words) on.set(word, [...(on.get(word) ?? []), i])
    return words.size * -0.001
  })
  const words = new Map(
    [...on].map(([word, on]) => [word, { on, tells: Math.log(1 + paths.length / on.length) }]),
  )
  return { paths, words, claims: Float64Array.from(claims) }
}

/** What a message is about stands in its first line, which therefore counts more. */
const FIRST_LINE = 3
const NOTHING = { on: [], tells: 0 }

export function bestOf({ paths, claims, words }: Tree, text: string): string | null {
  const scores = claims.slice()
  const [first = '', ...more] = text.split('\n')
  for (const [part, weight] of [
    [first, FIRST_LINE],
    [more.join('\n'), 1],
  ] as const) {
    for (const word of [...cut(part), ...inOfficialWords(part)]) {
      const { on, tells } = words.get(word) ?? NOTHING
      for (const path of on) scores[path]! += tells * weight
    }
  }
  const best = scores.reduce((best, score, path) => (score > (scores[best] ?? 0) ? path : best), -1)
  return paths[best] ?? null
}
