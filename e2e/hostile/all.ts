/** Everything that can be written, written by whoever may, and every screen on which it is read. */
import { addressSights } from './addresses.ts'
import { honourSights } from './honours.ts'
import { importSights } from './imports.ts'
import { landSights } from './land.ts'
import { outgoingSights, viewSights } from './registers.ts'
import { matterSights } from './matters.ts'
import { peopleSights } from './people.ts'
import { type Dealer, dealer, type Shown, type Sight } from './sights.ts'

/** The columns of the register of matters that somebody wrote. */
const LISTED = /\.(text|placeWords|name|sender|category|paths\[\]\[\])$/

export async function allSights(texts: Dealer, log?: string): Promise<Sight[]> {
  // A field of one line takes no line ends.
  const typed = dealer(texts.fitting(Infinity).filter(text => !text.includes('\n')))
  const people = await peopleSights(texts, log)
  const matters = await matterSights(texts)
  const land = await landSights(texts)
  const honours = await honourSights(texts)
  const views = await viewSights(typed)
  const imports = await importSights(texts)
  const listed = matters.flatMap(({ shows }) => shows).filter(([field]) => isListed(field))
  const outgoing = await outgoingSights(texts, {
    matters: once(listed),
    residents: once(imports.residents),
  })
  return [
    ...people,
    ...addressSights(typed),
    ...views,
    ...land,
    ...honours,
    ...imports.sights,
    ...outgoing,
    ...matters,
  ]
}

const isListed = (field: string) => LISTED.test(field) && field !== 'matters.note.text'

const once = (shows: readonly Shown[]): Shown[] => [
  ...new Map(shows.map(shown => [shown.join('\n'), shown])).values(),
]
