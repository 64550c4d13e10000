/** What is asked of the app about many matters before an act is taken on them. */
import { useQuery } from '@tanstack/react-query'
import { client, inLanguage } from '#web/api.ts'
import type { Candidate, Matter } from '../contract.ts'

export const BULK_ACTS = ['accept', 'dispatch', 'verify', 'classify'] as const
export type BulkActName = (typeof BULK_ACTS)[number]

const PAGE = 100

/** Who can take all of these over. */
export const useCandidates = (matters: readonly Pick<Matter, 'region' | 'id'>[] | undefined) =>
  useQuery({
    queryKey: ['candidates', ...(matters ?? []).map(({ id }) => id)],
    enabled: matters !== undefined,
    queryFn: async () => {
      const lists = await Promise.all(
        inParts(matters!).map(part => client.matters.candidates(part)),
      )
      const [first = [], ...rest] = lists
      const inAll = ({ postingId }: Candidate) =>
        rest.every(list => list.some(one => one.postingId === postingId))
      return first.filter(inAll)
    },
  })

export type Foreseen = { able: Matter[]; refused: { words: string; matters: Matter[] }[] }

/** On which of them the act can be taken now, and why not on the others. */
export const useForeseen = (
  act: BulkActName,
  matters: readonly Matter[] | undefined,
  postingId: string | undefined,
) =>
  useQuery({
    queryKey: ['foreseen', act, postingId, ...(matters ?? []).map(({ id }) => id)],
    enabled: matters !== undefined,
    // What others did a moment ago changes the answer.
    gcTime: 0,
    queryFn: async (): Promise<Foreseen> => {
      const told = await Promise.all(
        inParts(matters!).map(part => client.matters.preflight({ ...part, act, postingId })),
      )
      const able = new Set(told.flatMap(({ able }) => able))
      const byWords = Map.groupBy(
        told.flatMap(({ refused }) => refused),
        ({ message }) => inLanguage(message) ?? message,
      )
      const refused = [...byWords].map(([words, parts]) => {
        const ids = new Set(parts.flatMap(({ ids }) => ids))
        return { words, matters: matters!.filter(({ id }) => ids.has(id)) }
      })
      return { able: matters!.filter(({ id }) => able.has(id)), refused }
    },
  })

/** Of one region each, and no longer than one question may be. */
const inParts = (matters: readonly Pick<Matter, 'region' | 'id'>[]) =>
  [...Map.groupBy(matters, ({ region }) => region)].flatMap(([region, list]) =>
    Array.from({ length: Math.ceil(list.length / PAGE) }, (_, n) => ({
      region,
      ids: list.slice(n * PAGE, (n + 1) * PAGE).map(({ id }) => id),
    })),
  )
