/** Walks through screens in both languages and in every size, and asks of each that nothing is wrong with it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Texts } from '#web/locales/texts.ts'
import { brokenRules, type Least, wrongSizes } from './look.ts'
import type { Cases, Screen } from './screens.ts'
import { accepted, closed, dispatched, onPaper, reported, verified } from './stories.ts'
import { complained, type Language, settled, sit } from './visitor.ts'
import { wordsOf } from './words.ts'

type Shown = { widths: readonly [wide: number, narrow: number]; least: Least; words: Texts[] }

/** Higher than any page is long, so that nothing lies beneath the bar at the bottom of a phone. */
const HEIGHT = 2400

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
export function gallery(surface: string, screens: Screen[], { widths, least, words }: Shown) {
  describe(surface, () => {
    test.each(screens.map((screen, nth) => ({ ...screen, nth })))('$name', async screen => {
      const faults: string[] = []
      for (const [l, language] of LANGUAGES.entries()) {
        const page = await seat(screen.who, language)
        for (const [w, width] of widths.entries()) {
          await page.setViewportSize({ width, height: HEIGHT })
          if (w === 0 || screen.hangs) {
            await enter(page, screen)
            await screen.act?.(page, wordsOf(language, ...words), cases)
          }
          await settled(page)
          const found = await wrongSizes(page, least)
          if ((l + w + screen.nth) % 2 === 0) found.push(...(await brokenRules(page)))
          faults.push(...found.map(fault => `${language} ${width}: ${fault}`))
        }
      }
      const said = complained().filter(line => !(screen.refused && REFUSED.test(line)))
      expect([...faults, ...said]).toEqual([])
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

/** Pages on which something was shown that a link leaves behind. */
const spoilt = new WeakSet<Page>()

async function enter(page: Page, { path, answers, hangs, dark }: Screen) {
  const address = typeof path === 'string' ? path : path(cases)
  const [, surface] = address.split('/')
  await page.unrouteAll()
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  for (const [procedure, output] of Object.entries(answers ?? {}))
    await page.route(`**/rpc/${procedure}`, route =>
      route.fulfill(output === 'fault' ? FAULT : { json: { json: output } }),
    )
  // Within a surface one goes on as its links do, without loading the program again; by way of nowhere, so that nothing stays open.
  const here = ROUTED.includes(surface!) && new URL(page.url()).pathname.startsWith(`/${surface}/`)
  const whole = !here || answers || spoilt.has(page)
  if (answers || hangs) spoilt.add(page)
  else spoilt.delete(page)
  if (!whole) {
    await page.evaluate(forgetDrafts)
    for (const to of [`/${surface}/nowhere`, address]) {
      await page.evaluate(goes => history.pushState(null, '', goes), to)
      await settled(page)
    }
  } else {
    await page.goto(address)
    await settled(page)
  }
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
