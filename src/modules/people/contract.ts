import { z } from 'zod'
import { Me } from '#modules/access/contract.ts'
import { Id, line, read, RegionCode, writeUnremembered } from '#platform/rpc/procedure.ts'

/** A person as staff see one: phone and citizen id masked until a reveal states its purpose. */
export const Person = z.object({ region: z.number(), id: Id, name: z.string(), phoneMasked: z.string().nullable(), address: z.string().nullable() })
export type Person = z.infer<typeof Person>

const one = z.object({ region: RegionCode, id: Id })

export const people = {
  /** Someone who has signed in by phone becomes a resident of a community, under a name. */
  join: writeUnremembered('/join')
    .input(z.object({ region: RegionCode, name: line(40) }))
    .output(Me),
  find: read('/regions/{region}/people')
    .input(z.object({ region: RegionCode, words: line(40) }))
    .output(z.array(Person)),
  get: read('/regions/{region}/people/{id}').input(one).output(Person),
  /** The phone in clear, for a stated purpose; the resident sees that it was looked at, by whom and why. */
  reveal: writeUnremembered('/regions/{region}/people/{id}/reveal')
    .input(one.extend({ field: z.enum(['phone', 'citizenId']), purpose: line(200) }))
    .output(z.object({ value: z.string().nullable() })),
}
