/** What the workers of a community met on their rounds: small things, mended on the spot and written down in a sentence. */
import type { Method } from '#methods/index.ts'
import { buildingId, buildingsOf } from './buildings.ts'
import type { Cast } from './cast.ts'
import { HOUR_MS, inOffice } from './hours.ts'
import type { Community } from './places.ts'
import type { Random } from './random.ts'
import { idOf } from './random.ts'
import { TRIFLES } from './requests/index.ts'
import { isThereAlready } from './tell.ts'

const DAYS = 365
const EVERY_DAYS = 24

export async function goRounds(
  community: Community,
  { cast, method, random, now }: { cast: Cast; method: Method; random: Random; now: number },
): Promise<void> {
  const region = community.code
  const buildings = buildingsOf(community)
  for (let n = 0; n * EVERY_DAYS < DAYS; n++) {
    const { text, done } = TRIFLES[n % TRIFLES.length]!
    const at = inOffice(now - (n * EVERY_DAYS * 24 + 4 + random.below(400)) * HOUR_MS)
    // Each in the own half.
    const building = Math.floor((((n % 2) + random.below(100) / 100) * buildings) / 2)
    const worker = await cast.staff(n % 2 === 0 ? 'grid1' : 'grid2')
    await cast
      .as(worker, at)
      .matters.record({
        region,
        id: idOf(region, 'round', n),
        kind: method.defaults.quickKind,
        text: `${text}。`,
        source: 'patrol',
        placeId: buildingId(community, building),
        handled: done,
      })
      .catch(isThereAlready)
  }
}

/** Something at the app that lies in no grid. */
export async function meetTheLost(
  { code: region }: Community,
  { cast, method, now, placeId }: { cast: Cast; method: Method; now: number; placeId: string },
): Promise<void> {
  await cast
    .as(await cast.staff('clerk'), inOffice(now - 6 * HOUR_MS))
    .matters.record({
      region,
      id: idOf(region, 'lost', 'matter'),
      kind: method.defaults.quickKind,
      text: '老粮站平房的墙根塌了一截，先用砖挡着，要找人来砌。',
      source: 'patrol',
      placeId,
    })
    .catch(isThereAlready)
}
