/**
 * However people appoint, invite, agree, disable, join and change postings, nobody comes to more by
 * oneself: each posting that begins to count was given by somebody else who appoints there, or is that of
 * a resident who joined; no link or code counts twice, and no link makes an account forget its
 * authenticator for whoever profits.
 */
import { expect, test } from 'vitest'
import { seeded } from '#demo/random.ts'
import { ABILITIES } from '#app/modules.ts'
import { abilitiesOf, METHODS } from '#methods/index.ts'
import { newId } from '#platform/ids.ts'
import { within } from '#platform/regions.ts'
import type { Browser } from './doors.ts'
import { browserOf, newPhone, PASSWORD, proven, refusal } from './doors.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'
import type { Person } from './town.ts'

const STEPS = 600
const WHO: Person[] = [
  'edge.resident',
  'edge.steward',
  'edge.gridWorker',
  'edge.clerk',
  'edge.secretary',
  'sibling.secretary',
  'sibling.clerk',
  'street.streetOfficer',
  'city.cityOfficer',
  'city.systemAdministrator',
  'city.securityAdministrator',
  'city.auditor',
  'otherCity.securityAdministrator',
]
/** Who has proved a phone, and so may join. */
const JOINERS = new Set<Person>(['edge.resident', 'edge.steward', 'edge.gridWorker'])
type Post = {
  region: number
  id: string
  accountId: string
  personId: string | null
  role: string
  appointedBy: string | null
  agreed: boolean
  /** Agreed and not ended, though its account may be disabled. */
  held: boolean
  counts: boolean
}

const seed = Date.now() % 1_000_000
const random = seeded(seed)
const pick = random.of
const app = await openTestApp('rising')
const town = await plantSmall(app)
const ROLES = METHODS.find(({ id }) => id === 'one-home')!.roles
// Everybody has an authenticator: only somebody new has none.
await app.admin.query(
  "update access.account set second_factor_cipher = 'x', second_factor_since = now(), password_hash = 'x.x'",
)

test(`in ${STEPS} acts nobody rises by oneself (seed ${seed})`, { timeout: 120_000 }, async () => {
  const people = await Promise.all(WHO.map(enter))
  const papers: Papers = { links: [], codes: [] }
  const met: Record<string, number> = {}
  let before = await posts()

  for (let step = 0; step < STEPS; step++) {
    const act = pick(ACTS)
    // Whoever may not appoint tries it as well, but not most of the time.
    const likely = people.filter(likelyTo(act, before))
    const me = pick(likely.length > 0 && random.chance(0.8) ? likely : people)
    const acting = actingOf(before, await standing(me.browser))
    const outcome = await ACT[act](me.browser, before, papers).then(
      () => 'done',
      (error: { code?: string; status?: number }) => {
        expect(error.code, `${act}: ${String(error)}`).toMatch(
          /^(FORBIDDEN|NOT_FOUND|CONFLICT|NOT_ACCEPTABLE|SIGN_IN_FIRST|TOO_MANY|BAD_REQUEST)$/,
        )
        return 'refused'
      },
    )
    met[`${act} ${outcome}`] = (met[`${act} ${outcome}`] ?? 0) + 1
    const after = await posts()
    judge({ before, after, me: me.accountId, acting, joins: act === 'join' })
    before = after
  }
  // The walk went through everything, and not only into walls.
  const done = ACTS.filter(act => met[`${act} done`])
  expect(done.length, JSON.stringify(met)).toBeGreaterThan(6)
  await tryAgain(papers)
})

/** What was used or replaced opens nothing to anybody any more. */
async function tryAgain({ links, codes }: Papers): Promise<void> {
  for (const { token } of links.filter(({ spent }) => spent))
    await expect(
      browserOf(app).access.acceptInvite({ token, password: PASSWORD }),
    ).rejects.toMatchObject(refusal('NOT_FOUND', 'no-such-invite'))
  const newcomer = await proven(app, newPhone())
  // More are refused for their number alone.
  for (const { region, code } of codes.filter(({ spent }) => spent).slice(0, 5))
    await expect(newcomer.people.join({ region, name: '林知远', code })).rejects.toMatchObject(
      refusal('NOT_ACCEPTABLE', 'no-such-join-code'),
    )
}

/** What may have changed from one act to the next. */
function judge(given: {
  before: Post[]
  after: Post[]
  me: string
  acting: Post | undefined
  joins: boolean
}) {
  const { before, after, me, acting, joins } = given
  const former = new Map(before.map(post => [post.id, post]))
  const appoints = (region: number) =>
    acting !== undefined &&
    abilitiesOf(ROLES[acting.role]!, ABILITIES).has('posting.appoint') &&
    within(region, acting.region)
  for (const post of after) {
    const was = former.get(post.id)
    if (!was && joins) {
      // Whoever joins is a resident, of themselves alone.
      expect(post).toMatchObject({ accountId: me, appointedBy: null, agreed: true })
      expect(post.personId).not.toBeNull()
      expect(ROLES[post.role]!.reach).toBe('own')
    } else if (!was) {
      expect(post.appointedBy).toBe(me)
      expect(post.accountId).not.toBe(me)
      expect(appoints(post.region)).toBe(true)
      const all = before.filter(({ accountId, held }) => accountId === post.accountId && held)
      // At once only around where all of the account is, within the actor's own regions.
      if (post.agreed && before.some(({ accountId }) => accountId === post.accountId)) {
        expect(all.every(({ region }) => within(region, acting!.region))).toBe(true)
        expect(all.some(({ region }) => within(post.region, region))).toBe(true)
      }
    } else if (!was.agreed && post.agreed) {
      // Nobody agrees in somebody else's place, and nobody to what they gave themselves.
      expect(post.accountId).toBe(me)
      expect(post.appointedBy).not.toBe(me)
    } else if (!was.counts && post.counts) {
      // Enabled again, by somebody else.
      expect(post.accountId).not.toBe(me)
      expect(appoints(post.region)).toBe(true)
    }
  }
}

type Papers = {
  links: { token: string; account: string; forgets: boolean; spent: boolean }[]
  codes: { region: number; personId: string; code: string; spent: boolean }[]
}
const ACT = {
  appoint: async ({ access }: Browser, posts: Post[]) => {
    const login = random.chance(0.3) ? `new-${newId()}` : pick(WHO)
    const role = pick(random.chance(0.5) ? ['clerk', 'gridWorker', 'steward'] : Object.keys(ROLES))
    const given = { id: newId(), login, name: '沈若溪', role, from: '2026-01-01' }
    const near = [CODES.edge, CODES.sibling, CODES.sibling, CODES.city]
    const region = random.chance(0.8) ? pick(near) : pick(posts).region
    await access.appoint({ region, ...given })
  },
  invite: async ({ access }: Browser, posts: Post[], { links }: Papers) => {
    const post = pick(posts)
    const forgetsFactor = random.chance(0.5)
    const { accountId } = await access.me({})
    const { token } = await access.invite({
      region: post.region,
      postingId: post.id,
      forgetsFactor,
    })
    expect(post.accountId).not.toBe(accountId)
    const { rows } = await app.admin.query<{ bound: boolean; forgets: boolean }>(
      'select second_factor_since is not null as bound, forgets_factor as forgets from access.account a join access.invite i on i.account_id = a.id where a.id = $1',
      [post.accountId],
    )
    if (rows[0]!.bound && rows[0]!.forgets) {
      const mine = posts.filter(one => one.accountId === accountId && one.counts)
      for (const one of posts.filter(other => other.accountId === post.accountId && other.counts)) {
        expect(one.appointedBy).not.toBe(accountId)
        expect(mine.some(own => within(own.region, one.region))).toBe(false)
      }
    }
    const account = post.accountId
    for (const link of links) link.spent ||= link.account === account
    links.push({ token, account, forgets: rows[0]!.forgets, spent: false })
  },
  acceptInvite: async (_: Browser, __: Post[], { links }: Papers) => {
    const link = pick(links)
    if (!link) return
    const browser = browserOf(app)
    const {
      rows: [account],
    } = await app.admin.query<{ bound: boolean }>(
      'select second_factor_since is not null as bound from access.account where id = $1',
      [link.account],
    )
    const me = await browser.access.acceptInvite({ token: link.token, password: PASSWORD })
    expect(link.spent).toBe(false)
    link.spent = true
    // A link alone is never enough where an authenticator is bound.
    if (account!.bound && me.secondFactorDue) {
      expect(me.abilities).toEqual([])
      if (!link.forgets)
        await expect(browser.access.startSecondFactor({})).rejects.toMatchObject({
          code: 'CONFLICT',
        })
    }
  },
  joinCode: async ({ people }: Browser, _: Post[], { codes }: Papers) => {
    const { id, region } = pick(await persons())
    const { code } = await people.joinCode({ region, id })
    for (const other of codes) other.spent ||= other.personId === id
    codes.push({ region, personId: id, code, spent: false })
  },
  join: async ({ people }: Browser, _: Post[], { codes }: Papers) => {
    const paper = random.chance(0.6) ? pick(codes) : undefined
    const { region, code } = paper ?? { region: pick([CODES.edge, CODES.sibling]) }
    const known = new Set((await persons()).map(({ id }) => id))
    const held = new Set((await posts()).map(({ id }) => id))
    const { posting } = await people.join({ region, name: pick(NAMES), ...(code && { code }) })
    const { personId } = (await posts()).find(({ id }) => id === posting!.id)!
    if (paper) {
      expect([paper.spent, personId]).toEqual([false, paper.personId])
      paper.spent = true
    } else if (!held.has(posting!.id)) {
      // Without a paper nobody is somebody who was known before.
      expect(known.has(personId!)).toBe(false)
    }
  },
  agreePosting: async ({ access }: Browser, posts: Post[]) => {
    const offers = await access.offers({})
    const postingId = offers.length > 0 ? pick(offers).id : pick(posts).id
    await access.agreePosting({ postingId })
  },
  declinePosting: async ({ access }: Browser, posts: Post[]) => {
    const offers = await access.offers({})
    const postingId = offers.length > 0 && random.chance(0.7) ? pick(offers).id : pick(posts).id
    await access.declinePosting({ postingId })
  },
  actAs: async ({ access }: Browser, posts: Post[]) => {
    const { postings } = await access.me({})
    const postingId = random.chance(0.7) ? pick(postings)?.id : pick(posts).id
    if (postingId) await access.actAs({ postingId })
  },
  endPosting: async ({ access }: Browser, posts: Post[]) => {
    const post = random.chance(0.5) ? pick(posts) : posts.at(-1)!
    // Who is played here stays, or there would soon be nobody to play.
    if (PLAYED.has(post.id)) return
    await access.endPosting({ region: post.region, postingId: post.id, on: '2026-03-02' })
  },
  disableAccount: async ({ access }: Browser, posts: Post[]) => {
    const post = pick(posts)
    if (PLAYED.has(post.id)) return
    await access.disableAccount({ region: post.region, postingId: post.id, reason: '试一试' })
  },
  enableAccount: async ({ access }: Browser, posts: Post[]) => {
    const post = pick(posts.filter(one => one.agreed && !one.counts)) ?? pick(posts)
    await access.enableAccount({ region: post.region, postingId: post.id })
  },
} as const
const ACTS = Object.keys(ACT) as (keyof typeof ACT)[]
const GIVES = new Set(['appoint', 'invite', 'endPosting', 'disableAccount', 'enableAccount'])
const PLAYED = new Set<string>()
const NAMES = ['林知远', '周明远', '沈若溪']
const likelyTo = (act: string, posts: Post[]) =>
  GIVES.has(act) ? isAppointer : act === 'join' ? isJoiner : isOffered(act, posts)
const isJoiner = ({ person }: { person: Person }) => JOINERS.has(person)
const isOffered = (act: string, posts: Post[]) => (who: { accountId: string }) =>
  /agree|decline/.test(act) &&
  posts.some(({ agreed, accountId }) => !agreed && accountId === who.accountId)
const isAppointer = ({ person }: { person: Person }) => /secretary|securityAdmin/.test(person)

async function enter(person: Person) {
  const browser = browserOf(app)
  browser.jar.token = town.tokenOf(person)
  const { accountId, posting } = await browser.access.me({})
  PLAYED.add(posting!.id)
  if (JOINERS.has(person)) await givePhone(accountId)
  return { person, browser, accountId }
}

async function givePhone(accountId: string): Promise<void> {
  const { vault } = app.app
  const phone = newPhone()
  await app.admin.query(
    'update access.account set phone_index = $1, phone_cipher = $2 where id = $3',
    [vault.index(phone), vault.seal(phone, `account-phone:${accountId}`), accountId],
  )
}

/** The posting in which somebody acts, if a second proof is not still due. */
const standing = async ({ access }: Browser): Promise<string | undefined> => {
  const me = await access.me({}).catch(() => undefined)
  return me?.secondFactorDue ? undefined : me?.posting?.id
}
const actingOf = (all: Post[], id: string | undefined) => all.find(post => post.id === id)

async function persons(): Promise<{ id: string; region: number }[]> {
  const { rows } = await app.admin.query<{ id: string; region: string }>(
    'select id, region from people.person order by id',
  )
  return rows.map(row => ({ ...row, region: Number(row.region) }))
}

async function posts(): Promise<Post[]> {
  const { rows } = await app.admin.query<Omit<Post, 'region'> & { region: string }>(`
    select p.region, p.id, p.account_id as "accountId", p.person_id as "personId", p.role, p.appointed_by as "appointedBy", p.agreed_at is not null as agreed,
      p.agreed_at is not null and platform.holds(p.from_on, p.to_on, '2026-03-02') as held,
      p.agreed_at is not null and a.disabled_at is null and platform.holds(p.from_on, p.to_on, '2026-03-02') as counts
    from access.posting p join access.account a on a.id = p.account_id order by p.id`)
  return rows.map(row => ({ ...row, region: Number(row.region) }))
}
