import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Layout, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me, Posting } from '#modules/access/contract.ts'
import { useAccountTitle } from '#modules/access/ui/AccountOffers.tsx'
import { client, reasonOf } from '#web/api.ts'
import { LANGUAGES, setLanguage, useLanguage } from '#web/i18n.ts'
import { Icon } from '#web/kit/desk/Icon.tsx'
import { inLanguage } from '#web/method.ts'
import { homeOf, signOut } from '#web/session.ts'
import { bringUp } from './Keys.tsx'
import { setScheme, useScheme } from './scheme.ts'
import { bandColour } from './theme.ts'
import { useDesk } from './use-desk.ts'

type Props = { me: Me; expanded: boolean; toggle: () => void }

/** The method's name, sign and colour; where one works; as whom; the language; the way out. */
export function TopBar({ me, expanded, toggle }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const {
    method: { brand },
    posting,
  } = useDesk()
  const accountTitle = useAccountTitle()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Layout.Header className="band" style={{ background: bandColour(brand.colour) }}>
      <Button
        type="text"
        aria-label={t('desk.menu.toggle')}
        aria-expanded={expanded}
        onClick={toggle}
        icon={<Icon of="menu" />}
      />
      <span className="emblem" style={{ color: bandColour(brand.colour) }} aria-hidden="true">
        {brand.emblem}
      </span>
      <span className="stack brand">
        <strong>{brand.name}</strong>
        <small>{brand.slogan}</small>
      </span>
      <span className="region">{posting.regionName}</span>
      <span className="spread" />
      <Button
        type="text"
        aria-label={t('palette.open')}
        icon={<Icon of="search" />}
        onClick={() => bringUp('palette')}
      />
      <Button
        type="text"
        aria-label={t('keys.title')}
        icon={<Icon of="keys" />}
        onClick={() => bringUp('keys')}
      />
      <SchemeSwitch />
      <PostingSwitch me={me} />
      <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
        {LANGUAGES[other]}
      </Button>
      <Link className="own" to="/account">
        {accountTitle}
      </Link>
      <SignOut />
    </Layout.Header>
  )
}

function SchemeSwitch() {
  const { t } = useTranslation()
  const other = useScheme() === 'dark' ? 'light' : 'dark'
  return (
    <Button
      type="text"
      aria-label={t(`scheme.${other}`)}
      icon={<Icon of={other === 'dark' ? 'moon' : 'sun'} />}
      onClick={() => setScheme(other)}
    />
  )
}

function SignOut() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const leave = useMutation({ mutationFn: signOut })
  const told = { onError: (error: Error) => void message.error(reasonOf(error, t)) }
  return (
    <Button type="text" disabled={leave.isPending} onClick={() => leave.mutate(undefined, told)}>
      {t('act.signOut')}
    </Button>
  )
}

/** Acts in another posting; the page starts anew, so that nothing of the former one stays on screen. */
function PostingSwitch({ me }: { me: Me }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const act = useMutation({
    mutationFn: (postingId: string) => client.access.actAs({ postingId }),
    onSuccess: next => window.location.assign(homeOf(next)),
    onError: error => void message.error(reasonOf(error, t)),
  })
  const called = ({ methodId, role, regionName }: Posting) =>
    `${me.name} · ${inLanguage(methodId, language).roleName(role)} · ${regionName}`
  return (
    <Select
      className="posting"
      aria-label={t('desk.menu.posting')}
      value={me.posting?.id}
      loading={act.isPending}
      disabled={act.isPending}
      onChange={postingId => act.mutate(postingId)}
      options={me.postings.map(posting => ({ value: posting.id, label: called(posting) }))}
      popupMatchSelectWidth={false}
    />
  )
}
