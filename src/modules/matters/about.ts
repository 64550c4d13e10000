/** Whom a matter is told about. Those neither see nor handle it; who serves there can be named. */
import type { Kind } from '#methods/define.ts'
import type { Serving } from '#modules/access/index.ts'
import { findServing, servingIn } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { getRegion, standing } from '#modules/territory/index.ts'
import type { Actor } from '#platform/actor.ts'
import { AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { matters } from './contract.ts'
import { isNear } from './policy.ts'
import type { MatterRow } from './queries.ts'

export type About = Pick<MatterRow, 'about' | 'aboutAccountIds' | 'aboutUnnamed'>

/** Those who serve at an address, or anywhere in the community. */
export async function answerable(
  ctx: Ctx,
  { region, placeId }: InputOf<typeof matters.answerable>,
) {
  const { roles } = ctx.app.methods.latest((await getRegion(ctx.tx, region)).methodId)
  const serve = Object.keys(roles).filter(
    role => roles[role]!.reach !== 'own' && ctx.app.abilitiesOf(roles[role]!).has('matter.read'),
  )
  const [all, place] = await Promise.all([
    servingIn(ctx.tx, { region, roles: serve, at: ctx.now }),
    placeId && standing(ctx.tx, region, placeId, ctx.now),
  ])
  const there = ({ grids }: Serving) =>
    !place || grids.length === 0 || grids.some(({ id }) => id === place.gridId)
  return all.filter(there).map(({ postingId, name, role }) => ({ postingId, name, role }))
}

/** Whom a report means, by account, and by the names and posts of today. What is a complaint and names nobody may mean anybody near. */
export async function meant(
  ctx: Ctx,
  { region, kind, about }: { region: number; kind: Kind; about: Told },
): Promise<About> {
  const { postingIds = [], words = null } = about ?? {}
  const named = await Promise.all(
    postingIds.map(postingId => findServing(ctx.tx, { region, postingId, at: ctx.now })),
  )
  const known = named.filter(holder => holder !== undefined)
  if (known.length < named.length)
    throw new AppError('NOT_ACCEPTABLE', 'nobody-to-complain-about', { field: 'about' })
  const told = [...known.map(({ name }) => name), ...(words ? [words] : [])]
  return {
    about: told.join('、') || null,
    aboutAccountIds: [...new Set(known.map(({ accountId }) => accountId))],
    aboutUnnamed: words !== null || (kind.aboutStaff === true && known.length === 0),
  }
}

type Told = InputOf<typeof matters.report>['about'] | undefined

/** Whether somebody may be given a matter, as far as it is about people: in no case one of those. */
export const isBarred = (
  { aboutAccountIds, aboutUnnamed }: About,
  { accountId, reach }: Pick<Actor, 'accountId' | 'reach'>,
): boolean =>
  (accountId !== null && aboutAccountIds.includes(accountId)) || (aboutUnnamed && isNear(reach))
