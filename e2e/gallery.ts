/** Walks through screens in both languages, every theme and every size, and asks of each that nothing is wrong with it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenRules, dress, wrongSizes } from './look.ts'
import type { Cases } from './screens.ts'
import { leaveSeats, openCases, seat, show } from './shows.ts'
import type { Surface } from './surfaces.ts'
import './visitor.ts'
import { complained, settled } from './windows.ts'

const LANGUAGES = ['zh', 'en'] as const
const MOST_TOLD = 20

/** What the browser notes by itself when a call is refused. */
const REFUSED = /^Failed to load resource: the server responded with a status of [45]\d\d/

let cases: Cases
beforeAll(async () => {
  cases = await openCases()
})
afterAll(leaveSeats)

/**
 * Sizes are measured in each theme, language and width; the dark changes none. The rules of WCAG, which
 * take longer, are asked twice of a screen: both languages, both widths, the first theme and the last, in
 * turns from screen to screen that bring each language, width and theme together.
 */
export function gallery({ name, screens, widths, height, themes, words }: Surface) {
  describe(name, () => {
    test.each(screens.map((screen, nth) => ({ ...screen, nth })))('$name', async screen => {
      const faults: string[] = []
      for (const [l, language] of LANGUAGES.entries()) {
        const page = await seat(screen.who, language)
        for (const [w, width] of widths.entries()) {
          await page.setViewportSize({ width, height })
          const turn = (screen.nth + l) % 2 === w
          const judged = turn ? themes.at(-(((screen.nth >> 1) + l) % 2)) : undefined
          for (const theme of themes.filter(({ dark }) => !dark || judged?.dark)) {
            await dress(page, theme)
            if (theme === themes[0] && (w === 0 || screen.hangs))
              await show(page, screen, { language, words, cases })
            if (theme === themes[0] || theme === judged) await settled(page)
            const found = await wrongSizes(page, theme.least)
            if (theme === judged) found.push(...(await brokenRules(page)))
            faults.push(...found.map(fault => `${language} ${width} ${theme.name}: ${fault}`))
          }
        }
      }
      const said = complained().filter(line => !(screen.refused && REFUSED.test(line)))
      expect([...faults, ...said].slice(0, MOST_TOLD)).toEqual([])
    })
  })
}
