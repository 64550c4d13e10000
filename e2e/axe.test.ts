/** Every screen of the phones, in both languages and on two widths of phone. */
import { field } from '#web/locales/field.ts'
import { phone } from '#web/locales/phone.ts'
import { resident } from '#web/locales/resident.ts'
import { gallery } from './gallery.ts'
import { FOR_ELDERS, LONG, ON_PHONE } from './look.ts'
import { ELDERS, FIELD, RESIDENT } from './screens.ts'

const shown = { widths: [390, 320], height: LONG } as const
gallery('a resident’s phone', RESIDENT, { ...shown, least: ON_PHONE, words: [phone, resident] })
gallery('an elder’s phone', ELDERS, { ...shown, least: FOR_ELDERS, words: [phone, resident] })
gallery('a worker’s phone', FIELD, { ...shown, least: ON_PHONE, words: [phone, field] })
