import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { moment } from '#web/kit/time.ts'
import type { Look } from '../contract.ts'

type Narrowed = { accountId?: string | undefined; personId?: string | undefined }
type Props = {
  region: number
  asked: Narrowed & { day?: string | undefined }
  regionNames: ReadonlyMap<number, string>
  roleName: (role: string) => string
  /** Asks for what one account looked at, or for who looked at one resident. */
  choose: (narrowed: Narrowed) => void
}

/** Who looked at whose data, newest first, repeats of a day in one line. */
export function Looks({ region, asked, regionNames, roleName, choose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useInfiniteQuery(
    api.audit.looks.infiniteOptions({
      input: (before: string | undefined) => ({ region, ...asked, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ earlier }) => earlier ?? undefined,
    }),
  )
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  if (query.error && !query.data) return <LoadError error={query.error} retry={query.refetch} />
  if (!query.data) return <Skeleton active />
  if (rows.length === 0) return <EmptyState words={t('looks.none')} />

  const only = (name: string, narrowed: Narrowed) => (
    <Button
      type="link"
      size="small"
      aria-label={t('security.of', { name })}
      onClick={() => choose(narrowed)}
    >
      {name}
    </Button>
  )
  return (
    <>
      <PlainTable<Look>
        label={t('security.record.looks')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: t('security.at'), cell: ({ at }) => moment(at, language) },
          {
            title: t('security.who'),
            cell: ({ byName, byRole, accountId }) =>
              only(`${roleName(byRole)} ${byName}`, { accountId }),
          },
          { title: t('looks.at'), cell: ({ what }) => t(`looks.what.${what}`) },
          {
            title: t('looks.whom'),
            cell: ({ personId }) =>
              only(t('looks.resident', { id: personId.slice(-4) }), { personId }),
          },
          { title: t('looks.purpose'), cell: ({ purpose }) => purpose || '—' },
          {
            title: t('looks.times'),
            number: true,
            cell: ({ count }) => t('looks.count', { count }),
          },
          { title: t('security.where'), cell: one => regionNames.get(one.region) ?? '—' },
        ]}
      />
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('security.earlier')}
        </Button>
      )}
    </>
  )
}
