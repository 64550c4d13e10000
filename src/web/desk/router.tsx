import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  stripSearchParams,
} from '@tanstack/react-router'
import { FRESH_REGISTER, RegisterSearch } from '#modules/matters/ui/register-search.ts'
import { FRESH_RESIDENTS, ResidentSearch } from '#modules/people/ui/resident-search.ts'
import { Fault, Missing } from './Fault.tsx'
import {
  InRegion,
  OneImport,
  OneMatter,
  OnePerson,
  Period,
  reading,
  SecurityRecord,
} from './search.ts'
import { atDesk } from './ModulePage.tsx'
import { PAGES } from './screens.ts'
import { Home, Shell } from './Shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: Missing,
  errorComponent: Fault,
})
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const register = createRoute({
  getParentRoute: () => root,
  path: '/matters',
  validateSearch: (search: Record<string, unknown>): RegisterSearch =>
    reading(RegisterSearch)(search),
  search: { middlewares: [stripSearchParams<RegisterSearch>(FRESH_REGISTER)] },
  component: lazyRouteComponent(() => import('./RegisterPage.tsx'), 'RegisterPage'),
})

const residents = createRoute({
  getParentRoute: () => root,
  path: '/residents',
  validateSearch: (search: Record<string, unknown>): ResidentSearch =>
    reading(ResidentSearch)(search),
  search: { middlewares: [stripSearchParams<ResidentSearch>(FRESH_RESIDENTS)] },
  component: lazyRouteComponent(() => import('./ResidentsPage.tsx'), 'ResidentsPage'),
})

const record = createRoute({
  getParentRoute: () => root,
  path: '/record',
  component: lazyRouteComponent(() => import('./RecordPage.tsx'), 'RecordPage'),
})

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: reading(Period),
  component: lazyRouteComponent(() => import('./FiguresPage.tsx'), 'FiguresPage'),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipt',
  validateSearch: reading(OneMatter),
  component: lazyRouteComponent(() => import('./ReceiptPage.tsx'), 'ReceiptPage'),
})

const joinCode = createRoute({
  getParentRoute: () => root,
  path: '/join-code',
  validateSearch: reading(OnePerson),
  component: lazyRouteComponent(() => import('./JoinCodePage.tsx'), 'JoinCodePage'),
})

const paper = createRoute({
  getParentRoute: () => root,
  path: '/paper',
  component: lazyRouteComponent(() => import('./PaperPage.tsx'), 'PaperPage'),
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  validateSearch: reading(InRegion),
  component: lazyRouteComponent(() => import('./OverviewPage.tsx'), 'OverviewPage'),
})

const territory = createRoute({
  getParentRoute: () => root,
  path: '/territory',
  validateSearch: reading(InRegion),
  component: lazyRouteComponent(() => import('./TerritoryPage.tsx'), 'TerritoryPage'),
})

const postings = createRoute({
  getParentRoute: () => root,
  path: '/postings',
  validateSearch: reading(InRegion),
  component: lazyRouteComponent(() => import('./PostingsPage.tsx'), 'PostingsPage'),
})

const security = createRoute({
  getParentRoute: () => root,
  path: '/security',
  validateSearch: reading(SecurityRecord),
  component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: reading(OneImport),
  component: lazyRouteComponent(() => import('./ImportsPage.tsx'), 'ImportsPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
})

/** What the modules bring, each told at which desk it stands. */
const ofModules = PAGES.map(page =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: lazyRouteComponent(() => atDesk(page), 'Framed'),
  }),
)

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    register,
    residents,
    record,
    receipt,
    joinCode,
    paper,
    overview,
    figures,
    territory,
    postings,
    security,
    imports,
    account,
    ...ofModules,
  ]),
  basepath: '/desk',
  defaultPreload: 'intent',
  scrollRestoration: true,
})
