import { useTranslation } from 'react-i18next'
import { today } from '#web/kit/desk/days.ts'
import type { Posting } from '../contract.ts'
import { areasOf } from './areas.ts'

/** How a role is called in a method. */
export type RoleName = (methodId: string, role: string) => string

type Props = { postings: readonly Posting[]; roleName: RoleName }

/** All that one holds and held; what is over stands there in grey. */
export function AccountPostings({ postings, roleName }: Props) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-label={t('account.postings.title')}>
      <h2>{t('account.postings.title')}</h2>
      {postings.length === 0 && <p className="weak">{t('account.postings.none')}</p>}
      <ul className="entries">
        {postings.map(posting => (
          <PostingEntry key={posting.id} posting={posting} roleName={roleName} />
        ))}
      </ul>
    </section>
  )
}

function PostingEntry({ posting, roleName }: { posting: Posting; roleName: RoleName }) {
  const { t } = useTranslation()
  const { regionName, methodId, role, from, to } = posting
  const state = stateOf(posting)
  return (
    <li className={state === 'over' ? 'over' : undefined}>
      <p>
        <strong>{[regionName, roleName(methodId, role)].join(' · ')}</strong>{' '}
        {state && <span className="badge">{t(`account.postings.${state}`)}</span>}
        <span className="weak">
          {[
            to ? t('account.postings.until', { from, to }) : t('account.postings.term', { from }),
            ...areasOf(posting),
          ].join(' · ')}
        </span>
      </p>
    </li>
  )
}

/** A posting holds from its first day until the day on which it ends, in Shanghai. */
function stateOf({ from, to }: Posting): 'over' | 'ahead' | undefined {
  if (to !== null && to <= today()) return 'over'
  return from > today() ? 'ahead' : undefined
}
