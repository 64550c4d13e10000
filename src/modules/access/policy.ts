import type { Method } from '#methods/define.ts'
import type { Rule } from '#platform/actor.ts'
import { always, withinRegion } from '#platform/actor.ts'
import { depthOf } from '#platform/regions.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { access } from './contract.ts'

const door: Rule<unknown> = { may: 'anyone', on: 'input', over: always, scope: 'everywhere' }
const self: Rule<unknown> = { may: 'signedIn', on: 'input', over: always, scope: 'everywhere' }
const appoint: Rule<{ region: number }> = {
  may: 'posting.appoint',
  on: 'input',
  over: withinRegion,
}

export const policy = {
  me: self,
  signInWays: door,
  signIn: door,
  secondFactor: self,
  startSecondFactor: self,
  sendCode: door,
  signInByCode: door,
  actAs: self,
  signOut: self,
  account: self,
  endSession: self,
  endOtherSessions: self,
  changePassword: self,
  demoPeople: door,
  demoGrowth: door,
  signInAsDemo: door,
  colleagues: { may: 'posting.read', on: 'input', over: withinRegion },
  // The name and number of those who serve must hang out (Binzhou grid regulation, art. 6).
  serviceContacts: { may: 'anyone', on: 'input', over: always },
  preferences: self,
  setPreference: self,
  sharedViews: { may: 'posting.read', on: 'input', over: withinRegion },
  shareView: appoint,
  unshareView: appoint,
  invite: appoint,
  acceptInvite: door,
  setupState: door,
  setUp: door,
  appoint,
  endPosting: appoint,
  appointments: appoint,
  accountNames: { may: 'audit.readSecurity', on: 'input', over: withinRegion },
  offers: self,
  agreePosting: self,
  declinePosting: self,
  disableAccount: appoint,
  enableAccount: appoint,
  forgetSecondFactor: self,
} satisfies Policy<typeof access>

/**
 * Whether a role belongs on the level of a region: a community's role over a street would open the
 * people of the whole street. The first levels of a method are those of the code, from the city down.
 */
export function seated(
  method: Pick<Method, 'levels' | 'roles'>,
  role: string,
  region: number,
): boolean {
  const level = Object.keys(method.levels).indexOf(method.roles[role]!.at)
  return Math.min(level, COMMUNITY) === depthOf(region)
}

/** What is smaller than a community has no code of its own. */
const COMMUNITY = 3
