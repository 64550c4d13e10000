/**
 * A row with a number tells whose it is by whether it fails, so no dataset may be a way to try numbers.
 * A number that nobody has is a guess where somebody has another of that kind: a citizen id where somebody
 * was born on its day, a phone where somebody bears the name. A few guesses stand in datasets by mistake;
 * beyond them no number of that day or name is compared for a while, not even the right one.
 */
import type { Alike, Known } from '#modules/people/index.ts'
import { alike, plainName } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { sha256 } from '#platform/ids.ts'
import { bornOn } from './citizen-ids.ts'
import type { Numbers } from './decide.ts'
import type { Entry } from './entries.ts'
import { failed } from './entries.ts'
import type { Guess } from './guess-queries.ts'
import { guessesAt } from './guess-queries.ts'

/** So many guesses, and two more for each who may be meant. */
const MISTAKES = 5
const FOR_EACH = 2
const FORGOTTEN_MS = 30 * 86_400_000

export const guessedSince = (now: Date): Date => new Date(now.getTime() - FORGOTTEN_MS)

type Rows = { entries: readonly Entry[]; numbers: readonly Numbers[]; known: Known }
export type Guarded = {
  /** Guesses that were not made before. */
  made: Guess[]
  /** The persons about whom nothing more was compared. */
  about: Set<string>
}

/** Notes on rows that they are not compared any more. What a trial has compared, its run may compare again. */
export async function guard(
  tx: Tx,
  { region, now, trial }: { region: number; now: Date; trial: boolean },
  { entries, numbers, known }: Rows,
): Promise<Guarded> {
  const there = numbersThere(known)
  const tries = entries.map((entry, i) => (failed(entry) ? [] : triesOf(entry, numbers[i]!, there)))
  const all = tries.flat()
  const subjects = [...new Set(all.map(({ subject }) => subject))]
  const before = await guessesAt(tx, region, { subjects, since: guessedSince(now) })
  const open = all.filter(({ subject, isThere }) => before.has(subject) || (trial && !isThere))
  const near = await personsNear(tx, region, open)

  const guarded: Guarded = { made: [], about: new Set() }
  for (const [i, entry] of entries.entries()) {
    for (const { field, written, subject, number, isThere } of tries[i]!) {
      const persons = near.get(subject) ?? []
      const guesses = before.get(subject) ?? new Set<string>()
      if (persons.length === 0 || guesses.has(number)) continue
      if (guesses.size >= MISTAKES + FOR_EACH * persons.length) {
        entry.noticed.push({ field, reason: 'tried-too-often', value: written })
        for (const { id } of persons) guarded.about.add(id)
      } else if (trial && !isThere) {
        before.set(subject, guesses.add(number))
        guarded.made.push({ subject, number })
      }
    }
  }
  return guarded
}

type Try = Guess & {
  field: 'phone' | 'citizenId'
  written: string
  by: Alike['by']
  value: string
  isThere: boolean
}

/** By how a number is told apart: a citizen id by itself, a phone together with a name. */
type There = ReadonlySet<string>

const numbersThere = ({ persons }: Known): There =>
  new Set(
    persons.flatMap(({ name, phoneIndex, citizenIdIndex }) => [
      `${citizenIdIndex}`,
      `${phoneIndex} ${plainName(name)}`,
    ]),
  )

function triesOf({ person }: Entry, { phone, citizenId }: Numbers, there: There): Try[] {
  const born = citizenId && bornOn(citizenId.value)
  const name = plainName(person?.name ?? '')
  return [
    ...(born
      ? [
          {
            ...about('born', born),
            ...tried('citizenId', citizenId),
            isThere: citizenId.known.some(index => there.has(index)),
          },
        ]
      : []),
    ...(phone
      ? [
          {
            ...about('named', name),
            ...tried('phone', phone),
            isThere: phone.known.some(index => there.has(`${index} ${name}`)),
          },
        ]
      : []),
  ]
}

type Given = NonNullable<Numbers['phone']>
const about = (by: Alike['by'], value: string) => ({ by, value, subject: subjectOf({ by, value }) })
const tried = (field: Try['field'], { value, index }: Given) => ({
  field,
  written: value,
  number: hashed(index),
})
const subjectOf = ({ by, value }: Pick<Alike, 'by' | 'value'>): string => hashed(`${by} ${value}`)
const hashed = (text: string): string => sha256(text).toString('hex')

async function personsNear(
  tx: Tx,
  region: number,
  tries: readonly Try[],
): Promise<Map<string, Alike[]>> {
  if (tries.length === 0) return new Map()
  const valuesOf = (by: Alike['by']) => [
    ...new Set(tries.filter(one => one.by === by).map(({ value }) => value)),
  ]
  return Map.groupBy(
    await alike(tx, region, { born: valuesOf('born'), named: valuesOf('named') }),
    subjectOf,
  )
}
