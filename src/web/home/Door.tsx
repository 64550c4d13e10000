import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { AccountOffers } from '#modules/access/ui/AccountOffers.tsx'
import { api, client } from '../api.ts'
import { useLanguage } from '../i18n.ts'
import { ElderSwitch } from '../kit/DisplaySettings.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { Languages } from '../kit/Languages.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { useRoleName } from '../method.ts'
import { SecondFactor } from '../open/SecondFactor.tsx'
import { homeOf, keepMe, signOut, useMeIfKnown } from '../session.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { Join } from './Join.tsx'
import { OpenDoors } from './OpenDoors.tsx'
import { SignIn } from './SignIn.tsx'

/** What Linli is, in one look, and the ways in. Whoever is in but has no posting yet joins here. */
export function Door() {
  const { t } = useTranslation()
  const language = useLanguage()
  const queryClient = useQueryClient()
  const me = useMeIfKnown().data
  const leave = useMutation({ mutationFn: signOut })
  useEffect(() => {
    document.title = `${t('door.title')} Linli`
  }, [t, language])
  const enter = (who: Me, search = '') => {
    keepMe(who)
    queryClient.setQueryData(api.access.me.queryKey(), who)
    if (homeOf(who) !== '/') window.location.assign(homeOf(who) + search)
  }
  // Whoever stood nowhere stands in what they agreed to.
  const roleName = useRoleName()
  const actAs = useWrite(client.access.actAs, who => enter(who))
  return (
    <main className="door">
      <header className="door-head">
        <h1>
          <img src="/icon.svg" alt="" width="48" height="48" />
          {t('door.title')}
        </h1>
        <p className="promise">{t('door.promise')}</p>
        <p>{t('door.about')}</p>
        {me && homeOf(me) !== '/' && (
          <a className="go" href={homeOf(me)}>
            {t('door.goOn', { name: me.name })}
          </a>
        )}
        <div className="row">
          <ElderSwitch />
          <Languages />
        </div>
      </header>
      {me && homeOf(me) === '/' ? (
        <section className="stack door-in">
          {me.secondFactorDue ? (
            <SecondFactor me={me} onEnter={enter} />
          ) : (
            <>
              <AccountOffers
                roleName={roleName}
                agreed={postingId => actAs.mutate({ postingId })}
              />
              <Join onEnter={enter} />
            </>
          )}
          {leave.error && <ErrorNote error={leave.error} />}
          <button
            type="button"
            className="plain"
            disabled={leave.isPending}
            onClick={() => leave.mutate()}
          >
            {t('act.signOut')}
          </button>
        </section>
      ) : (
        <>
          <DemoPeople onEnter={enter} />
          <section className="stack door-in" aria-label={t('door.signIn')}>
            <SignIn onEnter={enter} />
            <OpenDoors />
          </section>
        </>
      )}
    </main>
  )
}
