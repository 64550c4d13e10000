import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query'

const PAGE = 20

/** A list twenty at a time, more on demand. */
export const inPages = <Row>(
  queryKey: QueryKey,
  ask: (page: { limit: number; offset: number }) => Promise<{ rows: Row[]; total: number }>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => ask({ limit: PAGE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      pages.length * PAGE < last.total ? pages.length * PAGE : undefined,
  })
