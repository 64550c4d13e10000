/** Beginning, changing and ending a session. A token changes whenever rights rise. */
import type { Role } from '#methods/define.ts'
import type { Ctx } from '#modules/ctx.ts'
import { afterCommit } from '#platform/db/db.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { accountById, lockAccount } from './account-queries.ts'
import { deviceOf, rememberBrowser } from './browsers.ts'
import type { access, Me, Posting, Session } from './contract.ts'
import { recordOwnEvent } from './own-events.ts'
import { postingsOf } from './posting-queries.ts'
import * as queries from './session-queries.ts'
import { endOf, hasIdledOut } from './session-terms.ts'

type Account = NonNullable<Awaited<ReturnType<typeof accountById>>>
type Present = { account: Account; posting: Posting | undefined; secondFactorAt: Date | null }

/**
 * A new session in the posting asked for, or the first that holds; the old token is worth nothing after.
 * It lasts from the last proof, so nobody makes it longer by changing postings.
 */
export async function begin(
  ctx: Ctx,
  accountId: string,
  options: { secondFactorAt?: Date | null; postingId?: string; since?: Date } = {},
): Promise<{ me: Me; token: string }> {
  const postings = await postingsOf(ctx.tx, accountId, shanghaiDay(ctx.now))
  const posting = options.postingId ? postings.find(p => p.id === options.postingId) : postings[0]
  if (options.postingId && !posting)
    throw new AppError('FORBIDDEN', 'not-your-posting', { field: 'postingId' })

  // Whoever ends all sessions of an account at this moment has ended this one, or will find the next.
  const account = orNotFound(await lockAccount(ctx.tx, accountId))
  // Only whoever has proved to be the holder hears of it.
  if (account.disabledAt) throw new AppError('FORBIDDEN', 'account-disabled')
  const old = ctx.session.token
  if (old && !(await queries.endSession(ctx.tx, sha256(old))))
    throw new AppError('SIGN_IN_FIRST', 'sign-in-first')
  const token = newToken()
  const role = roleOf(ctx, posting)
  const staff = role?.secondFactor ?? false
  // A proof lives only in a session that idles out soon: whoever comes back from a resident's posting proves again.
  const secondFactorAt = (staff && options.secondFactorAt) || null
  const since = staff ? (secondFactorAt ?? ctx.now) : (options.since ?? ctx.now)
  const expiresAt = endOf(role, since)
  if (expiresAt <= ctx.now) throw new AppError('SIGN_IN_FIRST', 'signed-in-too-long')
  await ctx.tx
    .insertInto('access.session')
    .values({
      tokenHash: sha256(token),
      id: newId(ctx.now.getTime()),
      accountId,
      postingRegion: posting?.region ?? null,
      postingId: posting?.id ?? null,
      secondFactorAt,
      device: deviceOf(ctx.browser.agent),
      ip: ctx.ip,
      createdAt: since,
      seenAt: ctx.now,
      expiresAt,
    })
    .execute()
  afterCommit(ctx.tx, () => {
    ctx.session.give(token, accountId)
    if (postings.some(posting => roleOf(ctx, posting)?.reach !== 'own')) ctx.session.markOfStaff()
  })
  const both = asksForBoth(ctx, postings) || account.secondFactorCipher !== null
  if (!both || options.secondFactorAt) rememberBrowser(ctx, accountId)
  return { me: present(ctx, { account, posting, secondFactorAt }, postings), token }
}

/** Who I am, as I am now; refuses nobody. */
export async function me(ctx: Ctx): Promise<Me> {
  const accountId = ctx.actor.accountId!
  const [{ postingId, secondFactorAt }, account, postings] = await Promise.all([
    current(ctx),
    accountById(ctx.tx, accountId),
    postingsOf(ctx.tx, accountId, shanghaiDay(ctx.now)),
  ])
  const posting = postings.find(({ id }) => id === postingId)
  return present(ctx, { account: orNotFound(account), posting, secondFactorAt }, postings)
}

/**
 * Refuses whoever has shown no more than a password, where any posting of the account asks for two
 * proofs: the account is the same one, in whatever lesser posting somebody stands.
 */
export async function demandWhole(ctx: Ctx): Promise<void> {
  const [{ secondFactorAt }, postings] = await Promise.all([
    current(ctx),
    postingsOf(ctx.tx, ctx.actor.accountId!, shanghaiDay(ctx.now)),
  ])
  if (!secondFactorAt && asksForBoth(ctx, postings))
    throw new AppError('FORBIDDEN', 'second-factor-first')
}

/** Acts in another of one's postings from now on. */
export async function actAs(ctx: Ctx, { postingId }: { postingId: string }): Promise<Me> {
  const { accountId, secondFactorAt, createdAt: since } = await current(ctx)
  return (await begin(ctx, accountId, { postingId, secondFactorAt, since })).me
}

export async function signOut(ctx: Ctx): Promise<{ signedOut: boolean }> {
  await queries.endSession(ctx.tx, sha256(ctx.session.token!))
  await recordOwnEvent(ctx, { what: 'signOut', succeeded: true })
  afterCommit(ctx.tx, () => ctx.session.give(null, null))
  return { signedOut: true }
}

/** Where else the account is signed in: what idled out is over, even if its row is still there. */
export async function sessionsOf(ctx: Ctx): Promise<Session[]> {
  const rows = await queries.sessionsOf(ctx.tx, ctx.actor.accountId!, ctx.now)
  const own = sha256(ctx.session.token!)
  return rows
    .filter(row => !hasIdledOut(roleIn(ctx, row), row.seenAt, ctx.now))
    .map(({ id, tokenHash, device, ip, createdAt, seenAt }) => ({
      id,
      device,
      ip,
      since: createdAt,
      seenAt,
      own: tokenHash.equals(own),
    }))
}

/** Ends one session of one's own; that of this very call as by signing out. */
export async function endSession(
  ctx: Ctx,
  { id }: InputOf<typeof access.endSession>,
): Promise<{ id: string }> {
  await demandWhole(ctx)
  const ended = await queries.endSessionOf(ctx.tx, ctx.actor.accountId!, id)
  if (!ended) throw new AppError('NOT_FOUND', 'no-such-session')
  await recordOwnEvent(ctx, { what: 'sessionEnded', succeeded: true, data: { id } })
  if (ended.tokenHash.equals(sha256(ctx.session.token!)))
    afterCommit(ctx.tx, () => ctx.session.give(null, null))
  return { id }
}

export async function endOtherSessions(ctx: Ctx): Promise<{ ended: number }> {
  await demandWhole(ctx)
  const { accountId } = ctx.actor
  const ended = await queries.endOthers(ctx.tx, accountId!, sha256(ctx.session.token!))
  await recordOwnEvent(ctx, { what: 'sessionEnded', succeeded: true, data: { others: ended } })
  return { ended }
}

/** The row of the call's own session, even where its second factor is still due. */
export async function current({ tx, session, now }: Ctx): Promise<queries.SessionRow> {
  return orNotFound(await queries.session(tx, sha256(session.token!), now, shanghaiDay(now)))
}

function present(ctx: Ctx, session: Present, postings: Posting[]): Me {
  const role = roleOf(ctx, session.posting)
  const secondFactorDue = isHalf(role, session)
  const { account } = session
  return {
    accountId: account.id,
    name: account.name,
    posting: session.posting ?? null,
    postings,
    abilities: secondFactorDue || !role ? [] : [...ctx.app.abilitiesOf(role)],
    surface: role?.surface ?? null,
    secondFactorDue,
    secondFactorKnown: account.secondFactorSince !== null,
  }
}

const isHalf = (role: Role | undefined, { secondFactorAt }: Pick<Present, 'secondFactorAt'>) =>
  Boolean(role?.secondFactor && !secondFactorAt)

const asksForBoth = (ctx: Ctx, postings: readonly Posting[]): boolean =>
  postings.some(posting => roleOf(ctx, posting)?.secondFactor)

const roleOf = (ctx: Ctx, posting: Posting | undefined) => posting && roleIn(ctx, posting)

const roleIn = ({ app }: Ctx, { role, methodId }: Pick<queries.SessionRow, 'role' | 'methodId'>) =>
  role && methodId ? app.methods.latest(methodId).roles[role] : undefined
