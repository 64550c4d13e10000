import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

const MOST_PRESSES = 80

/** Goes on with the tab key, as whoever has no mouse does, until that place has the focus. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press('Tab')
    if (await has(place)) return
  }
  expect.fail(`${MOST_PRESSES} presses of the tab key did not reach ${place}`)
}

export const has = (place: Locator): Promise<boolean> =>
  place.evaluateAll(found => found.some(one => one === document.activeElement))
