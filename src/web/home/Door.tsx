import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { api } from '../api.ts'
import { useLanguage } from '../i18n.ts'
import { Languages } from '../kit/Languages.tsx'
import { homeOf, signOut, useMe } from '../session.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { Join } from './Join.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { SignIn } from './SignIn.tsx'

/** What Linli is, in one look, and the ways in. Whoever is in but has no posting yet joins here. */
export function Door() {
  const { t } = useTranslation()
  const language = useLanguage()
  const queryClient = useQueryClient()
  const me = useMe().data
  useEffect(() => {
    document.title = `${t('door.title')} Linli`
  }, [t, language])
  const enter = (who: Me) => {
    queryClient.setQueryData(api.access.me.queryKey(), who)
    if (homeOf(who) !== '/') window.location.assign(homeOf(who))
  }
  return (
    <main className="door">
      <header className="door-head">
        <h1>{t('door.title')}</h1>
        <p className="promise">{t('door.promise')}</p>
        <p>{t('door.about')}</p>
      </header>
      {me && homeOf(me) !== '/' && (
        <p>
          <a className="big" href={homeOf(me)}>
            {t('door.goOn', { name: me.name })}
          </a>
        </p>
      )}
      {me?.secondFactorDue && <SecondFactor me={me} onEnter={enter} />}
      {me && !me.secondFactorDue && !me.posting && <Join onEnter={enter} />}
      {me && homeOf(me) === '/' ? (
        <p>
          <button type="button" className="plain" onClick={signOut}>
            {t('act.signOut')}
          </button>
        </p>
      ) : (
        <WaysIn onEnter={enter} />
      )}
      <footer>
        <Languages />
      </footer>
    </main>
  )
}

const WaysIn = ({ onEnter }: { onEnter: (who: Me) => void }) => (
  <>
    <DemoPeople onEnter={onEnter} />
    <SignIn onEnter={onEnter} />
  </>
)
