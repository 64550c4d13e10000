/** Views under hostile names, and registers that go out into files and onto paper. */
import type { Page } from 'playwright-core'
import { parse } from 'csv-parse/sync'
import type { TFunction } from 'i18next'
import { newId } from '#platform/ids.ts'
import { as, called, type Dealer, REGION, type Shown, type Sight } from './sights.ts'
import { button } from '../windows.ts'

const region = REGION
const BARE = { columns: [], dense: false }

/** One's own views and those that are shared, by their names; and what is asked by opening one. */
export async function viewSights(texts: Dealer): Promise<Sight[]> {
  const [clerk, secretary] = await Promise.all(['clerk', 'secretary'].map(as))
  const ids = texts
    .fitting(20)
    .map(() => newId())
    .toSorted()
  const shared: Shown[] = []
  const asked: Shown[] = []
  for (const [round, id] of ids.entries()) {
    const name = texts.deal('access.shareView.name', 20, round)
    const words = texts.deal('access.shareView.view{}', 60, round)
    const view = { search: { view: 'all', words: words[1] }, layout: BARE, [words[1]]: words[1] }
    await secretary!.access.shareView({
      region,
      id,
      role: 'clerk',
      register: 'matters',
      name: name[1],
      view,
    })
    shared.push(name)
    asked.push(words)
  }
  const own = ids.map((_, round) => texts.deal('access.setPreference.value', 20, round))
  const kept = own.map(([, name]) => ({ id: newId(), name, search: {}, layout: BARE }))
  for (const view of kept)
    await clerk!.access.setPreference({ key: `views.matters.${view.id}`, value: view })
  const path = '/desk/matters?view=all'
  let opened = 0
  const openOne = async (page: Page) => {
    const words = asked[opened]
    if (!words) return false
    await page.locator('nav.views a[href*="saved="]').nth(opened++).click()
    await page.waitForFunction(isAsked, words[1])
    return true
  }
  return [
    { who: called('clerk'), path, shows: [...shared, ...own] },
    { who: called('clerk'), path, shows: asked, leaves: openOne },
  ]
}

/** Runs in the page: whether the field of the question holds that. */
const isAsked = (words: string) =>
  document.querySelector<HTMLInputElement>('#register_words')?.value === words

const OF_MATTERS =
  'number kind words where holder state dueAt receivedAt requester source category reportedAt promisedBy closedAt'
const OF_RESIDENTS =
  'name sex birthOn address gridName relation kind phoneMasked citizenIdMasked origin fromOn'
const whole = (keys: string) => ({
  now: { columns: keys.split(' ').map(key => ({ key, shown: true, width: 120 })), dense: true },
  saved: null,
})

/** The whole registers with all their columns: on the screen, on paper, and in a file without a living formula. */
export async function outgoingSights(
  texts: Dealer,
  { matters, residents }: { matters: Shown[]; residents: Shown[] },
): Promise<Sight[]> {
  const { access } = await as('secretary')
  await access.setPreference({ key: 'register.matters', value: whole(OF_MATTERS) })
  await access.setPreference({ key: 'register.residents', value: whole(OF_RESIDENTS) })
  const who = called('secretary')
  const live = texts.fitting(200).find(text => text.startsWith('=')) ?? '=1+1'
  return [
    { path: '/desk/matters?view=all&limit=100', shows: matters, field: 'matters.export.purpose' },
    { path: '/desk/residents?limit=100', shows: residents, field: 'people.export.purpose' },
  ].flatMap(({ path, shows, field }): Sight[] => [
    { who, path, shows, leaves: turnedTo(path) },
    // Paper takes the first thousand rows.
    { who, path, shows, partly: true, act: onPaper(live) },
    { who, path, shows: [], act: intoFile(live, [...shows, [field, live]]) },
  ])
}

/** Page after page as the address tells it. */
function turnedTo(path: string): Sight['leaves'] {
  let offset = 0
  return async page => {
    const rows = page.locator('tbody tr[tabindex]')
    if ((await rows.count()) < 100) return false
    const first = await rows.first().innerText()
    offset += 100
    await page.evaluate(to => history.pushState(null, '', to), `${path}&offset=${offset}`)
    await page.waitForFunction(
      before => document.querySelector<HTMLElement>('tbody tr[tabindex]')?.innerText !== before,
      first,
    )
    return true
  }
}

async function exportRows(page: Page, t: TFunction, way: string, purpose: string) {
  await page.locator('tbody tr[tabindex]').first().waitFor()
  await button(page, t(way)).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(t(way.replace('.', '.purposeOf.'))).fill(purpose)
  // A workbook says of each cell that it is a text; only in CSV could one come alive.
  if (way === 'export.file') await form.getByRole('radio', { name: t('export.csv') }).check()
  await form.getByRole('button', { name: t(way), exact: true }).click()
}

/** The sheet stands as long as the printer's own window would be open. */
const onPaper =
  (purpose: string): Sight['act'] =>
  async (page, t) => {
    await page.evaluate(() => Object.assign(window, { print: () => undefined }))
    await exportRows(page, t, 'export.paper', purpose)
    await page.locator('table.print-sheet').waitFor({ state: 'attached', timeout: 60_000 })
  }

const intoFile =
  (purpose: string, shows: Shown[]): Sight['act'] =>
  async (page, t) => {
    const coming = page.waitForEvent('download', { timeout: 60_000 })
    await exportRows(page, t, 'export.file', purpose)
    const file = await coming
    const bytes = Buffer.concat(await (await file.createReadStream()).toArray())
    const cells = (parse(bytes, { bom: true, relax_column_count: true }) as string[][]).flat()
    const live = cells.find(cell => LIVE.test(cell))
    if (live) throw new Error(`a formula goes out: ${JSON.stringify(live)}`)
    const all = cells.join('\n\u0000\n')
    const lost = shows.find(([, text]) => !all.includes(text))
    if (lost) throw new Error(`${lost[0]} is not in the file: ${JSON.stringify(lost[1])}`)
  }

/** What some spreadsheet takes for a formula. */
const LIVE = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
