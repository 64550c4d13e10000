/** Browsers: the name by which people know one, and whether somebody was in there before. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Ctx } from '#modules/ctx.ts'
import { afterCommit } from '#platform/db/db.ts'

/** The first that fits, for each also calls itself by the names of those that came before it. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/DingTalk/, 'DingTalk'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'Xiaomi'],
  [/QQBrowser/, 'QQ'],
  [/UCBrowser/, 'UC'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** `Chrome · Windows`; nothing where a program names neither. Only names of this list are ever kept. */
export const deviceOf = (agent: string): string =>
  [BROWSERS, SYSTEMS]
    .flatMap(names => names.find(([fits]) => fits.test(agent))?.[1] ?? [])
    .join(' · ')

/** In one browser a family may come and go; who was in longest ago is forgotten. */
const MOST = 5
/** A name that a browser made up is none. */
const NAME = /^[\w-]{22}$/

/**
 * The name of the browser, if this account was in there before. Its sign holds a mark for each account,
 * which only the app can make; it tells nobody which accounts they are.
 */
export function knownBrowser(ctx: Ctx, accountId: string | undefined): string | null {
  const { name, marks } = read(ctx)
  return accountId && name && marks.includes(markOf(ctx, name, accountId)) ? name : null
}

/** The account was let in here: from now on the guesses of strangers do not close this browser out. */
export function rememberBrowser(ctx: Ctx, accountId: string): void {
  const { name = randomBytes(16).toString('base64url'), marks } = read(ctx)
  const mark = markOf(ctx, name, accountId)
  if (marks[0] === mark) return
  const newest = [mark, ...marks.filter(other => other !== mark)].slice(0, MOST)
  afterCommit(ctx.tx, () => ctx.browser.give([name, ...newest].join('.')))
}

function read({ browser }: Ctx): { name?: string; marks: string[] } {
  const [name = '', ...marks] = (browser.sign ?? '').split('.')
  return NAME.test(name) ? { name, marks } : { marks: [] }
}

const markOf = ({ app }: Ctx, name: string, accountId: string): string =>
  createHmac('sha256', app.vault.secret('browser'))
    .update(`${name}:${accountId}`)
    .digest('base64url')
    .slice(0, 22)
