/** Places, grids, numbers that somebody said, and those who serve, all under hostile names. */
import { newId } from '#platform/ids.ts'
import { as, called, type Dealer, eachOf, REGION, type Shown, type Sight } from './sights.ts'
import { nextLeaf } from './leaves.ts'
import { button } from '../windows.ts'

const region = REGION
/** As many serve one grid as the wall of a stairwell has room for. */
const A_GRID = 30

type Named = { grids: Shown[]; places: Shown[]; said: Shown[] }

export async function landSights(texts: Dealer): Promise<Sight[]> {
  const secretary = await as('secretary')
  const named: Named = { grids: [], places: [], said: [] }
  const names = texts.fitting(40).length
  const ids = Array.from({ length: names }, () => ({ grid: newId(), place: newId() }))
  await eachOf(ids, async ({ grid, place }, round) => {
    const name = texts.deal('territory.addGrid.name', 40, round)
    const called = texts.deal('territory.addPlace.name', 40, round)
    await secretary.territory.addGrid({
      region,
      id: grid,
      name: name[1],
      parentId: null,
    })
    const changed = texts.deal('territory.changeGrid.name', 40, round)
    const { id } = await secretary.territory.addGrid({ region, id: newId(), parentId: null })
    await secretary.territory.changeGrid({ region, id, name: changed[1] })
    const at = { x: (round % 20) * 60, y: 1200 + Math.floor(round / 20) * 60 }
    await secretary.territory.addPlace({
      region,
      id: place,
      kind: 'building',
      name: called[1],
      parentId: null,
      at,
    })
    named.grids.push(name, changed)
    named.places.push(called)
  })
  await eachOf(texts.fitting(200), (_, round) => said(texts, round, named))
  return [...groundSights(named), ...(await servers(texts, ids))]
}

async function said(texts: Dealer, round: number, { said }: Named): Promise<void> {
  const { territory } = await as('secretary')
  const subject = texts.deal('territory.state.subject', 60, round)
  const source = texts.deal('territory.state.source', 200, round)
  const words = texts.deal('territory.state.words', 60, round)
  said.push(subject, source, words)
  await territory.state({
    region,
    id: newId(),
    subject: subject[1],
    amount: null,
    words: words[1],
    unit: 'other',
    nature: 'declared',
    rounding: 'exact',
    saidOn: null,
    source: source[1],
  })
}

function groundSights({ grids, places, said }: Named): Sight[] {
  const secretary = called('secretary')
  return [
    { who: secretary, path: '/desk/overview', shows: [...said, ...places, ...grids], act: unfold },
    { who: secretary, path: '/desk/territory', shows: grids, leaves: nextLeaf },
    { who: secretary, path: '/desk/figures', shows: [] },
    { who: null, path: `/who/?region=${region}`, shows: places },
    { who: called('resident'), path: '/resident/report', shows: places, act: whereBy('steps') },
    { who: called('resident'), path: '/resident/report', shows: places, act: whereBy('point') },
    {
      who: secretary,
      path: '/desk/territory',
      shows: places,
      partly: true,
      act: async (page, t) => {
        await page.locator('.ant-tree-node-content-wrapper').nth(1).click()
        await button(page, t('grid.assignSome', { count: 1 })).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      who: called('clerk'),
      path: '/desk/matters',
      shows: grids,
      partly: true,
      act: async (page, t) => {
        await page.getByLabel(t('desk.query.gridId'), { exact: true }).click()
        await page.locator('.ant-select-item-option').first().waitFor()
      },
    },
  ]
}

const whereBy =
  (way: string): Sight['act'] =>
  async (page, t) => {
    await page.getByRole('radio').first().check()
    await page.getByLabel(t('report.words')).fill('楼道的灯不亮了。')
    await button(page, t('act.next')).click()
    await button(page, t('place.again')).click()
    await page.getByRole('radio', { name: t(`place.${way}`) }).check()
    await page.getByText('东湖小区').first().waitFor({ state: 'attached' })
  }

const unfold: Sight['act'] = page => page.getByRole('table').last().waitFor({ state: 'attached' })

/** Somebody whose account is disabled, with the reason beside it. */
async function disabled(texts: Dealer, round: number): Promise<Shown> {
  const { access } = await as('secretary')
  const one = { region, id: newId(), login: newId(), name: '离职的人', role: 'clerk' }
  await access.appoint({ ...one, from: '2026-01-02' })
  const reason = texts.deal('access.disableAccount.reason', 200, round)
  await access.disableAccount({ region, postingId: one.id, reason: reason[1] })
  return reason
}

/** Those who serve, each over one of the new grids, and what hangs in its stairwells. */
async function servers(texts: Dealer, land: { grid: string; place: string }[]): Promise<Sight[]> {
  const { territory, access } = await as('secretary')
  const from = '2026-01-02'
  const names: Shown[] = []
  const walls = new Map<string, Shown[]>()
  await eachOf(land, async (_, round) => {
    const { grid, place } = land[Math.floor(round / A_GRID)]!
    const name = texts.deal('access.appoint.name', 40, round)
    const phone = texts.deal('access.appoint.phone', 20, round)
    if (round % A_GRID === 0)
      await territory.assignGrid({ region, placeIds: [place], gridId: grid, from })
    await access.appoint({
      region,
      id: newId(),
      login: newId(),
      name: name[1],
      phone: phone[1],
      role: 'courtyardWorker',
      gridIds: [grid],
      from,
    })
    names.push(name)
    if (round % A_GRID === 0) names.push(await disabled(texts, round))
    walls.set(place, [...(walls.get(place) ?? []), name, phone])
  })
  return [
    { who: called('secretary'), path: '/desk/postings', shows: names, leaves: nextLeaf },
    ...['first', 'last'].map((which): Sight => ({
      who: called('secretary'),
      path: '/desk/postings',
      shows: names,
      partly: true,
      async act(page) {
        await page.getByRole('row').last().getByRole('button').click()
        await page.getByRole('menuitem')[which as 'first']().click()
        await page.getByRole('dialog').waitFor()
      },
    })),
    ...[...walls].map(([place, shows]): Sight => ({
      who: null,
      path: `/who/?region=${region}&place=${place}`,
      shows,
    })),
  ]
}
