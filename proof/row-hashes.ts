/** What a database holds, table by table: two that give the same hold the same rows, byte for byte. */

type RowHash = { table: string; rows: number; hash: string | null }
/** A client or a pool of the superuser, who sees every row. */
type Admin = { query(text: string): Promise<{ rows: unknown[] }> }

export async function rowHashes(admin: Admin): Promise<RowHash[]> {
  const { rows: tables } = await admin.query(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by name`)
  const hashes: RowHash[] = []
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await admin.query(`
      select '${name}' as table, count(*)::int as rows,
        md5(string_agg(hash, '' order by hash)) as hash
      from (select md5(t::text) as hash from ${name} t) as hashed`)
    hashes.push(rows[0] as RowHash)
  }
  return hashes
}
