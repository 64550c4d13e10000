import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'

/** A number that was tried, and what it was about; both as hashes in hex. */
export type Guess = { subject: string; number: string }

/** The guesses since a moment, by what they were about. */
export async function guessesAt(
  tx: Tx,
  region: number,
  { subjects, since }: { subjects: string[]; since: Date },
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<Guess>`
    select encode(g.subject, 'hex') as subject, encode(g.number, 'hex') as number
    from unnest(${subjects}::text[]) as k (key)
    join imports.guess g on g.region = ${region} and g.subject = decode(k.key, 'hex') and g.at > ${since}`.execute(
    tx,
  )
  const guesses = new Map<string, Set<string>>()
  for (const { subject, number } of rows)
    guesses.set(subject, (guesses.get(subject) ?? new Set()).add(number))
  return guesses
}

export const insertGuesses = (tx: Tx, region: number, at: Date, guesses: readonly Guess[]) =>
  sql`
    insert into imports.guess (region, subject, number, at)
    select ${region}, decode(subject, 'hex'), decode(number, 'hex'), ${at}
    from jsonb_to_recordset(${JSON.stringify(guesses)}::jsonb) as g (subject text, number text)
    on conflict (region, subject, number) do update set at = excluded.at`.execute(tx)

export const forgetGuesses = (tx: Tx, before: Date) =>
  tx.deleteFrom('imports.guess').where('at', '<', before).execute()
