import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { NewPassword } from '../kit/NewPassword.tsx'
import { OpenPage } from '../open/OpenPage.tsx'
import { SecondFactor } from '../open/SecondFactor.tsx'
import { goHome } from '../session.ts'

/** Whoever was appointed sets a password that nobody else has seen, and then an authenticator. */
export function InvitePage() {
  const { t } = useTranslation()
  const [token] = useState(() => window.location.hash.slice(1))
  const [me, setMe] = useState<Me>()
  const enter = (who: Me) => (who.secondFactorDue ? setMe(who) : goHome(who))
  const accept = useWrite(client.access.acceptInvite, enter)
  return (
    <OpenPage title={t('invite.title')}>
      {!token && <p>{t('invite.noToken')}</p>}
      {me && (
        <>
          <p role="status">{t('invite.done', { name: me.name })}</p>
          <SecondFactor me={me} onEnter={goHome} />
        </>
      )}
      {token && !me && (
        <EntryForm<'password'>
          write={accept}
          send={({ password }) => accept.mutate({ token, password })}
          submit={t('act.next')}
        >
          <p>{t('invite.about')}</p>
          <NewPassword error={fieldReasons(accept.error).password} />
        </EntryForm>
      )}
    </OpenPage>
  )
}
