/**
 * Who may call what, and where: every procedure for every role in every position, decided through the
 * API and compared with a table that is written out here and asks no policy.
 */
import { expect, test } from 'vitest'
import type { Caller } from '#app/caller.ts'
import { callerOf } from '#app/caller.ts'
import { contract } from '#app/contract.ts'
import { METHODS } from '#methods/index.ts'
import type { Db } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { read } from '#platform/rpc/procedure.ts'
import { serve } from '#platform/rpc/serve.ts'
import type { Somebody } from './authorization-people.ts'
import { plantSomebodies } from './authorization-people.ts'
import type { At, Row, Where } from './authorization-table.ts'
import { EVERY_ROLE, POSITIONS, RESIDENT, ROWS, seenBy, TABLE } from './authorization-table.ts'
import { openTestHouse } from './make.ts'

type Entry = {
  name: string
  who: readonly string[] | 'anyone' | 'signedIn'
  where: Where
  input: (at: At) => unknown
}
const ENTRIES: Entry[] = Object.entries(TABLE).flatMap(([module, rows]) =>
  Object.entries(rows as Record<string, [Entry['who'], Where, (at: At) => unknown]>).map(
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

const house = await openTestHouse('authorizations')
const PLANTED = await plantSomebodies(house)
/** The same house, in which every call is undone: one cell must not change the next. */
const undone = { ...house, db: undoing(house.db) }
const call = (name: string, input: unknown, token: string | null): Promise<unknown> => {
  const [module, procedure] = name.split('.') as [keyof Caller, string]
  return (
    callerOf(undone, { token })[module] as unknown as Record<
      string,
      (input: unknown) => Promise<unknown>
    >
  )[procedure]!(input)
}

test('the table knows every procedure and every role', () => {
  const procedures = Object.entries(contract).flatMap(([module, all]) =>
    Object.keys(all).map(name => `${module}.${name}`),
  )
  expect(ENTRIES.map(({ name }) => name).toSorted()).toEqual(procedures.toSorted())
  expect([...new Set(METHODS.flatMap(method => Object.keys(method.roles)))].toSorted()).toEqual(
    EVERY_ROLE.toSorted(),
  )
})

test(
  'every procedure answers every role in every position as the table says',
  { timeout: 300_000 },
  async () => {
    const cells = ENTRIES.flatMap(entry =>
      [null, ...PLANTED].flatMap(somebody =>
        (onRows(entry.where) ? rowsFor(somebody) : ['near' as const]).map(row => ({
          entry,
          somebody,
          row,
        })),
      ),
    )
    const wrong: string[] = []
    const met: Record<string, number> = {}
    const work = cells.values()
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (const { entry, somebody, row } of work) {
          const at = {
            ...(somebody?.at ?? PLANTED[0]!.at),
            matter: (somebody ?? PLANTED[0]!).matters[row],
          }
          const [should, does] = [
            expected(entry, somebody, row),
            await answerOf(call(entry.name, entry.input(at), somebody?.token ?? null)),
          ]
          met[does] = (met[does] ?? 0) + 1
          if (does !== should)
            wrong.push(
              `${entry.name} by ${somebody?.key ?? 'nobody'} on ${row}: ${does}, not ${should}`,
            )
        }
      }),
    )
    expect(wrong).toEqual([])
    expect(cells.length).toBeGreaterThan(10_000)
    expect(Object.keys(met).toSorted()).toEqual([
      'allowed',
      'forbidden',
      'not-found',
      'sign-in-first',
    ])
    expect(Math.min(...Object.values(met))).toBeGreaterThan(500)
  },
)

/** Whoever is inside meets every kind of row; elsewhere one's own is enough, for even that is closed. */
const rowsFor = (somebody: Somebody | null): readonly Row[] =>
  somebody &&
  POSITIONS[somebody.position].inside &&
  !['ended', 'disabled'].includes(somebody.position)
    ? ROWS.filter(row => row !== 'requested' || RESIDENT.includes(somebody.role))
    : [somebody && RESIDENT.includes(somebody.role) ? 'requested' : 'owned']

test('a matter that one may not see and a matter that is not there are refused in the same words', async () => {
  const worker = PLANTED.find(({ role, position }) => role === 'gridWorker' && position === 'own')!
  const told = (name: string, at: At, input: (at: At) => unknown) =>
    call(name, input(at), worker.token).then(
      () => 'answered',
      (error: { status: number; message: string; data: unknown }) =>
        JSON.stringify([error.status, error.message, error.data]),
    )
  const rows = ENTRIES.filter(
    ({ who, where }) => Array.isArray(where) && who.includes('gridWorker'),
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { name, input } of rows) {
    const hidden = await told(name, { ...worker.at, matter: worker.matters.far }, input)
    expect(hidden, name).toMatch(/^\[404,/)
    expect(await told(name, { ...worker.at, matter: newId() }, input), name).toBe(hidden)
  }
})

test('a procedure without a rule, or without a verb, is not served', () => {
  const planted = { peek: read('/peek') }
  const rule = { may: 'anyone', on: 'input' as const, over: () => true as const }
  expect(() => serve(planted, {} as never, { peek: async () => undefined } as never)).toThrow(
    'peek has no rule',
  )
  expect(() => serve(planted, { peek: rule }, {} as never)).toThrow('peek has no rule or no verb')
  expect(serve(planted, { peek: rule }, { peek: async () => undefined } as never)).toHaveProperty(
    'peek',
  )
})

/** Transactions that end like any other and leave nothing behind. */
function undoing(db: Db): Db {
  return {
    ...db,
    connect: async () =>
      new Proxy(await db.connect(), {
        get(client, key) {
          if (key !== 'query')
            return Reflect.get(client, key).bind?.(client) ?? Reflect.get(client, key)
          return async (text: string, values: unknown[]) =>
            text === 'commit'
              ? { ...(await client.query('rollback')), command: 'COMMIT' }
              : client.query(text, values)
        },
      }),
  }
}
