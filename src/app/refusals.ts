import { refusals as access } from '#modules/access/refusals.ts'
import { refusals as imports } from '#modules/imports/refusals.ts'
import { refusals as matters } from '#modules/matters/refusals.ts'
import { refusals as people } from '#modules/people/refusals.ts'
import { refusals as territory } from '#modules/territory/refusals.ts'
import { refusals as platform } from '#platform/refusals.ts'
import { refusals as sheets } from '#platform/sheets/refusals.ts'

/** Every reason for which the app can say no, in both languages. */
export const refusals = { ...platform, ...sheets, ...territory, ...access, ...people, ...imports, ...matters }
