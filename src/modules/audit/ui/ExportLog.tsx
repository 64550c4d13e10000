import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton, Tag, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import { moment } from '#web/kit/time.ts'
import type { ExportLogEntry } from '../contract.ts'

type Props = {
  region: number
  roleName: (role: string) => string
  /** Each register by its name, and its conditions in words. */
  registers: Record<string, { title: string; words: (filter: ExportLogEntry['filter']) => string }>
}

/** Who took lists out of a community, when, by which conditions and what for. */
export function ExportLog({ region, roleName, registers }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useInfiniteQuery(
    api.audit.exportLog.infiniteOptions({
      input: (before: string | undefined) => ({ region, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ earlier }) => earlier ?? undefined,
    }),
  )
  const { data, error, refetch } = query
  if (error && !data) return <LoadError error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  const lines = data.pages.flatMap(({ rows }) => rows)
  if (lines.length === 0) return <EmptyState words={t('exportLog.none')} />
  const line = ({ byName, byRole, register, filter, medium, rows }: ExportLogEntry) =>
    t(`exportLog.${medium}`, {
      by: `${roleName(byRole)} ${byName}`,
      register: registers[register]?.title ?? register,
      what: registers[register]?.words(filter),
      count: rows,
    })
  const items = lines.map(one => ({
    key: one.id,
    content: (
      <span className="stack">
        <span>
          {line(one)} {one.burst && <Tag color="error">{t('exportLog.burst')}</Tag>}
        </span>
        {one.purpose && <q>{one.purpose}</q>}
        <small>
          {moment(one.at, language)}
          {one.count > 1 && ` · ${t('exportLog.times', { count: one.count })}`}
        </small>
      </span>
    ),
  }))
  return (
    <>
      <Timeline aria-label={t('exportLog.title')} items={items} />
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('exportLog.earlier')}
        </Button>
      )}
    </>
  )
}
