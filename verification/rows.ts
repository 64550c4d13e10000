/** All that a database holds, as the superuser sees it, whom no row-level security hides a row from. */

type RowHash = { table: string; rows: number; hash: string | null }
type Admin = { query(text: string): Promise<{ rows: unknown[] }> }

/** Table by table: two databases that give the same hold the same rows, byte for byte. */
export async function rowHashes(admin: Admin): Promise<RowHash[]> {
  const hashes: RowHash[] = []
  for (const table of await tablesOf(admin)) {
    const { rows } = await admin.query(`
      select '${table}' as table, count(*)::int as rows,
        md5(string_agg(hash, '' order by hash)) as hash
      from (select md5(t::text) as hash from ${table} t) as hashed`)
    hashes.push(rows[0] as RowHash)
  }
  return hashes
}

/** Every row of every table as text, bytes in hex: all that a stolen dump would tell. */
export async function everyRow({ admin }: { admin: Admin }): Promise<string> {
  const texts: string[] = []
  for (const table of await tablesOf(admin)) {
    const { rows } = await admin.query(`select string_agg(t::text, E'\n') as text from ${table} t`)
    texts.push((rows[0] as { text: string | null }).text ?? '')
  }
  return texts.join('\n')
}

async function tablesOf(admin: Admin): Promise<string[]> {
  const { rows } = await admin.query(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by name`)
  return (rows as { name: string }[]).map(({ name }) => name)
}
