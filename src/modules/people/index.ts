/**
 * People: persons, the households they live in and since when. A person, a residency and an ownership
 * are three things. Phone and citizen id are sealed, found by a blind index, masked until a purpose
 * is stated.
 */
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
export { SEALED_NUMBERS } from './queries.ts'
export { refreshGrids } from './register.ts'
export { plainName } from './rules.ts'
export { peopleRoutes } from './routes.ts'
