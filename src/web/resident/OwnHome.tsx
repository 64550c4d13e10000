import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { CodeField } from '../open/CodeField.tsx'
import { useSession } from '../phone/Gate.tsx'
import { homeOf } from '../session.ts'

/** Where one lives; who is not yet bound to a home links it by the code that staff hand over. */
export function OwnHome() {
  const { t } = useTranslation()
  const query = useQuery(api.people.mine.queryOptions())
  return (
    <section className="card stack" aria-label={t('ownHome.title')}>
      <h2>{t('ownHome.title')}</h2>
      <Loaded query={query}>
        {home => (home?.address ? <p>{home.address}</p> : <LinkHome />)}
      </Loaded>
    </section>
  )
}

function LinkHome() {
  const { t } = useTranslation()
  const { me, posting } = useSession()
  // Another person sees other things: the page starts afresh.
  const join = useWrite(client.people.join, next => window.location.assign(homeOf(next)))
  return (
    <EntryForm<'code'>
      write={join}
      send={({ code }) => join.mutate({ region: posting.region, name: me.name, code })}
      submit={t('ownHome.link')}
    >
      <p className="weak">{t('ownHome.unknown')}</p>
      <CodeField error={fieldReasons(join.error).code} />
    </EntryForm>
  )
}
