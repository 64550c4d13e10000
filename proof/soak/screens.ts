/** Every screen in every language, width and theme by every rule; `npm test` asks some of these crosswise. */
import { brokenRules, dress, wrongSizes } from '../../e2e/look.ts'
import { leaveSeats, openCases, seat, show } from '../../e2e/shows.ts'
import { DESKS, DOORS, PHONES } from '../../e2e/surfaces.ts'
import { type Language, settled } from '../../e2e/windows.ts'
import { onStillStage } from '../stage.ts'
import type { Suite } from './suite.ts'

const LANGUAGES: Language[] = ['zh', 'en']

export const screens: Suite = ({ say }) =>
  onStillStage({ demo: true }, async () => {
    const cases = await openCases()
    let looks = 0
    let faults = 0
    for (const { name, screens: all, words, widths, height, themes } of [...PHONES, DESKS, DOORS])
      for (const screen of all)
        for (const language of LANGUAGES) {
          const page = await seat(screen.who, language)
          for (const width of widths) {
            await page.setViewportSize({ width, height })
            await dress(page, themes[0]!)
            await show(page, screen, { language, words, cases })
            for (const theme of themes) {
              await dress(page, theme)
              await settled(page)
              const found = [...(await wrongSizes(page, theme.least)), ...(await brokenRules(page))]
              for (const fault of found)
                console.error(
                  `${name}: ${screen.name}, ${language} ${width} ${theme.name}: ${fault}`,
                )
              looks++
              faults += found.length
            }
          }
        }
    await leaveSeats()
    say('looks at screens', looks, 'looks')
    say('faults', faults, 'faults', { atMost: 0 })
  })
