import { resident } from '../locales/resident.ts'
import { PlacePage } from '../phone/PlacePage.tsx'
import { startSurface } from '../phone/start.tsx'
import { AnswerPage } from './AnswerPage.tsx'
import { HomePage } from './HomePage.tsx'
import { MatterPage } from './MatterPage.tsx'
import { MattersPage } from './MattersPage.tsx'
import { OwnHome } from './OwnHome.tsx'
import { ReportedPage } from './ReportedPage.tsx'
import { ReportPage } from './ReportPage.tsx'
import { TABS } from './tabs.ts'
import { WorkerPage } from './WorkerPage.tsx'

startSurface({
  surface: 'resident',
  texts: resident,
  tabs: TABS,
  own: <OwnHome />,
  pages: {
    '/': HomePage,
    '/worker': WorkerPage,
    '/report': ReportPage,
    '/reported/$region/$id': ReportedPage,
    '/matters': MattersPage,
    '/matters/$region/$id': MatterPage,
    '/matters/$region/$id/submitFeedback': AnswerPage,
    '/matters/$region/$id/setPlace': PlacePage,
  },
})
