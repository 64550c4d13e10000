/** Rows by the million: without a look at each reference, and with the keys built when a table is full. */
import type pg from 'pg'

/** One connection that checks no references and waits for no disk; after an error it is not used again. */
export async function bulky(
  admin: pg.Pool,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await admin.connect()
  try {
    await client.query('set session_replication_role = replica; set synchronous_commit = off')
    await work(client)
    await client.query('reset session_replication_role; reset synchronous_commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

const AT_ONCE = 2

/** The same work for each item, on a connection for each core that a small server has. */
export async function eachOf<T>(
  admin: pg.Pool,
  items: readonly T[],
  work: (client: pg.PoolClient, item: T) => Promise<void>,
): Promise<void> {
  const left = items.values()
  const turns = Array.from({ length: AT_ONCE }, () =>
    bulky(admin, async client => {
      for (const item of left) await work(client, item)
    }),
  )
  await Promise.all(turns)
}

/** Loads a table without its keys and indexes, and builds them once it is full. */
export async function withoutKeys(
  admin: pg.Pool,
  table: string,
  load: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await admin.query<{ drop: string; make: string }>(
    `select case when c.oid is null then format('drop index %s', i.indexrelid::regclass) else format('alter table %s drop constraint %I', $1::regclass, c.conname) end as drop,
       case when c.oid is null then pg_get_indexdef(i.indexrelid) else format('alter table %s add constraint %I %s', $1::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
     where i.indrelid = $1::regclass`,
    [table],
  )
  for (const { drop } of rows) await admin.query(drop)
  await load()
  for (const { make } of rows) await admin.query(`set maintenance_work_mem = '1GB'; ${make}`)
}
