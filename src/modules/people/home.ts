/** The card of a home: who lives there, who did, and how it is used. */
import { logAccessOnce } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { standing } from '#modules/territory/index.ts'
import { authorize } from '#platform/actor.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { HomeCard, Member, people } from './contract.ts'
import type { MemberRow } from './household-queries.ts'
import * as queries from './household-queries.ts'
import { policy } from './policy.ts'
import { ageOn } from './rules.ts'
import { masked } from './present.ts'

export async function home(
  ctx: Ctx,
  { region, placeId }: InputOf<typeof people.home>,
): Promise<HomeCard> {
  const at = await standing(ctx.tx, region, placeId, ctx.now)
  authorize(policy.home, ctx.actor, { region, ...at })
  const households = await queries.householdsAt(ctx.tx, region, placeId)
  const members = await queries.membersOf(
    ctx.tx,
    region,
    households.map(({ id }) => id),
  )
  for (const { personId } of members.filter(({ toOn }) => toOn === null))
    logAccessOnce(ctx, { region, personId, what: 'home', purpose: '' })
  return {
    region,
    placeId,
    address: at.address,
    gridName: at.gridName,
    households: households.map(household => {
      const own = members.filter(({ householdId }) => householdId === household.id)
      return {
        ...(household as HomeCard['households'][number]),
        members: own.filter(({ toOn }) => toOn === null).map(row => present(ctx, row)),
        former: own.filter(({ toOn }) => toOn !== null).map(row => present(ctx, row)),
      }
    }),
  }
}

function present({ app, now }: Ctx, row: MemberRow): Member {
  const { householdId: _, birthOn, phoneCipher, ...line } = row
  const phone = { id: row.personId, phoneCipher, citizenIdCipher: null }
  return {
    ...(line as Member),
    age: birthOn === null ? null : ageOn(birthOn, shanghaiDay(now)),
    phoneMasked: row.toOn === null ? masked(app, phone).phoneMasked : null,
  }
}
