import { z } from 'zod'
import {
  Day,
  door,
  BooleanParam,
  Id,
  InRegion,
  text,
  JsonValue,
  JSON_VALUE_LETTERS,
  optionalText,
  One,
  read,
  RegionCode,
  write,
  writeUnremembered,
} from '#platform/rpc/procedure.ts'

export const Posting = z.object({
  region: z.number(),
  id: Id,
  role: z.string(),
  regionName: z.string(),
  methodId: z.string(),
  grids: z.array(z.object({ id: Id, name: z.string() })),
  /** An estate, a building, a unit's door, a floor: each by its whole address. */
  places: z.array(z.object({ id: Id, name: z.string() })),
  from: Day,
  to: Day.nullable(),
})
export type Posting = z.infer<typeof Posting>

/** A posting as it was just given: whether it counts already, or once its holder agrees. */
export const Appointed = Posting.extend({ agreed: z.boolean() })
export type Appointed = z.infer<typeof Appointed>

/** A posting as whoever appoints looks after it. Of somebody who has not agreed there is no name, only the login that was typed. */
export const Appointment = z.object({
  region: z.number(),
  postingId: Id,
  name: z.string().nullable(),
  login: z.string().nullable(),
  role: z.string(),
  grids: z.array(z.string()),
  places: z.array(z.string()),
  from: Day,
  to: Day.nullable(),
  state: z.enum(['offered', 'declined', 'agreed', 'ended']),
  /** Why the account is disabled; null if it is not. */
  disabled: z.string().nullable(),
})
export type Appointment = z.infer<typeof Appointment>

/** Who is signed in, in which posting, and what that posting may do: buttons ask `abilities`. */
export const Me = z.object({
  accountId: Id,
  name: z.string(),
  posting: Posting.nullable(),
  postings: z.array(Posting),
  abilities: z.array(z.string()),
  surface: z.enum(['resident', 'field', 'desk']).nullable(),
  secondFactorDue: z.boolean(),
  /** Whether an authenticator is already set up; if not, `startSecondFactor` comes first. */
  secondFactorKnown: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const Colleague = z.object({
  region: z.number(),
  postingId: Id,
  name: z.string(),
  role: z.string(),
  grids: z.array(z.string()),
  places: z.array(z.string()),
})
export type Colleague = z.infer<typeof Colleague>

/** One of the fictitious people whom a newcomer to the demo may step into. */
export const DemoPerson = z.object({
  key: z.string(),
  name: z.string(),
  role: z.string(),
  region: z.number(),
  regionName: z.string(),
  methodId: z.string(),
  surface: z.string(),
})
export type DemoPerson = z.infer<typeof DemoPerson>

export const Phone = z
  .string()
  .max(20)
  .trim()
  .regex(/^1\d{10}$/)
const Code = z
  .string()
  .max(20)
  .trim()
  .regex(/^\d{6}$/)

/** What somebody signs in with, in the one spelling that the database keeps: `Ａｄｍｉｎ ` is nobody but `admin`. */
export const Login = z
  .string()
  .max(60)
  .overwrite(typed =>
    typed
      .replace(/\p{Cf}/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .trim(),
  )
  .min(1)
  .max(60)

/** Longer than a word and shorter than a page; what everybody tries first is refused by the verb. */
const Password = z.string().min(15).max(200)

/** Where an account is signed in: the browser and the address, as its owner may know them again. */
export const Session = z.object({
  id: Id,
  device: z.string(),
  ip: z.string(),
  since: z.date(),
  seenAt: z.date(),
  /** Whether it is the one that asks. */
  own: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** What belongs to somebody's own account. */
export const Account = z.object({
  login: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  hasPassword: z.boolean(),
  secondFactorSince: z.date().nullable(),
  sessions: z.array(Session),
  /** All that were ever held, the present and coming ones first. */
  postings: z.array(Posting),
})
export type Account = z.infer<typeof Account>

/** Somebody who serves an address, as it hangs on the wall of the stairwell. */
export const ServiceContact = z.object({ name: z.string(), role: z.string(), gridName: z.string().nullable(), phone: z.string().nullable() })
export type ServiceContact = z.infer<typeof ServiceContact>

/** A view of a register, kept for all in one role of a community. */
export const SharedView = z.object({
  id: Id,
  role: text(40),
  register: z.enum(['matters', 'residents']),
  name: text(20),
  view: z
    .record(z.string(), JsonValue)
    .refine(view => JSON.stringify(view).length <= JSON_VALUE_LETTERS)
    .meta({ maxLength: JSON_VALUE_LETTERS }),
  byName: z.string(),
})
export type SharedView = z.infer<typeof SharedView>

export const access = {
  me: read('/me').output(Me),
  /** Which doors are open, beside that of account and password. */
  signInWays: read('/sign-in').output(z.object({ phone: z.boolean() })),
  signIn: door('/sign-in')
    .input(z.object({ login: Login, password: z.string().min(1).max(200) }))
    .output(Me),
  secondFactor: door('/sign-in/second-factor')
    .input(z.object({ code: Code }))
    .output(Me),
  /** A new secret for an authenticator app; it counts once a code made from it was given. One that is in use is replaced with a code of its own. */
  startSecondFactor: door('/second-factor')
    .input(z.object({ code: Code.optional() }).default({}))
    .output(z.object({ uri: z.string(), secret: z.string() })),
  sendCode: door('/sign-in/code')
    .input(z.object({ phone: Phone }))
    .output(z.object({ request: z.string() })),
  /** The code counts with the request that `sendCode` answered: nobody else's guesses can use it up. */
  signInByCode: door('/sign-in/phone')
    .input(z.object({ phone: Phone, request: text(100), code: Code }))
    .output(Me),
  actAs: writeUnremembered('/me/posting')
    .input(z.object({ postingId: Id }))
    .output(Me),
  signOut: writeUnremembered('/sign-out').output(z.object({ signedOut: z.boolean() })),
  account: read('/me/account').output(Account),
  endSession: writeUnremembered('/me/sessions/{id}/end')
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
  endOtherSessions: writeUnremembered('/me/sessions/end').output(z.object({ ended: z.number() })),
  /** Ends every other session of the account. */
  changePassword: door('/me/password')
    .input(z.object({ password: z.string().min(1).max(200), newPassword: Password }))
    .output(z.object({ ended: z.number() })),
  demoPeople: read('/demo/people').output(z.array(DemoPerson)),
  /** How much of the demo is loaded; null when nothing is on the way. */
  demoGrowth: read('/demo/growth').output(z.object({ done: z.number(), total: z.number() }).nullable()),
  /** Only where the demo is planted: signs in as a demo person, and gives a bearer token to programs. */
  signInAsDemo: writeUnremembered('/demo/sign-in')
    .input(z.object({ key: text(60) }))
    .output(Me.extend({ token: z.string() })),
  colleagues: read('/regions/{region}/postings')
    .input(InRegion.extend({ role: text(40).optional() }))
    .output(z.array(Colleague)),
  /** Who serves an address: open to everyone, and without a word about who lives there. */
  serviceContacts: read('/regions/{region}/places/{placeId}/servers')
    .input(InRegion.extend({ placeId: Id }))
    .output(z.object({ address: z.string(), gridName: z.string().nullable(), servers: z.array(ServiceContact) })),
  preferences: read('/me/preferences').output(z.array(z.object({ key: z.string(), value: z.unknown() }))),
  setPreference: writeUnremembered('/me/preferences')
    .input(z.object({ key: text(60), value: JsonValue }))
    .output(z.object({ key: z.string() })),
  sharedViews: read('/regions/{region}/views').input(InRegion).output(z.array(SharedView)),
  shareView: write('/regions/{region}/views')
    .input(SharedView.omit({ byName: true }).extend({ region: RegionCode }))
    .output(z.object({ id: Id })),
  unshareView: write('/regions/{region}/views/{id}/unshare')
    .input(One)
    .output(z.object({ id: Id })),
  /** A link for an appointed person, good once within seven days; a second one replaces the first. On demand it also forgets a lost authenticator. */
  invite: writeUnremembered('/regions/{region}/postings/{postingId}/invite')
    .input(InRegion.extend({ postingId: Id, forgetsFactor: z.boolean().default(false) }))
    .output(z.object({ token: z.string() })),
  acceptInvite: door('/invites')
    .input(z.object({ token: text(100), password: Password }))
    .output(Me),
  /** Whether this installation still waits for its first administrator. */
  setupState: read('/setup').output(z.object({ needed: z.boolean() })),
  /** Founds the regions, from the top down, and their administrator; the token is in the server's log. */
  setUp: door('/setup')
    .input(
      z.object({
        token: text(100),
        login: Login,
        name: text(40),
        password: Password,
        methodId: text(40),
        regions: z
          .array(z.object({ code: RegionCode, name: text(40) }))
          .min(1)
          .max(4),
      }),
    )
    .output(Me),
  appoint: write('/regions/{region}/postings')
    .input(
      z.object({
        region: RegionCode,
        id: Id,
        login: Login,
        name: text(40),
        role: text(40),
        gridIds: z.array(Id).max(50).default([]),
        placeIds: z.array(Id).max(50).default([]),
        from: Day,
        to: Day.nullable().default(null),
        phone: optionalText(20),
        password: Password.optional(),
      }),
    )
    .output(Appointed),
  endPosting: write('/regions/{region}/postings/{postingId}/end')
    .input(InRegion.extend({ postingId: Id, on: Day }))
    .output(z.object({ postingId: Id, on: Day })),
  /** The postings of a region and those below it; on demand also those that are over. */
  appointments: read('/regions/{region}/appointments')
    .input(InRegion.extend({ past: BooleanParam }))
    .output(z.array(Appointment)),
  /** Whose accounts these are, as far as they are posted in the region or below it. */
  accountNames: read('/regions/{region}/accounts/names')
    .input(InRegion.extend({ ids: z.array(Id).max(200) }))
    .output(z.array(z.object({ id: Id, name: z.string(), login: z.string().nullable() }))),
  /** What waits for my own yes: a posting outside the app that opened my account. */
  offers: read('/me/offers').output(z.array(Posting)),
  agreePosting: write('/me/offers/{postingId}/agree')
    .input(z.object({ postingId: Id }))
    .output(z.object({ postingId: Id })),
  declinePosting: write('/me/offers/{postingId}/decline')
    .input(z.object({ postingId: Id }))
    .output(z.object({ postingId: Id })),
  /** Nobody signs in with the account of a posting any more, and who is in, is out at once. */
  disableAccount: write('/regions/{region}/postings/{postingId}/disable')
    .input(InRegion.extend({ postingId: Id, reason: text(200) }))
    .output(z.object({ postingId: Id })),
  enableAccount: write('/regions/{region}/postings/{postingId}/enable')
    .input(InRegion.extend({ postingId: Id }))
    .output(z.object({ postingId: Id })),
  /** For whoever lost the authenticator, knows the password and was given today's code from the machine of the app. */
  forgetSecondFactor: writeUnremembered('/second-factor/forget')
    .input(z.object({ code: text(40) }))
    .output(Me),
}
