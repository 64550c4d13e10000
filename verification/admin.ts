import pg from 'pg'

/**
 * A pool of the superuser, for what no actor may ask. It forgets its connections before they are
 * closed, so one that hears of the server's end after that must have somebody to hear it.
 */
export function openAdmin(connectionString: string, max = 2): pg.Pool {
  const pool = new pg.Pool({ connectionString, max })
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
