/** Photos that nothing shows: of a report that was never sent, or taken out again before it was. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { AppContext } from '#modules/ctx.ts'
import { asSystem } from '#modules/ctx.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 500

/** Forgets what was put in a day ago and is shown by no record, then the bytes to which nothing refers. */
export async function purgePhotos(appContext: AppContext): Promise<void> {
  const before = new Date(appContext.clock().getTime() - DAY_MS)
  while ((await asSystem(appContext, ({ tx }) => dropUnshown(tx, before))) > 0);
  await appContext.app.files.sweep(new Date(Date.now() - DAY_MS), hashes =>
    asSystem(appContext, ({ tx }) => known(tx, hashes)),
  )
}

/** What shows a photo refers to it: so each noun that is given photos is known by its foreign key. */
async function dropUnshown(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ shows: string; same: string }>`
    select c.conrelid::regclass::text as shows,
      string_agg(format('s.%I = f.%I', mine.attname, theirs.attname), ' and ') as same
    from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) k(mine, theirs)
    join pg_attribute mine on mine.attrelid = c.conrelid and mine.attnum = k.mine
    join pg_attribute theirs on theirs.attrelid = c.confrelid and theirs.attnum = k.theirs
    where c.contype = 'f' and c.confrelid = 'platform.file'::regclass
    group by c.oid, c.conrelid`.execute(tx)
  const unshown = rows.map(
    ({ shows, same }) => sql`not exists (select from ${sql.raw(shows)} s where ${sql.raw(same)})`,
  )
  const { numAffectedRows } = await sql`
    delete from platform.file where (region, id) in (
      select region, id from platform.file f
      where ${sql.join([sql`at < ${before}`, ...unshown], sql` and `)} limit ${AT_ONCE})`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

const known = async (tx: Tx, hashes: Buffer[]): Promise<Buffer[]> =>
  hashes.length === 0
    ? []
    : (
        await tx
          .selectFrom('platform.file')
          .select('sha256')
          .distinct()
          .where('sha256', 'in', hashes)
          .execute()
      ).map(({ sha256 }) => sha256)
