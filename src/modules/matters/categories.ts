/** A region's category tree, and the first guess that is taken from it by words alone. */
import type { Ctx } from '#modules/ctx.ts'
import type { Tx } from '#platform/db/db.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { wordsOf } from '#platform/tokens.ts'
import type { matters } from './contract.ts'
import * as queries from './queries.ts'

/** Replaces the tree, so that sending it again changes nothing. */
export async function setCategories(ctx: Ctx, { region, paths }: InputOf<typeof matters.setCategories>): Promise<{ count: number }> {
  const distinct = [...new Set(paths.map(path => path.join(' / ')))]
  await ctx.tx.deleteFrom('matters.category').where('region', '=', region).execute()
  if (distinct.length) await ctx.tx.insertInto('matters.category').values(distinct.map(path => ({ region, path }))).execute()
  return { count: distinct.length }
}

/** The category whose words the text uses most; none where no word fits, for a person will choose. */
export async function suggest(tx: Tx, region: number, text: string): Promise<string | null> {
  return bestOf(await treeOf(tx, region), text)
}

export type Tree = { path: string; words: readonly string[]; leaf: string }[]

export function bestOf(tree: Tree, text: string): string | null {
  const said = new Set(wordsOf(text))
  // A rare word tells more: a word on many branches (管理, 其他) says little about one.
  const spread = new Map<string, number>()
  for (const { words } of tree) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1)
  const scored = tree.map(({ path, words, leaf }) => ({
    path,
    score: words.reduce((sum, word) => sum + (said.has(word) ? 1 / spread.get(word)! : 0), text.includes(leaf) ? 1 : 0),
  }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { path: '', score: 0 })
  return best.score > 0 ? best.path : null
}

export function treeFrom(paths: readonly string[]): Tree {
  return paths.map(path => {
    const names = path.split(' / ')
    return { path, leaf: names.at(-1)!, words: names.flatMap(wordsOf).filter(word => word.length > 1) }
  })
}

const treeOf = async (tx: Tx, region: number): Promise<Tree> => treeFrom((await queries.categories(tx, region)).map(row => row.path))
