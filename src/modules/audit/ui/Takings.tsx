import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton, Tag, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import { moment } from '#web/kit/time.ts'
import type { Taking } from '../contract.ts'

type Props = {
  region: number
  roleName: (role: string) => string
  /** Each ledger by its name, and its conditions in words. */
  ledgers: Record<string, { title: string; words: (filter: Taking['filter']) => string }>
}

/** Who took lists out of a community, when, by which conditions and what for. */
export function Takings({ region, roleName, ledgers }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useInfiniteQuery(
    api.audit.takings.infiniteOptions({
      input: (before: string | undefined) => ({ region, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ earlier }) => earlier ?? undefined,
    }),
  )
  const { data, error, refetch } = query
  if (error && !data) return <Unread error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  const lines = data.pages.flatMap(({ rows }) => rows)
  if (lines.length === 0) return <Nothing words={t('takings.none')} />
  const line = ({ byName, byRole, ledger, filter, medium, rows }: Taking) =>
    t(`takings.${medium}`, {
      by: `${roleName(byRole)} ${byName}`,
      ledger: ledgers[ledger]?.title ?? ledger,
      what: ledgers[ledger]?.words(filter),
      count: rows,
    })
  const items = lines.map(one => ({
    key: one.id,
    content: (
      <span className="stack">
        <span>
          {line(one)} {one.burst && <Tag color="error">{t('takings.burst')}</Tag>}
        </span>
        {one.purpose && <q>{one.purpose}</q>}
        <small>
          {moment(one.at, language)}
          {one.count > 1 && ` · ${t('takings.times', { count: one.count })}`}
        </small>
      </span>
    ),
  }))
  return (
    <>
      <Timeline aria-label={t('takings.title')} items={items} />
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('takings.earlier')}
        </Button>
      )}
    </>
  )
}
