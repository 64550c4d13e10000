import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/phone.css'
import './open.css'
import { startI18n } from '../i18n.ts'
import { startDisplayPreferences } from '../kit/display.ts'
import type { Texts } from '../locales/texts.ts'
import { newQueryClient } from '../session.ts'

/** Draws a page that is open to everyone: no account, no router, no component library. */
export function startPage(page: ReactNode, ...areas: Texts[]) {
  startDisplayPreferences()
  startI18n(...areas)
  createRoot(document.getElementById('root') as HTMLElement).render(
    <QueryClientProvider client={newQueryClient()}>{page}</QueryClientProvider>,
  )
}
