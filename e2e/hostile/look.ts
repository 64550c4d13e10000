/** Goes from screen to screen and tells what each shows of the texts, and what it does with them. */
import { desk } from '#web/locales/desk.ts'
import { DOORS, PHONES } from '../surfaces.ts'
import { seat, show } from '../shows.ts'
import type { Cases } from '../screens.ts'
import { complained, DESK, baseUrl, PHONE, settled } from '../windows.ts'
import { wordsOf } from '../words.ts'
import type { Shown, Sight } from './sights.ts'
import { saidIn, type Watch, watch } from './watch.ts'

/** What the browser notes by itself when a call is refused. */
const REFUSED = /^Failed to load resource: the server responded with a status of [45]\d\d/
const PHONE_WORDS = [...PHONES, DOORS].flatMap(({ words }) => words)

const watches = new WeakMap<object, Watch>()

export type Told = { screens: number; shown: Shown[]; faults: string[] }

/** Looks at all of them, one after the other. */
export async function lookAtAll(sights: readonly Sight[]): Promise<Told> {
  const told: Told = { screens: 0, shown: [], faults: [] }
  for (const [nth, sight] of sights.entries()) await look(sight, nth, told)
  return told
}

async function look(sight: Sight, nth: number, told: Told): Promise<void> {
  const { who, path, shows, partly, leaves, before, refused } = sight
  const page = await seat(who, 'zh')
  if (!watches.has(page)) watches.set(page, await watch(page, baseUrl()))
  // Nobody's tries at slips are counted by address.
  if (!who) await page.setExtraHTTPHeaders({ 'x-forwarded-for': addressOf(nth) })
  const atDesk = path.startsWith('/desk')
  await page.setViewportSize(atDesk ? DESK : PHONE)
  const words = atDesk ? [desk] : PHONE_WORDS
  const faults: string[] = []
  const missing = new Set<Shown>()
  try {
    await before?.()
    for (const shown of shows) missing.add(shown)
    if (sight.bare) await page.goto(path)
    else await show(page, { ...sight, name: '' }, { language: 'zh', words, cases: {} as Cases })
    const t = wordsOf('zh', ...words)
    const read = async () => {
      if (!sight.bare) await settled(page)
      const said = await page.evaluate(saidIn)
      for (const shown of missing) if (said.includes(shown[1])) missing.delete(shown)
    }
    do await read()
    while (await leaves?.(page, t))
    // A page may rest for a moment between one question and the next.
    for (let tries = 0; missing.size > 0 && !partly && !leaves && tries < TRIES; tries++) {
      await page.waitForTimeout(PAUSE_MS)
      await read()
    }
    faults.push(...(await watches.get(page)!()))
  } catch (error) {
    faults.push(String(error).slice(0, 400))
  }
  faults.push(...complained().filter(line => !(refused && REFUSED.test(line))))
  const seen = shows.filter(shown => !missing.has(shown))
  if (partly ? seen.length === 0 && shows.length > 0 : missing.size > 0)
    for (const [field, text] of missing)
      faults.push(`${field} is not there: ${JSON.stringify(text.slice(0, 200))}`)
  told.screens++
  told.shown.push(...seen)
  told.faults.push(...faults.map(fault => `${who} ${path}: ${fault}`))
}

const TRIES = 20
const PAUSE_MS = 100

const addressOf = (nth: number) => `10.9.${Math.floor(nth / 250) % 250}.${nth % 250}`
