import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { moment } from '#web/kit/time.ts'
import type { SecurityEvent, SecurityWhat } from '../contract.ts'

export type Asked = {
  what?: SecurityWhat | undefined
  day?: string | undefined
  accountId?: string | undefined
}
type Props = {
  region: number
  asked: Asked
  regionNames: ReadonlyMap<number, string>
  /** Asks for what concerns one account. */
  choose: (accountId: string) => void
}

/** Line by line, newest first; a name is a way to all that concerns it. */
export function SecurityEvents({ region, asked, regionNames, choose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useInfiniteQuery(
    api.audit.securityEvents.infiniteOptions({
      input: (before: string | undefined) => ({ region, ...asked, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ earlier }) => earlier ?? undefined,
    }),
  )
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const nameOf = useNames(region, rows)
  if (query.error && !query.data) return <LoadError error={query.error} retry={query.refetch} />
  if (!query.data) return <Skeleton active />
  if (rows.length === 0) return <EmptyState words={t('security.none')} />

  const who = (id: string | null, none: string) => {
    if (!id) return none
    const name = nameOf(id) ?? t('security.somebody', { id: id.slice(-4) })
    return (
      <Button
        type="link"
        size="small"
        aria-label={t('security.of', { name })}
        onClick={() => choose(id)}
      >
        {name}
      </Button>
    )
  }
  return (
    <>
      <PlainTable<SecurityEvent>
        label={t('security.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: t('security.at'), cell: ({ at }) => moment(at, language) },
          {
            title: t('security.who'),
            cell: ({ accountId }) => who(accountId, t('security.unknown')),
          },
          { title: t('security.what'), cell: ({ what }) => t(`security.event.${what}`) },
          { title: t('security.detail'), cell: event => detailOf(event, t) },
          { title: t('security.to'), cell: ({ subjectAccountId }) => who(subjectAccountId, '—') },
          {
            title: t('security.result'),
            cell: ({ succeeded }) => (
              <Tag color={succeeded ? 'default' : 'error'}>
                {t(succeeded ? 'security.done' : 'security.failed')}
              </Tag>
            ),
          },
          { title: t('security.address'), cell: ({ ip }) => ip },
          {
            title: t('security.where'),
            cell: ({ region }) => regionNames.get(region) ?? '—',
          },
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

/** What was taken out, and what was seen of somebody; of all else the name of the event says enough. */
function detailOf({ what, data }: SecurityEvent, t: TFunction): string {
  if (what === 'exported')
    return t('security.exported', {
      register: t(`security.data.${data.register}`),
      medium: t(`security.data.${data.medium}`),
      count: Number(data.rows),
    })
  return what === 'revealed' ? t(`security.data.${data.field}`) : '—'
}

/** The names behind the ids on a page, as far as they serve within the auditor's regions. */
function useNames(region: number, rows: readonly SecurityEvent[]) {
  const ids = new Set(rows.flatMap(row => [row.accountId, row.subjectAccountId]))
  const input = { region, ids: [...ids].filter(id => id !== null).slice(-200) }
  const { data = [] } = useQuery(
    api.access.accountNames.queryOptions({ input, enabled: input.ids.length > 0 }),
  )
  const names = new Map(data.map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id)
}
