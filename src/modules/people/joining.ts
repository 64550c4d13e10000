/**
 * How an account becomes a resident. A phone alone proves nobody: it is the family's, and was the last
 * tenant's. Whoever was known before joins by a code on paper that staff hand to the person.
 */
import type { Me } from '#modules/access/contract.ts'
import { joinCommunity, isEnrolled, phoneOf } from '#modules/access/index.ts'
import { recordSecurityEvent, logAccess } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import { spokenCode } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import type { people } from './contract.ts'
import * as codes from './join-code-queries.ts'
import { policy } from './policy.ts'
import * as queries from './queries.ts'
import { plainName } from './rules.ts'
import { findOrAdd } from './service.ts'

const DAY_SECONDS = 86_400
const JOINS = { max: 5, seconds: DAY_SECONDS, reason: 'too-many-joins' }
/** A community that signs people in at its own counter has one address. */
const JOINS_OF_AN_ADDRESS = { max: 60, seconds: DAY_SECONDS, reason: 'too-many-joins' }
const CODE_LETTERS = 8
const CODE_DAYS = 30

/** Makes an account that has proved its phone a resident of a community; joining twice is joining once. */
export async function join(
  ctx: Ctx,
  { region, name, code }: InputOf<typeof people.join>,
): Promise<Me> {
  const phone = await phoneOf(ctx)
  if (!phone) throw new AppError('NOT_ACCEPTABLE', 'phone-first')
  const known = await queries.byPhone(ctx.tx, region, ctx.app.vault.indexes(phone))
  const same = known.find(person => plainName(person.name) === plainName(name))
  if (!code && same && (await isEnrolled(ctx, { region, personId: same.id })))
    return joinCommunity(ctx, { region, personId: same.id, name })
  await count(ctx.tx, `join:${ctx.actor.accountId}`, JOINS, ctx.now)
  await count(ctx.tx, `join-from:${ctx.ip}`, JOINS_OF_AN_ADDRESS, ctx.now)
  if (code) return joinCommunity(ctx, await redeemed(ctx, region, code))
  if (known.length > 0)
    throw new AppError('NOT_ACCEPTABLE', 'join-needs-code', { field: 'code', keep: true })
  return joinCommunity(ctx, {
    region,
    name,
    personId: await findOrAdd(ctx, { region, name, phone }),
  })
}

export async function joinCode(
  ctx: Ctx,
  { region, id }: InputOf<typeof people.joinCode>,
): Promise<OutputOf<typeof people.joinCode>> {
  const person = orNotFound(await queries.person(ctx.tx, region, id))
  authorize(policy.joinCode, ctx.actor, person)
  const code = spokenCode(CODE_LETTERS)
  const until = new Date(ctx.now.getTime() + CODE_DAYS * DAY_SECONDS * 1000)
  await codes.put(ctx.tx, {
    region,
    personId: id,
    hash: hashOf(ctx, region, code),
    expiresAt: until,
  })
  // Whoever holds the code acts as this person: who printed it must be known to them.
  logAccess(ctx, { region, personId: id, what: 'joinCode', purpose: '' })
  recordSecurityEvent(ctx, {
    what: 'joinCodePrinted',
    succeeded: true,
    region,
    data: { person: id },
  })
  return { name: person.name, address: person.homes[0]?.address ?? null, code, until }
}

export async function mine({ tx, actor }: Ctx): Promise<OutputOf<typeof people.mine>> {
  if (!actor.personId) return null
  return (await queries.ownHome(tx, actor.region, actor.personId)) ?? null
}

async function redeemed(ctx: Ctx, region: number, code: string) {
  const { tx, now, actor } = ctx
  const hash = hashOf(ctx, region, code.toUpperCase())
  const personId = await codes.use(tx, { region, hash, now, by: actor.accountId! })
  recordSecurityEvent(ctx, { what: 'joinedByCode', succeeded: personId !== undefined, region })
  if (!personId)
    throw new AppError('NOT_ACCEPTABLE', 'no-such-join-code', { field: 'code', keep: true })
  const { name } = orNotFound(await queries.person(tx, region, personId))
  return { region, personId, name }
}

/** A copy of the database must not hold what opens a home. */
const hashOf = ({ app }: Ctx, region: number, code: string): Buffer =>
  app.vault.fingerprint(`join/${region}/${code}`)
