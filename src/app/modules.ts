/**
 * All that the modules bring, gathered. Nothing else in this folder knows a module by name: who calls is
 * found out by access, which also opens an app that nobody has set up, and what a region is called is
 * known to territory.
 */
import type { Abilities } from '#methods/index.ts'
import * as all from '#modules/index.ts'
import type { Module } from '#modules/manifest.ts'
import { refusals as platform } from '#platform/refusals.ts'
import { refusals as sheets } from '#platform/sheets/refusals.ts'

export { identify, recoveryCode, setupToken } from '#modules/access/index.ts'
export { Login } from '#modules/access/contract.ts'
export { getRegion as regionOf, regions } from '#modules/territory/index.ts'

type All = typeof all
type Part<K extends 'contract' | 'routes'> = { [M in keyof All]: All[M][K] }
export const MODULES: readonly Module[] = Object.values(all)

const parts = <K extends 'contract' | 'routes'>(part: K) =>
  Object.fromEntries(Object.entries(all).map(([name, module]) => [name, module[part]])) as Part<K>

/** The whole contract: what browsers, tests and outside programs may ask of Linli. */
export const contract = parts('contract')
export type AppContract = typeof contract

/** Every procedure, by module as in the contract. */
export const router = parts('routes')

/** Every ability, with the bundles that hold it. */
export const ABILITIES: Abilities = Object.assign({}, ...MODULES.map(one => one.abilities))

/** Every reason to say no, in both languages. */
export const refusals = Object.assign({}, platform, sheets, ...MODULES.map(one => one.refusals))
