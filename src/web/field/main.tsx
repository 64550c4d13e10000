import { field } from '../locales/field.ts'
import { startSurface } from '../phone/start.tsx'
import { MatterPage } from './MatterPage.tsx'
import { RecordPage } from './RecordPage.tsx'
import { TABS } from './tabs.ts'
import { TodoPage } from './TodoPage.tsx'

startSurface({
  surface: 'field',
  texts: field,
  tabs: TABS,
  pages: { '/': TodoPage, '/record': RecordPage, '/matters/$region/$id': MatterPage },
})
