/** The whole contract: what browsers, tests and outside programs may ask of Linli. */
import { access } from '#modules/access/contract.ts'
import { audit } from '#modules/audit/contract.ts'
import { figures } from '#modules/figures/contract.ts'
import { imports } from '#modules/imports/contract.ts'
import { matters } from '#modules/matters/contract.ts'
import { people } from '#modules/people/contract.ts'
import { territory } from '#modules/territory/contract.ts'

export const contract = { territory, access, audit, people, imports, matters, figures }
export type AppContract = typeof contract
