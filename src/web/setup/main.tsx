import { open } from '../locales/open.ts'
import { setup } from '../locales/setup.ts'
import { startPage } from '../open/start.tsx'
import { SetupPage } from './SetupPage.tsx'

startPage(<SetupPage />, open, setup)
