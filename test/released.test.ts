/** What was released stays: migrations as they were applied, and a contract that serves earlier callers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { MIGRATIONS } from '#app/database.ts'
import type { Digest, Released } from '#app/release.ts'
import { CONTRACTS, digestOf, RELEASED, today } from '#app/release.ts'
import { migrationsIn } from '#platform/db/migrate.ts'
import { read, write } from '#platform/rpc/procedure.ts'
import { breaks } from './compatible.ts'

test('a released migration is never edited, and new ones come after it', async () => {
  const present = await migrationsIn(MIGRATIONS)
  expect(present.length).toBeGreaterThan(5)
  const released = JSON.parse(readFileSync(RELEASED, 'utf8')) as Released
  expect(edited(released, present)).toEqual([])

  const [one, two, three] = ['0001_a.sql', '0002_a.sql', '0003_a.sql'].map(name => ({
    name,
    sha256: name,
  }))
  const known = { [one!.name]: one!.sha256, [three!.name]: three!.sha256 }
  expect(edited(known, [one!, three!])).toEqual([])
  expect(edited(known, [one!, two!, three!])).toEqual(['0002_a.sql'])
  expect(edited(known, [{ ...one!, sha256: 'other' }, three!])).toEqual(['0001_a.sql'])
  expect(edited(known, [three!])).toEqual(['0001_a.sql'])
})

test('today’s contract takes and gives what the last released one did', () => {
  const names = existsSync(CONTRACTS) ? readdirSync(CONTRACTS) : []
  const last = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1)
  const promised = last
    ? (JSON.parse(readFileSync(join(CONTRACTS, last), 'utf8')) as Digest)
    : today()
  expect(Object.keys(promised).length).toBeGreaterThan(50)
  expect(breaks(promised, today())).toEqual([])
})

const shape = z.object({
  id: z.uuid(),
  state: z.enum(['open', 'closed']),
  note: z.string().max(100).optional(),
  place: z.object({ name: z.string() }).nullable(),
  many: z.array(z.object({ count: z.number() })),
})
const lamp = {
  find: read('/lamps').input(shape).output(shape),
  mend: write('/lamps/mend').input(shape).output(shape),
}
const before = digestOf({ lamps: lamp })
const withInput = (input: z.ZodType) =>
  digestOf({ lamps: { ...lamp, find: read('/lamps').input(input).output(shape) } })
const withOutput = (output: z.ZodType) =>
  digestOf({ lamps: { ...lamp, find: read('/lamps').input(shape).output(output) } })
const { find, mend } = lamp

test.each<[string, Digest, string[]]>([
  ['a procedure removed', digestOf({ lamps: { find } }), ['lamps.mend: removed']],
  [
    'another path',
    digestOf({ lamps: { mend, find: read('/lights').input(shape).output(shape) } }),
    ['lamps.find: moved'],
  ],
  [
    'a new required input',
    withInput(shape.extend({ more: z.string() })),
    ['lamps.find input.more: required'],
  ],
  [
    'an input that became required',
    withInput(shape.extend({ note: z.string().max(100) })),
    ['lamps.find input.note: required'],
  ],
  [
    'a shorter input',
    withInput(shape.extend({ note: z.string().max(99).optional() })),
    ['lamps.find input.note: maxLength'],
  ],
  [
    'a choice taken away from an input',
    withInput(shape.extend({ state: z.enum(['open']) })),
    ['lamps.find input.state: closed'],
  ],
  [
    'an input of another type, within a list',
    withInput(shape.extend({ many: z.array(z.object({ count: z.string() })) })),
    ['lamps.find input.many[].count: number is no string'],
  ],
  [
    'nothing where null was taken',
    withInput(shape.extend({ place: z.object({ name: z.string() }) })),
    ['lamps.find input.place: null is no object'],
  ],
  [
    'an output field removed',
    withOutput(shape.omit({ id: true })),
    ['lamps.find output.id: required', 'lamps.find output.id: removed'],
  ],
  [
    'an optional output field removed',
    withOutput(shape.omit({ note: true })),
    ['lamps.find output.note: removed'],
  ],
  [
    'an output that may be missing',
    withOutput(shape.partial({ state: true })),
    ['lamps.find output.state: required'],
  ],
  [
    'a choice that earlier callers do not know',
    withOutput(shape.extend({ state: z.enum(['open', 'closed', 'lost']) })),
    ['lamps.find output.state: lost'],
  ],
  [
    'null where there was none',
    withOutput(shape.extend({ id: z.uuid().nullable() })),
    ['lamps.find output.id: null is no string'],
  ],
  [
    'a field removed deep inside',
    withOutput(shape.extend({ place: z.object({}).nullable() })),
    ['lamps.find output.place.name: required', 'lamps.find output.place.name: removed'],
  ],
])('%s breaks the contract', (_, now, found) => {
  expect(breaks(before, now)).toEqual(found)
})

test.each<[string, Digest]>([
  ['a new procedure', digestOf({ lamps: { ...lamp, more: read('/more') } })],
  ['a new optional input', withInput(shape.extend({ more: z.string().optional() }))],
  [
    'one more choice to send',
    withInput(shape.extend({ state: z.enum(['open', 'closed', 'lost']) })),
  ],
  ['a longer input', withInput(shape.extend({ note: z.string().optional() }))],
  ['an input no longer asked for', withInput(shape.omit({ id: true }))],
  ['one more output field', withOutput(shape.extend({ more: z.string() }))],
  ['a choice no longer given', withOutput(shape.extend({ state: z.enum(['open']) }))],
  ['an output that is always there', withOutput(shape.extend({ note: z.string().max(100) }))],
])('%s does not', (_, now) => {
  expect(breaks(before, now)).toEqual([])
})

/** Released migrations that are not as they were, and new ones that would come before them. */
function edited(released: Released, present: { name: string; sha256: string }[]): string[] {
  const hashes = new Map(present.map(({ name, sha256 }) => [name, sha256]))
  const last = Object.keys(released).toSorted().at(-1) ?? ''
  return [
    ...Object.entries(released).flatMap(([name, sha256]) =>
      hashes.get(name) === sha256 ? [] : name,
    ),
    ...present
      .map(({ name }) => name)
      .filter(name => !Object.hasOwn(released, name) && name < last),
  ]
}
