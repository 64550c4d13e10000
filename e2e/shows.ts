/** Brings a window to a screen, whatever has to be said, typed or answered on the way. */
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import type { Page } from 'playwright-core'
import type { Texts } from '#web/locales/texts.ts'
import { bringRules } from './look.ts'
import type { Cases, Screen } from './screens.ts'
import { accepted, closed, dispatched, onPaper, reported, verified } from './stories.ts'
import { type Language, settled, sit } from './windows.ts'
import { wordsOf } from './words.ts'

const seats = new Map<string, Page>()

/** The matters that the screens show. */
export async function openCases(): Promise<Cases> {
  const matters = {
    reported: await reported('heyuan', '楼道窗户的插销掉了，刮风时来回撞。'),
    accepted: await accepted('heyuan', '楼前的排水沟盖板断了一块。'),
    dispatched: await dispatched('heyuan', '绿化带里有一棵树快要倒了。'),
    verified: await verified('heyuan', '垃圾桶的盖子坏了。'),
    closed: await closed('heyuan', '信报箱的锁打不开。'),
  }
  return { ...matters, ...(await onPaper(matters)) }
}

/** One window for each person and language, so that what was loaded once is not loaded again. */
export async function seat(who: string | null, language: Language): Promise<Page> {
  const key = `${who} ${language}`
  const known = seats.get(key)
  if (known) return known
  const page = await sit(who, { language })
  await bringRules(page)
  seats.set(key, page)
  return page
}

export async function leaveSeats(): Promise<void> {
  await Promise.all([...seats.values()].map(page => page.context().close()))
  seats.clear()
}

type Showing = { language: Language; words: Texts[]; cases: Cases }

/** Goes to a screen and does what has to be done to see it. */
export async function show(page: Page, screen: Screen, { language, words, cases }: Showing) {
  await enter(page, screen, cases)
  await screen.act?.(page, wordsOf(language, ...words), cases)
  if (screen.act) touched.add(page)
}

/** The surfaces of several pages, whose links load nothing. */
const ROUTED = ['resident', 'field', 'desk']

/** Pages on which somebody typed or pressed, and those that show what a link would not take away. */
const touched = new WeakSet<Page>()
const spoilt = new WeakSet<Page>()

async function enter(page: Page, screen: Screen, cases: Cases) {
  const { who, path, answers, unseen, stays } = screen
  const address = typeof path === 'string' ? path : path(cases)
  const [, surface = ''] = address.split('/')
  await page.unrouteAll()
  // The door asks who is there only on a device where somebody was in.
  if (address === '/' && who && page.url() === 'about:blank') {
    await page.goto('/resident/')
    await settled(page)
  }
  for (const [procedure, output] of Object.entries(answers ?? {}))
    await page.route(`**/rpc/${procedure}`, route =>
      route.fulfill(output === 'fault' ? FAULT : { json: told(output) }),
    )
  const here = ROUTED.includes(surface) && new URL(page.url()).pathname.startsWith(`/${surface}/`)
  const kept = answers !== undefined && !unseen
  if (here && !kept && !spoilt.has(page)) await goOn(page, surface, address)
  else await page.goto(address)
  await settled(page)
  if (kept || stays) spoilt.add(page)
  else spoilt.delete(page)
}

/** As a link does, without loading the program again; by way of nowhere where something may be left open. */
async function goOn(page: Page, surface: string, address: string) {
  const goTo = (to: string) => page.evaluate(goes => history.pushState(null, '', goes), to)
  if (touched.has(page)) {
    await page.keyboard.press('Escape')
    await page.evaluate(forgetDrafts)
    await goTo(`/${surface}/nowhere`)
    await settled(page)
    touched.delete(page)
  }
  await goTo(address)
}

/** As the server writes it, in which a moment is no mere text. */
function told(output: unknown) {
  const [json, meta] = WIRE.serialize(output)
  return { json, meta }
}
const WIRE = new StandardRPCJsonSerializer()

const FAULT = {
  status: 500,
  json: {
    json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'internal error' },
  },
}

const forgetDrafts = () => {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('linli.draft.')) localStorage.removeItem(key)
}
