/** Judges what a page shows now: by the rules of WCAG that a machine can check, and by our own numbers. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { SCALES } from '#web/kit/display.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The least that a surface may have, in CSS pixels. */
type Least = { body: number; text: number; target: number; primary: number }

const ON_PHONE: Least = { body: 17, text: 14, target: 48, primary: 48 }
const FOR_ELDERS: Least = { body: 20, text: 18, target: 60, primary: 64 }
/** A mouse needs 24 or room around it, which the rules of WCAG measure. */
const ON_DESK: Least = { body: 15, text: 13, target: 0, primary: 36 }
/** Names in a drawing that has its list or table beside it. */
const IN_DRAWING = 12

/** How a page may be asked to look: for elders, in larger type, in the dark. */
export type Theme = {
  name: string
  least: Least
  display?: { elder: boolean; step: 0 | 2 }
  dark?: boolean
}

const phone = (name: string, elder: boolean, step: 0 | 2): Theme => ({
  name,
  least: elder ? FOR_ELDERS : ON_PHONE,
  display: { elder, step },
})
export const PLAIN = [phone('plain', false, 0), phone('in the largest type', false, 2)]
export const ELDER = [
  phone('for elders', true, 0),
  phone('for elders in the largest type', true, 2),
]
export const AT_DESK: Theme[] = [
  { name: 'light', least: ON_DESK },
  { name: 'dark', least: ON_DESK, dark: true },
]

/** Makes a page look so at once, without loading it again. */
export async function dress(page: Page, { display, dark }: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  if (!display) return
  const theme = display.elder ? 'elder' : 'plain'
  await page.evaluate(
    ([name, scale]) => {
      document.documentElement.dataset.theme = name
      document.documentElement.style.setProperty('--scale', scale)
    },
    [theme, String(SCALES[theme][display.step])] as const,
  )
}

/** Lays the rules of WCAG into whatever a page is going to load. */
export const bringRules = (page: Page) => page.addInitScript({ content: axe.source })

/** What breaks a rule of WCAG, a sentence each; the page has brought the rules. */
export const brokenRules = (page: Page): Promise<string[]> =>
  page.evaluate(async tags => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run({
      runOnly: tags,
      resultTypes: ['violations'],
      reporter: 'no-passes',
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    )
  }, WCAG)

/** What is smaller than it may be, or does not fit. */
export const wrongSizes = (page: Page, least: Least): Promise<string[]> =>
  page.evaluate(faultsInNumbers, { ...least, drawn: IN_DRAWING })

/** Runs in the page, so it brings along whatever it needs. */
function faultsInNumbers(least: Least & { drawn: number }): string[] {
  const TARGETS =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'
  const WHITE = 'rgb(255, 255, 255)'
  const faults: string[] = []
  const number = (value: string) => Number.parseFloat(value)
  const styleOf = (part: Element) => getComputedStyle(part)
  const named = (part: Element) => part.outerHTML.slice(0, 120)
  const says = (part: Element) =>
    [...part.childNodes].some(
      ({ nodeType, data }: ChildNode & { data?: string }) => nodeType === 3 && data?.trim(),
    )

  const titles = document.querySelectorAll('h1').length
  if (titles !== 1) faults.push(`${titles} first headings`)
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`scrolls sideways by ${scrollWidth - clientWidth} px`)
  const body = styleOf(document.querySelector('main, #main') ?? document.body)
  if (number(body.fontSize) < least.body) faults.push(`body text of ${body.fontSize}`)
  if (number(body.lineHeight) / number(body.fontSize) < 1.499)
    faults.push(`lines of ${body.lineHeight}`)

  for (const part of document.querySelectorAll('[tabindex]'))
    if ((part as HTMLElement).tabIndex > 0)
      faults.push(`out of the order of the keys: ${named(part)}`)

  for (const part of document.querySelectorAll('body *')) {
    if (!part.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const { fontSize, color, backgroundColor } = styleOf(part)
    // A drawing is scaled as a whole.
    const scale = part instanceof SVGGraphicsElement ? (part.getScreenCTM()?.a ?? 1) : 1
    const size = Math.round(10 * scale * number(fontSize)) / 10
    if (says(part) && size < (part.closest('[aria-hidden=true]') ? least.drawn : least.text))
      faults.push(`text of ${size} px: ${named(part)}`)
    if (!part.matches(TARGETS)) continue
    const { width, height } = (part.closest('label') ?? part).getBoundingClientRect()
    if (Math.min(width, height) < least.target)
      faults.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${named(part)}`)
    const primary = color === WHITE && backgroundColor.startsWith('rgb(')
    if (primary && height < least.primary)
      faults.push(`primary button of ${height}: ${named(part)}`)
  }
  return faults
}
