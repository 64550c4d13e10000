import { expect, test } from 'vitest'
import { always } from '#platform/actor.ts'
import { letsStrangersIn, RULES } from './rules-alone.ts'

/** What is everybody's: the doors, oneself, what hangs on the wall, and what a slip opens. */
const EVERYBODYS = [
  'signInWays signIn signInByCode signInAsDemo signOut sendCode secondFactor startSecondFactor actAs me',
  'account endSession endOtherSessions changePassword offers agreePosting declinePosting forgetSecondFactor',
  'acceptInvite setupState setUp demoPeople demoGrowth preferences setPreference serviceContacts',
]
  .flatMap(names => names.split(' ').map(name => `access.${name}`))
  .concat('audit.aboutMe', 'people.join', 'people.mine', 'territory.regions')
  .concat('matters.track', 'matters.submitFeedbackByCode', 'matters.reopenByCode')

test('only what is everybody’s is judged by no rule', () => {
  const unjudged = RULES.filter(([, { over }]) => over === always).map(([name]) => name)
  expect(unjudged.toSorted()).toEqual(EVERYBODYS.toSorted())
})

test.each(RULES.filter(([name]) => !EVERYBODYS.includes(name)))(
  '%s refuses somebody of another city by its rule alone',
  (_, rule) => {
    expect(letsStrangersIn(rule)).toBe(false)
  },
)
