/** Which rows a transaction can see at all: two intervals of region codes and one person; and whether it is staff that writes. */
import type { Actor } from '../actor.ts'

export type Scope = {
  lo: number
  hi: number
  /** The interval in which rows about people are open; empty for a street and above. */
  personLo: number
  personHi: number
  person: string
  /** Staff write what everybody of a region may see; a resident and the public only read it. */
  staff: boolean
}

const NO_ONE = '00000000-0000-0000-0000-000000000000'
const EMPTY = { personLo: 0, personHi: -1, person: NO_ONE, staff: false }

export const EVERYWHERE: Scope = {
  ...EMPTY,
  lo: 0,
  hi: 999_999_999_999,
  personLo: 0,
  personHi: 999_999_999_999,
  staff: true,
}

/** What anyone may see of one region: its places, never its people. */
export const publicScope = (region: number): Scope => ({ ...EMPTY, lo: region, hi: region })

export function scopeOf(actor: Actor): Scope {
  const { lo, hi } = actor
  switch (actor.reach) {
    case 'everything':
      return EVERYWHERE
    case 'region':
    case 'areas':
    case 'inHand':
      return { lo, hi, personLo: lo, personHi: hi, person: actor.personId ?? NO_ONE, staff: true }
    case 'below':
      return { ...EMPTY, lo, hi, staff: true }
    case 'own':
      return { ...EMPTY, lo, hi, person: actor.personId ?? NO_ONE }
    case 'nothing':
      return publicScope(0)
  }
}

/** The settings that row-level security reads: integers, a checked uuid and a boolean, so safe to write inline. */
export function settings(scope: Scope): string {
  const values = [scope.lo, scope.hi, scope.personLo, scope.personHi]
  if (!values.every(Number.isSafeInteger) || !/^[0-9a-f-]{36}$/.test(scope.person))
    throw new Error('not a scope')
  return [
    `set local scope.sum = ${scope.lo + scope.hi}`,
    `set local scope.span = ${scope.hi - scope.lo}`,
    `set local scope.person_sum = ${scope.personLo + scope.personHi}`,
    `set local scope.person_span = ${scope.personHi - scope.personLo}`,
    `set local scope.person = '${scope.person}'`,
    `set local scope.staff = ${scope.staff === true}`,
  ].join(';')
}
