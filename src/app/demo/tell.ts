/** Lets the people of the demo do what a story says, each at the hour at which they did it. */
import type { Inside } from '../caller.ts'
import { asDemoPerson } from '../caller.ts'
import { buildingAt, buildingId, buildingsOf } from './buildings.ts'
import { NEAR } from './people.ts'
import type { Community } from './places.ts'
import type { Random } from './random.ts'
import { idOf } from './random.ts'
import type { Act, Story, Who } from './stories.ts'
import { storiesOf } from './stories.ts'

const HOUR_MS = 3_600_000

/** Tells so many stories of a community; one that was begun before is left as it stands. */
export async function tellAll(
  inside: Inside,
  community: Community,
  { random, count }: { random: Random; count: number },
): Promise<void> {
  const stories = storiesOf(random, count, buildingsOf(community))
  for (const [n, story] of stories.entries())
    await tellStory(inside, community, {
      id: idOf(community.code, 'story', count, n),
      ...story,
    }).catch((error: unknown) => {
      if ((error as { data?: { reason?: string } }).data?.reason !== 'already-there') throw error
    })
}

async function tellStory(
  inside: Inside,
  community: Community,
  { id, ...story }: Story & { id: string },
): Promise<void> {
  const told = inside.clock().getTime()
  const start = told - story.hoursAgo * HOUR_MS
  const { code: region } = community
  const { worker } = NEAR[community.methodId]!
  // Stories begin next door: kinds that come to the worker of the grid first.
  const kinds = Object.entries(inside.house.methods.latest(community.methodId).kinds).filter(
    ([, kind]) => kind.byResident && kind.ladder[0] === worker,
  )
  const [kindId, kind] = kinds[story.kind % kinds.length]!
  const keyOf = keysOf(community, story, kind.ladder)
  const as = (who: Who, hours: number) =>
    asDemoPerson({ ...inside, clock: () => new Date(start + hours * HOUR_MS) }, keyOf(who))
  await (
    await as('requester', 0)
  ).matters.report({
    region,
    id,
    kind: kindId,
    text: story.text,
    placeId: buildingId(community, story.building),
  })
  for (const act of story.acts) {
    // What would lie ahead has not happened yet.
    if (start + act.after * HOUR_MS > told) break
    await perform(await as(act.by, act.after), { region, id }, act).catch((cause: unknown) => {
      throw new Error(`${keyOf(act.by)} could not ${act.do} a ${kindId}`, { cause })
    })
  }
}

/** Who plays a part: the worker of that building's grid, and whoever is on the rung above. */
function keysOf(
  community: Community,
  story: Story,
  ladder: readonly string[],
): (who: Who) => string {
  const { key, city, grids, methodId } = community
  const near = buildingAt(community, story.building).grid < Math.ceil(grids / 2) ? 'grid1' : 'grid2'
  const { lead } = NEAR[methodId]!
  const rung = ladder[1]
  const parts: Record<Who, string> = {
    near,
    above: rung === lead ? 'leader' : rung === 'clerk' ? 'clerk' : `${city}-street`,
    secretary: 'secretary',
    requester: story.by,
  }
  return who => (parts[who].includes('-') ? parts[who] : `${key}-${parts[who]}`)
}

type Acting = Awaited<ReturnType<typeof asDemoPerson>>

async function perform(
  { matters }: Acting,
  one: { region: number; id: string },
  act: Act,
): Promise<void> {
  const say = act.say ?? ''
  switch (act.do) {
    case 'accept':
      await matters.accept(one)
      break
    case 'refuse':
      await matters.refuse({ ...one, reason: say, rightChannel: '12345' })
      break
    case 'sign':
      await matters.sign(one)
      break
    case 'sendUp':
      await matters.sendUp({ ...one, reason: say })
      break
    case 'note':
      await matters.note({ ...one, text: say })
      break
    case 'resolve':
      await matters.resolve({ ...one, result: say })
      break
    case 'verify':
      await matters.verify(one)
      break
    case 'contact':
      await matters.contact({ ...one, reached: true })
      break
    case 'answer':
      await matters.answer({
        ...one,
        solved: act.solved ?? true,
        satisfaction: act.satisfaction as 'satisfied',
        reason: say || null,
      })
      break
    default:
      throw new Error(`no such act: ${act.do}`)
  }
}
