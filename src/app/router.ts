import { accessRoutes } from '#modules/access/index.ts'
import { auditRoutes } from '#modules/audit/index.ts'
import { figureRoutes } from '#modules/figures/index.ts'
import { importRoutes } from '#modules/imports/index.ts'
import { matterRoutes } from '#modules/matters/index.ts'
import { peopleRoutes } from '#modules/people/index.ts'
import { territoryRoutes } from '#modules/territory/index.ts'

/** Every procedure of the app, by module as in the contract. */
export const router = {
  territory: territoryRoutes,
  access: accessRoutes,
  audit: auditRoutes,
  people: peopleRoutes,
  imports: importRoutes,
  matters: matterRoutes,
  figures: figureRoutes,
}
