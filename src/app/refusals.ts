import { refusals as access } from '#modules/access/refusals.ts'
import { refusals as matters } from '#modules/matters/refusals.ts'
import { refusals as people } from '#modules/people/refusals.ts'
import { refusals as platform } from '#platform/refusals.ts'

/** Every reason for which the house can say no, in both languages. */
export const refusals = { ...platform, ...access, ...people, ...matters }
