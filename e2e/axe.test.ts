/** Every screen of the phones, in both languages and on two sizes of phone. */
import { field } from '#web/locales/field.ts'
import { home } from '#web/locales/home.ts'
import { phone } from '#web/locales/phone.ts'
import { resident } from '#web/locales/resident.ts'
import { gallery } from './gallery.ts'
import { ON_PHONE } from './look.ts'
import { DOOR, FIELD, RESIDENT } from './screens.ts'

const shown = { widths: [390, 320] as const, least: ON_PHONE }
gallery('the doors', DOOR, { ...shown, words: [home] })
gallery('a resident’s phone', RESIDENT, { ...shown, words: [phone, resident] })
gallery('a worker’s phone', FIELD, { ...shown, words: [phone, field] })
