/**
 * Pages of the modules that open without an account and without JavaScript. Each is made once in a while
 * for all who ask: what is kept costs nobody anything, and only what is made anew is counted.
 */
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Method, Text } from '#methods/index.ts'
import type { PublicPage } from '#modules/manifest.ts'
import { inScope } from '#platform/db/db.ts'
import { publicScope } from '#platform/db/scope.ts'
import { isAboveCommunity } from '#platform/regions.ts'
import { RegionCode } from '#platform/rpc/procedure.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Env, Front } from './front.ts'
import { MODULES, regionOf, regions } from './modules.ts'

type Language = keyof Text
const KEPT_MS = 60_000
const MOST_KEPT = 500
const WORDS = {
  zh: {
    home: '首页',
    other: 'English',
    asOf: '截至',
    choose: '请选择社区：',
    busy: '访问的人太多，请稍后再试。',
  },
  en: {
    home: 'Home',
    other: '中文',
    asOf: 'As of',
    choose: 'Choose a community:',
    busy: 'Very busy: please try again soon.',
  },
} as const

export function servePublicPages(
  hono: Hono<Env>,
  front: Front,
  count: (c: Context<Env>) => void,
): void {
  const kept = new Map<string, { text: string; until: number }>()
  for (const page of MODULES.flatMap(({ pages = [] }) => pages))
    hono.get(page.path, async c => {
      const region = RegionCode.safeParse(c.req.query('region')).data
      const language = c.req.query('lang') === 'en' ? 'en' : 'zh'
      const key = `${page.path} ${region} ${language}`
      const now = front.clock().getTime()
      const known = kept.get(key)
      if (known && known.until > now) return c.html(known.text)
      if (front.db.crowded()) return c.text(WORDS[language].busy, 503)
      count(c)
      const text = await (region
        ? made(front, page, region, language)
        : choice(front, page, language))
      kept.delete(key)
      kept.set(key, { text, until: now + KEPT_MS })
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
      return c.html(text)
    })
}

const made = ({ db, app, clock }: Front, page: PublicPage, region: number, language: Language) =>
  inScope(db, publicScope(region), async tx => {
    const now = clock()
    const { name, methodId } = await regionOf(tx, region)
    const body = await page.render({ ctx: { tx, now }, region, language })
    const { brand } = app.methods.latest(methodId)
    return framed(page, body, { brand, name, region, language, now })
  })

/** Whoever does not say of which community chooses one. */
const choice = ({ db, clock }: Front, page: PublicPage, language: Language) =>
  inScope(db, publicScope(0), async tx => {
    const all = await regions({ tx }, {})
    const links = all
      .filter(({ code }) => !isAboveCommunity(code))
      .map(
        ({ code, name }) =>
          html`<li><a href="${page.path}?region=${code}&lang=${language}">${name}</a></li>`,
      )
    const brand = { name: { zh: 'Linli 邻里', en: 'Linli 邻里' }, emblem: '邻', colour: '#0b5cad' }
    const body = html`<p>${WORDS[language].choose}</p>
      <ul>
        ${links}
      </ul>`
    return framed(page, body, { brand, name: 'Linli 邻里', region: 0, language, now: clock() })
  })

type Frame = {
  brand: Pick<Method['brand'], 'name' | 'emblem' | 'colour'>
  name: string
  region: number
  language: Language
  now: Date
}

async function framed(
  { path, title }: PublicPage,
  body: unknown,
  { brand, name, region, language, now }: Frame,
): Promise<string> {
  const [words, other] = [WORDS[language], language === 'zh' ? 'en' : 'zh']
  const page = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}" style="--brand: ${brand.colour}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title[language]} · ${name}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/public.css" />
      </head>
      <body>
        <header>
          <span class="emblem" aria-hidden="true">${brand.emblem}</span>
          <p><strong>${name}</strong><small>${brand.name[language]}</small></p>
          <nav>
            <a href="/">${words.home}</a>
            <a href="${path}?${region ? `region=${region}&` : ''}lang=${other}" lang="${other}"
              >${words.other}</a
            >
          </nav>
        </header>
        <main>
          <h1>${title[language]}</h1>
          ${body}
        </main>
        <footer>${words.asOf} ${shanghaiDay(now)}</footer>
      </body>
    </html>`
  return String(await page)
}
