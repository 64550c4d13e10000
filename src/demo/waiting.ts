/** What always waits for somebody in the demo, so that no list of it is ever empty: to accept, to sign, to check, to judge. */
import type { Method } from '#methods/index.ts'
import type { Filter } from '#modules/matters/contract.ts'
import type { Cast } from './cast.ts'
import { NEAR } from './people.ts'
import type { Community } from './places.ts'
import type { Random } from './random.ts'
import { idOf } from './random.ts'
import type { Request } from './requests/index.ts'
import { requestsOf, URGENT } from './requests/index.ts'
import { aboutHome, levelsOf } from './stories.ts'
import type { Act } from './tell.ts'
import { seedStory } from './tell.ts'

const DAY_MS = 86_400_000

/** Somebody's list, and the story that puts something on it. */
type Wait = {
  name: string
  /** Whose list: of staff, or of the n-th resident. */
  whose: string | number
  sees: Pick<Partial<Filter>, 'view' | 'states'>
  requester: number
  /** Whether it goes first to the desk of the community. */
  atDesk?: boolean
  endedAgo: number
  acts: readonly Act[]
}

const accept: Act = { by: 'near', do: 'accept', gap: 2 }
const resolve: Act = { by: 'near', do: 'resolve', gap: 7 }
const verify: Act = { by: 'secretary', do: 'verify', gap: 3 }
const acceptAtDesk: Act = { ...accept, by: 'clerk' }
const judged = (requester: number, endedAgo: number): Wait => ({
  name: `judge-${requester}`,
  whose: requester,
  sees: { view: 'all', states: ['followUp'] },
  requester,
  endedAgo,
  acts: [accept, resolve, verify],
})
const handedTo = (
  to: 'near' | 'other' | 'clerk' | 'secretary',
  whose: string,
  endedAgo: number,
): Wait => ({
  name: `sign-${whose}`,
  whose,
  sees: { view: 'toSign' },
  requester: 2,
  endedAgo,
  acts: [accept, { by: to === 'clerk' ? 'secretary' : 'clerk', do: 'dispatch', to, gap: 1 }],
})

/** Signed for, and being worked on. */
const takenOver = (to: 'other' | 'secretary', whose: string, endedAgo: number): Wait => ({
  ...handedTo(to, whose, endedAgo),
  name: `hold-${whose}`,
  sees: { view: 'mine', states: ['handling'] },
  requester: 1,
  acts: [...handedTo(to, whose, 0).acts, { by: to, do: 'sign', gap: 1 }],
})

const WAITS: readonly Wait[] = [
  judged(0, 5),
  judged(1, 22),
  judged(2, 30),
  {
    name: 'new',
    whose: 'grid1',
    sees: { view: 'all', states: ['reported'] },
    requester: 0,
    endedAgo: 2,
    acts: [],
  },
  {
    name: 'hand',
    whose: 'grid1',
    sees: { view: 'mine', states: ['accepted', 'handling'] },
    requester: 1,
    endedAgo: 20,
    acts: [accept],
  },
  { ...handedTo('other', 'grid2', 3), requester: 0 },
  // The second worker asks the first for help at the homes that are not the first one's.
  { ...handedTo('other', 'grid1', 4), requester: 11 },
  {
    name: 'leader',
    whose: 'leader',
    sees: { view: 'toSign' },
    requester: 2,
    endedAgo: 5,
    acts: [accept, { by: 'near', do: 'escalate', say: '要几个网格一起办，请牵头。', gap: 4 }],
  },
  handedTo('clerk', 'clerk', 6),
  handedTo('secretary', 'secretary', 8),
  takenOver('secretary', 'secretary', 27),
  takenOver('other', 'grid2', 28),
  {
    name: 'desk',
    whose: 'clerk',
    sees: { view: 'mine' },
    requester: 3,
    atDesk: true,
    endedAgo: 26,
    acts: [acceptAtDesk],
  },
  {
    name: 'street',
    whose: 'street',
    sees: { view: 'toSign' },
    requester: 4,
    atDesk: true,
    endedAgo: 3,
    acts: [
      acceptAtDesk,
      { by: 'clerk', do: 'escalate', say: '涉及街道和两个部门，请牵头。', gap: 5 },
    ],
  },
  {
    name: 'returned',
    whose: 'secretary',
    sees: { view: 'all', states: ['returned'] },
    requester: 1,
    endedAgo: 7,
    acts: [
      accept,
      { by: 'clerk', do: 'dispatch', to: 'other', gap: 2 },
      { by: 'other', do: 'rejectAssignment', say: '不在我的网格里，应由东边的网格办。', gap: 2 },
    ],
  },
  {
    name: 'suspended',
    whose: 'secretary',
    sees: { view: 'all', states: ['suspended'] },
    requester: 5,
    endedAgo: 30,
    acts: [accept, { by: 'near', do: 'suspend', say: '配件下周到货，到货后继续办。', gap: 3 }],
  },
  {
    name: 'check',
    whose: 'secretary',
    sees: { view: 'all', states: ['resolved'] },
    requester: 2,
    endedAgo: 4,
    acts: [accept, resolve],
  },
  {
    name: 'late',
    whose: 'grid1',
    sees: { view: 'overdue' },
    requester: 0,
    endedAgo: 16 * 24,
    acts: [accept],
  },
  {
    name: 'again',
    whose: 'secretary',
    sees: { view: 'all', states: ['reopened'] },
    requester: 6,
    endedAgo: 2,
    acts: [
      accept,
      resolve,
      verify,
      {
        by: 'requester',
        do: 'submitFeedback',
        unsolved: true,
        say: '好了两天，今天又坏了。',
        gap: 40,
      },
    ],
  },
]

/** Who leads has a list where the method has it so. */
export const waitsOf = ({ methodId }: Community): Wait[] =>
  WAITS.filter(({ whose }) => whose !== 'leader' || NEAR[methodId]!.lead)

type Given = { cast: Cast; method: Method; random: Random; now: number }

/** Tells of each list that is empty what puts something on it; in an app just planted all are. */
export async function keepWaiting(
  community: Community,
  { cast, method, random, now }: Given,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const requests = requestsOf(random, community.methodId)
  // Of one day the same ids, so that two starts do not tell one story twice.
  const day = isNew ? 'first' : Math.floor(now / DAY_MS)
  for (const wait of waitsOf(community)) {
    if (!isNew && (await isThere(cast, community, { ...wait, now }))) continue
    const request = fitting(requests, community, { method, atDesk: wait.atDesk === true })
    await seedStory(cast, community, now, {
      ...aboutHome(community, wait.requester, request),
      id: idOf(community.code, 'wait', day, wait.name),
      endedAgo: wait.endedAgo,
      acts: wait.acts.map(act => (act.do === 'resolve' ? { ...act, say: request.done } : act)),
    })
  }
}

async function isThere(
  cast: Cast,
  { code: region }: Community,
  { whose, sees, now }: Wait & { now: number },
): Promise<boolean> {
  const actor = typeof whose === 'number' ? await cast.resident(whose) : await cast.staff(whose)
  const { total } = await cast.as(actor, now).matters.list({ region, limit: 1, ...sees })
  return total > 0
}

/** The next request of a kind that begins there, and that no danger hurries. */
function fitting(
  requests: Generator<Request, never>,
  community: Community,
  { method, atDesk }: { method: Method; atDesk: boolean },
): Request {
  for (;;) {
    const request = requests.next().value
    const { near } = levelsOf(community, method, request.kind)
    if (request.topic !== URGENT && (near === 'clerk') === atDesk) return request
  }
}
