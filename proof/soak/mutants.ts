/** Every rule of every procedure, taken away or turned round: what is left when somebody forgets it. */
import { policy as access } from '#modules/access/policy.ts'
import { policy as audit } from '#modules/audit/policy.ts'
import { policy as figures } from '#modules/figures/policy.ts'
import { policy as imports } from '#modules/imports/policy.ts'
import { policy as matters } from '#modules/matters/policy.ts'
import { policy as people } from '#modules/people/policy.ts'
import { policy as territory } from '#modules/territory/policy.ts'
import type { Rule } from '#platform/actor.ts'
import { always } from '#platform/actor.ts'

/** `mutate` changes the very rule by which the procedure is served, and gives back how it was. */
type Mutant = { procedure: string; what: string; mutate(): () => void }

const POLICIES: Record<string, Record<string, Rule<never>>> = {
  access,
  audit,
  figures,
  imports,
  matters,
  people,
  territory,
}

export const mutantsOfPolicies = (): Mutant[] =>
  Object.entries(POLICIES).flatMap(([module, policy]) =>
    Object.entries(policy).flatMap(([name, rule]) =>
      changesOf(rule).map(([what, change]) => ({
        procedure: `${module}.${name}`,
        what,
        mutate: () => {
          const before = { ...rule }
          Object.assign(rule, change)
          return () => Object.assign(rule, before)
        },
      })),
    ),
  )

/** A rule that anybody passes already has only what it lets in to lose. */
function changesOf(rule: Rule<never>): [what: string, change: Partial<Rule<never>>][] {
  const judges = rule.over !== always
  return [
    rule.may === 'anyone'
      ? ['is for nobody', { may: 'nobody' }]
      : ['is for anybody', { may: 'anyone' }],
    ['refuses all', { over: () => 'out-of-reach' }],
    ...(judges ? [['allows all', { over: always }] as [string, Partial<Rule<never>>]] : []),
  ]
}
