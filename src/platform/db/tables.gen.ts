// Made by `npm run types` from the migrations: do not edit.
import type { ColumnType } from 'kysely'

/** jsonb reads as a value and is written as text. */
type Json = ColumnType<unknown, string, string>
type Filled<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export interface DB {
  'access.account': {
    id: string
    login: Filled<string | null>
    name: string
    phoneCipher: Filled<Buffer | null>
    phoneIndex: Filled<Buffer | null>
    passwordHash: Filled<string | null>
    secondFactorCipher: Filled<Buffer | null>
    secondFactorSince: Filled<Date | null>
    secondFactorNext: Filled<Buffer | null>
    secondFactorStep: Filled<number>
    disabledAt: Filled<Date | null>
    disabledReason: Filled<string | null>
    demoKey: Filled<string | null>
  }
  'access.invite': {
    tokenHash: Buffer
    accountId: string
    expiresAt: Date
    forgetsFactor: boolean
  }
  'access.phoneCode': {
    requestHash: Buffer
    phoneIndex: Buffer
    codeHash: Buffer
    expiresAt: Date
    tries: number
  }
  'access.posting': {
    region: number
    id: string
    accountId: string
    role: string
    personId: Filled<string | null>
    phone: Filled<string | null>
    fromOn: string
    toOn: Filled<string | null>
    appointedBy: Filled<string | null>
    agreedAt: Filled<Date | null>
    declinedAt: Filled<Date | null>
    duty: Filled<string | null>
  }
  'access.postingArea': {
    region: number
    postingId: string
    areaId: string
    kind: string
  }
  'access.preference': {
    accountId: string
    key: string
    value: Json
  }
  'access.session': {
    tokenHash: Buffer
    id: string
    accountId: string
    postingRegion: Filled<number | null>
    postingId: Filled<string | null>
    secondFactorAt: Filled<Date | null>
    device: string
    ip: string
    createdAt: Date
    seenAt: Date
    expiresAt: Date
  }
  'access.sharedView': {
    region: number
    id: string
    role: string
    register: string
    name: string
    view: Json
    byName: string
  }
  'audit.accessLog': {
    region: number
    id: string
    at: Date
    personId: string
    accountId: string
    byName: string
    byRole: string
    what: string
    purpose: string
    hour: Filled<Date | null>
  }
  'audit.browsing': {
    region: number
    accountId: string
    register: string
    hour: Date
    id: string
    at: Date
    byName: string
    byRole: string
    pages: number
    rows: number
  }
  'audit.exportLog': {
    region: number
    id: string
    at: Date
    accountId: string
    byName: string
    byRole: string
    register: string
    medium: string
    filter: Json
    rows: number
    purpose: string
  }
  'audit.securityEvent': {
    region: number
    id: string
    at: Date
    what: string
    succeeded: boolean
    accountId: Filled<string | null>
    subjectAccountId: Filled<string | null>
    ip: string
    data: Filled<Json>
  }
  'figures.daily': {
    region: number
    day: string
    measure: string
    part: number
    whole: number
  }
  'figures.gridStock': {
    region: number
    gridId: string
    households: number
    persons: number
  }
  'figures.progress': {
    id: Filled<number>
    xid: string
  }
  'figures.stock': {
    region: number
    measure: string
    amount: number
  }
  'figures.touched': {
    region: number
    id: Filled<string>
  }
  'imports.change': {
    region: number
    importId: string
    seq: number
    kind: string
    recordId: string
    mark: string
    before: Filled<Json | null>
    kept: Filled<string | null>
  }
  'imports.chunk': {
    region: number
    importId: string
    seq: number
    rows: number
    added: number
    changed: number
    same: number
    failed: number
    warned: number
    places: Json
    undone: Filled<boolean>
  }
  'imports.finding': {
    region: number
    importId: string
    sheet: number
    rowNumber: number
    columnIndex: Filled<number | null>
    field: string
    reason: string
    fails: boolean
    valueCipher: Filled<Buffer | null>
  }
  'imports.guess': {
    region: number
    subject: Buffer
    number: Buffer
    at: Date
  }
  'imports.import': {
    region: number
    id: string
    name: string
    dataset: string
    state: string
    at: Date
    accountId: string
    postingId: string
    byName: string
    byRole: string
    sheets: Json
    sampleCipher: Filled<Buffer | null>
    mapping: Filled<Json | null>
    rows: Filled<number | null>
    stoppedBecause: Filled<string | null>
    endedAt: Filled<Date | null>
    holder: Filled<string | null>
    heldUntil: Filled<Date | null>
  }
  'matters.category': {
    region: number
    path: string
  }
  'matters.feedback': {
    region: number
    matterId: string
    round: number
    personId: string
    solved: boolean
    satisfaction: string
    words: Filled<string | null>
    bySlip: boolean
    at: Date
  }
  'matters.matter': {
    region: number
    id: string
    number: string
    methodId: string
    methodVersion: number
    kind: string
    state: string
    version: number
    source: string
    externalId: Filled<string | null>
    reportedAt: Date
    receivedAt: Date
    text: string
    category: Filled<string | null>
    placeId: Filled<string | null>
    buildingId: Filled<string | null>
    unitDoorId: Filled<string | null>
    address: Filled<string | null>
    gridId: Filled<string | null>
    gridName: Filled<string | null>
    requesterId: Filled<string | null>
    requesterName: Filled<string | null>
    recordedBy: Filled<string | null>
    about: Filled<string | null>
    aboutAccountIds: Filled<string[]>
    aboutUnnamed: Filled<boolean>
    ownerRegion: Filled<number | null>
    ownerPostingId: Filled<string | null>
    ownerAccountId: Filled<string | null>
    ownerName: Filled<string | null>
    ownerRole: Filled<string | null>
    nextRegion: Filled<number | null>
    nextPostingId: Filled<string | null>
    nextName: Filled<string | null>
    nextRole: Filled<string | null>
    sentBy: Filled<string | null>
    escalationLevel: number
    returns: Filled<number>
    decided: Filled<boolean>
    escalated: Filled<boolean>
    supervisedBy: Filled<string | null>
    dueAt: Filled<Date | null>
    promisedBy: Filled<Date | null>
    handledBy: Filled<string | null>
    contacts: Filled<number>
    contactedAt: Filled<Date | null>
    extended: Filled<boolean>
    reopens: Filled<number>
    slips: Filled<number>
    closedAt: Filled<Date | null>
    closedLevel: Filled<string | null>
    outcome: Filled<string | null>
    mergedInto: Filled<string | null>
  }
  'matters.matterAttachment': {
    region: number
    matterId: string
    fileId: string
    slot: number
  }
  'matters.matterObligation': {
    region: number
    id: string
    matterId: string
    what: string
    clock: string
    amount: number
    startedAt: Date
    dueAt: Filled<Date | null>
    provisional: boolean
    pauses: Filled<Json>
    state: string
    endedAt: Filled<Date | null>
    escalatedAt: Filled<Date | null>
  }
  'matters.matterStep': {
    region: number
    matterId: string
    seq: number
    at: Date
    action: string
    fromState: Filled<string | null>
    toState: string
    accountId: Filled<string | null>
    postingId: Filled<string | null>
    byName: Filled<string | null>
    byRole: Filled<string | null>
    toName: Filled<string | null>
    toRole: Filled<string | null>
    reason: Filled<string | null>
  }
  'matters.matterWord': {
    region: number
    token: string
    matterId: string
    ofName: boolean
  }
  'people.edition': {
    region: number
    number: number
    drawnOn: Filled<string>
  }
  'people.household': {
    region: number
    id: string
    placeId: string
    use: Filled<string | null>
    residenceType: Filled<string | null>
    declaredUsual: Filled<number | null>
    declaredRegistered: Filled<number | null>
    endedOn: Filled<string | null>
    endedBecause: Filled<string | null>
  }
  'people.joinCode': {
    region: number
    personId: string
    hash: Buffer
    expiresAt: Date
    usedAt: Filled<Date | null>
    usedBy: Filled<string | null>
  }
  'people.person': {
    region: number
    id: string
    name: string
    sex: Filled<string | null>
    birthOn: Filled<string | null>
    origin: Filled<string | null>
    phoneCipher: Filled<Buffer | null>
    phoneIndex: Filled<Buffer | null>
    citizenIdCipher: Filled<Buffer | null>
    citizenIdIndex: Filled<Buffer | null>
    since: Date
    informedOn: Filled<string | null>
  }
  'people.residency': {
    region: number
    id: string
    personId: string
    householdId: string
    kind: string
    relation: Filled<string | null>
    fromOn: Filled<string | null>
    toOn: Filled<string | null>
    endedWithHousehold: Filled<boolean | null>
  }
  'people.resident': {
    region: number
    id: string
    personId: string
    householdId: string
    name: string
    sex: Filled<string | null>
    birthOn: Filled<string | null>
    origin: Filled<string | null>
    phoneCipher: Filled<Buffer | null>
    citizenIdCipher: Filled<Buffer | null>
    kind: string
    relation: Filled<string | null>
    fromOn: Filled<string | null>
    placeId: string
    buildingId: Filled<string | null>
    unitDoorId: Filled<string | null>
    gridId: Filled<string | null>
    address: string
  }
  'people.token': {
    region: number
    token: string
    personId: string
  }
  'platform.attempt': {
    key: Buffer
    since: Date
    count: number
  }
  'platform.command': {
    region: number
    id: string
    accountId: string
    procedure: string
    inputHash: Buffer
    output: Json
    at: Date
  }
  'platform.event': {
    region: number
    id: string
    at: Date
    xid: Filled<string>
    subject: string
    subjectId: string
    what: string
    accountId: Filled<string | null>
    postingId: Filled<string | null>
    data: Filled<Json>
  }
  'platform.file': {
    region: number
    id: string
    sha256: Buffer
    type: string
    bytes: number
    accountId: string
    at: Date
  }
  'publications.honour': {
    region: number
    id: string
    kind: string
    good: Filled<boolean>
    title: string
    level: Filled<string | null>
    issuer: Filled<string | null>
    holder: Filled<string | null>
    year: Filled<number | null>
    fromOn: Filled<string | null>
    toOn: Filled<string | null>
    fileId: Filled<string | null>
    note: Filled<string | null>
    version: Filled<number>
    removedAt: Filled<Date | null>
  }
  'territory.grid': {
    region: number
    id: string
    code: string
    name: string
    parentId: Filled<string | null>
    level: Filled<string | null>
    type: Filled<string | null>
  }
  'territory.gridWithin': {
    region: number
    gridId: string
    aroundId: string
    steps: number
  }
  'territory.ownDay': {
    region: number
    onDay: string
    kind: string
  }
  'territory.place': {
    region: number
    id: string
    kind: string
    name: string
    address: string
    parentId: Filled<string | null>
    wayId: Filled<string | null>
    estateId: Filled<string | null>
    courtyardId: Filled<string | null>
    buildingId: Filled<string | null>
    unitDoorId: Filled<string | null>
    floorId: Filled<string | null>
    depth: number
    x: Filled<number | null>
    y: Filled<number | null>
  }
  'territory.placeGrid': {
    region: number
    placeId: string
    gridId: string
    fromOn: string
    toOn: Filled<string | null>
  }
  'territory.region': {
    code: number
    name: string
    alias: Filled<string | null>
    parent: Filled<number | null>
    methodId: string
  }
  'territory.statement': {
    region: number
    id: string
    subject: string
    amount: Filled<number | null>
    words: Filled<string | null>
    unit: string
    nature: string
    rounding: string
    saidOn: Filled<string | null>
    source: string
  }
}
