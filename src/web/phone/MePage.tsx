import { areasInShort } from '#modules/access/ui/areas.ts'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Posting } from '#modules/access/contract.ts'
import { useAccountTitle } from '#modules/access/ui/AccountOffers.tsx'
import { client } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { ElderSwitch, TextSize } from '../kit/DisplaySettings.tsx'
import { Languages } from '../kit/Languages.tsx'
import { Page } from '../kit/Page.tsx'
import { Link } from '../kit/router.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { useMethod } from '../method.ts'
import { homeOf, signOut } from '../session.ts'
import { remember } from './display.ts'
import { useSession } from './Gate.tsx'
import { type Tab, Tabs } from './Tabs.tsx'

type Props = { tabs: readonly Tab[]; elderTheme: boolean; own: ReactNode }

/** The page about oneself: which posting one acts in, how large the page is, the language, who looked, the way out. */
export function MePage({ tabs, elderTheme, own }: Props) {
  const { t } = useTranslation()
  const { me, posting } = useSession()
  const others = me.postings.filter(other => other.id !== posting.id)
  // Another posting sees other things: the page starts afresh, with nothing left of the last one.
  const actAs = useWrite(client.access.actAs, next => window.location.assign(homeOf(next)))
  const leave = useMutation({ mutationFn: signOut })
  const accountTitle = useAccountTitle()
  return (
    <Page title={t('me.title')} tabs={<Tabs tabs={tabs} />}>
      <section className="card" aria-label={t('me.posting')}>
        <h2>{me.name}</h2>
        <PostingText posting={posting} />
      </section>
      {own}
      {others.length > 0 && (
        <section className="stack">
          <h2>{t('me.switch')}</h2>
          {actAs.error && <ErrorNote error={actAs.error} />}
          {others.map(other => (
            <button
              type="button"
              className="chip"
              key={other.id}
              disabled={actAs.isPending}
              onClick={() => actAs.mutate({ postingId: other.id })}
            >
              <PostingText posting={other} />
            </button>
          ))}
        </section>
      )}
      <Link className="card" to="/views">
        {t('me.views')}
      </Link>
      <Link className="card" to="/account">
        {accountTitle}
      </Link>
      <section className="stack" aria-label={t('display.size')}>
        <h2>{t('display.size')}</h2>
        <TextSize remember={remember} />
        {elderTheme && <ElderSwitch remember={remember} />}
      </section>
      <Languages />
      {leave.error && <ErrorNote error={leave.error} />}
      <BigButton plain busy={leave.isPending} onPress={() => leave.mutate()}>
        {t('act.signOut')}
      </BigButton>
    </Page>
  )
}

function PostingText({ posting }: { posting: Posting }) {
  const { t } = useTranslation()
  const method = useMethod(posting.methodId)
  const { regionName, role } = posting
  return <span>{[regionName, method.roleName(role), ...areasInShort(posting, t)].join(' · ')}</span>
}
