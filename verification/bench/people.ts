/** Who acts: the n-th piece of work falls to another community and another person each time. */
import { newId } from '#platform/ids.ts'
import type { City } from './city.ts'
import { ACCOUNTS, clerkAt, gridOf, homeOf, idOf, residentAt, tokenOf, workerAt } from './city.ts'
import { complaintAt } from './words.ts'

export type Case = {
  region: number
  id: string
  /** What the resident sends, and the words by which staff will look for it. */
  report: { region: number; id: string; kind: string; text: string; placeId: string }
  words: string
  resident: string
  clerk: string
  worker: string
  workerPosting: string
}

/** Kinds that the grid's worker receives, and one that the clerk receives and hands on. */
export const TO_WORKER = ['repair', 'utility', 'environment', 'hazard']
export const TO_CLERK = ['suggestion']

export function caseAt({ communities }: City, n: number, kinds: readonly string[]): Case {
  const region = communities[(n * 61) % communities.length]!.code
  const person = residentAt((n * 7) % ACCOUNTS)
  const home = homeOf(person)
  const worker = workerAt(gridOf(home))
  const { text, words } = complaintAt(n + 1_000_003)
  const id = newId()
  return {
    region,
    id,
    report: {
      region,
      id,
      kind: kinds[n % kinds.length]!,
      text,
      placeId: idOf('dwelling', region, home),
    },
    words,
    resident: tokenOf(region, person),
    clerk: tokenOf(region, clerkAt(n)),
    worker: tokenOf(region, worker),
    workerPosting: idOf('posting', region, worker),
  }
}
