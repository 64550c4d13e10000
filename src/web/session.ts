import { QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import type { Me } from '#modules/access/contract.ts'
import { api, client, refusedAs } from './api.ts'

/** One for each surface. Whoever is not signed in is led to the door; a refusal is not asked for twice. */
export const newQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leadToDoor }),
    defaultOptions: {
      // A phone that believes to be offline still tries, and then says that it failed.
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (times, error) => times < 2 && !('code' in error),
      },
      mutations: { networkMode: 'always', onError: leadToDoor },
    },
  })

/** Who is signed in, in which posting, with which abilities. */
export const useMe = () => useQuery(api.access.me.queryOptions({ staleTime: 60_000 }))

/** The page on which somebody works; the door for whoever has no posting yet or owes a second factor. */
export const homeOf = (me: Me) =>
  me.posting && !me.secondFactorDue ? surfacePath(me.surface) : '/'

export const surfacePath = (surface: Me['surface']) => (surface ? `/${surface}/` : '/')

export async function signOut() {
  await client.access.signOut({})
  window.location.assign('/')
}

function leadToDoor(error: unknown) {
  if (refusedAs(error, 'SIGN_IN_FIRST') && window.location.pathname !== '/')
    window.location.assign('/')
}
