/**
 * People: persons, the households they live in and since when. A person, a residency and an ownership
 * are three things. Phone and citizen id are sealed, found by a blind index, masked until a purpose
 * is stated.
 */
export { findOrAdd, maskedPhone } from './service.ts'
export { peopleRoutes } from './routes.ts'
