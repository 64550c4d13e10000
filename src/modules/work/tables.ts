/** The tables of a noun by the name of the noun: only one that a migration has made can be named. */
import type { Kysely } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { DB } from '#platform/db/tables.gen.ts'

type Part = 'step' | 'obligation' | 'attachment' | 'word'
export type Key = { region: number; id: string }

/** The nouns that have such a table. */
export type NounWith<P extends Part> = {
  [T in keyof DB]: T extends `${infer N extends keyof DB & string}${Capitalize<P>}` ? N : never
}[keyof DB]
export type PartOf<N extends NounWith<P>, P extends Part> = DB[`${N}${Capitalize<P>}` & keyof DB]

/** The column that leads to the noun: `matterId`. */
type OwnColumn<N> = N extends `${string}.${infer Name}` ? `${Name}Id` : never

/** Such a table as it is for whichever noun: the column that leads there goes by one name. */
export type AnyPart<P extends Part> = Omit<PartOf<NounWith<P>, P>, OwnColumn<NounWith<P>>> & {
  ownId: string
}

export function partOf<P extends Part>(noun: NounWith<P>, part: P) {
  const name = nameOf(noun)
  const table = `${noun}${part[0]!.toUpperCase()}${part.slice(1)}`
  return {
    table: table as 'part',
    own: `${name}Id` as 'ownId',
    on: (tx: Tx) => tx as unknown as Kysely<{ part: AnyPart<P> }>,
  }
}

export const nameOf = (noun: string): string => noun.slice(noun.indexOf('.') + 1)
