import { open } from '../locales/open.ts'
import { phone } from '../locales/phone.ts'
import { track } from '../locales/track.ts'
import { startPage } from '../open/start.tsx'
import { TrackPage } from './TrackPage.tsx'

startPage(<TrackPage />, phone, open, track)
