/** What hangs on the wall of a stairwell: who serves here, and how to reach them. */
import type { Ctx } from '#modules/ctx.ts'
import { standing } from '#modules/territory/index.ts'
import { elevated } from '#platform/db/db.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { access } from './contract.ts'
import { servingPlace } from './serving-queries.ts'

/** Those near first: of the building and the grid, then of the whole community; machines are left out. */
export async function serviceContacts(
  ctx: Ctx,
  { region, placeId }: InputOf<typeof access.serviceContacts>,
): Promise<OutputOf<typeof access.serviceContacts>> {
  const place = await elevated(ctx.tx, () => standing(ctx.tx, region, placeId, ctx.now))
  const { gridId } = place
  const rows = await elevated(ctx.tx, () =>
    servingPlace(ctx.tx, { region, gridId, placeId, today: shanghaiDay(ctx.now) }),
  )
  const records = (methodId: string, id: string): boolean => {
    const role = ctx.app.methods.latest(methodId).roles[id]
    return role !== undefined && ctx.app.abilitiesOf(role).has('matter.record')
  }
  const servers = rows
    .filter(row => records(row.methodId, row.role))
    .map(({ methodId: _, ...row }) => row)
  return { address: place.address, gridName: place.gridName, servers }
}
