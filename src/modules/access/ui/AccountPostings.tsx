import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { today } from '#web/kit/desk/days.ts'
import { inLanguage } from '#web/method.ts'
import type { Posting } from '../contract.ts'

/** All that one holds and held; what is over stands there in grey. */
export function AccountPostings({ postings }: { postings: readonly Posting[] }) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-label={t('account.postings.title')}>
      <h2>{t('account.postings.title')}</h2>
      {postings.length === 0 && <p className="weak">{t('account.postings.none')}</p>}
      <ul className="entries">
        {postings.map(posting => (
          <PostingEntry key={posting.id} posting={posting} />
        ))}
      </ul>
    </section>
  )
}

function PostingEntry({ posting }: { posting: Posting }) {
  const { t } = useTranslation()
  const { roleName } = inLanguage(posting.methodId, useLanguage())
  const { regionName, role, grids, from, to } = posting
  const state = stateOf(posting)
  return (
    <li className={state === 'over' ? 'over' : undefined}>
      <p>
        <strong>{[regionName, roleName(role)].join(' · ')}</strong>{' '}
        {state && <span className="badge">{t(`account.postings.${state}`)}</span>}
        <span className="weak">
          {[
            to ? t('account.postings.until', { from, to }) : t('account.postings.term', { from }),
            ...grids.map(grid => grid.name),
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
