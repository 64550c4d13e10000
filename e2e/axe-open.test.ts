/** Every screen that needs no account, in every theme, on two widths of phone. */
import { gallery } from './gallery.ts'
import { DOORS } from './surfaces.ts'

gallery(DOORS)
