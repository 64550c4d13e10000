import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { Drawer, Grid, Layout, Result, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { homeOf, useMe } from '#web/session.ts'
import { Keys } from './Keys.tsx'
import { Menu } from './Menu.tsx'
import { SCREENS, screensOf } from './screens.ts'
import { TopBar } from './TopBar.tsx'
import { Tour } from './Tour.tsx'

/** The frame of every screen: lets in whoever has a posting at a desk, and shows what that posting may use. */
export function Shell() {
  const { data: me, error, refetch } = useMe()
  const { t } = useTranslation()
  if (error && !me) return <LoadError error={error} retry={refetch} />
  if (!me) return <Spin fullscreen description={t('say.loading')} />
  if (homeOf(me) !== '/desk/') {
    window.location.replace(homeOf(me))
    return null
  }
  return <Frame me={me} />
}

/** The first screen of the posting. */
export function Home() {
  const { data: me } = useMe()
  const first = me && screensOf(me)[0]
  return first ? <Navigate to={first.to} replace /> : <NotYours />
}

function Frame({ me }: { me: Me }) {
  const { t } = useTranslation()
  const wide = Grid.useBreakpoint().md ?? true
  const [folded, fold] = useState(false)
  const [drawn, draw] = useState(false)
  const path = useLocation({ select: ({ pathname }) => pathname })
  const asked = SCREENS.find(({ to }) => path.endsWith(to))
  const allowed = !asked || me.abilities.includes(asked.ability)

  return (
    <Layout className="frame">
      <a className="skip" href="#main">
        {t('act.mainContent')}
      </a>
      <TopBar
        me={me}
        expanded={wide ? !folded : drawn}
        toggle={() => (wide ? fold(!folded) : draw(true))}
      />
      <Layout>
        {wide && (
          <Layout.Sider
            theme="light"
            width={200}
            collapsedWidth={60}
            collapsed={folded}
            trigger={null}
          >
            <Menu me={me} folded={folded} />
          </Layout.Sider>
        )}
        <Layout.Content id="main" tabIndex={-1} className="content">
          <Tour />
          {allowed ? <Outlet /> : <NotYours />}
        </Layout.Content>
      </Layout>
      <Keys />
      {!wide && (
        <Drawer
          open={drawn}
          placement="left"
          size={260}
          title={t('desk.menu.title')}
          closable={{ 'aria-label': t('act.close') }}
          onClose={() => draw(false)}
        >
          <Menu me={me} chosen={() => draw(false)} />
        </Drawer>
      )}
    </Layout>
  )
}

function NotYours() {
  const { t } = useTranslation()
  return (
    <Result
      status="info"
      title={<h1>{t('desk.notYours.title')}</h1>}
      subTitle={t('desk.notYours.next')}
    />
  )
}
