/** A region in figures: counted from its records, and what others say of it. Numbers only, whoever asks. */
import { getRegion, regionsBelow, statements } from '#modules/territory/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { beyond } from '#platform/db/db.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { figures, GridSize, Profile } from './contract.ts'
import * as queries from './profile-queries.ts'

// Below the one a grid is too small to staff, above the other nobody knows every door; both only warn.
const SMALL = 150
const LARGE = 600

export async function profile(
  ctx: Ctx,
  { region }: InputOf<typeof figures.profile>,
): Promise<Profile> {
  const [whole] = await profiles(ctx, [await getRegion(ctx.tx, region)])
  return whole!
}

export async function profilesBelow(
  ctx: Ctx,
  { region }: InputOf<typeof figures.profilesBelow>,
): Promise<Profile[]> {
  return profiles(ctx, await regionsBelow(ctx.tx, region))
}

export async function grids(
  ctx: Ctx,
  { region }: InputOf<typeof figures.grids>,
): Promise<GridSize[]> {
  const rows = await beyond(ctx.tx, () => queries.gridSizes(ctx.tx, region, shanghaiDay(ctx.now)))
  return rows.map(row => ({
    ...row,
    advice: row.households < SMALL ? 'small' : row.households > LARGE ? 'large' : null,
  }))
}

type Told = Pick<Profile, 'name' | 'alias' | 'methodId'> & { code: number }

/** Of regions in the order of their codes. */
async function profiles(ctx: Ctx, regions: readonly Told[]): Promise<Profile[]> {
  const ranges = regions.map(({ code }) => interval(code))
  const [counted, said] = await Promise.all([
    beyond(ctx.tx, () => queries.counted(ctx.tx, ranges)),
    Promise.all(regions.map(({ code: region }) => statements(ctx, { region }))),
  ])
  return regions.map(({ code: region, name, alias, methodId }, i) => ({
    region,
    name,
    alias,
    methodId,
    counted: counted[i]!,
    statements: said[i]!,
  }))
}
