/** Each rule without the scope and the database behind it: the first wall must hold by itself. */
import * as modules from '#modules/index.ts'
import type { Actor, Rule } from '#platform/actor.ts'
import { NOBODY } from '#platform/actor.ts'

export type AnyRule = Rule<never>

/** Every rule with the procedure that it guards. */
export const RULES: [procedure: string, rule: AnyRule][] = Object.entries(modules).flatMap(
  ([module, { policy }]) =>
    Object.entries<AnyRule>(policy).map(([name, rule]): [string, AnyRule] => [
      `${module}.${name}`,
      rule,
    ]),
)

const HERE = 990101003999
const ELSEWHERE = 990201001001

/** Somebody with the widest reach over a community of another city. */
const STRANGER: Actor = {
  ...NOBODY,
  accountId: 'stranger',
  postingId: 'stranger',
  personId: 'stranger',
  role: 'secretary',
  region: ELSEWHERE,
  lo: ELSEWHERE,
  hi: ELSEWHERE,
  reach: 'region',
}

const SUBJECT = {
  region: HERE,
  id: 'here',
  state: 'handling',
  requesterId: 'somebody',
  recordedBy: 'somebody',
  ownerPostingId: 'somebody',
  nextPostingId: 'somebody',
  handledBy: 'somebody',
  escalated: true,
  gridId: null,
  buildingId: null,
  unitDoorId: null,
}

/** Whether a rule says yes to somebody who has nothing to do with what is asked for. */
export const letsStrangersIn = ({ over }: AnyRule): boolean =>
  (over as (actor: Actor, subject: unknown) => unknown)(STRANGER, SUBJECT) === true
