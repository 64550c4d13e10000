/** The light communities of the fifth city: a clerk each, and what that clerk met within ninety days. */
import { createSeedAccount } from '#modules/access/index.ts'
import { foundRegion } from '#modules/territory/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NOBODY } from '#platform/actor.ts'
import { lineage } from '#platform/regions.ts'
import type { AppContext } from '#modules/ctx.ts'
import { callerBeing } from '#app/caller.ts'
import { HOUR_MS, inOffice } from './hours.ts'
import { COMMUNITIES } from './places.ts'
import { once } from './once.ts'
import { idOf, seeded } from './random.ts'
import { requestsOf } from './requests/index.ts'

const CLERK = { name: '值班社工', role: 'clerk' }
const MOST = 6
const DAYS = 90

export async function plantLight(
  appContext: AppContext,
  regions: ReturnType<typeof lightRegions>,
): Promise<void> {
  const { methodId } = COMMUNITIES.at(-1)!
  const city = lineage(regions[0]!.code)[0]!
  const found = (code: number, name: string, parent: number) =>
    once(appContext, ctx => foundRegion(ctx, { code, name, alias: null, parent, methodId }))
  const known = new Set<number>()
  for (const { county, countyCode, street, streetCode, code, name } of regions) {
    if (!known.has(countyCode)) await found(countyCode, county, city)
    if (!known.has(streetCode)) await found(streetCode, street, countyCode)
    known.add(countyCode).add(streetCode)
    let clerk: Actor | undefined
    await once(appContext, async ctx => {
      await foundRegion(ctx, { code, name, alias: null, parent: streetCode, methodId })
      const ids = await createSeedAccount(ctx, { ...CLERK, login: `clerk-${code}`, region: code })
      clerk = {
        ...NOBODY,
        ...CLERK,
        ...ids,
        region: code,
        lo: code,
        hi: code,
        ...right(appContext, methodId),
      }
    })
    if (clerk) await seedRequests(appContext, methodId, clerk)
  }
}

const right = ({ app }: AppContext, methodId: string): Pick<Actor, 'reach' | 'abilities'> => {
  const role = app.methods.latest(methodId).roles[CLERK.role]!
  return { reach: role.reach, abilities: app.abilitiesOf(role) }
}

/** Most was handled on the spot; what was met last is still open. */
async function seedRequests(appContext: AppContext, methodId: string, clerk: Actor): Promise<void> {
  const { region } = clerk
  const random = seeded(region % 99_991)
  const requests = requestsOf(random, methodId)
  const now = appContext.clock().getTime()
  const most = 2 + random.below(MOST - 1)
  for (let n = 0; n < most; n++) {
    const { kind, text, done } = requests.next().value
    const hours = n === 0 ? random.below(30) : 30 + random.below(24 * DAYS - 30)
    const at = new Date(inOffice(now - hours * HOUR_MS))
    await callerBeing({ ...appContext, clock: () => at }, clerk).matters.record({
      region,
      id: idOf(region, 'light', n),
      kind,
      text,
      source: random.of(['walkIn', 'phone'] as const),
      handled: n === 0 ? null : done,
    })
  }
}

/** The light ones of the fifth city: six streets in each of seven counties, four communities in each street, 168 in all. */
export function lightRegions() {
  const counties = ['丹江区', '洛源县', '南坪县', '竹林关县', '镇川县', '柞溪县', '商塬县']
  const streets = ['城关', '东岭', '西河', '南塬', '北寨', '河湾']
  const communities = ['向阳', '清泉', '和顺', '长安']
  return counties.flatMap((county, c) => {
    const countyCode = 990500000000 + (c + 1) * 1_000_000
    return streets.flatMap((street, s) => {
      const streetCode = countyCode + (s + 1) * 1000
      return communities.map((name, n) => ({
        county,
        countyCode,
        street: `${street}街道`,
        streetCode,
        code: streetCode + n + 1,
        name: `${street}${name}社区`,
      }))
    })
  })
}
