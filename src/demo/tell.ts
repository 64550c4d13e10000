/** Lets the people of the demo do what a story says, each at the hour at which they did it. */
import type { Caller } from '#app/caller.ts'
import { buildingAt } from './buildings.ts'
import type { Cast, Part } from './cast.ts'
import { playerOf } from './cast.ts'
import { awake, HOUR_MS, inOffice } from './hours.ts'
import type { Community } from './places.ts'

/** What somebody did, so many hours after what went before. */
export type Act = {
  by: Part | 'requester'
  do: Verb
  gap: number
  say?: string
  to?: Part
  /** With the reason in `say`: it is taken up anew. */
  unsolved?: true
  satisfaction?: 'verySatisfied' | 'satisfied' | 'basicallySatisfied' | 'notSatisfied'
}
/** What happened with one matter; its last act was so many hours ago, and all before it is reckoned back from there. */
export type Story = {
  id: string
  kind: string
  text: string
  /** Who asked, and in which building they live. */
  requester: number
  building: number
  placeId: string
  endedAgo: number
  urgent?: boolean
  acts: readonly Act[]
}

/** One that was begun before is left as it stands. */
export async function seedStory(
  cast: Cast,
  community: Community,
  now: number,
  story: Story,
): Promise<void> {
  const { code: region } = community
  const { id, kind, text, placeId, acts } = story
  const nearIsFirst = isOfFirst(community, story.building)
  const actorOf = ({ by }: Pick<Act, 'by'>) =>
    by === 'requester'
      ? cast.resident(story.requester)
      : cast.staff(playerOf(community, by, nearIsFirst))
  const [reported, ...times] = momentsOf(story, now)
  try {
    const requester = cast.as(await cast.resident(story.requester), reported!)
    await requester.matters.report({ region, id, kind, text, placeId })
  } catch (error) {
    return isThereAlready(error)
  }
  for (const [i, act] of acts.entries()) {
    const to = act.to && (await cast.staff(playerOf(community, act.to, nearIsFirst))).postingId
    const caller = cast.as(await actorOf(act), times[i]!)
    try {
      await VERBS[act.do](caller.matters, { region, id }, { ...act, to: to ?? '' })
    } catch (cause) {
      // What happened long ago is overdue while it is told: the clock of the app may end it in between.
      if (reasonOf(cause) === 'not-now') return
      throw new Error(`${community.key}: ${act.by} could not ${act.do} a ${kind}`, { cause })
    }
  }
}

/** When it was reported, and when each act was done: staff in office hours, unless there was danger. */
function momentsOf({ acts, endedAgo, urgent }: Story, now: number): number[] {
  const moments: number[] = []
  let next = now - endedAgo * HOUR_MS
  for (const { by, gap } of acts.toReversed()) {
    const at = urgent ? next : by === 'requester' ? awake(next) : inOffice(next)
    moments.unshift(at)
    next = at - gap * HOUR_MS
  }
  return [urgent ? next : awake(next), ...moments]
}

/** The first worker has the first half of the grids. */
function isOfFirst(community: Community, building: number): boolean {
  const { grids, estates } = community
  const all = grids === 'estates' ? estates.length : grids
  return buildingAt(community, building).grid < Math.ceil(all / 2)
}

/** What was told before is not told twice. */
export function isThereAlready(error: unknown): void {
  if (!KNOWN.has(reasonOf(error))) throw error
}

const reasonOf = (error: unknown): string =>
  (error as { data?: { reason?: string } } | null)?.data?.reason ?? ''

/** So it is called where somebody else told it, and where oneself did. */
const KNOWN = new Set(['already-there', 'already-told'])

type Matters = Caller['matters']
type One = { region: number; id: string }
type Given = Omit<Act, 'to'> & { to: string }
export type Verb = keyof typeof VERBS

const VERBS = {
  accept: (matters: Matters, one: One) => matters.accept(one),
  refuse: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.refuse({ ...one, reason: say, rightChannel: '12345' }),
  dispatch: (matters: Matters, one: One, { to }: Given) =>
    matters.dispatch({ ...one, postingId: to }),
  sign: (matters: Matters, one: One) => matters.sign(one),
  rejectAssignment: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.rejectAssignment({ ...one, reason: say }),
  escalate: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.escalate({ ...one, reason: say }),
  note: (matters: Matters, one: One, { say = '' }: Given) => matters.note({ ...one, text: say }),
  suspend: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.suspend({ ...one, reason: say }),
  resolve: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.resolve({ ...one, result: say }),
  verify: (matters: Matters, one: One) => matters.verify(one),
  rework: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.rework({ ...one, reason: say }),
  contact: (matters: Matters, one: One) => matters.contact({ ...one, reached: true }),
  submitFeedback: (
    matters: Matters,
    one: One,
    { say, unsolved, satisfaction = 'satisfied' }: Given,
  ) =>
    unsolved
      ? matters.submitFeedback({ ...one, solved: false, reason: say ?? '' })
      : matters.submitFeedback({ ...one, solved: true, satisfaction, words: say ?? null }),
  reopen: (matters: Matters, one: One, { say = '' }: Given) =>
    matters.reopen({ ...one, reason: say }),
} satisfies Record<string, (matters: Matters, one: One, given: Given) => Promise<unknown>>
