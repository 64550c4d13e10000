import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { Fact } from '#web/kit/Fact.tsx'
import { Loaded } from '#web/kit/Loading.tsx'
import { span } from '#web/kit/time.ts'
import type { Account, Me } from '../contract.ts'
import { AccountFactor } from './AccountFactor.tsx'
import { AccountOffers } from './AccountOffers.tsx'
import { AccountPassword } from './AccountPassword.tsx'
import { AccountPostings, type RoleName } from './AccountPostings.tsx'
import { AccountSessions } from './AccountSessions.tsx'

const MINUTE_MS = 60_000

type Term = { idleMinutes: number; mostMinutes: number }
type Props = {
  me: Me
  /** What the method says of the role in which one acts. */
  role: { secondFactor: boolean; session: Term } | undefined
  roleName: RoleName
}

/** One's own account, the same on a phone and at a desk; whoever signs in by phone alone has no password to change. */
export function AccountSections({ me, role, roleName }: Props) {
  const query = useQuery(api.access.account.queryOptions())
  return (
    <Loaded query={query}>
      {account => (
        <div className="account">
          <About name={me.name} account={account} term={role?.session} />
          <AccountOffers roleName={roleName} />
          {account.hasPassword && <AccountPassword />}
          {(account.hasPassword || account.secondFactorSince || role?.secondFactor) && (
            <AccountFactor since={account.secondFactorSince} />
          )}
          <AccountSessions sessions={account.sessions} />
          <AccountPostings postings={account.postings} roleName={roleName} />
        </div>
      )}
    </Loaded>
  )
}

type AboutProps = {
  name: string
  account: Account
  term: Term | undefined
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
