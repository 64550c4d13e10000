/** Attempts to get past the second wall, and what it takes to make them: who, with which rows, on which database. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { NOBODY } from '#platform/actor.ts'
import type { Scope } from '#platform/db/scope.ts'
import { EVERYWHERE, publicScope, scopeOf, settings } from '#platform/db/scope.ts'
import { idOf, insertOf, tablesOfRegions } from './rows.ts'

const [HERE, NEXT_DOOR] = [611_002_003_999, 611_002_004_000]
/** Rows with everything: one's own, a neighbour's in the same community, and one of the next street. */
const MINE = { region: HERE, row: 1, words: 'word-of-mine' }
const NEIGHBOURS = { region: HERE, row: 2, words: 'word-of-neighbours' }
export const THEIRS = { region: NEXT_DOOR, row: 3, words: 'word-of-theirs' }
const ROWS = [MINE, NEIGHBOURS, THEIRS]
const FRESH = 99
const SAME_NAMES = 60

const staff = { ...NOBODY, lo: HERE, hi: HERE }
export type RowSet = typeof MINE
type Who = { scope: Scope; own: typeof MINE; others: typeof MINE }
/** Of the neighbour's matters none was escalated, of one's own every one. */
export const ACTORS: Record<string, Who> = {
  clerk: { scope: scopeOf({ ...staff, reach: 'region' }), own: MINE, others: THEIRS },
  resident: {
    scope: scopeOf({ ...staff, reach: 'own', personId: idOf(MINE.row) }),
    own: MINE,
    others: NEIGHBOURS,
  },
  street: {
    scope: scopeOf({ ...staff, reach: 'below', lo: 611_002_003_000 }),
    own: MINE,
    others: NEIGHBOURS,
  },
  public: { scope: publicScope(HERE), own: MINE, others: NEIGHBOURS },
  app: { scope: EVERYWHERE, own: MINE, others: THEIRS },
}

export type Attempt = { who: string; expects: string; control: string; name: string; sql: string }
export const FOLDER = join(import.meta.dirname, 'sql-wall')
export const LISTS = readdirSync(FOLDER).map(file => ({ file, attempts: attemptsIn(file) }))

/** `-- who | what it must come to[, who shows that it can come otherwise] | name`, and the statement. */
function attemptsIn(file: string): Attempt[] {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  return [
    ...text.matchAll(/^-- (\w+) \| ([^,|]+)(?:, (\w+))? \| (.+)\n([^]*?)(?=^-- |$(?![^]))/gm),
  ].map(([, who, expects, control, name, sql]) => ({
    who: who!,
    expects: expects!.trim(),
    control: control ?? 'own',
    name: name!,
    sql: sql!.trim(),
  }))
}

export type Outcome = { told?: unknown[]; code?: string; message?: string }

/** What of an attempt gets past the wall; nothing, where it holds. */
export async function passes(app: pg.Client, attempt: Attempt): Promise<Outcome | undefined> {
  const { scope, others } = ACTORS[attempt.who]!
  const come = await outcome(app, scope, bound(attempt.sql, others))
  if (JSON.stringify(come).includes(others.words)) return come
  if (attempt.expects === 'the same') {
    const nothing = await outcome(app, scope, bound(attempt.sql, { ...others, ...ABSENT }))
    return forgetful(come) === forgetful(nothing) ? undefined : come
  }
  if (attempt.expects === 'no rows') return come.told?.length === 0 ? undefined : come
  const [, code = '42501'] = /^refused ?(\w+)?$/.exec(attempt.expects)!
  return come.code === code ? undefined : come
}

/** What is not there at all. */
export const ABSENT = { row: 9, words: 'word-of-nobody' }

/** What a statement gives away: rows with something in them, rows written, or the words of an error. */
export async function outcome(client: pg.Client, scope: Scope, sql: string): Promise<Outcome> {
  await client.query(`begin; ${settings(scope)}`)
  try {
    const results = [await client.query(sql)].flat()
    return {
      told: results.flatMap(({ command, rows, rowCount }) =>
        /^(INSERT|UPDATE|DELETE|MERGE|COPY)/.test(command) && rows.length === 0
          ? rowCount
            ? [rowCount]
            : []
          : rows.filter(row => Object.values(row).some(value => value && value !== '0')),
      ),
    }
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    return { code: code!, message }
  } finally {
    await client.query('rollback')
    await client.query('discard all')
  }
}

export const bound = (sql: string, { region, row, words }: typeof MINE): string =>
  sql
    .replaceAll('$region', String(region))
    .replaceAll('$id', idOf(row))
    .replaceAll('$fresh', idOf(FRESH))
    .replaceAll('$words', words)

/** An answer that only repeats the question tells nothing. */
export const forgetful = (told: Outcome): string =>
  JSON.stringify(told).replaceAll(/word-of-\w+|0000-7000-8000-\d{12}/g, '…')

/** A row of everything for each of them; as a replica, so that their order does not matter. */
export async function plant(admin: pg.Client): Promise<void> {
  await admin.query('set session_replication_role = replica')
  for (const code of [HERE, NEXT_DOOR])
    await admin.query('insert into territory.region values ($1, $2, null, null, $2)', [code, 'x'])
  for (const table of await tablesOfRegions(admin))
    for (const row of ROWS) await admin.query(`${insertOf(table, row)} on conflict do nothing`)
  for (const { row, words } of ROWS)
    await admin.query(`
      insert into access.account (id, login, name, password_hash, phone_cipher)
        values ('${idOf(row)}', '${words}', '${words}', '${words}', '${words}');
      insert into access.session (token_hash, id, account_id, device, ip, created_at, seen_at, expires_at)
        values ('${words}', '${idOf(row)}', '${idOf(row)}', '${words}', '${words}', now(), now(), now());
      insert into access.preference values ('${idOf(row)}', '${words}', '{}');
      insert into access.invite (token_hash, account_id, expires_at, forgets_factor)
        values ('${words}', '${idOf(row)}', now(), false);
      insert into access.phone_code values ('${words}', '${words}', '${words}', now(), 0)`)
  await admin.query(`
    insert into access.posting (region, id, account_id, role, from_on, agreed_at) values (${HERE}, '${idOf(4)}', '${idOf(1)}', 'clerk', 'now', 'now');
    insert into people.person (region, id, name, since) values (${HERE}, '${idOf(5)}', 'x', now());
    insert into people.household (region, id, place_id) values (${HERE}, '${idOf(5)}', '${idOf(1)}');
    insert into territory.place (region, id, kind, name, address, depth) values (${HERE}, '${idOf(5)}', 'estate', 'five', 'five', 1);
    update people.person set phone_index = name::bytea, phone_cipher = name::bytea;
    update matters.matter set escalated = id = '${idOf(MINE.row)}', requester_name = text;
    insert into people.person (region, id, name, phone_index, since)
      select ${NEXT_DOOR}, gen_random_uuid(), coalesce(name, n::text), coalesce(phone, n::text)::bytea, now()
      from generate_series(1, ${SAME_NAMES}) n, (values ('${THEIRS.words}', null), (null, '${THEIRS.words}')) v (name, phone);
    insert into matters.matter select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'number', n))).*
      from matters.matter m, generate_series(1, ${SAME_NAMES}) n where region = ${NEXT_DOOR};
    insert into matters.matter_word values (${HERE}, 'name', '${idOf(MINE.row)}', true);
    select lo_from_bytea(4711, 'x');
    set session_replication_role = origin;
    analyze`)
}
