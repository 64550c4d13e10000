import './home.css'
import { account } from '../locales/account.ts'
import { home } from '../locales/home.ts'
import { open } from '../locales/open.ts'
import { startPage } from '../open/start.tsx'
import { Door } from './Door.tsx'

startPage(<Door />, open, home, account)
