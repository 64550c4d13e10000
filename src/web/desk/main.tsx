import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider, type ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Language, startI18n, useLanguage } from '#web/i18n.ts'
import { LastActHolder } from '#web/kit/desk/LastAct.tsx'
import { desk } from '#web/locales/desk.ts'
import { newQueryClient } from '#web/session.ts'
import './desk.css'
import { router } from './router.tsx'
import { markScheme, useScheme } from './scheme.ts'
import { darkTheme, deskTheme } from './theme.ts'

/** The kit's modules are ES modules that the compiler takes for CommonJS. */
const LOCALES = { zh: zhCN, en: enUS } as unknown as Record<Language, ConfigProviderProps['locale']>
const MESSAGE = { duration: 4 }
const queryClient = newQueryClient()

function Desk() {
  return (
    <ConfigProvider
      theme={useScheme() === 'dark' ? darkTheme : deskTheme}
      locale={LOCALES[useLanguage()]}
      button={{ autoInsertSpace: false }}
    >
      <App message={MESSAGE}>
        <QueryClientProvider client={queryClient}>
          <LastActHolder>
            <RouterProvider router={router} />
          </LastActHolder>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

markScheme()
startI18n(desk)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
)
