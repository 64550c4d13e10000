import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { Unread } from '#web/kit/desk/Nothing.tsx'
import { moment } from '#web/kit/time.ts'
import { holderOf, type InWords } from './kinds.ts'
import { dossier } from './queries.ts'

type Props = { region: number; id: string; head: ReactNode; inWords: InWords }

/** The slip for whoever came or called: by number and code they follow the matter and judge it without an account. */
export function Receipt({ region, id, head, inWords }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const input = { region, id }
  const slip = useQuery(
    api.matters.receipt.queryOptions({ input, staleTime: Number.POSITIVE_INFINITY }),
  )
  const about = useQuery(dossier(region, id))
  const matter = about.data
  for (const { data, error, refetch } of [slip, about])
    if (error && !data) return <Unread error={error} retry={refetch} />
  if (!slip.data || !matter) return <Skeleton active />
  const { number, code } = slip.data
  const address = `${window.location.origin}/track/${region}/${number}/${code}`
  const lines = [
    ['number', number],
    ['code', code],
    ['said', matter.text],
    ['receivedAt', moment(matter.receivedAt, language)],
    ['holder', holderOf(matter, inWords, ' ') || t('desk.nobodyYet')],
    ['promisedBy', matter.promisedBy ? moment(matter.promisedBy, language) : t('due.none')],
    ['address', address],
  ]
  return (
    <article className="receipt card">
      {head}
      <dl>
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt>{t(`receipt.${name}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>{t('receipt.about')}</p>
    </article>
  )
}
