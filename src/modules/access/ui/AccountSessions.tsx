import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { Confirm } from '#web/kit/Confirm.tsx'
import { ErrorNote } from '#web/kit/ErrorNote.tsx'
import { moment } from '#web/kit/time.ts'
import { useWrite } from '#web/kit/useWrite.ts'
import type { Session } from '../contract.ts'

/** Where the account is signed in; each but this one can be ended from here. */
export function AccountSessions({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const anew = () => void queryClient.invalidateQueries({ queryKey: api.access.account.key() })
  const end = useWrite(client.access.endSession, anew)
  const endOthers = useWrite(client.access.endOtherSessions, anew)
  const own = sessions.filter(session => session.own)
  const others = sessions.filter(session => !session.own)
  const error = end.error ?? endOthers.error
  return (
    <section className="card" aria-label={t('account.sessions.title')}>
      <h2>{t('account.sessions.title')}</h2>
      {error && <ErrorNote error={error} />}
      {endOthers.data && (
        <p role="status">{t('account.sessions.ended', { count: endOthers.data.ended })}</p>
      )}
      <ul className="entries">
        {[...own, ...others].map(session => (
          <li key={session.id}>
            <SessionText session={session} />
            {!session.own && (
              <EndSession session={session} end={() => end.mutate({ id: session.id })} />
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="weak">{t('account.sessions.one')}</p>
      ) : (
        <Confirm
          words={t('account.sessions.endAll')}
          question={t('account.sessions.endAllAsk')}
          busy={endOthers.isPending}
          onYes={() => endOthers.mutate({})}
        />
      )}
    </section>
  )
}

function SessionText({ session: { device, ip, since, seenAt, own } }: { session: Session }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <p>
      <strong>{device || t('account.sessions.unknown')}</strong>{' '}
      {own && <span className="badge">{t('account.sessions.own')}</span>}
      <span className="weak">{t('account.sessions.seen', { at: moment(seenAt, language) })}</span>
      <span className="weak">
        {[
          t('account.sessions.since', { at: moment(since, language) }),
          t('account.sessions.from', { ip }),
        ].join(' · ')}
      </span>
    </p>
  )
}

function EndSession({ session, end }: { session: Session; end: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const device = session.device || t('account.sessions.unknown')
  return (
    <Confirm
      words={t('account.sessions.end')}
      label={t('account.sessions.endOf', { device, at: moment(session.since, language) })}
      question={t('account.sessions.endAsk')}
      onYes={end}
    />
  )
}
