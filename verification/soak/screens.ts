/** Every screen in every language, width and theme by every rule; `npm test` asks some of these crosswise. */
import { brokenRules, dress, wrongSizes } from '../../e2e/look.ts'
import type { Cases, Screen } from '../../e2e/screens.ts'
import { leaveSeats, openCases, seat, show } from '../../e2e/shows.ts'
import { DESKS, DOORS, PHONES, type Surface } from '../../e2e/surfaces.ts'
import { type Language, settled } from '../../e2e/windows.ts'
import { onStillStage } from '../stage.ts'
import { piece, type Suite } from './suite.ts'

const LANGUAGES: Language[] = ['zh', 'en']
const ALL = [...PHONES, DESKS, DOORS].flatMap(surface =>
  surface.screens.map(screen => ({ ...surface, screen })),
)

export const screens: Suite = run =>
  onStillStage({ demo: true }, async () => {
    const cases = await openCases()
    let looks = 0
    let faults = 0
    for (const one of piece(ALL, run))
      for (const found of await looksAt(one, cases)) {
        looks++
        faults += found.length
        for (const fault of found) console.error(fault)
      }
    await leaveSeats()
    run.say('looks at screens', looks, 'looks')
    run.say('faults', faults, 'faults', { atMost: 0 })
  })

/** What is wrong with a screen, look by look. */
async function looksAt(
  { name, screen, words, widths, height, themes }: Surface & { screen: Screen },
  cases: Cases,
): Promise<string[][]> {
  const looks: string[][] = []
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
        const look = `${name}: ${screen.name}, ${language} ${width} ${theme.name}`
        looks.push(found.map(fault => `${look}: ${fault}`))
      }
    }
  }
  return looks
}
