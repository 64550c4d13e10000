/** The people of a community of the demo as those who act, each looked up once. */
import { identify } from '#modules/access/index.ts'
import { findOrAdd } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NOBODY } from '#platform/actor.ts'
import { interval } from '#platform/regions.ts'
import type { AppContext } from '#modules/ctx.ts'
import type { Caller } from '#app/caller.ts'
import { asSystem } from '#modules/ctx.ts'
import { asDemoPerson, callerBeing } from '#app/caller.ts'
import { NEAR, phoneOf, RESIDENTS } from './people.ts'
import type { Community } from './places.ts'
import { idOf } from './random.ts'

/** Who plays a part in a story: the worker of the grid and the one of the others, those above, whoever asked. */
export type Part = 'near' | 'other' | 'lead' | 'clerk' | 'secretary' | 'street'

/** Both looked up when they are first needed. */
export type Cast = {
  staff(who: string): Promise<Actor>
  resident(i: number): Promise<Actor>
  /** The API as somebody at a moment. */
  as(actor: Actor, at: number): Caller
}

export function castOf(appContext: AppContext, community: Community): Cast {
  const { key, city, code: region, methodId } = community
  const staff = kept(async (who: string) => {
    const { token } = await asDemoPerson(
      appContext,
      who === 'street' ? `${city}-street` : `${key}-${who}`,
    )
    return asSystem(appContext, ctx => identify(ctx.tx, appContext.app, token, ctx.now))
  })
  const resident = kept(async (i: number) => {
    const { name } = RESIDENTS[i]!
    const role = appContext.app.methods.latest(methodId).roles[RESIDENT]!
    const personId = await asSystem(appContext, ctx =>
      findOrAdd(ctx, { region, name, phone: phoneOf(region, i) }),
    )
    return {
      ...NOBODY,
      ...interval(region),
      ...residentIds(region, i),
      name,
      region,
      role: RESIDENT,
      personId,
      reach: role.reach,
      abilities: appContext.app.abilitiesOf(role),
    }
  })
  const as = (actor: Actor, at: number) =>
    callerBeing({ ...appContext, clock: () => new Date(at) }, actor)
  return { staff, resident, as }
}

export const RESIDENT = 'resident'

/** The same at every planting, so that whoever is not stepped into can still act. */
export const residentIds = (region: number, i: number) => ({
  accountId: idOf(region, 'account', i),
  postingId: idOf(region, 'posting', i),
})

/** Who plays a part, where the worker of the place is the first of the two or the second. */
export function playerOf({ methodId }: Community, part: Part, nearIsFirst: boolean): string {
  if (part === 'near') return nearIsFirst ? 'grid1' : 'grid2'
  if (part === 'other') return nearIsFirst ? 'grid2' : 'grid1'
  if (part === 'lead') return NEAR[methodId]!.lead ? 'leader' : 'clerk'
  return part
}

function kept<Key, Value>(find: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const found = new Map<Key, Promise<Value>>()
  return key => {
    const known = found.get(key) ?? find(key)
    found.set(key, known)
    return known
  }
}
