/**
 * People: persons, the households they live in and since when. A person, a residency and an ownership
 * are three things. Phone and citizen id are sealed, found by a blind index, masked until a purpose
 * is stated.
 */
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { people as contract } from './contract.ts'
import { policy } from './policy.ts'
import { refusals } from './refusals.ts'
import { peopleRoutes as routes } from './routes.ts'
import { SEALED_NUMBERS } from './queries.ts'
import { refreshGrids } from './register.ts'

export { alike, namesakes } from './alike.ts'
export type { Alike, Namesake } from './alike.ts'
export { findOrAdd, maskedPhone } from './service.ts'
export { phoneFor } from './look-ups.ts'
export {
  indexesOf,
  lookUp,
  namesOf,
  sealed,
  revertPeople,
  tokensOf,
  writeDown,
} from './households.ts'
export type { Known, Sought } from './households.ts'
export type { HouseholdRow, ResidencyRow, ResidentRow } from './household-queries.ts'
export { plainName } from './rules.ts'

export const people = defineModule({
  abilities,
  contract,
  policy,
  routes,
  refusals,
  sealed: SEALED_NUMBERS,
  jobs: [
    { name: 'refreshGrids', cron: '5 * * * *', batch: ctx => refreshGrids(ctx).then(() => 0) },
  ],
})
