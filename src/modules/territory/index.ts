/**
 * Territory: regions by their 12-digit code, the physical tree of places, and over it the grids with
 * dated boundaries. Any record asks here where it stands and is told its grid without typing it.
 */
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { territory as contract } from './contract.ts'
import { policy } from './policy.ts'
import { refusals } from './refusals.ts'
import { territoryRoutes as routes } from './routes.ts'

export {
  addPlace,
  foundRegion,
  getRegion,
  ownDays,
  regions,
  regionsBelow,
  ground,
  standing,
  state,
  statements,
} from './service.ts'
export { addGrid, assignGrid } from './grids.ts'
export { areGrids } from './grid-queries.ts'
export { bare, keyOf } from './address-parts.ts'
export type { Address } from './address-parts.ts'
export { addressOf, readAddress } from './addresses.ts'
export { calledAs, complete, madeFor, wayTo } from './address-tree.ts'
export type { Tree, Way } from './address-tree.ts'
export { addresses, areShared, buildings } from './place-queries.ts'
export { loadTree, revertPlaces, writePlaces } from './places.ts'

export const territory = defineModule({ abilities, contract, policy, routes, refusals })
