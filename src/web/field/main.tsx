import { field } from '../locales/field.ts'
import { PlacePage } from '../phone/PlacePage.tsx'
import { startSurface } from '../phone/start.tsx'
import { HomePage } from './HomePage.tsx'
import { HomesPage } from './HomesPage.tsx'
import { MatterPage } from './MatterPage.tsx'
import { RecordPage } from './RecordPage.tsx'
import { TABS } from './tabs.ts'
import { TodoPage } from './TodoPage.tsx'

startSurface({
  surface: 'field',
  texts: field,
  tabs: TABS,
  pages: {
    '/': TodoPage,
    '/record': RecordPage,
    '/homes': HomesPage,
    '/homes/$region/$id': HomePage,
    '/matters/$region/$id': MatterPage,
    '/matters/$region/$id/setPlace': PlacePage,
  },
})
