/** Every surface with all its screens, and the sizes and themes in which it must be right. */
import { desk } from '#web/locales/desk.ts'
import { field } from '#web/locales/field.ts'
import { home } from '#web/locales/home.ts'
import { invite } from '#web/locales/invite.ts'
import { open } from '#web/locales/open.ts'
import { phone } from '#web/locales/phone.ts'
import { resident } from '#web/locales/resident.ts'
import { setup } from '#web/locales/setup.ts'
import type { Texts } from '#web/locales/texts.ts'
import { track } from '#web/locales/track.ts'
import { who } from '#web/locales/who.ts'
import { accountOf } from './account-screens.ts'
import { DESK_SCREENS } from './desk-screens.ts'
import { PUBLICATION_SCREENS } from './publication-screens.ts'
import { HOMES } from './home-screens.ts'
import { AT_DESK, ELDER, PLAIN, type Theme } from './look.ts'
import { OPEN } from './open-screens.ts'
import { ELDERS, FIELD, RESIDENT, type Screen } from './screens.ts'

export type Surface = {
  id: 'resident' | 'elder' | 'field' | 'open' | 'desk'
  name: string
  screens: Screen[]
  widths: readonly [wide: number, narrow: number]
  height: number
  themes: readonly Theme[]
  words: Texts[]
}

/** Higher than any page of a phone is long, so that nothing lies beneath the bar at its bottom. */
const LONG = 2400
const PHONE = { widths: [390, 320], height: LONG } as const

const RESIDENTS: Surface = {
  ...PHONE,
  id: 'resident',
  name: 'a resident’s phone',
  screens: [...RESIDENT, ...accountOf('heyuan-resident', '/resident/account', 'a resident’s')],
  themes: [...PLAIN, ...ELDER],
  words: [phone, resident],
}

export const PHONES: Surface[] = [
  RESIDENTS,
  { ...RESIDENTS, id: 'elder', name: 'an elder’s phone', screens: ELDERS, themes: ELDER },
  {
    ...PHONE,
    id: 'field',
    name: 'a worker’s phone',
    screens: [...FIELD, ...HOMES, ...accountOf('heyuan-grid1', '/field/account', 'a worker’s')],
    themes: PLAIN,
    words: [phone, field],
  },
]

export const DOORS: Surface = {
  ...PHONE,
  id: 'open',
  name: 'the open doors',
  screens: OPEN,
  themes: [...PLAIN, ...ELDER],
  words: [phone, open, home, invite, setup, track, who],
}

export const DESKS: Surface = {
  id: 'desk',
  name: 'a desk',
  screens: [
    ...DESK_SCREENS,
    ...PUBLICATION_SCREENS,
    ...accountOf('heyuan-clerk', '/desk/account', 'a clerk’s'),
  ],
  widths: [1366, 390],
  height: 1000,
  themes: AT_DESK,
  words: [desk],
}
