/** Sessions: what a token stands for. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import { counts } from './posting-queries.ts'

export type SessionRow = {
  accountId: string
  name: string
  secondFactorAt: Date | null
  createdAt: Date
  seenAt: Date
  region: number | null
  postingId: string | null
  role: string | null
  personId: string | null
  methodId: string | null
  areas: string[]
}

/**
 * A live session with the posting it acts in, if that posting holds today. Areas of a grid include
 * the grids within it, however deep, those of an estate or courtyard its buildings. One statement: it runs on every call.
 */
export async function session(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
  today: string,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.account_id as "accountId", a.name,
      s.second_factor_at as "secondFactorAt", s.created_at as "createdAt", s.seen_at as "seenAt",
      p.region, p.id as "postingId", p.role, p.person_id as "personId", r.method_id as "methodId",
      coalesce((
        select array_agg(distinct coalesce(w.grid_id, h.id, b.area_id))
        from access.posting_area b
        left join territory.grid_within w on w.region = b.region and w.around_id = b.area_id
        left join territory.place h on b.kind = 'place' and h.region = b.region and h.kind = 'building'
          and b.area_id in (h.estate_id, h.courtyard_id)
        where b.region = p.region and b.posting_id = p.id), '{}') as areas
    from access.session s
    join access.account a on a.id = s.account_id and a.disabled_at is null
    left join access.posting p on p.region = s.posting_region and p.id = s.posting_id
      and p.account_id = a.id and ${counts(today)}
    left join territory.region r on r.code = p.region
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}`.execute(tx)
  return rows[0]
}

/** Notes at most once a minute that a session is alive, so that reads stay reads. */
export const see = (tx: Tx, tokenHash: Buffer, now: Date) =>
  tx.updateTable('access.session').set({ seenAt: now }).where('tokenHash', '=', tokenHash).execute()

/** Ends a session; gives nothing if it was ended already. */
export const endSession = (tx: Tx, tokenHash: Buffer) =>
  tx
    .deleteFrom('access.session')
    .where('tokenHash', '=', tokenHash)
    .returning('accountId')
    .executeTakeFirst()

/** Ends one session of an account by its public id. */
export const endSessionOf = (tx: Tx, accountId: string, id: string) =>
  tx
    .deleteFrom('access.session')
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .returning('tokenHash')
    .executeTakeFirst()

/** Ends every session of an account but one; gives how many. */
export async function endOthers(tx: Tx, accountId: string, kept: Buffer): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('access.session')
    .where('accountId', '=', accountId)
    .where('tokenHash', '<>', kept)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The sessions of an account that are not over, the one used last first; and the role that each acts in. */
export async function sessionsOf(tx: Tx, accountId: string, now: Date) {
  const { rows } = await sql<{
    id: string
    tokenHash: Buffer
    device: string
    ip: string
    createdAt: Date
    seenAt: Date
    role: string | null
    methodId: string | null
  }>`
    select s.id, s.token_hash as "tokenHash", s.device, s.ip, s.created_at as "createdAt", s.seen_at as "seenAt",
      p.role, r.method_id as "methodId"
    from access.session s
    left join access.posting p on p.region = s.posting_region and p.id = s.posting_id
    left join territory.region r on r.code = p.region
    where s.account_id = ${accountId} and s.expires_at > ${now}
    order by s.seen_at desc, s.id limit ${MOST_SESSIONS}`.execute(tx)
  return rows
}

const MOST_SESSIONS = 100

/** Ends every session of an account. */
export const endAll = (tx: Tx, accountId: string) =>
  tx.deleteFrom('access.session').where('accountId', '=', accountId).execute()

/** Ends sessions whose time is over, some at a time; gives how many. */
export async function endStaleSessions(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from access.session where token_hash in (
      select token_hash from access.session where expires_at <= ${now} limit 5000)`.execute(tx)
  return Number(numAffectedRows)
}
