import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import '../kit/phone.css'
import './home.css'
import { startI18n } from '../i18n.ts'
import { home } from '../locales/home.ts'
import { newQueryClient } from '../session.ts'
import { Door } from './Door.tsx'

startI18n(home)
createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={newQueryClient()}>
    <Door />
  </QueryClientProvider>,
)
