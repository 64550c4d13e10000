/** A year of matters, each told as what people did: only legal histories can come of it. */
import type { Method } from '#methods/index.ts'
import { buildingId, homeAt, homeId } from './buildings.ts'
import { homeOf, NEAR, RESIDENTS } from './people.ts'
import type { Community } from './places.ts'
import type { Random } from './random.ts'
import { idOf } from './random.ts'
import type { Request } from './requests/index.ts'
import { requestsOf, URGENT } from './requests/index.ts'
import type { Act, Story } from './tell.ts'

const DAY = 24
const YEAR = 365 * DAY
/** What is younger is still being worked on, which other stories tell. */
const SETTLED = 9 * DAY

type Tells = { random: Random; method: Method }

/** Matters of a year that came to their end; each resident reports from the own home or house. */
export function* yearOf(community: Community, { random, method }: Tells): Generator<Story> {
  const requests = requestsOf(random, community.methodId)
  for (let n = 0; n < community.matters; n++) {
    const request = requests.next().value
    yield {
      ...aboutHome(community, random.below(RESIDENTS.length), request),
      id: idOf(community.code, 'story', n),
      // More of late, for ever more people know that they can ask.
      endedAgo: SETTLED + (YEAR - SETTLED) * drawn(random) ** 1.4,
      acts: actsOf(community, { random, method, request }),
    }
  }
}

const drawn = (random: Random): number => random.below(10_000) / 10_000

/** What concerns the app is reported of the app, what concerns a person of the home. */
export function aboutHome(
  community: Community,
  requester: number,
  { kind, text, topic, ofHouse }: Request,
): Omit<Story, 'id' | 'endedAgo' | 'acts'> {
  const home = homeOf(community, requester)
  const { n: building } = homeAt(community, home)
  const placeId = ofHouse ? buildingId(community, building) : homeId(community, home)
  return { kind, text, requester, building, placeId, urgent: topic === URGENT }
}

/** Whoever is first and second on the escalation path of a kind. */
export function levelsOf({ methodId }: Community, method: Method, kind: string) {
  const [first, second] = method.kinds[kind]!.escalationPath
  const { worker, lead } = NEAR[methodId]!
  return {
    near: first === worker ? ('near' as const) : ('clerk' as const),
    above:
      second === lead
        ? ('lead' as const)
        : second === 'clerk'
          ? ('clerk' as const)
          : ('street' as const),
  }
}

const SENT_UP = [
  '这一段属于市政道路，网格里办不了。',
  '要专业单位来看，请帮着协调。',
  '涉及几家单位，请牵头。',
  '费用超过了我们能定的数。',
]
const MEANWHILE = [
  '去看过了，零件要等两天。',
  '已约专业单位上门，等对方回复时间。',
  '和住户说好周末上门。',
  '先做了临时处理，材料到了再修。',
]
const NOT_SOLVED = [
  '修了两天又坏了。',
  '师傅说缺配件，后来没再来。',
  '只弄好了一半，另一半还是老样子。',
]
const ELSEWHERE = ['属于公交线路调整，不在社区办理范围。', '这是业主大会要定的事，已告知物业转交。']
const PRAISE = [
  null,
  null,
  null,
  '修得很快。',
  '谢谢跑了两趟。',
  '这下方便多了。',
  '比想的快。',
  '还行。',
  '人很和气。',
]
const DELIGHTED = [
  'verySatisfied',
  'verySatisfied',
  'satisfied',
  'satisfied',
  'basicallySatisfied',
] as const

/** How a matter may have gone, from the everyday to the difficult. */
function actsOf(
  community: Community,
  { random, method, request }: Tells & { request: Request },
): Act[] {
  const { near, above } = levelsOf(community, method, request.kind)
  const urgent = request.topic === URGENT
  const some = (least: number, more: number): number =>
    (urgent ? 0.2 : least) + random.below(more * 10) / 10
  const accept: Act = { by: near, do: 'accept', gap: some(0.3, urgent ? 0.5 : 3) }
  const resolve: Act = { by: near, do: 'resolve', say: request.done, gap: some(2, urgent ? 8 : 44) }
  const verify: Act = { by: 'secretary', do: 'verify', gap: some(1, 9) }
  const contact: Act = { by: 'secretary', do: 'contact', gap: some(1, 20) }
  const say = random.of(PRAISE)
  const answer: Act = {
    by: 'requester',
    do: 'submitFeedback',
    gap: some(0.5, 30),
    satisfaction: random.of(DELIGHTED),
    ...(say && { say }),
  }
  const end = [verify, contact, answer]
  const dice = random.below(100)
  if (dice < 55) return [accept, resolve, ...end]
  if (dice < 68) {
    const note: Act = { by: near, do: 'note', gap: some(2, 5), say: random.of(MEANWHILE) }
    return [accept, note, resolve, ...end]
  }
  if (dice < 82) {
    const up: Act = { by: near, do: 'escalate', gap: some(1, 5), say: random.of(SENT_UP) }
    const sign: Act = { by: above, do: 'sign', gap: some(0.5, 4) }
    return [accept, up, sign, { ...resolve, by: above }, ...end]
  }
  if (dice < 88) {
    const rework: Act = {
      by: 'secretary',
      do: 'rework',
      gap: some(1, 9),
      say: '照片里还差一处，请再去一次。',
    }
    return [accept, resolve, rework, { ...resolve, gap: some(2, 20) }, ...end]
  }
  if (dice < 91) {
    const no: Act = { ...answer, unsolved: true, say: random.of(NOT_SOLVED) }
    return [accept, resolve, verify, no, accept, { ...resolve, gap: some(2, 20) }, ...end]
  }
  if (dice < 95)
    return [
      accept,
      resolve,
      verify,
      { ...answer, satisfaction: 'notSatisfied', say: '办是办了，等得太久。' },
    ]
  return [{ by: near, do: 'refuse', gap: some(0.5, 3), say: random.of(ELSEWHERE) }]
}
