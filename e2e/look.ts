/** Judges what a page shows now: by the rules of WCAG that a machine can check, and by our own numbers. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The least that a surface may have, in CSS pixels. */
export type Least = { body: number; text: number; target: number; primary: number }

export const ON_PHONE: Least = { body: 17, text: 14, target: 48, primary: 48 }
export const FOR_ELDERS: Least = { body: 20, text: 18, target: 60, primary: 64 }
/** A mouse needs 24 or room around it, which the rules of WCAG measure. */
export const ON_DESK: Least = { body: 15, text: 13, target: 0, primary: 36 }

/** Higher than any page of a phone is long, so that nothing lies beneath the bar at its bottom. */
export const LONG = 2400

/** What breaks a rule of WCAG, a sentence each. The rules are laid into a page once. */
export async function brokenRules(page: Page): Promise<string[]> {
  const there = await page.evaluate(() => 'axe' in window)
  const { violations } = await new AxeBuilder({ page, ...(there && { axeSource: ';' }) })
    .options({ runOnly: WCAG, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  )
}

/** What is smaller than it may be, or does not fit. */
export const wrongSizes = (page: Page, least: Least): Promise<string[]> =>
  page.evaluate(faultsInNumbers, least)

/** Runs in the page, so it brings along whatever it needs. */
function faultsInNumbers(least: Least): string[] {
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
  if (number(body.lineHeight) / number(body.fontSize) < 1.5)
    faults.push(`lines of ${body.lineHeight}`)

  for (const part of document.querySelectorAll('body *')) {
    if (!part.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const { fontSize, color, backgroundColor } = styleOf(part)
    // A drawing is scaled as a whole, and each has its list or table beside it.
    if (says(part) && !part.closest('svg') && number(fontSize) < least.text)
      faults.push(`text of ${fontSize}: ${named(part)}`)
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
