import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Link } from '../kit/router.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'

const SHOWN = 3

/** What was done and waits for the requester's word: before all else, and nothing while there is none. */
export function WaitingForMe() {
  const { t } = useTranslation()
  const { region } = useSession().posting
  const { kindName } = useOwnMethod()
  const query = useQuery(
    api.matters.list.queryOptions({
      input: {
        region,
        view: 'open',
        states: ['followUp'],
        sort: 'receivedAt',
        descending: true,
        limit: SHOWN,
      },
    }),
  )
  const rows = query.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="card stack" aria-label={t('waiting.title')}>
      <h2>{t('waiting.title')}</h2>
      {rows.map(({ id, kind, text }) => (
        <Link key={id} className="chip" to={`/matters/${region}/${id}`}>
          <span>
            <strong>{kindName(kind)}</strong> <span className="short">{text}</span>
            <span className="weak">{t('waiting.press')}</span>
          </span>
        </Link>
      ))}
    </section>
  )
}
