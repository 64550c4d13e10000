/** How long a session lasts: the role in which somebody acts says so. */
import type { Role, SessionTerm } from '#methods/define.ts'

const MINUTE_MS = 60_000
const MONTH = 30 * 24 * 60
/** Of an account that holds no posting: it reaches nothing but itself. */
const WITHOUT_POSTING: SessionTerm = { idleMinutes: MONTH, mostMinutes: MONTH }

const termOf = (role: Role | undefined): SessionTerm => role?.session ?? WITHOUT_POSTING

export const hasIdledOut = (role: Role | undefined, seenAt: Date, now: Date): boolean =>
  now.getTime() - seenAt.getTime() > termOf(role).idleMinutes * MINUTE_MS

export const endOf = (role: Role | undefined, since: Date): Date =>
  new Date(since.getTime() + termOf(role).mostMinutes * MINUTE_MS)
