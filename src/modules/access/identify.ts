/** From a token to an actor: once on each call, in the call's own transaction. */
import type { App } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import { NOBODY } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueStatement } from '#platform/db/db.ts'
import { sha256 } from '#platform/ids.ts'
import { interval } from '#platform/regions.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import * as sessions from './session-queries.ts'
import { hasIdledOut } from './session-terms.ts'

const SEEN_EVERY_MS = 60_000

/** Who a token stands for, with the rights of this moment; nobody, if the token is none. */
export async function identify(tx: Tx, app: App, token: string | null, now: Date): Promise<Actor> {
  if (!token) return NOBODY
  const tokenHash = sha256(token)
  const row = await sessions.session(tx, tokenHash, now, shanghaiDay(now))
  if (!row) return NOBODY
  const role =
    row.role && row.methodId ? app.methods.latest(row.methodId).roles[row.role] : undefined
  if (hasIdledOut(role, row.seenAt, now)) return NOBODY
  if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS)
    queueStatement(tx, sessions.see(tx, tokenHash, now))

  const account = { ...NOBODY, accountId: row.accountId, name: row.name }
  if (!role || !row.role || !row.region || !row.postingId) return account
  const proven = !role.secondFactor || row.secondFactorAt !== null
  if (!proven) return account
  return {
    ...account,
    postingId: row.postingId,
    role: row.role,
    region: row.region,
    ...interval(row.region),
    reach: role.reach,
    areas: row.areas,
    personId: row.personId,
    abilities: app.abilitiesOf(role),
  }
}
