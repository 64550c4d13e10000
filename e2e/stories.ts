/** Matters brought to where a test begins, by the people whose part it is. */
import { COMMUNITIES } from '#demo/places.ts'
import { newId } from '#platform/ids.ts'
import { acting, type Client } from './windows.ts'

export type Case = { region: number; id: string; number: string; text: string; path: string }

const placesOf = (community: string) => COMMUNITIES.find(({ key }) => key === community)!
export const regionOf = (community: string) => placesOf(community).code

/** Reported by the community's resident for the first door of the first building, in the area of the first grid worker. */
export async function reported(community: string, text: string): Promise<Case> {
  const region = regionOf(community)
  const resident = await acting(`${community}-resident`)
  const placeId = await firstDoor(resident, community)
  const id = newId()
  const { number } = await resident.matters.report({
    region,
    id,
    kind: FIRST_KIND[community]!,
    text,
    placeId,
  })
  return { region, id, number, text, path: `matters/${region}/${id}` }
}

export async function accepted(community: string, text: string): Promise<Case> {
  const one = await reported(community, text)
  await (await acting(`${community}-grid1`)).matters.accept(one)
  return one
}

export async function resolved(community: string, text: string): Promise<Case> {
  const one = await accepted(community, text)
  await (
    await acting(`${community}-grid1`)
  ).matters.resolve({ ...one, result: '已经办好，请您看看。' })
  return one
}

/** Checked by the community: now its requester has the word. */
export async function verified(community: string, text: string): Promise<Case> {
  const one = await resolved(community, text)
  await (await acting(`${community}-clerk`)).matters.verify(one)
  return one
}

export async function closed(community: string, text: string): Promise<Case> {
  const one = await verified(community, text)
  const resident = await acting(`${community}-resident`)
  await resident.matters.submitFeedback({ ...one, solved: true, satisfaction: 'satisfied' })
  return one
}

/** Handed over by the community worker, and not yet signed for. */
export async function dispatched(community: string, text: string): Promise<Case> {
  const one = await accepted(community, text)
  const clerk = await acting(`${community}-clerk`)
  const workers = await clerk.access.colleagues({ region: one.region, role: 'gridWorker' })
  const second = workers.find(({ name }) => name === '何㐂')!
  await clerk.matters.dispatch({ ...one, postingId: second.postingId })
  return one
}

/** What a slip needs of each: the end of its address. Beside them a matter that the desk wrote down, and a door. */
export async function onPaper<Name extends string>(matters: Record<Name, Case>) {
  const resident = await acting('heyuan-resident')
  const clerk = await acting('heyuan-clerk')
  const slips = {} as Record<Name, string>
  for (const [name, { region, id }] of Object.entries<Case>(matters)) {
    const { number, code } = await resident.matters.receipt({ region, id })
    slips[name as Name] = `${region}/${number}/${code}`
  }
  const recorded = newId()
  await clerk.matters.record({
    region: regionOf('heyuan'),
    id: recorded,
    kind: 'repair',
    text: '来电反映路灯不亮。',
    source: 'phone',
    requester: { name: '阿卜杜热合曼·买买提' },
  })
  return { slips, recorded, door: await firstDoor(resident, 'heyuan') }
}

/** Solved on the spot by somebody, and so at the level where they stand. */
export async function handledBy(who: string, text: string): Promise<void> {
  const region = regionOf(who.split('-')[0]!)
  const { matters } = await acting(who)
  await matters.record({
    region,
    id: newId(),
    kind: 'trifle',
    text,
    source: 'patrol',
    handled: '当场办好。',
  })
}

/** The first door of a community, in the area of its first grid worker. */
export async function firstDoor({ territory }: Client, community: string): Promise<string> {
  const { code: region, estates } = placesOf(community)
  let parentId: string | undefined
  const { name: estate, courtyards = [] } = estates[0]!
  for (const called of [estate, ...courtyards.slice(0, 1), '1栋', '1单元']) {
    const below = await territory.places({ region, parentId })
    parentId = below.find(({ name }) => name === called)!.id
  }
  return parentId!
}

const FIRST_KIND: Record<string, string> = { heyuan: 'repair', liuyin: 'repair', xinhe: 'request' }
