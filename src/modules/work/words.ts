/** The words under which the rows of a noun are found; those of a name stand apart. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import { queueStatement } from '#platform/db/db.ts'
import { nameTokens, tokensOf } from '#platform/tokens.ts'
import type { Key, NounWith } from './tables.ts'
import { partOf } from './tables.ts'

export function wordsOf(noun: NounWith<'word'>) {
  const { table, own } = partOf(noun, 'word')
  return {
    /** Adds every word of a text and of a name to those under which a row already is found. */
    add(
      tx: Tx,
      { region, id }: Key,
      { text, name = null }: { text: string; name?: string | null },
    ) {
      const words = new Set(tokensOf(text))
      const names = new Set(name ? [...tokensOf(name), ...nameTokens(name)] : []).difference(words)
      queueStatement(
        tx,
        sql`insert into ${sql.table(table)} (region, token, ${sql.ref(own)}, of_name)
          select ${region}, token, ${id}, of_name from (
            select unnest(${[...words]}::text[]), false union all
            select unnest(${[...names]}::text[]), true) as all_of (token, of_name)
          on conflict do nothing`.execute(tx),
      )
    },

    /** The keys of those that stand under each of the words: one walk for all words, whatever the order of the page. */
    under: ({ lo, hi, tokens }: { lo: number; hi: number; tokens: readonly string[] }) =>
      sql<{ region: number; id: string }>`(
        select t.region, t.${sql.ref(own)} from ${sql.table(table)} t
        where ${lo === hi ? sql`t.region = ${lo}` : sql`t.region between ${lo} and ${hi}`}
          and t.token in (${sql.join(tokens)})
        group by t.region, t.${sql.ref(own)} having count(*) = ${tokens.length})`,
  }
}
