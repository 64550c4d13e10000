import { invite } from '../locales/invite.ts'
import { open } from '../locales/open.ts'
import { startPage } from '../open/start.tsx'
import { InvitePage } from './InvitePage.tsx'

startPage(<InvitePage />, open, invite)
