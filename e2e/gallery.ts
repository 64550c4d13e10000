/** Walks through screens in both languages and in every size, and asks of each that nothing is wrong with it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Texts } from '#web/locales/texts.ts'
import { brokenRules, type Least, wrongSizes } from './look.ts'
import type { Cases, Screen } from './screens.ts'
import { accepted, closed, dispatched, onPaper, reported, verified } from './stories.ts'
import { complained, type Language, settled, sit } from './visitor.ts'
import { wordsOf } from './words.ts'

type Shown = {
  widths: readonly [wide: number, narrow: number]
  height: number
  least: Least
  words: Texts[]
}

const MOST_TOLD = 20

/** What the browser notes by itself when a call is refused. */
const REFUSED = /^Failed to load resource: the server responded with a status of [45]\d\d/

let cases: Cases
const seats = new Map<string, Page>()

beforeAll(async () => {
  const matters = {
    reported: await reported('heyuan', '楼道窗户的插销掉了,刮风时来回撞。'),
    accepted: await accepted('heyuan', '楼前的排水沟盖板断了一块。'),
    dispatched: await dispatched('heyuan', '绿化带里有一棵树快要倒了。'),
    verified: await verified('heyuan', '垃圾桶的盖子坏了。'),
    closed: await closed('heyuan', '信报箱的锁打不开。'),
  }
  cases = { ...matters, ...(await onPaper(matters)) }
})
afterAll(() => Promise.all([...seats.values()].map(page => page.context().close())))

/**
 * Sizes are measured in each language and width; the rules of WCAG, which take longer, are asked in
 * both languages and both widths, crosswise.
 */
export function gallery(
  surface: string,
  screens: Screen[],
  { widths, height, least, words }: Shown,
) {
  describe(surface, () => {
    test.each(screens.map((screen, nth) => ({ ...screen, nth })))('$name', async screen => {
      const faults: string[] = []
      for (const [l, language] of LANGUAGES.entries()) {
        const page = await seat(screen.who, language)
        for (const [w, width] of widths.entries()) {
          await page.setViewportSize({ width, height })
          if (w === 0 || screen.hangs) {
            await enter(page, screen)
            await screen.act?.(page, wordsOf(language, ...words), cases)
            if (screen.act) touched.add(page)
          }
          await settled(page)
          const found = await wrongSizes(page, least)
          if ((l + w + screen.nth) % 2 === 0) found.push(...(await brokenRules(page)))
          faults.push(...found.map(fault => `${language} ${width}: ${fault}`))
        }
      }
      const said = complained().filter(line => !(screen.refused && REFUSED.test(line)))
      expect([...faults, ...said].slice(0, MOST_TOLD)).toEqual([])
    })
  })
}

const LANGUAGES = ['zh', 'en'] as const

/** One window for each person and language, so that what was loaded once is not loaded again. */
async function seat(who: string | null, language: Language): Promise<Page> {
  const key = `${who} ${language}`
  const page = seats.get(key) ?? (await sit(who, { language }))
  seats.set(key, page)
  return page
}

/** The surfaces of several pages, whose links load nothing. */
const ROUTED = ['resident', 'field', 'desk']

/** Pages on which somebody typed or pressed, and those that show what a link would not take away. */
const touched = new WeakSet<Page>()
const spoilt = new WeakSet<Page>()

async function enter(page: Page, { path, answers, unseen, stays, dark }: Screen) {
  const address = typeof path === 'string' ? path : path(cases)
  const [, surface = ''] = address.split('/')
  await page.unrouteAll()
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  for (const [procedure, output] of Object.entries(answers ?? {}))
    await page.route(`**/rpc/${procedure}`, route =>
      route.fulfill(output === 'fault' ? FAULT : { json: { json: output } }),
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

const FAULT = {
  status: 500,
  json: {
    json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'internal error' },
  },
}

const forgetDrafts = () => {
  for (const key of Object.keys(localStorage))
    if (/^linli\.(report|record)\./.test(key)) localStorage.removeItem(key)
}
