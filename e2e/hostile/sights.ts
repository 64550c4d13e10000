/** What is written where, and on which screen it must be read again. */
import type { Page } from 'playwright-core'
import type { TFunction } from 'i18next'
import type { Screen } from '../screens.ts'
import { regionOf } from '../stories.ts'
import { acting, type Client } from '../windows.ts'

/** A community that no other test looks at. */
export const COMMUNITY = 'donghu'
export const REGION = regionOf(COMMUNITY)
export const called = (role: string) => `${COMMUNITY}-${role}`
export const as = (role: string): Promise<Client> => acting(called(role))

/** A text under the name of its field. */
export type Shown = readonly [field: string, text: string]

/** A screen with the texts that it shows; how it turns its leaves, where it has several. */
export type Sight = Pick<Screen, 'who' | 'act' | 'refused'> & {
  path: string
  shows: readonly Shown[]
  /** There is only room for a part of them. */
  partly?: true
  leaves?: (page: Page, t: TFunction) => Promise<boolean>
  /** An answer that is no page of ours, opened as if it were one. */
  bare?: true
  /** Done just before it is looked at. */
  before?: () => Promise<unknown>
}

/**
 * Deals texts to fields: to each all that it holds, one a round, and in one round to no two fields
 * the same, so that a text on a page tells which field it came from.
 */
export function dealer(texts: readonly string[]) {
  const order: string[] = []
  const fitting = (most: number) => texts.filter(({ length }) => length <= most)
  return {
    rounds: texts.length,
    fitting,
    deal(field: string, most: number, round: number): Shown {
      if (!order.includes(field)) order.push(field)
      const fits = fitting(most)
      return [field, fits[(round + order.indexOf(field)) % fits.length]!]
    },
  }
}
export type Dealer = ReturnType<typeof dealer>

/** Of the screens that differ only in which record they show, the first. */
export function oneOfEach(sights: readonly Sight[]): Sight[] {
  const kinds = new Map<string, Sight>()
  for (const sight of sights) {
    const { who, path, shows, act, leaves } = sight
    const { pathname, searchParams } = new URL(path, 'http://house')
    const page = [...pathname.split('/', 3), ...searchParams.keys()]
    const fields = [...new Set(shows.map(([field]) => field))].toSorted()
    const kind = JSON.stringify([who?.split(/\d/)[0], page, fields, String(act), String(leaves)])
    if (!kinds.has(kind)) kinds.set(kind, sight)
  }
  return [...kinds.values()]
}

/** As many as fit into each text of that length, where not many texts may be written. */
export function packed(texts: readonly string[], most: number): string[] {
  const packs: string[] = []
  for (const text of texts.filter(({ length }) => length <= most)) {
    const last = packs.at(-1)
    if (last !== undefined && last.length + 1 + text.length <= most)
      packs[packs.length - 1] = `${last} ${text}`
    else packs.push(text)
  }
  return packs
}

/** Some at a time. */
export async function eachOf<T, R>(
  all: readonly T[],
  work: (one: T, nth: number) => Promise<R>,
): Promise<R[]> {
  const done: R[] = []
  const waiting = [...all.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      done[next[0]] = await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return done
}
