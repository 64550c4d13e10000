/**
 * People: persons, the households they live in and since when. A person, a residency and an ownership
 * are three things. Phone and citizen id are sealed, found by a blind index, masked until a purpose
 * is stated.
 */
import { sheetOf } from '#modules/audit/index.ts'
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { Filter, people as contract } from './contract.ts'
import { policy } from './policy.ts'
import { RESIDENTS } from './register.ts'
import { refusals } from './refusals.ts'
import { peopleRoutes as routes } from './routes.ts'
import { SEALED_NUMBERS } from './queries.ts'
import { exportRows, refreshGrids } from './listing.ts'

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
  http: sheetOf({
    name: 'residents',
    title: { zh: '居民台账', en: 'Residents' },
    rule: policy.export,
    filter: Filter,
    columns: RESIDENTS,
    rows: exportRows,
  }),
  sealed: SEALED_NUMBERS,
  jobs: [
    { name: 'refreshGrids', cron: '5 * * * *', batch: ctx => refreshGrids(ctx).then(() => 0) },
  ],
})
