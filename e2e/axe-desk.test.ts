/** Every screen of the desk, light and dark, on a desk and on a phone. */
import { gallery } from './gallery.ts'
import { DESKS } from './surfaces.ts'

gallery(DESKS)
