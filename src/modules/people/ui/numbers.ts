/** Screens ask a purpose before they send a whole number. */
export { wholeNumber } from '../rules.ts'
