/** Every screen of the phones, in both languages and on two widths of phone. */
import { field } from '#web/locales/field.ts'
import { phone } from '#web/locales/phone.ts'
import { resident } from '#web/locales/resident.ts'
import { gallery } from './gallery.ts'
import { ELDER, LONG, PLAIN } from './look.ts'
import { ELDERS, FIELD, RESIDENT } from './screens.ts'

const shown = { widths: [390, 320], height: LONG } as const
const words = [phone, resident]
gallery('a resident’s phone', RESIDENT, { ...shown, themes: [...PLAIN, ...ELDER], words })
gallery('an elder’s phone', ELDERS, { ...shown, themes: ELDER, words })
gallery('a worker’s phone', FIELD, { ...shown, themes: PLAIN, words: [phone, field] })
