/** Every screen that needs no account, in both languages and on two widths of phone. */
import { home } from '#web/locales/home.ts'
import { invite } from '#web/locales/invite.ts'
import { open } from '#web/locales/open.ts'
import { phone } from '#web/locales/phone.ts'
import { setup } from '#web/locales/setup.ts'
import { track } from '#web/locales/track.ts'
import { who } from '#web/locales/who.ts'
import { gallery } from './gallery.ts'
import { ELDER, LONG, PLAIN } from './look.ts'
import { OPEN } from './open-screens.ts'

const words = [phone, open, home, invite, setup, track, who]
const themes = [...PLAIN, ...ELDER]
gallery('the open doors', OPEN, { widths: [390, 320], height: LONG, themes, words })
