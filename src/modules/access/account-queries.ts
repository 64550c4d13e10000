/** Accounts: by what somebody signs in with. */
import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import { sealedColumn } from '#platform/db/reseal.ts'
import type { DB } from '#platform/db/tables.gen.ts'

export const SEALED_ACCOUNTS = [
  sealedColumn('access.account', 'phone_cipher', 'account-phone', 'phone_index'),
  sealedColumn('access.account', 'second_factor_cipher', 'second-factor'),
  sealedColumn('access.account', 'second_factor_next', 'second-factor'),
]

export const accountByLogin = (tx: Tx, login: string) =>
  tx.selectFrom('access.account').selectAll().where('login', '=', login).executeTakeFirst()

export const accountById = (tx: Tx, id: string) =>
  tx.selectFrom('access.account').selectAll().where('id', '=', id).executeTakeFirst()

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

/** The account as it holds from here on: whoever else changes it, or what it may, does so before or after. */
export const lockAccount = (tx: Tx, id: string) =>
  tx.selectFrom('access.account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** An account whose authenticator is forgotten, the one in use and one that was being set up. */
export const NO_SECOND_FACTOR = {
  secondFactorCipher: null,
  secondFactorSince: null,
  secondFactorNext: null,
}

/** Changes what somebody proves themselves by. */
export const setAccount = (tx: Tx, id: string, changed: Updateable<DB['access.account']>) =>
  tx.updateTable('access.account').set(changed).where('id', '=', id).execute()

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
