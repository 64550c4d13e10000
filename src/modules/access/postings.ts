/** Who serves where: looked up by colleagues and by escalationPaths. */
import type { Ctx } from '#modules/ctx.ts'
import type { Tx } from '#platform/db/db.ts'
import { elevated } from '#platform/db/db.ts'
import { orNotFound } from '#platform/app-error.ts'
import { interval, lineage } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { accountById } from './account-queries.ts'
import type { access, Colleague } from './contract.ts'
import type { Holder, Serving } from './serving-queries.ts'
import { holding, serving } from './serving-queries.ts'

export async function colleagues(
  ctx: Ctx,
  { region, role }: InputOf<typeof access.colleagues>,
): Promise<Colleague[]> {
  const rows = await serving(ctx.tx, {
    regions: interval(region),
    today: shanghaiDay(ctx.now),
    roles: role ? [role] : undefined,
  })
  return rows.map(({ grids, places, accountId: _, ...row }) => ({
    ...row,
    grids: grids.map(grid => grid.name),
    places: places.map(place => place.name),
  }))
}

/** The phone with which the signed-in account proved itself. */
export async function phoneOf(ctx: Ctx): Promise<string | null> {
  const account = orNotFound(await accountById(ctx.tx, ctx.actor.accountId!))
  return (
    account.phoneCipher && ctx.app.vault.open(account.phoneCipher, `account-phone:${account.id}`)
  )
}

/**
 * Those who hold one of some roles over a region today, the ones of the grid first: whom an escalation path
 * turns to. With `above`, where a region has nobody in a role, the next one above it is asked.
 */
export async function holders(
  tx: Tx,
  where: {
    region: number
    roles: readonly string[]
    gridId: string | null
    at: Date
    above?: boolean
  },
): Promise<(role: string) => Holder[]> {
  const { region, roles, gridId, at, above } = where
  const regions = above ? withAbove(region) : [region]
  const ask = () => holding(tx, { region, regions, roles, gridId, today: shanghaiDay(at) })
  const all = await (above ? elevated(tx, ask) : ask())
  return role =>
    regions
      .map(region => all.filter(row => row.region === region && row.role === role))
      .find(rows => rows.length > 0) ?? []
}

/** A posting that holds today, in the region or above it: to whom work can be handed. */
export async function findServing(
  tx: Tx,
  { region, postingId, at }: { region: number; postingId: string; at: Date },
): Promise<Serving | undefined> {
  const where = { regions: withAbove(region), postingId, today: shanghaiDay(at) }
  return (await elevated(tx, () => serving(tx, where)))[0]
}

/** All who hold one of some roles in a region today, with their grids. */
export const servingIn = (
  tx: Tx,
  { region, roles, at }: { region: number; roles: readonly string[]; at: Date },
): Promise<Serving[]> => serving(tx, { regions: [region], roles, today: shanghaiDay(at) })

/** A region and those above it, the nearest first. */
const withAbove = (region: number): number[] => lineage(region).toReversed()
