/** Hands without a mouse: they go from stop to stop, see where they are, and are never held. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const MOST_PRESSES = 80

/** Goes on with the tab key until that place has the focus; at each stop on the way it must be seen and not covered. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  await page.evaluate(standStill)
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.evaluate(leaveFrom)
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(arrive)
    if (fault) expect.fail(`${fault}, on the way to ${place}`)
    if (await has(place)) return
  }
  expect.fail(`${MOST_PRESSES} presses of the tab key did not reach ${place}`)
}

/** Goes there, unless there already, and presses a key. */
export async function pressOn(page: Page, place: Locator, key = 'Enter'): Promise<void> {
  await place.first().waitFor()
  if (!(await has(place))) await tabTo(page, place)
  await page.keyboard.press(key)
}

export async function writeIn(page: Page, place: Locator, words: string): Promise<void> {
  await place.first().waitFor()
  if (!(await has(place))) await tabTo(page, place)
  await page.keyboard.insertText(words)
}

export const has = (place: Locator): Promise<boolean> =>
  place.evaluateAll(found => found.some(one => one === document.activeElement))

type Stop = { left?: Element; look?: string }

/** Nothing moves while looks are compared. */
function standStill() {
  if (document.querySelector('#still')) return
  const sheet = document.createElement('style')
  sheet.id = 'still'
  sheet.textContent = '*, *::before, *::after { transition: none !important }'
  document.head.append(sheet)
}

/** Runs in the page before a press: keeps how the stop looks that has the focus. */
function leaveFrom() {
  const stop = ((window as { stop?: Stop }).stop = {} as Stop)
  const here = document.activeElement
  if (!here || here === document.body || here.matches('[tabindex="-1"]')) return
  stop.left = here
  stop.look = lookOf(here)

  function lookOf(one: Element): string {
    const whole = one.closest('label, .ant-select')
    const around = [one, one.parentElement, one.parentElement?.parentElement, whole]
    const within = [...(whole ?? one).querySelectorAll('*')].slice(0, 20)
    return [...around, one.nextElementSibling, ...within]
      .filter(part => part instanceof Element)
      .map(part => {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(part)
        return [outline, boxShadow, borderColor, backgroundColor].join()
      })
      .join('\n')
  }
  Object.assign(window, { lookOf })
}

/** Runs in the page after it: whether the former stop had shown that it had the focus, and the new one can be seen. */
function arrive(): string | undefined {
  const { stop, lookOf } = window as unknown as { stop: Stop; lookOf: (one: Element) => string }
  const named = (one: Element) => one.outerHTML.slice(0, 160)
  const here = document.activeElement
  if (stop.left?.isConnected) {
    // A date has a stop for each of its parts.
    const parted = stop.left.matches('[type^=date], [type=time]')
    if (here === stop.left) return parted ? undefined : `held at ${named(stop.left)}`
    if (lookOf(stop.left) === stop.look) return `no focus seen at ${named(stop.left)}`
  }
  if (!here || here === document.body) return undefined
  const { left, top, width, height } = here.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  const seen = !over || here.contains(over) || over.contains(here) || sharesLabel(here, over)
  return seen ? undefined : `${named(over)} lies over ${named(here)}`

  function sharesLabel(one: Element, other: Element) {
    const whole = one.closest('label, .ant-select, .ant-form-item, th')
    return whole !== null && whole === other.closest('label, .ant-select, .ant-form-item, th')
  }
}
