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
import { RegionCode } from '#platform/rpc/procedure.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Env, Front } from './front.ts'
import { MODULES, regionOf } from './modules.ts'

type Language = keyof Text
const KEPT_MS = 60_000
const MOST_KEPT = 500
const WORDS = {
  zh: { home: '首页', other: 'English', asOf: '截至' },
  en: { home: 'Home', other: '中文', asOf: 'As of' },
} as const

export function servePublicPages(
  hono: Hono<Env>,
  { db, app, clock }: Front,
  count: (c: Context<Env>) => void,
): void {
  const kept = new Map<string, { text: string; until: number }>()
  for (const page of MODULES.flatMap(({ pages = [] }) => pages))
    hono.get(page.path, async c => {
      const asked = RegionCode.safeParse(c.req.query('region'))
      if (!asked.success) return c.redirect('/', 302)
      const [region, language] = [asked.data, c.req.query('lang') === 'en' ? 'en' : 'zh'] as const
      const key = `${page.path} ${region} ${language}`
      const now = clock()
      const known = kept.get(key)
      if (known && known.until > now.getTime()) return c.html(known.text)
      count(c)
      const text = await inScope(db, publicScope(region), async tx => {
        const { name, methodId } = await regionOf(tx, region)
        const body = await page.render({ ctx: { tx, now }, region, language })
        const { brand } = app.methods.latest(methodId)
        return String(await framed(page, body, { brand, name, region, language, now }))
      })
      kept.delete(key)
      kept.set(key, { text, until: now.getTime() + KEPT_MS })
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
      return c.html(text)
    })
}

type Frame = {
  brand: Method['brand']
  name: string
  region: number
  language: Language
  now: Date
}

function framed(
  { path, title }: PublicPage,
  body: unknown,
  { brand, name, region, language, now }: Frame,
) {
  const [words, other] = [WORDS[language], language === 'zh' ? 'en' : 'zh']
  return html`<!doctype html>
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
            <a href="${path}?region=${region}&amp;lang=${other}" lang="${other}">${words.other}</a>
          </nav>
        </header>
        <main>
          <h1>${title[language]}</h1>
          ${body}
        </main>
        <footer>${words.asOf} ${shanghaiDay(now)}</footer>
      </body>
    </html>`
}
