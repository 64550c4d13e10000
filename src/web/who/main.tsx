import { open } from '../locales/open.ts'
import { phone } from '../locales/phone.ts'
import { who } from '../locales/who.ts'
import { startPage } from '../open/start.tsx'
import { WhoPage } from './WhoPage.tsx'

startPage(<WhoPage />, phone, open, who)
