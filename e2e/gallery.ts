/** Walks through screens in both languages and in every size, and asks of each that nothing is wrong with it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Texts } from '#web/locales/texts.ts'
import { faultsOf, type Least } from './look.ts'
import type { Cases, Screen } from './screens.ts'
import { accepted, closed, dispatched, reported, verified } from './stories.ts'
import { complained, type Language, settled, sit } from './visitor.ts'
import { wordsOf } from './words.ts'

type Shown = { widths: readonly [number, ...number[]]; least: Least; words: Texts[] }

/** Higher than any page is long, so that nothing lies beneath the bar at the bottom of a phone. */
const HEIGHT = 2400

/** What the browser notes by itself when a call is refused. */
const REFUSED = /^Failed to load resource: the server responded with a status of [45]\d\d/

let cases: Cases
const seats = new Map<string, Page>()

beforeAll(async () => {
  cases = {
    reported: await reported('heyuan', '楼道窗户的插销掉了,刮风时来回撞。'),
    accepted: await accepted('heyuan', '楼前的排水沟盖板断了一块。'),
    dispatched: await dispatched('heyuan', '绿化带里有一棵树快要倒了。'),
    verified: await verified('heyuan', '垃圾桶的盖子坏了。'),
    closed: await closed('heyuan', '信报箱的锁打不开。'),
  }
})
afterAll(() => Promise.all([...seats.values()].map(page => page.context().close())))

export function gallery(surface: string, screens: Screen[], { widths, least, words }: Shown) {
  describe(surface, () => {
    test.each(screens)('$name', async screen => {
      const faults: string[] = []
      for (const language of ['zh', 'en'] as const) {
        const page = await seat(screen.who, language)
        for (const width of widths) {
          await page.setViewportSize({ width, height: HEIGHT })
          if (width === widths[0] || screen.hangs) {
            await enter(page, screen)
            await screen.then?.(page, wordsOf(language, ...words), cases)
          }
          await settled(page)
          const found = await faultsOf(page, least)
          faults.push(...found.map(fault => `${language} ${width}: ${fault}`))
        }
      }
      const said = complained().filter(line => !(screen.refused && REFUSED.test(line)))
      expect([...faults, ...said]).toEqual([])
    })
  })
}

/** One window for each person and language, so that what was loaded once is not loaded again. */
async function seat(who: string | null, language: Language): Promise<Page> {
  const key = `${who} ${language}`
  const page = seats.get(key) ?? (await sit(who, { language }))
  if (!seats.has(key)) await page.addInitScript(forgetDrafts)
  seats.set(key, page)
  return page
}

async function enter(page: Page, { path, answers = {} }: Screen) {
  await page.unrouteAll()
  for (const [procedure, output] of Object.entries(answers))
    await page.route(`**/rpc/${procedure}`, route =>
      output === 'fault'
        ? route.fulfill({ status: 500, json: { json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'internal error' } } })
        : route.fulfill({ json: { json: output } }),
    )
  await page.goto(typeof path === 'string' ? path : path(cases))
  await settled(page)
}

const forgetDrafts = () => {
  for (const key of Object.keys(localStorage))
    if (/^linli\.(report|record)\./.test(key)) localStorage.removeItem(key)
}
