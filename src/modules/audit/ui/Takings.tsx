import { useQuery } from '@tanstack/react-query'
import { Skeleton, Timeline } from 'antd'
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
  const { data, error, refetch } = useQuery(api.audit.takings.queryOptions({ input: { region } }))
  if (error && !data) return <Unread error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  if (data.length === 0) return <Nothing words={t('takings.none')} />
  return (
    <Timeline
      aria-label={t('takings.title')}
      items={data.map(({ id, at, byName, byRole, ledger, filter, medium, rows, purpose }) => ({
        key: id,
        content: (
          <span className="stack">
            <span>
              {t(`takings.${medium}`, {
                by: `${roleName(byRole)} ${byName}`,
                ledger: ledgers[ledger]?.title ?? ledger,
                what: ledgers[ledger]?.words(filter),
                count: rows,
              })}
            </span>
            <q>{purpose}</q>
            <small>{moment(at, language)}</small>
          </span>
        ),
      }))}
    />
  )
}
