import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '#modules/matters/contract.ts'
import { PhoneMatterCard } from '#modules/matters/ui/PhoneMatterCard.tsx'
import { isElsewhere } from '#modules/matters/ui/turn.ts'
import { useLanguage } from '../i18n.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { Loading } from '../kit/Loading.tsx'
import { More } from '../kit/More.tsx'
import { useReachable } from '../kit/network.ts'
import { moment } from '../kit/time.ts'
import { keepLast, type Last, last } from '../last.ts'
import { useOwnMethod, useSession } from './Gate.tsx'
import { register } from './matters.ts'

type Props = {
  filter: Parameters<typeof register>[0]
  own?: boolean
  children: ReactNode
}

/** A register as cards, more on demand; without a network its first page as it was last. `own` ones are the reader's, as a requester. `children` is what an empty one says. */
export function MatterList({ filter, own, children }: Props) {
  const method = useOwnMethod()
  const { may, posting } = useSession()
  const reachable = useReachable()
  const query = useInfiniteQuery(register(filter))
  const pages = query.data?.pages
  const name = `matters.${filter.region}.${filter.view}`
  useEffect(() => {
    if (pages?.[0]) keepLast(name, pages[0].rows)
  }, [name, pages])

  const rows = pages?.flatMap(page => page.rows)
  const kept = rows || reachable ? undefined : last<Matter[]>(name)
  if (kept) return <Kept kept={kept} own={own} />
  if (!rows)
    return query.error ? (
      <ErrorNote error={query.error} retry={() => query.refetch()} />
    ) : (
      <Loading />
    )
  if (rows.length === 0) return children
  return (
    <div className="stack">
      {rows.map(row => (
        <PhoneMatterCard
          key={row.id}
          matter={row}
          names={method}
          own={own}
          mine={row.ownerPostingId === posting.id}
          calm={!own && isElsewhere(row.state, may)}
        />
      ))}
      <More query={query} />
    </div>
  )
}

/** To be read only: what is behind a card is not on this phone. */
function Kept({ kept, own }: { kept: Last<Matter[]>; own: Props['own'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const method = useOwnMethod()
  return (
    <div className="stack">
      <p className="weak">{t('offline.asOf', { at: moment(kept.at, language) })}</p>
      {kept.what.map(row => (
        <PhoneMatterCard key={row.id} matter={row} names={method} own={own} still />
      ))}
    </div>
  )
}
