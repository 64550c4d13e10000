/** Beginning, changing and ending a session. A token changes whenever rights rise. */
import type { Ctx } from '#modules/ctx.ts'
import { afterwards } from '#platform/db/db.ts'
import { newToken, sha256 } from '#platform/ids.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Me, Posting } from './contract.ts'
import { accountById, lockAccount } from './account-queries.ts'
import { postingsOf } from './posting-queries.ts'
import * as queries from './session-queries.ts'

const HOUR = 3_600_000
const STAFF_MS = 12 * HOUR
const RESIDENT_MS = 30 * 24 * HOUR

type Account = NonNullable<Awaited<ReturnType<typeof accountById>>>
type Session = { account: Account; posting: Posting | undefined; secondFactorAt: Date | null }

/** A new session in the posting asked for, or the first that holds; the old token is worth nothing after. */
export async function begin(
  ctx: Ctx,
  accountId: string,
  options: { secondFactorAt?: Date | null; postingId?: string } = {},
): Promise<{ me: Me; token: string }> {
  const postings = await postingsOf(ctx.tx, accountId, shanghaiDay(ctx.now))
  const posting = options.postingId ? postings.find(p => p.id === options.postingId) : postings[0]
  if (options.postingId && !posting)
    throw new Refusal('FORBIDDEN', 'not-your-posting', { field: 'postingId' })

  // Whoever ends all sessions of an account at this moment has ended this one, or will find the next.
  const account = found(await lockAccount(ctx.tx, accountId))
  const old = ctx.session.token
  if (old && !(await queries.endSession(ctx.tx, sha256(old))))
    throw new Refusal('SIGN_IN_FIRST', 'sign-in-first')
  const token = newToken()
  const staff = roleOf(ctx, posting)?.secondFactor ?? false
  // A proof lives only in a session that idles out: whoever comes back from a resident's posting proves again.
  const secondFactorAt = (staff && options.secondFactorAt) || null
  await ctx.tx
    .insertInto('access.session')
    .values({
      tokenHash: sha256(token),
      accountId,
      postingRegion: posting?.region ?? null,
      postingId: posting?.id ?? null,
      secondFactorAt,
      createdAt: ctx.now,
      seenAt: ctx.now,
      // Twelve hours from the proof, however often one changes postings meanwhile.
      expiresAt: new Date((secondFactorAt ?? ctx.now).getTime() + (staff ? STAFF_MS : RESIDENT_MS)),
    })
    .execute()
  afterwards(ctx.tx, () => ctx.session.give(token))
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
  return present(ctx, { account: found(account), posting, secondFactorAt }, postings)
}

/** Acts in another of one's postings from now on. */
export async function actAs(ctx: Ctx, { postingId }: { postingId: string }): Promise<Me> {
  const { accountId, secondFactorAt } = await current(ctx)
  return (await begin(ctx, accountId, { postingId, secondFactorAt })).me
}

export async function signOut(ctx: Ctx): Promise<{ signedOut: boolean }> {
  if (ctx.session.token) await queries.endSession(ctx.tx, sha256(ctx.session.token))
  afterwards(ctx.tx, () => ctx.session.give(null))
  return { signedOut: true }
}

/** The row of the call's own session, even where its second factor is still due. */
export async function current({ tx, session, now }: Ctx): Promise<queries.SessionRow> {
  return found(await queries.session(tx, sha256(session.token!), now, shanghaiDay(now)))
}

function present(ctx: Ctx, session: Session, postings: Posting[]): Me {
  const role = roleOf(ctx, session.posting)
  const secondFactorDue = Boolean(role?.secondFactor && !session.secondFactorAt)
  const { account } = session
  return {
    accountId: account.id,
    name: account.name,
    posting: session.posting ?? null,
    postings,
    abilities: secondFactorDue || !role ? [] : [...role.may],
    surface: role?.surface ?? null,
    secondFactorDue,
    secondFactorKnown: account.secondFactorSince !== null,
  }
}

const roleOf = (ctx: Ctx, posting: Posting | undefined) =>
  posting && ctx.house.methods.latest(posting.methodId).roles[posting.role]
