/** Every screen of the desk, in both languages, on a desk and on a phone. */
import { desk } from '#web/locales/desk.ts'
import { DESK_SCREENS } from './desk-screens.ts'
import { gallery } from './gallery.ts'
import { AT_DESK } from './look.ts'

gallery('a desk', DESK_SCREENS, {
  widths: [1366, 390],
  height: 1000,
  themes: AT_DESK,
  words: [desk],
})
