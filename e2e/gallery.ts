/** Walks through screens in a language of each, every theme and every size, and asks that nothing is wrong with them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#platform/ids.ts'
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
 * A screen is looked at in one language, drawn from its name: sizes in each theme and width, of which the
 * dark changes none, and the rules of WCAG, which take longer, in one width, in the first theme or the
 * last. Over all screens each language, width and theme meets the others; `soak screens` asks everything.
 */
export function gallery({ name, screens, widths, height, themes, words }: Surface) {
  describe(name, () => {
    test.each(screens)('$name', async screen => {
      const faults: string[] = []
      const draw = sha256(screen.name)
      const language = LANGUAGES[draw[0]! % LANGUAGES.length]!
      const judged = { width: widths[draw[1]! % widths.length], theme: themes.at(-(draw[2]! % 2)) }
      const page = await seat(screen.who, language)
      for (const [w, width] of widths.entries()) {
        await page.setViewportSize({ width, height })
        const strictly = width === judged.width ? judged.theme : undefined
        for (const theme of themes.filter(({ dark }) => !dark || strictly?.dark)) {
          await dress(page, theme)
          if (theme === themes[0] && (w === 0 || screen.hangs))
            await show(page, screen, { language, words, cases })
          if (theme === themes[0] || theme === strictly) await settled(page)
          const found = await wrongSizes(page, theme.least)
          if (theme === strictly) found.push(...(await brokenRules(page)))
          faults.push(...found.map(fault => `${language} ${width} ${theme.name}: ${fault}`))
        }
      }
      const said = complained().filter(line => !(screen.refused && REFUSED.test(line)))
      expect([...faults, ...said].slice(0, MOST_TOLD)).toEqual([])
    })
  })
}
