/** Every rule of every procedure, taken away or turned round: what is left when somebody forgets it. */
import { always } from '#platform/actor.ts'
import type { AnyRule } from '#test/rules-alone.ts'
import { RULES } from '#test/rules-alone.ts'

/** `mutate` changes the very rule by which the procedure is served, and gives back how it was. */
type Mutant = { procedure: string; what: string; rule: AnyRule; mutate(): () => void }

export const mutantsOfPolicies = (): Mutant[] =>
  RULES.flatMap(([procedure, rule]) =>
    changesOf(rule).map(([what, change]) => ({
      procedure,
      what,
      rule,
      mutate: () => {
        const before = { ...rule }
        Object.assign(rule, change)
        return () => Object.assign(rule, before)
      },
    })),
  )

/** A rule that anybody passes already has only what it lets in to lose. */
function changesOf(rule: AnyRule): [what: string, change: Partial<AnyRule>][] {
  const judges = rule.over !== always
  return [
    rule.may === 'anyone'
      ? ['is for nobody', { may: 'nobody' }]
      : ['is for anybody', { may: 'anyone' }],
    ['refuses all', { over: () => 'out-of-reach' }],
    ...(judges ? [['allows all', { over: always }] as [string, Partial<AnyRule>]] : []),
  ]
}
