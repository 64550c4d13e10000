/** A matter as the contract shows it: to a ledger, and with its whole story. */
import { maskedPhone } from '#modules/people/index.ts'
import { seen } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { interval } from '#modules/territory/index.ts'
import { demand } from '#platform/actor.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { wordsOf } from '#platform/tokens.ts'
import type { Action, Clock, Dossier, Matter, matters, Step } from './contract.ts'
import { ACTIONS } from './contract.ts'
import { ofMatter } from './obligations.ts'
import { levelAt, rulesOf } from './parties.ts'
import { policy } from './policy.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { next } from './rules.ts'

export async function list(ctx: Ctx, { limit, offset, ...filter }: InputOf<typeof matters.list>): Promise<{ rows: Matter[]; total: number }> {
  const listing = { actor: ctx.actor, filter, ...interval(filter.region), now: ctx.now, tokens: filter.words ? wordsOf(filter.words) : [], today: startOfDay }
  const { rows, total } = await queries.list(ctx.tx, listing, { limit, offset })
  return { rows: rows.map(row => presentMatter(ctx, row)), total }
}

export async function get(ctx: Ctx, { region, id }: InputOf<typeof matters.get>): Promise<Dossier> {
  const matter = demand(policy.get, ctx.actor, found(await queries.find(ctx.tx, region, id)))
  if (matter.requesterId) await seen(ctx, { region, personId: matter.requesterId, what: 'matter', purpose: matter.number })
  const clocks = await ofMatter(ctx.tx, matter)
  const steps = await queries.steps(ctx.tx, region, id)
  const answers = await queries.answers(ctx.tx, region, id)
  const photos = await queries.photos(ctx.tx, region, id)
  return {
    ...presentMatter(ctx, matter),
    requesterId: matter.requesterId,
    phoneMasked: matter.requesterId ? await maskedPhone(ctx.tx, ctx.house, region, matter.requesterId) : null,
    clocks: clocks.map(row => ({ ...row, what: row.what as Clock['what'], state: row.state as Clock['state'] })),
    steps: steps.map(row => ({ ...row, action: row.action as Action, from: row.fromState as Step['from'], to: row.toState as Step['to'] })),
    answers: answers.map(row => ({ ...row, satisfaction: row.satisfaction as Dossier['answers'][number]['satisfaction'] })),
    photos: photos.map(({ fileId }) => ({ id: fileId, url: `/files/${region}/${fileId}` })),
    may: ACTIONS.filter(action => mayNow(ctx, matter, action)),
  }
}

export function presentMatter(ctx: Pick<Ctx, 'house' | 'now'>, matter: MatterRow): Matter {
  const rules = rulesOf(ctx, matter)
  return {
    ...matter,
    kindName: rules.kind.name.zh,
    state: matter.state as Matter['state'],
    source: matter.source as Matter['source'],
    level: matter.closedLevel ?? levelAt(rules, matter.rung),
    overdue: matter.closedAt === null && matter.dueAt !== null && matter.dueAt < ctx.now,
    supervised: matter.supervisedBy !== null && matter.closedAt === null,
  }
}

/** The same judgement that the verb will make, so a button and the server never disagree. */
function mayNow(ctx: Ctx, matter: MatterRow, action: Action): boolean {
  const rule = policy[action as keyof typeof policy]
  if (!rule || rule.on !== 'row' || 'reason' in next(matter.state as Matter['state'], action)) return false
  return ctx.actor.abilities.has(rule.may) && rule.over(ctx.actor, matter) === true
}

/** Midnight in Shanghai, where every day of a ledger begins. */
const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** Whether the actor sees a matter that shows this photo. */
export async function photoVisible(ctx: Ctx, region: number, fileId: string): Promise<boolean> {
  const matters = await queries.showing(ctx.tx, region, fileId)
  return matters.some(matter => policy.get.over(ctx.actor, matter) === true)
}
