import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { Fact } from '#web/kit/Fact.tsx'
import { Loaded } from '#web/kit/Loading.tsx'
import { span } from '#web/kit/time.ts'
import { useMethod } from '#web/method.ts'
import type { Account, Me, Posting } from '../contract.ts'
import { AccountFactor } from './AccountFactor.tsx'
import { AccountOffers } from './AccountOffers.tsx'
import { AccountPassword } from './AccountPassword.tsx'
import { AccountPostings } from './AccountPostings.tsx'
import { AccountSessions } from './AccountSessions.tsx'

const MINUTE_MS = 60_000

/** One's own account, the same on a phone and at a desk; whoever signs in by phone alone has no password to change. */
export function AccountSections({ me, posting }: { me: Me; posting: Posting }) {
  const query = useQuery(api.access.account.queryOptions())
  const role = useMethod(posting.methodId).roleOf(posting.role)
  return (
    <Loaded query={query}>
      {account => (
        <div className="account">
          <About name={me.name} account={account} term={role?.session} />
          <AccountOffers />
          {account.hasPassword && <AccountPassword />}
          {(account.hasPassword || account.secondFactorSince || role?.secondFactor) && (
            <AccountFactor since={account.secondFactorSince} />
          )}
          <AccountSessions sessions={account.sessions} />
          <AccountPostings postings={account.postings} />
        </div>
      )}
    </Loaded>
  )
}

type AboutProps = {
  name: string
  account: Account
  term: { idleMinutes: number; mostMinutes: number } | undefined
}

function About({ name, account: { login, phoneMasked }, term }: AboutProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const long = (minutes: number) => span(minutes * MINUTE_MS, language)
  return (
    <section className="card" aria-label={t('account.about')}>
      <h2>{name}</h2>
      <dl className="facts">
        {login && <Fact name={t('account.login')}>{login}</Fact>}
        {phoneMasked && <Fact name={t('account.phone')}>{phoneMasked}</Fact>}
      </dl>
      {term && (
        <p className="weak">
          {t('account.term', { idle: long(term.idleMinutes), most: long(term.mostMinutes) })}
        </p>
      )}
    </section>
  )
}
