/** People at the pages for one test: each has a browser window of their own, which closes with it. */
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { complained, DESK, openWindows, PHONE, settled, sit, type Visit } from './windows.ts'

const PICTURES = join(import.meta.dirname, '../.cache/e2e')

export const stage = inject('stage')
const browser = await openWindows(stage.url, stage.browser)
const opened: BrowserContext[] = []

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(task.id)
  await Promise.all(opened.splice(0).map(context => context.close()))
  expect(complained()).toEqual([])
})
afterAll(() => browser.close())

/** Opens a page as a demo person, or as nobody; it is closed when the test is over. */
export async function visit(who: string | null, path: string, options: Visit = {}): Promise<Page> {
  const page = await sit(who, { size: path.startsWith('/desk') ? DESK : PHONE, ...options })
  opened.push(page.context())
  await page.goto(path)
  await settled(page)
  return page
}

/** What was on the screens of a test that failed. */
async function picture(name: string) {
  const pages = browser.contexts().flatMap(context => context.pages())
  const paths = pages.map((_, index) => join(PICTURES, `${name}-${index + 1}.png`))
  await Promise.all(pages.map((page, index) => page.screenshot({ path: paths[index] })))
  console.log(paths.join('\n'))
}
