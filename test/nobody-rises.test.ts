/**
 * However people appoint, invite, agree, disable and change postings, nobody comes to more by
 * oneself: each posting that begins to count was given by somebody else who appoints there, and no link
 * makes an account forget its authenticator for whoever profits.
 */
import { expect, test } from 'vitest'
import { seeded } from '#app/demo/random.ts'
import { METHODS } from '#methods/index.ts'
import { newId } from '#platform/ids.ts'
import { within } from '#platform/regions.ts'
import type { Browser } from './doors.ts'
import { browserOf, PASSWORD } from './doors.ts'
import { CODES, openTestHouse, plantSmall } from './make.ts'
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
type Post = {
  region: number
  id: string
  accountId: string
  role: string
  appointedBy: string | null
  agreed: boolean
  counts: boolean
}

const seed = Date.now() % 1_000_000
const random = seeded(seed)
const pick = random.of
const house = await openTestHouse('rising')
const town = await plantSmall(house)
const ROLES = METHODS.find(({ id }) => id === 'one-home')!.roles
// Everybody has an authenticator: only somebody new has none.
await house.admin.query(
  "update access.account set second_factor_cipher = 'x', second_factor_since = now(), password_hash = 'x.x'",
)

test(`in ${STEPS} acts nobody rises by oneself (seed ${seed})`, { timeout: 120_000 }, async () => {
  const people = await Promise.all(WHO.map(enter))
  const links: { token: string; by: string; account: string; forgets: boolean }[] = []
  const met: Record<string, number> = {}
  let before = await posts()

  for (let step = 0; step < STEPS; step++) {
    const act = pick(ACTS)
    // Whoever may not appoint tries it as well, but not most of the time.
    const likely = people.filter(GIVES.has(act) ? isAppointer : isOffered(act, before))
    const me = pick(likely.length > 0 && random.chance(0.8) ? likely : people)
    const acting = actingOf(before, await standing(me.browser))
    const outcome = await ACT[act](me.browser, before, links).then(
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
    judge({ before, after, me: me.accountId, acting })
    before = after
  }
  // The walk went through everything, and not only into walls.
  const done = ACTS.filter(act => met[`${act} done`])
  expect(done.length, JSON.stringify(met)).toBeGreaterThan(6)
})

/** What may have changed from one act to the next. */
function judge(given: { before: Post[]; after: Post[]; me: string; acting: Post | undefined }) {
  const { before, after, me, acting } = given
  const former = new Map(before.map(post => [post.id, post]))
  const appoints = (region: number) =>
    acting !== undefined &&
    ROLES[acting.role]!.may.includes('posting.appoint') &&
    within(region, acting.region)
  for (const post of after) {
    const was = former.get(post.id)
    if (!was) {
      expect(post.appointedBy).toBe(me)
      expect(post.accountId).not.toBe(me)
      expect(appoints(post.region)).toBe(true)
      const held = before.filter(({ accountId, counts }) => accountId === post.accountId && counts)
      // At once only around where all of the account is, within the actor's own regions.
      if (post.agreed && before.some(({ accountId }) => accountId === post.accountId)) {
        expect(held.every(({ region }) => within(region, acting!.region))).toBe(true)
        expect(held.some(({ region }) => within(post.region, region))).toBe(true)
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

type Links = { token: string; by: string; account: string; forgets: boolean }[]
const ACT = {
  appoint: async ({ access }: Browser, posts: Post[]) => {
    const login = random.chance(0.3) ? `new-${newId()}` : pick(WHO)
    const role = pick(random.chance(0.5) ? ['clerk', 'gridWorker', 'steward'] : Object.keys(ROLES))
    const given = { id: newId(), login, name: '沈若溪', role, from: '2026-01-01' }
    const near = [CODES.edge, CODES.sibling, CODES.sibling, CODES.city]
    const region = random.chance(0.8) ? pick(near) : pick(posts).region
    await access.appoint({ region, ...given })
  },
  invite: async ({ access }: Browser, posts: Post[], links: Links) => {
    const post = pick(posts)
    const forgetsFactor = random.chance(0.5)
    const { accountId } = await access.me({})
    const { token } = await access.invite({
      region: post.region,
      postingId: post.id,
      forgetsFactor,
    })
    expect(post.accountId).not.toBe(accountId)
    const { rows } = await house.admin.query<{ bound: boolean; forgets: boolean }>(
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
    links.push({ token, by: accountId, account: post.accountId, forgets: rows[0]!.forgets })
  },
  acceptInvite: async (_: Browser, __: Post[], links: Links) => {
    const link = pick(links)
    if (!link) return
    const browser = browserOf(house)
    const {
      rows: [account],
    } = await house.admin.query<{ bound: boolean }>(
      'select second_factor_since is not null as bound from access.account where id = $1',
      [link.account],
    )
    const me = await browser.access.acceptInvite({ token: link.token, password: PASSWORD })
    // A link alone is never enough where an authenticator is bound.
    if (account!.bound && me.secondFactorDue) {
      expect(me.abilities).toEqual([])
      if (!link.forgets)
        await expect(browser.access.startSecondFactor({})).rejects.toMatchObject({
          code: 'CONFLICT',
        })
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
const isOffered = (act: string, posts: Post[]) => (who: { accountId: string }) =>
  /agree|decline/.test(act) &&
  posts.some(({ agreed, accountId }) => !agreed && accountId === who.accountId)
const isAppointer = ({ person }: { person: Person }) => /secretary|securityAdmin/.test(person)

async function enter(person: Person) {
  const browser = browserOf(house)
  browser.jar.token = town.tokenOf(person)
  const { accountId, posting } = await browser.access.me({})
  PLAYED.add(posting!.id)
  return { person, browser, accountId }
}

/** The posting in which somebody acts, if a second proof is not still due. */
const standing = async ({ access }: Browser): Promise<string | undefined> => {
  const me = await access.me({}).catch(() => undefined)
  return me?.secondFactorDue ? undefined : me?.posting?.id
}
const actingOf = (all: Post[], id: string | undefined) => all.find(post => post.id === id)

async function posts(): Promise<Post[]> {
  const { rows } = await house.admin.query<Omit<Post, 'region'> & { region: string }>(`
    select p.region, p.id, p.account_id as "accountId", p.role, p.appointed_by as "appointedBy", p.agreed_at is not null as agreed,
      p.agreed_at is not null and a.disabled_at is null and platform.holds(p.from_on, p.to_on, '2026-03-02') as counts
    from access.posting p join access.account a on a.id = p.account_id order by p.id`)
  return rows.map(row => ({ ...row, region: Number(row.region) }))
}
