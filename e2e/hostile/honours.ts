/** Honours under hostile titles, as the desk and everybody read them. */
import { newId } from '#platform/ids.ts'
import { as, called, type Dealer, eachOf, REGION, type Shown, type Sight } from './sights.ts'

const region = REGION
const FIELDS = { title: 80, issuer: 80, holder: 60, note: 500 } as const
const FIRST_YEAR = 1950

/** Each round writes one down and corrects another; of one title there is one a year. */
export async function honourSights(texts: Dealer): Promise<Sight[]> {
  const { publications } = await as('clerk')
  const shows: Shown[] = []
  const dealt = (verb: string, round: number) => {
    const all = Object.entries(FIELDS).map(([field, most]) =>
      texts.deal(`publications.${verb}.${field}`, most, round),
    )
    shows.push(...all)
    return Object.fromEntries(all.map(([field, text]) => [field.split('.').at(-1)!, text]))
  }
  await eachOf(texts.fitting(500), async (_, round) => {
    const year = FIRST_YEAR + (round % 100)
    const one = { region, kind: 'honour', level: 'city', title: `第${round}项` } as const
    await publications.addHonour({ ...one, id: newId(), year, ...dealt('addHonour', round) })
    const { photo: _photo, ...made } = await publications.addHonour({ ...one, id: newId() })
    await publications.changeHonour({ ...made, year, ...dealt('changeHonour', round) })
  })
  return [
    { who: called('clerk'), path: '/desk/honours', shows, partly: true },
    { who: null, path: `/honours?region=${region}`, shows },
  ]
}
