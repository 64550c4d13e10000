/** Every cell of the table of who may call what, and what the app answers in it. */
import type { AppContext } from '#modules/ctx.ts'
import type { Caller } from '#app/caller.ts'
import { callerOf } from '#app/caller.ts'
import type { Db } from '#platform/db/db.ts'
import type { Somebody } from './authorization-people.ts'
import type { At } from './authorization-roles.ts'
import type { Row, Where } from './authorization-table.ts'
import { RESIDENT } from './authorization-roles.ts'
import { POSITIONS, ROWS, seenBy, TABLE } from './authorization-table.ts'

export type Entry = {
  name: string
  who: readonly string[] | 'anyone' | 'signedIn'
  where: Where
  input: (at: At) => unknown
}
export const ENTRIES: Entry[] = Object.entries(TABLE).flatMap(([module, rows]) =>
  Object.entries(rows as Record<string, readonly [Entry['who'], Where, (at: At) => unknown]>).map(
    ([name, [who, where, input]]) => ({ name: `${module}.${name}`, who, where, input }),
  ),
)

type Answer = 'allowed' | 'sign-in-first' | 'forbidden' | 'not-found'

/** What the table says; it knows the position, not the code. */
const onRows = (where: Where): where is 'requester' | readonly Row[] =>
  where === 'requester' || Array.isArray(where)

function expected({ who, where }: Entry, somebody: Somebody | null, row: Row): Answer {
  if (who === 'anyone' && where === 'anywhere') return 'allowed'
  const { role = '', position } = somebody ?? {}
  const unposted = !position || position === 'ended' || position === 'disabled'
  if (who === 'anyone') return unposted || POSITIONS[position].inside ? 'allowed' : 'not-found'
  if (!position || position === 'disabled') return 'sign-in-first'
  if (who === 'signedIn') return 'allowed'
  if (position === 'ended' || !who.includes(role)) return 'forbidden'
  if (where === 'anywhere') return 'allowed'
  if (!POSITIONS[position].inside) return 'not-found'
  if (!onRows(where)) return 'allowed'
  if (!seenBy(role).includes(row)) return 'not-found'
  if (where === 'requester')
    return row === 'requested' && role === 'resident' ? 'allowed' : 'forbidden'
  return where.includes(row) ? 'allowed' : 'forbidden'
}

const WALLS: Record<string, Answer> = {
  'SIGN_IN_FIRST sign-in-first': 'sign-in-first',
  'NOT_FOUND not-found': 'not-found',
  'FORBIDDEN role-cannot': 'forbidden',
  'FORBIDDEN not-your-part': 'forbidden',
  'FORBIDDEN people-not-here': 'forbidden',
}
/** A door or a rule of the work may still say no, in its own words: then the wall was passed. */
const BEYOND =
  /^(FORBIDDEN (wrong-|not-your-posting)|NOT_FOUND no-such-|CONFLICT |NOT_ACCEPTABLE |TOO_MANY )/

async function answerOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'allowed'
  } catch (error) {
    const { code, data, message } = error as {
      code?: string
      data?: { reason?: string }
      message: string
    }
    const said = `${code} ${data?.reason}`
    return WALLS[said] ?? (BEYOND.test(said) ? 'allowed' : `${said}: ${message}`)
  }
}

export type Cell = { entry: Entry; somebody: Somebody | null; row: Row }

/** Every cell of some procedures: nobody and everybody, with every row to which they may stand. */
export const cellsOf = (entries: readonly Entry[], people: readonly Somebody[]): Cell[] =>
  entries.flatMap(entry =>
    [null, ...people].flatMap(somebody =>
      (onRows(entry.where) ? rowsFor(somebody) : ['near' as const]).map(row => ({
        entry,
        somebody,
        row,
      })),
    ),
  )

/** Whoever is inside meets every kind of row; elsewhere one's own is enough, for even that is closed. */
const rowsFor = (somebody: Somebody | null): readonly Row[] =>
  somebody &&
  POSITIONS[somebody.position].inside &&
  !['ended', 'disabled'].includes(somebody.position)
    ? ROWS.filter(row => row !== 'requested' || RESIDENT.includes(somebody.role))
    : [somebody && RESIDENT.includes(somebody.role) ? 'requested' : 'owned']

/** What the table says of a cell, and what the app answered. */
export async function judged(
  app: AppContext,
  { entry, somebody, row }: Cell,
  nobodys: Somebody,
): Promise<{ should: Answer; does: string }> {
  const { at, matters } = somebody ?? nobodys
  const input = entry.input({ ...at, matter: matters[row] })
  return {
    should: expected(entry, somebody, row),
    does: await answerOf(calling(app, { name: entry.name, input, token: somebody?.token ?? null })),
  }
}

type Call = { name: string; input: unknown; token: string | null }

export function calling(app: AppContext, { name, input, token }: Call): Promise<unknown> {
  const [module, procedure] = name.split('.') as [keyof Caller, string]
  const verbs = callerOf(app, { token })[module] as unknown as Record<
    string,
    (input: unknown) => Promise<unknown>
  >
  return verbs[procedure]!(input)
}

/** The same app, in which every call is undone: one cell must not change the next. */
export const undone = <T extends AppContext>(app: T): T => ({ ...app, db: undoing(app.db) })

/** Transactions that end like any other and leave nothing behind. */
function undoing(db: Db): Db {
  return {
    ...db,
    connect: async () =>
      new Proxy(await db.connect(), {
        get(client, key) {
          const own: unknown = Reflect.get(client, key)
          if (key !== 'query') return typeof own === 'function' ? own.bind(client) : own
          return async (text: string, values: unknown[]) =>
            text === 'commit'
              ? { ...(await client.query('rollback')), command: 'COMMIT' }
              : client.query(text, values)
        },
      }),
  }
}
