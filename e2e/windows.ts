/** Windows of a browser in which people are at the pages, and the same API that the pages call. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { AppContract } from '#app/modules.ts'
import { newId } from '#platform/ids.ts'

export type Client = ContractRouterClient<AppContract>
export type Language = 'zh' | 'en'
type Size = { width: number; height: number }
export type Visit = { size?: Size; language?: Language; offline?: boolean }

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1366, height: 768 }

let app: { url: string; browser: Browser }
/** What a page complains about in its console, which it should not. */
const complaints: string[] = []
const pending = new WeakMap<Page, Set<object>>()

/** Where the app is, and where its browser listens: to be said before anything else. */
export async function openWindows(url: string, browser: string): Promise<Browser> {
  app = { url, browser: await chromium.connect(browser) }
  return app.browser
}

export const baseUrl = () => app.url

/** An empty page in a window of somebody's own, which stays open from test to test. */
export async function sit(who: string | null, { size = PHONE, language = 'zh', offline }: Visit) {
  const context = await app.browser.newContext({
    baseURL: app.url,
    viewport: size,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    serviceWorkers: offline ? 'allow' : 'block',
  })
  context.setDefaultTimeout(10_000)
  if (who) await context.addCookies([{ name: 'linli', value: await tokenOf(who), url: app.url }])
  const page = await context.newPage()
  listen(page)
  if (language !== 'zh')
    await page.addInitScript(chosen => localStorage.setItem('linli.lang', chosen), language)
  return page
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The rows of a table without its head. */
export const rowsOf = (page: Page, table: string) =>
  page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

/** Waits until a page has drawn its heading, asks for nothing more, and whatever opens over it has come to its place. */
export async function settled(page: Page): Promise<void> {
  do await page.evaluate(comesToRest)
  while (pending.get(page)!.size > 0)
}

/** Runs in the page: until two pictures are the same. What lies outside is not yet shown, for the kit measures it there. */
async function comesToRest(): Promise<void> {
  const started = performance.now()
  const whereThingsAre = (): string | false => {
    const moving = document.getAnimations().some(({ playState, effect }) => {
      const words = (effect as KeyframeEffect).target?.textContent
      return words && playState === 'running' && effect?.getTiming().iterations !== Infinity
    })
    const places = [
      ...document.querySelectorAll('[role=dialog], [role=menu], .ant-select-dropdown'),
    ]
      .map(part => [part.getBoundingClientRect(), getComputedStyle(part).opacity] as const)
      .filter(([{ width }]) => width > 0)
    const outside = places.some(
      ([{ left, right, bottom }]) => right < 0 || bottom < 0 || left > innerWidth,
    )
    return !moving && !outside && document.querySelector('h1') !== null && JSON.stringify(places)
  }
  for (let before: string | false = false; ;) {
    await new Promise<void>(done => requestAnimationFrame(() => setTimeout(done)))
    const now = whereThingsAre()
    if (now && now === before) return
    before = now
    if (performance.now() - started > 10_000) throw new Error('no heading, or it never rests')
  }
}

/** What the console said since the last time; whoever expects something takes it out. */
export const complained = () => complaints.splice(0)

const tokens = new Map<string, string>()

/** The session of a demo person, one for a file. */
export async function tokenOf(who: string): Promise<string> {
  const known = tokens.get(who)
  if (known) return known
  const { token } = await clientWith(null).access.signInAsDemo({ key: who })
  tokens.set(who, token)
  return token
}

/** From here on `who` is somebody who has signed in otherwise. */
export const knowAs = (who: string, token: string) => tokens.set(who, token)

/** The API as a demo person calls it. */
export const acting = async (who: string): Promise<Client> => clientWith(await tokenOf(who))

/** As whoever has that token calls it; from another address, where the app believes it. */
export function clientWith(token: string | null, from?: string): Client {
  const headers = () => ({
    'x-command-id': newId(),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(from && { 'x-forwarded-for': from }),
  })
  return createORPCClient(new RPCLink({ url: `${app.url}/rpc`, headers }))
}

function listen(page: Page) {
  const asked = new Set<object>()
  pending.set(page, asked)
  page.on('request', request => asked.add(request))
  page.on('requestfinished', request => asked.delete(request))
  page.on('requestfailed', request => asked.delete(request))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
  })
}
