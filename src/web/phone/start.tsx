import { QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/phone.css'
import { startI18n } from '../i18n.ts'
import { startDisplayPreferences } from '../kit/display.ts'
import { phone } from '../locales/phone.ts'
import type { Texts } from '../locales/texts.ts'
import { newQueryClient, surfacePath } from '../session.ts'
import { AccountPage } from './AccountPage.tsx'
import { ActPage } from './ActPage.tsx'
import { Fault, NotFound } from './faults.tsx'
import { Gate } from './Gate.tsx'
import { MePage } from './MePage.tsx'
import { openOffline } from './offline.ts'
import type { Tab } from './Tabs.tsx'
import { ViewsPage } from './ViewsPage.tsx'

type Start = {
  surface: 'resident' | 'field'
  texts: Texts
  tabs: readonly Tab[]
  pages: Record<string, () => ReactNode>
  /** What the page about oneself shows on this surface alone. */
  own?: ReactNode
}

/** Draws one phone surface: its own pages by their path, and those that both have. */
export function startSurface({ surface, texts, tabs, pages, own }: Start) {
  const elderTheme = surface === 'resident'
  startDisplayPreferences({ elderTheme })
  startI18n(phone, texts)
  const root = createRootRoute({
    component: () => <Gate surface={surface} />,
    notFoundComponent: NotFound,
    errorComponent: Fault,
  })
  const all = {
    '/matters/$region/$id/$action': ActPage,
    '/me': () => <MePage tabs={tabs} elderTheme={elderTheme} own={own} />,
    '/views': ViewsPage,
    '/account': AccountPage,
    ...pages,
  }
  const routes = Object.entries(all).map(([path, component]) =>
    createRoute({ getParentRoute: () => root, path, component }),
  )
  const router = createRouter({
    routeTree: root.addChildren(routes),
    basepath: surfacePath(surface),
    scrollRestoration: true,
  })
  openOffline(surface)
  createRoot(document.getElementById('root') as HTMLElement).render(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}
