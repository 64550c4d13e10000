import { hashKey, QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import type { Me } from '#modules/access/contract.ts'
import { api, client, refusedAs } from './api.ts'
import { tellReached } from './kit/network.ts'
import { isUnsent } from './kit/unsent.ts'
import { forgetDrafts } from './kit/useDraft.ts'
import { forgetLast, keepLast, last } from './last.ts'

/** One for each surface. Whoever is not signed in is led to the door; a refusal is not asked for twice. */
export const newQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (data, query) => {
        tellReached(true)
        if (query.queryHash === hashKey(api.access.me.queryKey())) keepMe(data as Me)
      },
      onError: error => {
        tellReached(isAnswer(error))
        leadToDoor(error)
      },
    }),
    defaultOptions: {
      // A phone that believes to be offline still tries, and then says that it failed.
      queries: {
        networkMode: 'always',
        // Also what is fresh: an answer is what says that the server is reached again.
        refetchOnReconnect: 'always',
        staleTime: 10_000,
        retry: (times, error) => {
          tellReached(isAnswer(error))
          return times < 2 && navigator.onLine && (!isAnswer(error) || refusedAs(error, 'BUSY'))
        },
      },
      mutations: { networkMode: 'always', onError: leadToDoor },
    },
  })

/** Who is signed in, in which posting, with which abilities. */
export const useMe = () => useQuery(api.access.me.queryOptions({ staleTime: 60_000 }))

/** The same at the door, which asks only where somebody was in before. */
export const useMeIfKnown = () =>
  useQuery(
    api.access.me.queryOptions({
      staleTime: 60_000,
      enabled: lastMe() !== undefined,
      retry: false,
    }),
  )

/** Who was in last on this device, as it was told then. */
export const lastMe = () => last<Me>(ME)

/** What was kept of one posting is not shown in another. */
export function keepMe(me: Me) {
  const before = lastMe()?.what
  if (before && before.posting?.id !== me.posting?.id) forgetLast()
  keepLast(ME, me)
}

/** The page on which somebody works; the door for whoever has no posting yet or owes a second factor. */
export const homeOf = (me: Me) =>
  me.posting && !me.secondFactorDue ? surfacePath(me.surface) : '/'

export const goHome = (me: Me) => window.location.assign(homeOf(me))

export const surfacePath = (surface: Me['surface']) => (surface ? `/${surface}/` : '/')

export async function signOut() {
  await client.access.signOut({})
  forgetLast()
  forgetDrafts()
  window.location.assign('/')
}

/** Whether the server said something, if only no. */
const isAnswer = (error: Error) => 'code' in error

const ME = 'me'

function leadToDoor(error: unknown) {
  if (!refusedAs(error, 'SIGN_IN_FIRST')) return
  forgetLast()
  if (isUnsent()) return
  if (window.location.pathname !== '/') window.location.assign('/')
}
