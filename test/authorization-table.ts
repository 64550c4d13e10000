/**
 * Who may call what, and where, written out by hand: the expectation that the authorization test holds
 * against the app. It asks no policy; a new procedure without a row here does not compile.
 */
import type { InferContractRouterInputs } from '@orpc/contract'
import type { AppContract } from '#app/modules.ts'
import { newId } from '#platform/ids.ts'
import {
  RESIDENT,
  NEIGHBOURS,
  WORKERS,
  LEADERS,
  OFFICE,
  STREET,
  ABOVE,
  MACHINE,
  SYSTEM,
  SECURITY,
  AUDITOR,
  PEOPLE,
  EVERY_ROLE,
  HANDLERS,
  MANAGERS,
  DRAWERS,
  APPOINTERS,
  COLLEAGUES,
  COUNTERS,
  READERS,
} from './authorization-roles.ts'
import type { At } from './authorization-roles.ts'
import { PUBLICATION_ROWS } from './authorization-publications.ts'

/** Where somebody is posted, and whether that lies over what is asked for. */
export const POSITIONS = {
  own: { posted: 990101003999, inside: true },
  parentStreet: { posted: 990101003000, inside: true },
  county: { posted: 990101000000, inside: true },
  city: { posted: 990100000000, inside: true },
  sibling: { posted: 990101003998, inside: false },
  nextStreet: { posted: 990101004000, inside: false },
  communityOfNextStreet: { posted: 990101004001, inside: false },
  otherCity: { posted: 990201003999, inside: false },
  /** Posted in the community, and asking for the street above it. */
  below: { posted: 990101003999, inside: false },
  ended: { posted: 990101003999, inside: true },
  disabled: { posted: 990101003999, inside: true },
} as const
export type Position = keyof typeof POSITIONS
export const [HERE, STREET_ABOVE] = [990101003999, 990101003000]
/** How one stands to a matter; grid and handing up are part of it. */
export const ROWS = [
  'near',
  'far',
  'handedUp',
  'owned',
  'asked',
  'sent',
  'handled',
  'recorded',
  'aboutThem',
  'requested',
] as const
export type Row = (typeof ROWS)[number]
const SEEN: [readonly string[], readonly Row[]][] = [
  [RESIDENT, ['requested']],
  [NEIGHBOURS, ['owned', 'asked', 'recorded']],
  [
    [...WORKERS, ...LEADERS],
    ['near', 'owned', 'asked', 'sent', 'handled'],
  ],
  [OFFICE, ROWS.filter(row => row !== 'aboutThem')],
  // A program sorts what it brought, and reads nothing.
  [MACHINE, ['recorded']],
  [
    [...STREET, ...ABOVE, ...SYSTEM, ...SECURITY, ...AUDITOR],
    ['handedUp', 'owned', 'asked', 'sent', 'handled'],
  ],
]
export const seenBy = (role: string) => SEEN.find(([roles]) => roles.includes(role))![1]
const NOT_HANDLED = ROWS.filter(row => row !== 'handled')

/** `requester`: nobody but the one who asked, whatever else they see. */
export type Where = 'anywhere' | 'inside' | 'insideOrUnposted' | 'requester' | readonly Row[]
type Inputs = InferContractRouterInputs<AppContract>
type Table = {
  [M in keyof Inputs]: {
    [P in keyof Inputs[M]]: readonly [
      who: readonly string[] | 'anyone' | 'signedIn',
      where: Where,
      input: (at: At) => Inputs[M][P],
    ]
  }
}

const DAY = '2026-03-02'
const one = ({ region, matter }: At) => ({ region, id: matter })
const because = (at: At) => ({ ...one(at), reason: '请看' })
const ofImport = ({ region, file }: At) => ({ region, id: file })
const inRegion = ({ region }: At) => ({ region })
const exported = (at: At) => ({
  ...inRegion(at),
  medium: 'file' as const,
  most: 5000,
  purpose: '换届公示',
})
const period = ({ region }: At) => ({ region, from: DAY, to: DAY })
const slip = ({ region }: At) => ({ region, number: '260302-AAAAAA', code: 'AAAAAAAA' })
const verdict = { solved: true, satisfaction: 'satisfied' as const }

export const TABLE: Table = {
  territory: {
    regions: ['anyone', 'anywhere', () => ({})],
    places: ['anyone', 'insideOrUnposted', inRegion],
    grids: ['anyone', 'insideOrUnposted', inRegion],
    sketch: ['anyone', 'insideOrUnposted', inRegion],
    ungridded: [EVERY_ROLE, 'inside', inRegion],
    statements: [EVERY_ROLE, 'inside', inRegion],
    state: [
      DRAWERS,
      'inside',
      ({ region }) => ({
        region,
        id: newId(),
        subject: '常住人口',
        amount: 6000,
        unit: 'persons',
        nature: 'declared',
        rounding: 'about',
        saidOn: DAY,
        source: '公示栏',
      }),
    ],
    retract: [DRAWERS, 'inside', ({ region, statement }) => ({ region, id: statement })],
    addPlace: [
      DRAWERS,
      'inside',
      ({ region }) => ({ region, id: newId(), kind: 'estate', name: '北关家属院', parentId: null }),
    ],
    addGrid: [DRAWERS, 'inside', ({ region }) => ({ region, id: newId(), parentId: null })],
    changeGrid: [
      DRAWERS,
      'inside',
      ({ region, grid2 }) => ({ region, id: grid2, name: '第30网格' }),
    ],
    removeGrid: [DRAWERS, 'inside', ({ region, grid2 }) => ({ region, id: grid2 })],
    assignGrid: [
      DRAWERS,
      'inside',
      ({ region, home, grid }) => ({ region, placeIds: [home], gridId: grid, from: DAY }),
    ],
  },
  work: {},
  access: {
    me: ['signedIn', 'anywhere', () => undefined],
    signIn: ['anyone', 'anywhere', () => ({ login: 'locked', password: 'x' })],
    secondFactor: ['signedIn', 'anywhere', () => ({ code: '000000' })],
    startSecondFactor: ['signedIn', 'anywhere', () => ({})],
    sendCode: ['anyone', 'anywhere', () => ({ phone: '13512345678' })],
    signInByCode: [
      'anyone',
      'anywhere',
      () => ({ phone: '13512345678', request: 'none', code: '000000' }),
    ],
    signInWays: ['anyone', 'anywhere', () => undefined],
    actAs: ['signedIn', 'anywhere', ({ ownPosting }) => ({ postingId: ownPosting })],
    signOut: ['signedIn', 'anywhere', () => undefined],
    account: ['signedIn', 'anywhere', () => undefined],
    endSession: ['signedIn', 'anywhere', ({ file }) => ({ id: file })],
    endOtherSessions: ['signedIn', 'anywhere', () => undefined],
    changePassword: [
      'signedIn',
      'anywhere',
      () => ({ password: 'x', newPassword: 'a horse that reads' }),
    ],
    demoPeople: ['anyone', 'anywhere', () => undefined],
    demoGrowth: ['anyone', 'anywhere', () => undefined],
    signInAsDemo: ['anyone', 'anywhere', ({ resident }) => ({ key: resident })],
    colleagues: [COLLEAGUES, 'inside', inRegion],
    serviceContacts: ['anyone', 'anywhere', ({ here, home }) => ({ region: here, placeId: home })],
    preferences: ['signedIn', 'anywhere', () => undefined],
    setPreference: ['signedIn', 'anywhere', () => ({ key: 'size', value: 'large' })],
    sharedViews: [COLLEAGUES, 'inside', inRegion],
    shareView: [
      APPOINTERS,
      'inside',
      ({ region }) => ({
        region,
        id: newId(),
        role: 'clerk',
        register: 'matters',
        name: '超时',
        view: {},
      }),
    ],
    unshareView: [APPOINTERS, 'inside', ({ region, file }) => ({ region, id: file })],
    invite: [APPOINTERS, 'inside', ({ region, victim }) => ({ region, postingId: victim })],
    acceptInvite: ['anyone', 'anywhere', () => ({ token: 'none', password: 'a horse that reads' })],
    setupState: ['anyone', 'anywhere', () => undefined],
    setUp: [
      'anyone',
      'anywhere',
      () => ({
        token: 'none',
        login: 'x',
        name: '管理员',
        password: 'a horse that reads',
        methodId: 'one-home',
        regions: [{ code: 990900000000, name: '云岭市' }],
      }),
    ],
    appoint: [
      APPOINTERS,
      'inside',
      ({ region, resident }) => ({
        region,
        id: newId(),
        login: resident,
        name: '沈若溪',
        role: 'clerk',
        from: DAY,
      }),
    ],
    endPosting: [
      APPOINTERS,
      'inside',
      ({ region, victim }) => ({ region, postingId: victim, on: DAY }),
    ],
    appointments: [APPOINTERS, 'inside', inRegion],
    accountNames: [AUDITOR, 'inside', ({ region }) => ({ region, ids: [newId()] })],
    offers: ['signedIn', 'anywhere', () => undefined],
    agreePosting: ['signedIn', 'anywhere', ({ ownPosting }) => ({ postingId: ownPosting })],
    declinePosting: ['signedIn', 'anywhere', ({ ownPosting }) => ({ postingId: ownPosting })],
    disableAccount: [
      APPOINTERS,
      'inside',
      ({ region, victim }) => ({ region, postingId: victim, reason: '已离职' }),
    ],
    enableAccount: [APPOINTERS, 'inside', ({ region, victim }) => ({ region, postingId: victim })],
    forgetSecondFactor: ['signedIn', 'anywhere', () => ({ code: 'none' })],
  },
  audit: {
    aboutMe: [PEOPLE, 'anywhere', () => ({})],
    exportLog: [APPOINTERS, 'inside', inRegion],
    looks: [AUDITOR, 'inside', inRegion],
    securityEvents: [AUDITOR, 'inside', inRegion],
  },
  people: {
    join: ['signedIn', 'anywhere', ({ region }) => ({ region, name: '林小满' })],
    joinCode: [HANDLERS, 'inside', ({ region, person }) => ({ region, id: person })],
    endHousehold: [
      HANDLERS,
      'inside',
      ({ region, household }) => ({ region, id: household, on: DAY, reason: '搬去外地' }),
    ],
    resumeHousehold: [HANDLERS, 'inside', ({ region, household }) => ({ region, id: household })],
    mine: [PEOPLE, 'anywhere', () => undefined],
    find: [HANDLERS, 'inside', ({ region }) => ({ region, words: '林' })],
    get: [HANDLERS, 'inside', ({ region, person }) => ({ region, id: person })],
    lookUp: [
      HANDLERS,
      'inside',
      ({ region }) => ({ region, number: '13512345678', purpose: '来电' }),
    ],
    list: [HANDLERS, 'inside', inRegion],
    export: [HANDLERS, 'inside', exported],
    home: [HANDLERS, 'inside', ({ region, home }) => ({ region, placeId: home })],
    reveal: [
      HANDLERS,
      'inside',
      ({ region, person }) => ({ region, id: person, field: 'phone', purpose: '约上门时间' }),
    ],
  },
  publications: PUBLICATION_ROWS,
  imports: {
    list: [OFFICE, 'inside', inRegion],
    get: [OFFICE, 'inside', ofImport],
    preview: [OFFICE, 'inside', ofImport],
    plan: [
      OFFICE,
      'inside',
      at => ({ ...ofImport(at), mapping: { dataset: 'residents', columns: [], fixed: {} } }),
    ],
    run: [OFFICE, 'inside', ofImport],
    cancel: [OFFICE, 'inside', ofImport],
    undo: [OFFICE, 'inside', ofImport],
  },
  matters: {
    report: [
      RESIDENT,
      'inside',
      ({ region }) => ({ region, id: newId(), kind: 'hazard', text: '楼道堆物' }),
    ],
    record: [
      [...NEIGHBOURS, ...HANDLERS],
      'inside',
      ({ region }) => ({ region, id: newId(), kind: 'hazard', text: '楼道堆物', source: 'patrol' }),
    ],
    intake: [
      MACHINE,
      'inside',
      ({ region }) => ({
        region,
        id: newId(),
        source: 'hotline',
        externalId: newId(),
        reportedAt: new Date(DAY),
        text: '楼道堆物',
      }),
    ],
    answerable: [READERS, 'inside', inRegion],
    counts: [[...HANDLERS, ...STREET], 'inside', inRegion],
    candidates: [
      [...HANDLERS, ...STREET],
      'inside',
      ({ region, matter }) => ({ region, ids: [matter] }),
    ],
    preflight: [
      [...HANDLERS, ...STREET],
      'inside',
      ({ region, matter }) => ({ region, ids: [matter], act: 'accept' }),
    ],
    setCategories: [
      [...OFFICE, ...MACHINE],
      'inside',
      ({ region }) => ({ region, paths: [['环境', '楼道']] }),
    ],
    list: [READERS, 'inside', inRegion],
    export: [[...HANDLERS, ...STREET], 'inside', exported],
    get: [READERS, ROWS, one],
    receipt: [READERS, 'requester', one],
    revealPhone: [HANDLERS, ROWS, at => ({ ...one(at), purpose: '约上门时间' })],
    accept: [[...HANDLERS, ...STREET], ROWS, one],
    refuse: [[...HANDLERS, ...STREET], ROWS, at => ({ ...because(at), rightChannel: '12345' })],
    dispatch: [MANAGERS, ROWS, at => ({ ...one(at), postingId: at.victim })],
    sign: [[...HANDLERS, ...STREET], ['asked'], one],
    rejectAssignment: [[...HANDLERS, ...STREET], ['asked'], because],
    adjudicate: [[...OFFICE, ...STREET], ROWS, at => ({ ...because(at), postingId: at.victim })],
    note: [[...HANDLERS, ...STREET], ROWS, at => ({ ...one(at), text: '约了明天' })],
    suspend: [[...HANDLERS, ...STREET], ['owned'], because],
    resume: [[...HANDLERS, ...STREET], ROWS, one],
    extend: [[...HANDLERS, ...STREET], ['owned'], because],
    escalate: [[...HANDLERS, ...STREET], ['owned'], because],
    resolve: [[...HANDLERS, ...STREET], ['owned'], at => ({ ...one(at), result: '已修好' })],
    recall: [READERS, ['owned', 'sent'], one],
    verify: [MANAGERS, NOT_HANDLED, one],
    rework: [MANAGERS, NOT_HANDLED, because],
    contact: [MANAGERS, NOT_HANDLED, at => ({ ...one(at), reached: true })],
    submitFeedback: [RESIDENT, ['requested'], at => ({ ...one(at), ...verdict })],
    reopen: [RESIDENT, ['requested'], because],
    merge: [MANAGERS, ROWS, at => ({ ...one(at), intoId: at.matter })],
    classify: [[...OFFICE, ...MACHINE], ROWS, at => ({ ...one(at), category: null })],
    setPlace: [READERS, ROWS, at => ({ ...one(at), placeId: at.home })],
    track: ['anyone', 'anywhere', slip],
    submitFeedbackByCode: ['anyone', 'anywhere', at => ({ ...slip(at), ...verdict })],
    reopenByCode: ['anyone', 'anywhere', at => ({ ...slip(at), reason: '又坏了' })],
  },
  figures: {
    profile: [EVERY_ROLE, 'inside', inRegion],
    profilesBelow: [EVERY_ROLE, 'inside', inRegion],
    grids: [EVERY_ROLE, 'inside', inRegion],
    moving: [['secretary'], 'inside', ({ region, home }) => ({ region, placeIds: [home] })],
    summary: [COUNTERS, 'inside', period],
    below: [COUNTERS, 'inside', period],
  },
}
