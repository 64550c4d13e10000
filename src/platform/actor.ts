/**
 * Who acts: one account in one posting at a time. Everything that a policy or a scope needs to know
 * is here, read anew on each request, so a right that was taken away is gone at the next call.
 */
import { AppError } from './app-error.ts'

export type Actor = {
  accountId: string | null
  name: string
  postingId: string | null
  role: string
  /** The code of the posting's region, and the interval of codes under it. */
  region: number
  lo: number
  hi: number
  reach: 'nothing' | 'own' | 'inHand' | 'areas' | 'region' | 'below' | 'everything'
  /** Grids and places of the posting; with reach 'areas' it is limited to them. */
  areas: readonly string[]
  personId: string | null
  abilities: ReadonlySet<string>
}

/** Somebody who serves in a posting: neither the public nor a resident. */
export const isStaff = ({ reach }: Actor): boolean => reach !== 'nothing' && reach !== 'own'

export const NOBODY: Actor = {
  accountId: null,
  name: '',
  postingId: null,
  role: '',
  region: 0,
  lo: 0,
  hi: 0,
  reach: 'nothing',
  areas: [],
  personId: null,
  abilities: new Set(),
}

/** Jobs act as this: they see everything and are named in no register. */
export const SYSTEM: Actor = { ...NOBODY, reach: 'everything', hi: 999_999_999_999 }

/** A policy answers true, or the reason why not. */
export type Decision = true | string

/**
 * Who may call one procedure. `may` is the ability it needs; `over` judges the subject: what the
 * call names (`on: 'input'`), or the row that the verb has found (`on: 'row'`).
 */
export type Rule<Subject> = {
  may: string
  on: 'input' | 'row'
  over: (actor: Actor, subject: Subject) => Decision
  /** Only for the doors, and for what is one's own account's: they look beyond the posting in which one stands. */
  scope?: 'everywhere'
}

/** A subject about which a policy has said yes; only `demand` makes one. */
export type Authorized<Subject> = Subject & { readonly [authorized]: true }
declare const authorized: unique symbol

/** Refuses unless the rule allows this actor the subject, which it gives back marked as permitted. */
export function authorize<Subject>(
  rule: Rule<Subject>,
  actor: Actor,
  subject: Subject,
): Authorized<Subject> {
  authorizeAbility(rule, actor)
  judged.set(actor, (judged.get(actor) ?? new Set()).add(rule))
  const decision = rule.over(actor, subject)
  // What one may not reach looks the same as what is not there.
  if (decision === 'out-of-reach') throw new AppError('NOT_FOUND', 'not-found')
  if (decision !== true) throw new AppError('FORBIDDEN', decision)
  return subject as Authorized<Subject>
}

/** Whether `demand` was asked about this rule: a verb that forgot to must not be answered. */
export const wasJudged = (rule: unknown, actor: Actor): boolean =>
  judged.get(actor)?.has(rule) ?? false

const judged = new WeakMap<Actor, Set<unknown>>()

export function authorizeAbility(rule: Pick<Rule<never>, 'may'>, actor: Actor): void {
  if (rule.may === 'anyone' || actor.abilities.has(rule.may)) return
  if (!actor.accountId) throw new AppError('SIGN_IN_FIRST', 'sign-in-first')
  if (rule.may === 'signedIn') return
  throw new AppError('FORBIDDEN', 'role-cannot')
}

/** The interval of the posting contains the region: the outer wall of every rule. */
export const withinRegion = (actor: Actor, subject: { region: number }): Decision =>
  (actor.lo <= subject.region && subject.region <= actor.hi) || 'out-of-reach'

export const always = (): Decision => true
