/** Every screen of the phones, in every theme, on two widths of phone. */
import { gallery } from './gallery.ts'
import { PHONES } from './surfaces.ts'

for (const surface of PHONES) gallery(surface)
