import { z } from 'zod'
import { Day, BooleanParam, Id, InRegion, text, read } from '#platform/rpc/procedure.ts'

/** Looks at a person's data: how often somebody looked at the same for the same purpose on one day, last when. */
export const AccessLogEntry = z.object({
  id: Id,
  at: z.date(),
  byName: z.string(),
  byRole: z.string(),
  what: z.string(),
  purpose: z.string(),
  count: z.number(),
})
export type AccessLogEntry = z.infer<typeof AccessLogEntry>

/** The same as the auditor is told it: of whom by id alone, for an auditor sees no people. */
export const Look = AccessLogEntry.extend({ region: z.number(), accountId: Id, personId: Id })
export type Look = z.infer<typeof Look>

const MEDIA = ['file', 'paper'] as const

/** What is said beside the question whose rows are taken out. */
export const ExportRequest = z.object({ medium: z.enum(MEDIA), most: z.number().int().min(0).max(20_000), purpose: text(200) })

/**
 * A list of people that somebody took out, by which conditions and what for; or what somebody was shown
 * of one on the screen in a day, marked where it was more within an hour than anybody reads.
 */
export const ExportLogEntry = z.object({
  id: Id,
  at: z.date(),
  byName: z.string(),
  byRole: z.string(),
  register: z.string(),
  medium: z.enum([...MEDIA, 'screen']),
  filter: z.record(z.string(), z.unknown()),
  rows: z.number(),
  purpose: z.string(),
  count: z.number(),
  burst: z.boolean(),
})
export type ExportLogEntry = z.infer<typeof ExportLogEntry>

/** What is written down of the safety of accounts: a closed list; widen it with the verb that it names. */
export const SECURITY_EVENTS = [
  'signIn',
  'codeSent',
  'signInByCode',
  'secondFactor',
  'secondFactorBound',
  'secondFactorForgotten',
  'signOut',
  'sessionEnded',
  'passwordChanged',
  'invited',
  'inviteAccepted',
  'appointed',
  'postingAgreed',
  'postingDeclined',
  'postingEnded',
  'accountDisabled',
  'accountEnabled',
  'setUp',
  'exported',
  'revealed',
  'numbersTried',
  'joinCodePrinted',
  'joinedByCode',
] as const
export type SecurityWhat = (typeof SECURITY_EVENTS)[number]

/** Who did what to whom, from which address, and whether it was done: ids and codes only. */
export const SecurityEvent = z.object({
  id: Id,
  region: z.number(),
  at: z.date(),
  what: z.string(),
  succeeded: z.boolean(),
  accountId: Id.nullable(),
  subjectAccountId: Id.nullable(),
  ip: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type SecurityEvent = z.infer<typeof SecurityEvent>

/** What lies before a line, newest first; without one, from the newest on. */
const Before = z.object({ before: Id.optional() })
const pageOf = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), earlier: Id.nullable() })

export const audit = {
  /** What was taken out of a community and what was read of it, newest first. */
  exportLog: read('/regions/{region}/exportLog').input(InRegion.extend(Before.shape)).output(pageOf(ExportLogEntry)),
  /** Who looked at my data, newest first (Personal Information Protection Law, art. 44–45); of it the whole numbers alone. */
  aboutMe: read('/me/views')
    .input(Before.extend({ numbers: BooleanParam }))
    .output(pageOf(AccessLogEntry)),
  /** Who looked at whose data in a region and below it, newest first, for whoever audits. */
  looks: read('/regions/{region}/looks')
    .input(InRegion.extend({ ...Before.shape, accountId: Id.optional(), personId: Id.optional(), day: Day.optional() }))
    .output(pageOf(Look)),
  /** What touched the safety of accounts and data in a region and below it, newest first, for whoever audits. */
  securityEvents: read('/regions/{region}/security-events')
    .input(InRegion.extend({ ...Before.shape, accountId: Id.optional(), what: z.enum(SECURITY_EVENTS).optional(), day: Day.optional() }))
    .output(pageOf(SecurityEvent)),
}
