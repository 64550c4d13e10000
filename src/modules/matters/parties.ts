/** Who holds a matter and who is asked next: the method's escalation path, climbed level by level. */
import type { Kind, Method } from '#methods/define.ts'
import type { Holder } from '#modules/access/index.ts'
import { findServing, holders } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { AppError } from '#platform/app-error.ts'
import type { About } from './about.ts'
import { isBarred } from './about.ts'
import type { MatterRow } from './queries.ts'

type Where = Pick<MatterRow, 'region' | 'gridId'> & About
type Owner = Pick<
  MatterRow,
  | 'ownerRegion'
  | 'ownerPostingId'
  | 'ownerAccountId'
  | 'ownerName'
  | 'ownerRole'
  | 'escalationLevel'
>
type Next = Pick<MatterRow, 'nextRegion' | 'nextPostingId' | 'nextName' | 'nextRole' | 'sentBy'>

export const NOBODY_NEXT: Next = {
  nextRegion: null,
  nextPostingId: null,
  nextName: null,
  nextRole: null,
  sentBy: null,
}
const UNASSIGNED: Owner = {
  ownerRegion: null,
  ownerPostingId: null,
  ownerAccountId: null,
  ownerName: null,
  ownerRole: null,
  escalationLevel: 0,
}

type Rules = { method: Method; kind: Kind }

/** The rules of a matter: those of the method version under which it was opened. */
export function rulesOf(
  ctx: Pick<Ctx, 'app'>,
  matter: Pick<MatterRow, 'methodId' | 'methodVersion' | 'kind'>,
): Rules {
  const method = ctx.app.methods.versionOf(matter.methodId, matter.methodVersion)
  const kind = method.kinds[matter.kind]
  if (!kind) throw new Error(`method ${method.id} ${method.version} has no kind ${matter.kind}`)
  return { method, kind }
}

/** The level of the method at which a level of the escalation path stands. */
export const levelAt = ({ method, kind }: Rules, escalationLevel: number): string =>
  method.roles[kind.escalationPath[Math.min(escalationLevel, kind.escalationPath.length - 1)]!]!.at

/** The level on which a role works: its own, or beside the highest of its level, or the first. */
export function levelOf({ method, kind }: Rules, role: string | null): number {
  const own = kind.escalationPath.findIndex(step => step === role)
  const beside = kind.escalationPath.findLastIndex(
    step => method.roles[step]!.at === method.roles[role ?? '']?.at,
  )
  return Math.max(own >= 0 ? own : beside, 0)
}

/**
 * The first holder on the escalation path over an address; unassigned where nobody serves. What is told about
 * somebody passes them by, and goes above the community where nobody else is left in it.
 */
export async function firstReceiver(
  ctx: Ctx,
  rules: Rules,
  where: Where,
): Promise<Owner & { escalated: boolean }> {
  const { region, gridId } = where
  const { escalationPath } = rules.kind
  const above = where.aboutUnnamed || where.aboutAccountIds.length > 0
  const holding = await holders(ctx.tx, {
    region,
    gridId,
    roles: escalationPath,
    at: ctx.now,
    above,
  })
  for (const [escalationLevel, role] of escalationPath.entries()) {
    const holder = holding(role).find(holder => !isBarred(where, inRole(rules, holder)))
    if (holder) {
      return {
        ownerRegion: holder.region,
        ownerPostingId: holder.postingId,
        ownerAccountId: holder.accountId,
        ownerName: holder.name,
        ownerRole: role,
        escalationLevel,
        escalated: holder.region !== region,
      }
    }
  }
  return { ...UNASSIGNED, escalated: false }
}

/** What is given back goes to its owner, or to the next in line if the owner serves no more. */
export async function backTo(ctx: Ctx, matter: MatterRow): Promise<Partial<MatterRow>> {
  const { region, ownerRegion, ownerPostingId, ownerName } = matter
  const holder =
    ownerPostingId &&
    (await findServing(ctx.tx, { region, postingId: ownerPostingId, at: ctx.now }))
  const rules = rulesOf(ctx, matter)
  if (holder && !isBarred(matter, inRole(rules, holder)))
    return { ownerRegion, ownerPostingId, ownerName }
  const next = await firstReceiver(ctx, rules, matter)
  return { ...next, escalated: matter.escalated || next.escalated }
}

const inRole = ({ method }: Rules, { accountId, role }: Pick<Holder, 'accountId' | 'role'>) => ({
  accountId,
  reach: method.roles[role]?.reach ?? ('nothing' as const),
})

/** The actor as owner: whoever wrote it down answers for it until somebody signs. */
export function ownedBy({ actor }: Ctx, rules: Rules): Owner {
  const { region, postingId, accountId, name, role } = actor
  return {
    ownerRegion: region,
    ownerPostingId: postingId,
    ownerAccountId: accountId,
    ownerName: name,
    ownerRole: role,
    escalationLevel: levelOf(rules, role),
  }
}

/** A named posting that can take over; refuses one that does not serve here or has no hands. */
export async function asked(
  ctx: Ctx,
  matter: MatterRow,
  postingId: string,
): Promise<Next & { escalated: boolean }> {
  const holder = await findServing(ctx.tx, { region: matter.region, postingId, at: ctx.now })
  const rules = rulesOf(ctx, matter)
  const role = holder && rules.method.roles[holder.role]
  if (!role || !ctx.app.abilitiesOf(role).has('matter.handle'))
    throw new AppError('NOT_ACCEPTABLE', 'cannot-take-over', { field: 'postingId' })
  if (isBarred(matter, inRole(rules, holder)))
    throw new AppError('NOT_ACCEPTABLE', 'about-them', { field: 'postingId' })
  if (holder.postingId === matter.ownerPostingId)
    throw new AppError('NOT_ACCEPTABLE', 'already-owner', { field: 'postingId' })
  return nextOf(ctx, matter, holder)
}

/** Whoever stands on the first higher level that is manned. */
export async function levelAbove(
  ctx: Ctx,
  matter: MatterRow,
): Promise<Next & { escalated: boolean }> {
  const { region, gridId } = matter
  const rules = rulesOf(ctx, matter)
  const roles = rules.kind.escalationPath.slice(matter.escalationLevel + 1)
  const holding = await holders(ctx.tx, { region, roles, gridId, at: ctx.now, above: true })
  const holder = roles.flatMap(holding).find(holder => !isBarred(matter, inRole(rules, holder)))
  if (holder) return nextOf(ctx, matter, holder)
  throw new AppError('CONFLICT', 'nobody-above')
}

const nextOf = (
  ctx: Ctx,
  matter: MatterRow,
  holder: { region: number; postingId: string; name: string; role: string },
) => ({
  nextRegion: holder.region,
  nextPostingId: holder.postingId,
  nextName: holder.name,
  nextRole: holder.role,
  sentBy: ctx.actor.accountId,
  escalated: matter.escalated || holder.region !== matter.region,
})
