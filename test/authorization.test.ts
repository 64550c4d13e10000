/**
 * Who may call what, and where: every procedure for every role in every position, decided through the
 * API and compared with a table that is written out here and asks no policy.
 */
import { expect, test } from 'vitest'
import { contract } from '#app/modules.ts'
import { METHODS } from '#methods/index.ts'
import { newId } from '#platform/ids.ts'
import { read } from '#platform/rpc/procedure.ts'
import { serve } from '#platform/rpc/serve.ts'
import { calling, cellsOf, ENTRIES, judged, undone } from './authorization.ts'
import { plantSomebodies } from './authorization-people.ts'
import type { At } from './authorization-roles.ts'
import { EVERY_ROLE } from './authorization-roles.ts'
import { openTestApp } from './make.ts'

const app = await openTestApp('authorizations')
const PLANTED = await plantSomebodies(app)
const trying = undone(app)
const call = (name: string, input: unknown, token: string | null): Promise<unknown> =>
  calling(trying, { name, input, token })

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
    const cells = cellsOf(ENTRIES, PLANTED)
    const wrong: string[] = []
    const met: Record<string, number> = {}
    const work = cells.values()
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (const cell of work) {
          const { should, does } = await judged(trying, cell, PLANTED[0]!)
          met[does] = (met[does] ?? 0) + 1
          const who = cell.somebody?.key ?? 'nobody'
          if (does !== should)
            wrong.push(`${cell.entry.name} by ${who} on ${cell.row}: ${does}, not ${should}`)
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
