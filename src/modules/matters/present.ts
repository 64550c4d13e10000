/** A matter as the contract shows it: to a register, and with its whole story. */
import { maskedPhone, phoneFor } from '#modules/people/index.ts'
import { logAccessOnce, logExport } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import { orNotFound } from '#platform/app-error.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { soughtIn } from '#platform/tokens.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Action, Clock, Dossier, Filter, Matter, matters, State, Step } from './contract.ts'
import { ACTIONS, COUNTED } from './contract.ts'
import * as register from './register-queries.ts'
import { leadOf } from './lead.ts'
import { obligations } from './obligations.ts'
import { levelAt, rulesOf } from './parties.ts'
import { policy } from './policy.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { next } from './rules.ts'
import { photos as shown, story } from './story.ts'

export const list = (
  ctx: Ctx,
  { limit, offset, ...filter }: InputOf<typeof matters.list>,
): Promise<{ rows: Matter[]; total: number }> => look(ctx, filter, { limit, offset })

/** All that a question finds, up to a bound. Above a community, where nobody is named, it leaves no line. */
export async function exportRows(
  ctx: Ctx,
  { medium, most, purpose, ...filter }: InputOf<typeof matters.export>,
): Promise<{ rows: Matter[] }> {
  const { rows } = await look(ctx, filter, { limit: most, offset: 0 })
  if (knowsPeople(ctx))
    logExport(ctx, { register: 'matters', rows: rows.length, medium, purpose }, filter)
  return { rows }
}

export async function counts(ctx: Ctx, { region }: InputOf<typeof matters.counts>) {
  return register.counts(ctx.tx, { actor: ctx.actor, now: ctx.now, ...interval(region) }, COUNTED)
}

async function look(
  ctx: Ctx,
  filter: Filter,
  page: { limit: number; offset: number },
): Promise<{ rows: Matter[]; total: number }> {
  const tokens = filter.words ? soughtIn(filter.words) : []
  // Signs that are no word stand in no matter.
  if (filter.words && tokens.length === 0) return { rows: [], total: 0 }
  const listing = { actor: ctx.actor, filter, ...interval(filter.region), now: ctx.now, tokens }
  const { rows, total } = await register.list(ctx.tx, listing, page)
  return { rows: rows.map(row => presentMatter(ctx, row, row.ownerGone)), total }
}

export async function get(ctx: Ctx, { region, id }: InputOf<typeof matters.get>): Promise<Dossier> {
  const matter = authorize(
    policy.get,
    ctx.actor,
    orNotFound(await queries.find(ctx.tx, region, id)),
  )
  const requesterId = knowsPeople(ctx) ? matter.requesterId : null
  if (requesterId)
    logAccessOnce(ctx, { region, personId: requesterId, what: 'matter', purpose: matter.number })
  const { mergedInto } = matter
  const [clocks, steps, answers, photos, ownerGone, lead, phoneMasked] = await Promise.all([
    obligations.read(ctx.tx, matter),
    story.read(ctx.tx, matter),
    queries.answers(ctx.tx, region, id),
    shown.read(ctx.tx, matter),
    queries.ownerIsGone(ctx.tx, matter, shanghaiDay(ctx.now)),
    mergedInto ? leadOf(ctx, region, mergedInto) : null,
    requesterId && maskedPhone(ctx.tx, ctx.app, region, requesterId),
  ])
  return {
    ...presentMatter(ctx, matter, ownerGone),
    about: matter.about,
    lead: lead && {
      number: lead.number,
      state: lead.state,
      outcome: lead.outcome,
      result: lead.result,
      closedAt: lead.closedAt,
    },
    placeId: matter.placeId,
    phoneMasked,
    clocks: clocks.map(({ what, dueAt, provisional, state }) => ({
      what: what as Clock['what'],
      dueAt,
      provisional,
      state: state as Clock['state'],
    })),
    steps: steps.map(row => presentStep(ctx, matter, row)),
    answers: answers.map(({ solved, satisfaction, words, bySlip, at }) => ({
      solved,
      satisfaction: satisfaction as Dossier['answers'][number]['satisfaction'],
      words,
      bySlip,
      at,
    })),
    photos: photos.map(({ fileId }) => ({ id: fileId, url: `/files/${region}/${fileId}` })),
    may: ACTIONS.filter(
      action =>
        mayNow(ctx, matter, action) &&
        (action !== 'submitFeedback' || mayJudge(matter, lead, answers)),
    ),
  }
}

/** The requester's phone, for whoever must reach them; the resident sees by whom and for which matter. */
export async function revealPhone(
  ctx: Ctx,
  { region, id, purpose }: InputOf<typeof matters.revealPhone>,
): Promise<{ value: string | null }> {
  const matter = authorize(
    policy.revealPhone,
    ctx.actor,
    orNotFound(await queries.find(ctx.tx, region, id)),
  )
  const { requesterId } = matter
  const why = { region, id: requesterId!, purpose }
  return { value: requesterId && (await phoneFor(ctx, why)) }
}

export function presentMatter(
  ctx: Pick<Ctx, 'actor' | 'app' | 'now'>,
  matter: MatterRow,
  ownerGone = false,
): Matter {
  const rules = rulesOf(ctx, matter)
  const {
    region,
    id,
    number,
    kind,
    text,
    category,
    reportedAt,
    receivedAt,
    address,
    gridId,
    gridName,
    dueAt,
    promisedBy,
    closedAt,
    version,
  } = matter
  const { ownerPostingId, nextName, nextRole } = matter
  // Residents are not told of somebody who serves no more as if they still did.
  const told = ownerGone && ctx.actor.reach === 'own' ? null : matter
  return {
    region,
    id,
    number,
    kind,
    text,
    category,
    reportedAt,
    receivedAt,
    address,
    gridId,
    gridName,
    dueAt,
    promisedBy,
    closedAt,
    version,
    ownerPostingId,
    ownerName: told && told.ownerName,
    ownerRole: told && told.ownerRole,
    ownerGone,
    nextName,
    nextRole,
    outcome: matter.outcome as Matter['outcome'],
    kindName: rules.kind.name.zh,
    state: matter.state as Matter['state'],
    source: matter.source as Matter['source'],
    requesterName: knowsPeople(ctx) ? matter.requesterName : null,
    level: matter.closedLevel ?? levelAt(rules, matter.escalationLevel),
    overdue: closedAt === null && dueAt !== null && dueAt < ctx.now,
    supervised: matter.supervisedBy !== null,
  }
}

function presentStep(
  ctx: Ctx,
  matter: MatterRow,
  row: Awaited<ReturnType<typeof story.read>>[number],
): Step {
  const { seq, at, reason, byRole, toName, toRole } = row
  const byRequester = rulesOf(ctx, matter).method.roles[byRole ?? '']?.reach === 'own'
  return {
    seq,
    at,
    reason,
    byRole,
    toName,
    toRole,
    action: row.action as Action,
    from: row.fromState as Step['from'],
    to: row.toState as State,
    byName: byRequester && !knowsPeople(ctx) ? null : row.byName,
  }
}

/** Above a community, and on a slip, one sees what was asked, and where, but not by whom. */
const knowsPeople = ({ actor }: Pick<Ctx, 'actor'>): boolean =>
  actor.reach !== 'below' && actor.accountId !== null

/** Of a duplicate, its requester judges once, and after the matter that leads was handled. */
const mayJudge = (
  { mergedInto, closedAt }: MatterRow,
  lead: { isDone: boolean } | null,
  answers: readonly { at: Date }[],
): boolean => !mergedInto || (lead?.isDone === true && answers.every(({ at }) => at < closedAt!))

/** The same judgement that the verb will make, so a button and the server never disagree. */
export function mayNow(ctx: Ctx, matter: MatterRow, action: Action): boolean {
  const rule = policy[action as keyof typeof policy]
  if (
    !rule ||
    rule.on !== 'row' ||
    !ctx.actor.abilities.has(rule.may) ||
    rule.over(ctx.actor, matter) !== true
  )
    return false
  return !('reason' in next(matter, { action, kind: rulesOf(ctx, matter).kind, now: ctx.now }))
}
