/** Who may, gives a post, looks after it and takes it back. */
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { areGrids, areShared, getRegion } from '#modules/territory/index.ts'
import { elevated } from '#platform/db/db.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { accountById, accountByLogin, lockAccount } from './account-queries.ts'
import * as queries from './appointment-queries.ts'
import type { access, Appointed, Appointment } from './contract.ts'
import type { Area } from './granting.ts'
import { grant, openAccount } from './granting.ts'
import { servesHere } from './own-accounts.ts'
import { hashed } from './passwords.ts'
import { seated } from './policy.ts'
import { posting } from './posting-queries.ts'

/**
 * Appoints an account, opening it if the login is new; refuses a role that the region's method does not
 * know or seats on another level. An account of another app is only offered the post, and nothing of
 * it is told.
 */
export async function appoint(ctx: Ctx, input: InputOf<typeof access.appoint>): Promise<Appointed> {
  const { region, id, role, from, to, phone } = input
  const where = await getRegion(ctx.tx, region)
  const method = ctx.app.methods.latest(where.methodId)
  if (!method.roles[role]) throw new AppError('NOT_ACCEPTABLE', 'unknown-role', { field: 'role' })
  if (!seated(method, role, region))
    throw new AppError('NOT_ACCEPTABLE', 'role-not-here', { field: 'role' })
  const known = await elevated(ctx.tx, () => accountByLogin(ctx.tx, input.login))
  await demandAnother(ctx, known, phone)
  // Whoever is agreed to elsewhere at this moment is seen here, or comes after.
  if (known) await elevated(ctx.tx, () => lockAccount(ctx.tx, known.id))
  const agreed = !known || (await servesHere(ctx, known.id, region))
  const accountId = known?.id ?? (await openAccount(ctx, await hashed(ctx.tx, input)))
  const areas = await areasOf(ctx, input)
  const term = { fromOn: from, toOn: to, agreedAt: agreed ? ctx.now : null }
  const by = { appointedBy: ctx.actor.accountId }
  await grant(ctx, { region, id, accountId, role, phone, ...term, ...by }, areas)
  const given = orNotFound(await posting(ctx.tx, region, id))
  recordSecurityEvent(ctx, {
    what: 'appointed',
    succeeded: true,
    region,
    subjectAccountId: accountId,
    data: { role, postingId: id, agreed },
  })
  return { ...given, agreed }
}

/** The grids and places of a new posting, each of them there to stay. */
async function areasOf(
  { tx }: Ctx,
  { region, gridIds, placeIds }: InputOf<typeof access.appoint>,
): Promise<Area[]> {
  if (!(await areGrids(tx, region, gridIds)))
    throw new AppError('NOT_ACCEPTABLE', 'unknown-grid', { field: 'gridIds' })
  if (!(await areShared(tx, region, placeIds)))
    throw new AppError('NOT_ACCEPTABLE', 'not-a-place-to-serve', { field: 'placeIds' })
  return [
    ...[...new Set(gridIds)].map(id => ({ id, kind: 'grid' as const })),
    ...[...new Set(placeIds)].map(id => ({ id, kind: 'place' as const })),
  ]
}

/** The postings of a region and below it, those of whom one waits for an answer first. */
export async function appointments(
  { tx, now }: Ctx,
  { region, past }: InputOf<typeof access.appointments>,
): Promise<Appointment[]> {
  const where = { ...interval(region), today: shanghaiDay(now), past }
  const rows = await queries.appointments(tx, where)
  const offered = rows.filter(row => row.state === 'offered' && row.login === null)
  const ids = offered.map(row => row.accountId)
  const typed = await elevated(tx, () => queries.accountsNamed(tx, ids))
  const logins = new Map(typed.map(({ id, login }) => [id, login]))
  return rows.map(({ accountId, grids, places, ...row }) => ({
    ...row,
    login: row.login ?? logins.get(accountId) ?? null,
    grids: grids.map(grid => grid.name),
    places: places.map(place => place.name),
  }))
}

/**
 * From that day on the posting holds no more; work in hand stays with it until somebody signs for
 * it. What has an end can be ended earlier, never later: that would be a new appointment.
 */
export async function endPosting(
  ctx: Ctx,
  { region, postingId, on }: InputOf<typeof access.endPosting>,
) {
  const row = await ctx.tx
    .updateTable('access.posting')
    .set({ toOn: on })
    .where('region', '=', region)
    .where('id', '=', postingId)
    .where('fromOn', '<=', on)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', on)]))
    .returning('accountId')
    .executeTakeFirst()
  const { accountId } = orNotFound(row)
  recordEvent(ctx, {
    region,
    subject: 'posting',
    subjectId: postingId,
    what: 'ended',
    data: { on },
  })
  recordSecurityEvent(ctx, {
    what: 'postingEnded',
    succeeded: true,
    region,
    subjectAccountId: accountId,
    data: { postingId, on },
  })
  return { postingId, on }
}

export const accountNames = ({ tx }: Ctx, { region, ids }: InputOf<typeof access.accountNames>) =>
  queries.accountsWithin(tx, interval(region), ids)

/** Nobody appoints oneself, nor under a second login: a mobile number tells one person. */
async function demandAnother(
  ctx: Ctx,
  known: { id: string } | undefined,
  phone: string | null,
): Promise<void> {
  const { tx, actor, app } = ctx
  const refuse = (reason: string, field: string) => {
    recordSecurityEvent(ctx, { what: 'appointed', succeeded: false, data: { reason } })
    throw new AppError('FORBIDDEN', reason, { field, keep: true })
  }
  if (known?.id === actor.accountId) refuse('not-yourself', 'login')
  if (!phone || !MOBILE.test(phone)) return
  const own = await elevated(tx, () => accountById(tx, actor.accountId!))
  const index = own?.phoneIndex
  const proven = index && app.vault.indexes(phone).some(one => one.equals(index))
  const posted = await elevated(tx, () => queries.isPhoneOf(tx, actor.accountId!, phone))
  if (proven || posted) refuse('not-your-other-login', 'phone')
}

const MOBILE = /^1\d{10}$/
