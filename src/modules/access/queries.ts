import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import { sealedColumn } from '#platform/db/reseal.ts'

export const SEALED_ACCOUNTS = [
  sealedColumn('access.account', 'phone_cipher', 'account-phone', 'phone_index'),
  sealedColumn('access.account', 'second_factor_cipher', 'second-factor'),
]

export type SessionRow = {
  accountId: string
  name: string
  hasSecondFactor: boolean
  secondFactorAt: Date | null
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
 * the grids beneath it. One statement: it runs on every call.
 */
export async function session(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
  today: string,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.account_id as "accountId", a.name, a.second_factor_since is not null as "hasSecondFactor",
      s.second_factor_at as "secondFactorAt", s.seen_at as "seenAt",
      p.region, p.id as "postingId", p.role, p.person_id as "personId", r.method_id as "methodId",
      coalesce((
        select array_agg(distinct coalesce(g.id, b.area_id))
        from access.posting_area b
        left join territory.grid g on g.region = b.region and b.area_id in (g.id, g.parent_id)
        where b.region = p.region and b.posting_id = p.id), '{}') as areas
    from access.session s
    join access.account a on a.id = s.account_id and a.disabled_at is null
    left join access.posting p on p.region = s.posting_region and p.id = s.posting_id
      and p.account_id = a.id and platform.holds(p.from_on, p.to_on, ${today}::date)
    left join territory.region r on r.code = p.region
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}`.execute(tx)
  return rows[0]
}

/** Every posting that an account holds on a day, with its grids. */
export async function postings(tx: Tx, accountId: string, today: string) {
  const { rows } = await sql<PostingRow>`
    select ${postingColumns}
    from access.posting p join territory.region r on r.code = p.region
    where p.account_id = ${accountId} and platform.holds(p.from_on, p.to_on, ${today}::date)
    order by p.region, p.from_on, p.id`.execute(tx)
  return rows
}

export type PostingRow = {
  region: number
  id: string
  role: string
  regionName: string
  methodId: string
  grids: { id: string; name: string }[]
  from: string
  to: string | null
}

const postingColumns = sql`
  p.region, p.id, p.role, r.name as "regionName", r.method_id as "methodId", p.from_on as "from", p.to_on as "to",
  coalesce((
    select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.code)
    from access.posting_area b join territory.grid g on g.region = b.region and g.id = b.area_id
    where b.region = p.region and b.posting_id = p.id), '[]') as grids`

export async function posting(tx: Tx, region: number, id: string) {
  const { rows } = await sql<PostingRow>`
    select ${postingColumns} from access.posting p join territory.region r on r.code = p.region
    where p.region = ${region} and p.id = ${id}`.execute(tx)
  return rows[0]
}

export const accountByLogin = (tx: Tx, login: string) =>
  tx
    .selectFrom('access.account')
    .selectAll()
    .where('login', '=', login)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()

export const accountById = (tx: Tx, id: string) =>
  tx.selectFrom('access.account').selectAll().where('id', '=', id).executeTakeFirst()

export const lockAccount = (tx: Tx, id: string) =>
  tx.selectFrom('access.account').select('id').where('id', '=', id).forUpdate().execute()

export const accountByPhone = (tx: Tx, phoneIndexes: readonly Buffer[]) =>
  tx
    .selectFrom('access.account')
    .selectAll()
    .where('phoneIndex', 'in', phoneIndexes)
    .executeTakeFirst()

export const accountByDemoKey = (tx: Tx, key: string) =>
  tx
    .selectFrom('access.account')
    .selectAll()
    .where('demoKey', '=', key)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()

/** The hash to compare with, given out three times: the try is counted, and the row held, before anybody compares. */
export async function tryCode(
  tx: Tx,
  phoneIndexes: readonly Buffer[],
  now: Date,
): Promise<Buffer | undefined> {
  const rows = await tx
    .updateTable('access.phoneCode')
    .set(eb => ({ tries: eb('tries', '+', 1) }))
    .where('phoneIndex', 'in', phoneIndexes)
    .where('tries', '<', 3)
    .where('expiresAt', '>', now)
    .returning(['codeHash', 'expiresAt'])
    .execute()
  return rows.toSorted((a, b) => Number(b.expiresAt) - Number(a.expiresAt))[0]?.codeHash
}

export const dropCode = (tx: Tx, phoneIndexes: readonly Buffer[]) =>
  tx.deleteFrom('access.phoneCode').where('phoneIndex', 'in', phoneIndexes).execute()

export const putCode = (tx: Tx, row: { phoneIndex: Buffer; codeHash: Buffer; expiresAt: Date }) =>
  tx
    .insertInto('access.phoneCode')
    .values({ ...row, tries: 0 })
    .onConflict(conflict => conflict.column('phoneIndex').doUpdateSet({ ...row, tries: 0 }))
    .execute()

export const dropInvites = (tx: Tx, accountId: string) =>
  tx.deleteFrom('access.invite').where('accountId', '=', accountId).execute()

export const putInvite = (
  tx: Tx,
  row: { tokenHash: Buffer; accountId: string; forgetsFactor: boolean; expiresAt: Date },
) =>
  tx
    .insertInto('access.invite')
    .values(row)
    .onConflict(conflict => conflict.column('accountId').doUpdateSet(row))
    .execute()

type Link = { tokenHash: Buffer; now: Date }

export const isInvited = async (tx: Tx, { tokenHash, now }: Link): Promise<boolean> =>
  (await tx
    .selectFrom('access.invite')
    .select('accountId')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()) !== undefined

/** Of all who follow a link at once, one uses it up. */
export const useInvite = (tx: Tx, { tokenHash, now }: Link) =>
  tx
    .deleteFrom('access.invite')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .returning(['accountId', 'forgetsFactor'])
    .executeTakeFirst()

/** Uses up the time step of a second factor: a code that was seen once is worth nothing. */
export async function useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable('access.account')
    .set({ secondFactorStep: step })
    .where('id', '=', accountId)
    .where('secondFactorStep', '<', step)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes at most once a minute that a session is alive, so that reads stay reads. */
export const see = (tx: Tx, tokenHash: Buffer, now: Date) =>
  tx.updateTable('access.session').set({ seenAt: now }).where('tokenHash', '=', tokenHash).execute()

export const endSession = (tx: Tx, tokenHash: Buffer) =>
  tx.deleteFrom('access.session').where('tokenHash', '=', tokenHash).execute()

/** Ends sessions whose time is over, some at a time; gives how many. */
export async function endStaleSessions(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from access.session where token_hash in (
      select token_hash from access.session where expires_at <= ${now} limit 5000)`.execute(tx)
  return Number(numAffectedRows)
}

export async function demoPeople(tx: Tx) {
  const { rows } = await sql<{
    key: string
    name: string
    role: string
    region: number
    regionName: string
    methodId: string
  }>`
    select a.demo_key as key, a.name, p.role, p.region, r.name as "regionName", r.method_id as "methodId"
    from access.account a
    join access.posting p on p.account_id = a.id
    join territory.region r on r.code = p.region
    where a.demo_key is not null
    order by r.method_id, p.region desc, a.demo_key`.execute(tx)
  return rows
}

/** Whether an account holds, from today on, a posting outside an interval of regions, or one as a resident. */
export async function holdsElsewhere(
  tx: Tx,
  where: { accountId: string; lo: number; hi: number; today: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('access.posting')
    .select('id')
    .where('accountId', '=', where.accountId)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', where.today)]))
    .where(eb =>
      eb.or([
        eb('personId', 'is not', null),
        eb('region', '<', where.lo),
        eb('region', '>', where.hi),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

export const postingOf = (tx: Tx, where: { region: number; accountId: string; personId: string }) =>
  tx
    .selectFrom('access.posting')
    .select('id')
    .where('region', '=', where.region)
    .where('accountId', '=', where.accountId)
    .where('personId', '=', where.personId)
    .where('toOn', 'is', null)
    .executeTakeFirst()

/** Those among some persons for whom somebody is or was posted. */
export async function personsHeld(
  tx: Tx,
  region: number,
  personIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from access.posting
    where region = ${region} and person_id = any(${personIds}::uuid[])`.execute(tx)
  return rows.map(row => row.personId)
}
