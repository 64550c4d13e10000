/**
 * A method is the working system of a community as data: who serves whom, in which escalation path, with
 * which clocks and under which name. The compiler checks every cross-reference, so a role, level
 * or kind that does not exist is red in the editor.
 */
import type { Span } from '#platform/working-time.ts'

/** One text in the two languages of the product. */
export type Text = { zh: string; en: string }

/**
 * What a post is for. Each noun says which of its abilities belong to which of these (`abilities.ts` of its
 * module), so that a method never lists abilities, and a new noun is at once in the hands of those whose work it is.
 */
export const BUNDLES = [
  /** Asks for oneself, and judges the outcome. */
  'asks',
  /** Writes down for neighbours, and helps. */
  'helps',
  /** Does the work of a grid, or of a desk. */
  'handles',
  /** Goes to people's homes and rings them. */
  'visits',
  /** Hands out work, and checks what others did. */
  'checks',
  /** Runs a community's desk: registers, disputes, figures. */
  'runs',
  /** Answers for a community. */
  'leads',
  /** Takes on, above a community, what was escalated to it. */
  'supervises',
  /** Sees figures of what lies below. */
  'oversees',
  /** Three administrators, none of whom can do what another can: who draws and sets, who appoints, who watches both and changes nothing. */
  'draws',
  'appoints',
  'audits',
  /** A program that hands in what came through another channel. */
  'takesIn',
] as const
export type Bundle = (typeof BUNDLES)[number]

/** Which bundles hold an ability of a noun. */
export type Abilities = Record<string, readonly Bundle[]>

/**
 * Whose records a role reaches: its own; what passed through the own hands; those of the grids or
 * places of the posting; the whole region with its people; or the regions below without their
 * people, save what was escalated.
 */
type Reach = 'own' | 'inHand' | 'areas' | 'region' | 'below'

/**
 * What a post does for the app itself. Nobody holds posts of both duties at a time: whoever administers
 * is watched by somebody else (GB/T 22239-2019, 8.1.5).
 */
export type Duty = 'administers' | 'audits'

/** The screen a role works on. */
type Surface = 'resident' | 'field' | 'desk'

/** The promised times of one kind of matter, each in its own clock. */
type Clocks = {
  accept: Span
  sign: Span
  handle: Span
  verify: Span
  followUp: Span
  supervise: Span
  reopen: Span
}

export type Role<Level extends string = string> = {
  name: Text
  at: Level
  reach: Reach
  surface: Surface
  bundles: readonly Bundle[]
  /** Single abilities beside those of its bundles, and some of those that it does not have. */
  also?: readonly string[]
  without?: readonly string[]
  /** Staff prove themselves by two factors (GB/T 22239-2019, level 3). */
  secondFactor: boolean
  duty?: Duty
  session: SessionTerm
}

/** A session ends after so many minutes without a call, and after so many in all. */
export type SessionTerm = { idleMinutes: number; mostMinutes: number }

const HOUR = 60
const DAY = 24 * HOUR
/** Whoever reaches other people's data is signed out soon; a neighbour who helps, in the evening; a resident stays. */
const SESSION = {
  short: { idleMinutes: 30, mostMinutes: 12 * HOUR },
  day: { idleMinutes: 12 * HOUR, mostMinutes: 7 * DAY },
  month: { idleMinutes: 30 * DAY, mostMinutes: 30 * DAY },
} as const satisfies Record<string, SessionTerm>

export type Kind<RoleId extends string = string> = {
  name: Text
  /** Who holds it first, and to whom it goes up, in order. */
  escalationPath: readonly [RoleId, ...RoleId[]]
  clocks: Clocks
  /** A resident may open it on the phone. */
  byResident: boolean
  /** It is told about somebody who serves there, who neither sees nor handles it. */
  aboutStaff?: true
}

type Shape<Level extends string, RoleId extends string, KindId extends string> = {
  id: string
  version: number
  brand: { name: Text; slogan: Text; colour: string; emblem: string }
  /** Levels from the top down; a chain is a list of posts, not of areas. */
  levels: Record<Level, Text>
  chains: { grid: readonly NoInfer<Level>[]; party: readonly Text[] }
  /** What the n-th grid is called, and the n-th beneath it; what lies deeper is called like the last. */
  gridNames: readonly [string, ...string[]]
  roles: Record<RoleId, Role<NoInfer<Level>>>
  kinds: Record<KindId, Kind<NoInfer<RoleId>>>
  /** Which role and kinds the doors without a choice use. */
  defaults: {
    selfRegistered: NoInfer<RoleId>
    quickKind: NoInfer<KindId>
    intakeKind: NoInfer<KindId>
  }
}

export type Method = Shape<string, string, string>

/** Checks a method's cross-references at compile time and forgets its literal names. What it does not name it does not have: `constructor` is no kind. */
export const defineMethod = <const Level extends string, const RoleId extends string, const KindId extends string>(
  method: Shape<Level, RoleId, KindId>,
): Method => ({ ...method, roles: { __proto__: null, ...method.roles }, kinds: { __proto__: null, ...method.kinds } }) as unknown as Method

export const naturalHours = (amount: number): Span => ({ clock: 'naturalHour', amount })
export const workHours = (amount: number): Span => ({ clock: 'workHour', amount })
export const workDays = (amount: number): Span => ({ clock: 'workDay', amount })
export const naturalDays = (amount: number): Span => ({ clock: 'naturalDay', amount })

/** The clocks of danger, which wait for no office to open. */
export const AT_ONCE = { accept: naturalHours(1), sign: naturalHours(1), handle: naturalHours(24), supervise: naturalHours(2) }

/** What whoever runs the desk of a community does, and what whoever answers for it does beside that. */
export const RUNS = ['handles', 'visits', 'checks', 'runs'] as const
const LEADS = [...RUNS, 'leads'] as const

/** How whoever works at a desk comes in and how long they stay. */
export const STAFF = { surface: 'desk', secondFactor: true, session: SESSION.short } as const
const administers = { ...STAFF, at: 'city', reach: 'below', duty: 'administers' } as const
const near = { reach: 'areas', surface: 'field' } as const

/** Posts in grids and houses, each under its own name and level: who works there, who leads those, who helps next door. */
export const NEARBY = {
  works: { ...near, bundles: ['handles', 'visits'], secondFactor: true, session: SESSION.short },
  leads: {
    ...near,
    bundles: ['handles', 'visits', 'checks'],
    secondFactor: true,
    session: SESSION.short,
  },
  helps: { ...near, reach: 'inHand', bundles: ['helps'], secondFactor: false, session: SESSION.day },
} as const

/** Posts that every method has in the same form: who asks, who stands above a community, and the machine that hands in. */
export const SHARED_ROLES = {
  resident: {
    name: { zh: '居民', en: 'Resident' },
    at: 'household',
    reach: 'own',
    surface: 'resident',
    bundles: ['asks'],
    secondFactor: false,
    session: SESSION.month,
  },
  clerk: { ...STAFF, name: { zh: '社区工作者', en: 'Community worker' }, at: 'community', reach: 'region', bundles: RUNS },
  secretary: { ...STAFF, name: { zh: '社区书记', en: 'Community secretary' }, at: 'community', reach: 'region', bundles: LEADS },
  streetOfficer: {
    ...STAFF,
    name: { zh: '街道经办人', en: 'Street officer' },
    at: 'street',
    reach: 'below',
    bundles: ['oversees', 'supervises'],
  },
  countyOfficer: { ...STAFF, name: { zh: '县区经办人', en: 'County officer' }, at: 'county', reach: 'below', bundles: ['oversees'] },
  cityOfficer: { ...STAFF, name: { zh: '市级经办人', en: 'City officer' }, at: 'city', reach: 'below', bundles: ['oversees'] },
  systemAdministrator: { ...administers, name: { zh: '系统管理员', en: 'System administrator' }, bundles: ['draws'] },
  securityAdministrator: { ...administers, name: { zh: '安全管理员', en: 'Security administrator' }, bundles: ['appoints'] },
  auditor: { ...STAFF, name: { zh: '审计管理员', en: 'Auditor' }, at: 'city', reach: 'below', bundles: ['audits'], duty: 'audits' },
  intakeService: {
    name: { zh: '转办接入', en: 'Intake service' },
    at: 'community',
    reach: 'region',
    surface: 'desk',
    bundles: ['takesIn'],
    secondFactor: false,
    session: SESSION.month,
  },
} as const satisfies Record<string, Role>

/** The levels on which the shared posts stand. */
export const SHARED_LEVELS = {
  city: { zh: '市', en: 'City' },
  county: { zh: '县区', en: 'County' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  household: { zh: '家庭', en: 'Household' },
} as const satisfies Record<string, Text>
