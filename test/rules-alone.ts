/** Each rule without the scope and the database behind it: the first wall must hold by itself. */
import { policy as access } from '#modules/access/policy.ts'
import { policy as audit } from '#modules/audit/policy.ts'
import { policy as figures } from '#modules/figures/policy.ts'
import { policy as imports } from '#modules/imports/policy.ts'
import { policy as matters } from '#modules/matters/policy.ts'
import { policy as people } from '#modules/people/policy.ts'
import { policy as territory } from '#modules/territory/policy.ts'
import type { Actor, Rule } from '#platform/actor.ts'
import { NOBODY } from '#platform/actor.ts'

export type AnyRule = Rule<never>

const POLICIES: Record<string, Record<string, AnyRule>> = {
  access,
  audit,
  figures,
  imports,
  matters,
  people,
  territory,
}

/** Every rule with the procedure that it guards. */
export const RULES: [procedure: string, rule: AnyRule][] = Object.entries(POLICIES).flatMap(
  ([module, policy]) =>
    Object.entries(policy).map(([name, rule]): [string, AnyRule] => [`${module}.${name}`, rule]),
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
