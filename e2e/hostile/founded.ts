/** A new app whose regions and administrator bear hostile names from its first minute. */
import { openVault } from '#platform/vault.ts'
import { knowAs } from '../windows.ts'
import { PASSWORD, provedTwice, sessionBy } from './people.ts'
import type { Dealer, Shown, Sight } from './sights.ts'

/** A city, a county, a street and a community. */
const CODES = [610200000000, 610201000000, 610201001000, 610201001001]
const FROM = '10.6.0.1'

export async function foundedSights(
  texts: Dealer,
  { folder }: { folder: string },
): Promise<Sight[]> {
  const names = CODES.map((_, round) => texts.deal('access.setUp.regions[].name', 40, round))
  const own = texts.deal('access.setUp.name', 40, 0)
  const half = await sessionBy(
    'access/setUp',
    {
      token: openVault(folder).secret('setup'),
      login: 'founder',
      name: own[1],
      password: PASSWORD,
      methodId: 'one-home',
      regions: CODES.map((code, i) => ({ code, name: names[i]![1] })),
    },
    FROM,
  )
  const who = 'founder'
  knowAs(who, await provedTwice(half, FROM))
  const at = (who: string | null, path: string, ...shows: (Shown | undefined)[]): Sight => ({
    who,
    path,
    shows: shows.filter(shown => shown !== undefined),
  })
  const [, county, , community] = names
  return [
    at(null, '/who/'),
    at(null, `/who/?region=${CODES[3]}`, community),
    at(null, '/'),
    at(null, '/track/'),
    at(who, '/desk/overview', own, names[0], county),
    at(who, `/desk/overview?region=${CODES[3]}`, own, ...names),
    at(who, `/desk/territory?region=${CODES[3]}`, ...names),
    at(who, `/desk/postings?region=${CODES[0]}`, own, names[0]),
    at(who, '/desk/figures', own, names[0]),
  ]
}
