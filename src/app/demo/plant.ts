/** Plants the demo in an empty house, through the same verbs that everybody uses. */
import { settle } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { addGrid, addPlace, assignGrid, foundRegion } from '#modules/territory/index.ts'
import { SYSTEM } from '#platform/actor.ts'
import { inScope } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import type { Inside } from '../caller.ts'
import { asDemoPerson, callerOf } from '../caller.ts'
import { ABOVE_COMMUNITY, IN_COMMUNITY } from './people.ts'
import type { Community } from './places.ts'
import {
  ABOVE,
  BUILDINGS_A_GRID,
  BUILDINGS_AN_ESTATE,
  COMMUNITIES,
  DOORS_A_BUILDING,
  HOMES_A_DOOR,
} from './places.ts'
import type { Act, Story } from './stories.ts'
import { STORIES } from './stories.ts'

const FOUNDED = '2026-01-01'
const HOUR_MS = 3_600_000

type Land = { grids: string[]; buildings: string[]; doors: string[][] }

export const isEmpty = async (inside: Inside): Promise<boolean> =>
  (await callerOf(inside).territory.regions({})).length === 0

export async function plantDemo(inside: Inside): Promise<void> {
  await asHouse(inside, async ctx => {
    for (const region of ABOVE) await foundRegion(ctx, { ...region, alias: null })
    for (const { suffix, role, name, where } of ABOVE_COMMUNITY) {
      for (const [city, first] of [
        ['yunling', 0],
        ['jiangzhou', 3],
      ] as const) {
        const depth = ['city', 'county', 'street'].indexOf(where)
        await settle(ctx, {
          demoKey: `${city}-${suffix}`,
          name,
          role,
          region: ABOVE[first + depth]!.code,
        })
      }
    }
  })
  for (const community of COMMUNITIES) {
    const land = await plantPlaces(inside, community)
    await plantPeople(inside, community, land)
    for (const story of STORIES) await plantStory(inside, community, land, story)
  }
}

async function plantPlaces(inside: Inside, community: Community): Promise<Land> {
  const { code: region, name, alias = null, methodId, estates, gridName } = community
  const land: Land = { grids: [], buildings: [], doors: [] }
  const parent = Math.floor(region / 1000) * 1000
  await asHouse(inside, ctx => foundRegion(ctx, { code: region, name, alias, parent, methodId }))
  for (const estate of estates) {
    const estateId = newId()
    await asHouse(inside, ctx =>
      addPlace(ctx, { region, id: estateId, kind: 'estate', name: estate, parentId: null }).then(
        () => undefined,
      ),
    )
    for (let b = 1; b <= BUILDINGS_AN_ESTATE; b++) {
      await asHouse(inside, async ctx => {
        if ((b - 1) % BUILDINGS_A_GRID === 0) {
          const number = land.grids.length + 1
          const grid = {
            region,
            id: newId(),
            code: `${region}${String(number).padStart(2, '0')}`,
            name: `第${number}${gridName}`,
            parentId: null,
          }
          await addGrid(ctx, grid)
          land.grids.push(grid.id)
        }
        await plantBuilding(
          ctx,
          { region, estateId, name: `${b}栋`, gridId: land.grids.at(-1)! },
          land,
        )
      })
    }
  }
  // One building that nobody drew into a grid: the list of blind spots has something to show.
  await asHouse(inside, ctx =>
    addPlace(ctx, {
      region,
      id: newId(),
      kind: 'building',
      name: '老粮站平房',
      parentId: null,
    }).then(() => undefined),
  )
  return land
}

async function plantBuilding(
  ctx: Ctx,
  at: { region: number; estateId: string; name: string; gridId: string },
  land: Land,
): Promise<void> {
  const { region, estateId, name, gridId } = at
  const buildingId = newId()
  const doors: string[] = []
  await addPlace(ctx, { region, id: buildingId, kind: 'building', name, parentId: estateId })
  for (let d = 1; d <= DOORS_A_BUILDING; d++) {
    const doorId = newId()
    doors.push(doorId)
    await addPlace(ctx, {
      region,
      id: doorId,
      kind: 'unitDoor',
      name: `${d}单元`,
      parentId: buildingId,
    })
    for (let h = 1; h <= HOMES_A_DOOR; h++)
      await addPlace(ctx, {
        region,
        id: newId(),
        kind: 'dwelling',
        name: `${h}01室`,
        parentId: doorId,
      })
  }
  await assignGrid(ctx, { region, placeId: buildingId, gridId, from: FOUNDED })
  land.buildings.push(buildingId)
  land.doors.push(doors)
}

function plantPeople(
  inside: Inside,
  { key, code: region, methodId }: Community,
  land: Land,
): Promise<void> {
  return asHouse(inside, async ctx => {
    for (const [i, { suffix, role, name, where }] of IN_COMMUNITY[methodId]!.entries()) {
      const grid = { id: land.grids[suffix === 'grid2' ? 1 : 0]!, kind: 'grid' as const }
      const areas =
        where === 'grid'
          ? [grid]
          : where === 'building'
            ? [{ id: land.buildings[0]!, kind: 'place' as const }]
            : []
      const phone = `1390000${String(region).slice(-2)}${String(i).padStart(2, '0')}`
      const personId = where === 'home' ? await findOrAdd(ctx, { region, name, phone }) : undefined
      await settle(ctx, {
        demoKey: `${key}-${suffix}`,
        name,
        region,
        role,
        areas,
        ...(personId && { personId }),
      })
    }
  })
}

async function plantStory(
  inside: Inside,
  community: Community,
  land: Land,
  story: Story,
): Promise<void> {
  const start = inside.clock().getTime() - story.daysAgo * 24 * HOUR_MS - 2 * HOUR_MS
  const at = (hours: number): Inside => ({
    ...inside,
    clock: () => new Date(Math.min(start + hours * HOUR_MS, inside.clock().getTime())),
  })
  const keyOf = (who: string) => {
    const role = LADDER[community.methodId]?.[who as 'rung1'] ?? who
    return role === 'street' ? 'yunling-street' : `${community.key}-${role}`
  }

  const { code: region } = community
  const kinds = Object.entries(inside.house.methods.latest(community.methodId).kinds).filter(
    ([, kind]) => kind.byResident,
  )
  const requester = await asDemoPerson(at(0), keyOf(story.by))
  const id = newId()
  const building = story.building % land.doors.length
  await requester.matters.report({
    region,
    id,
    kind: kinds[Number(story.kind)]![0],
    text: story.text,
    placeId: land.doors[building]![story.door]!,
  })
  for (const act of story.acts)
    await perform(await asDemoPerson(at(act.after), keyOf(act.by)), { region, id }, act)
}

/** Who stands on the rungs above the grid, by method. */
const LADDER: Record<string, Record<'rung1' | 'rung2', string>> = {
  'one-home': { rung1: 'clerk', rung2: 'street' },
  'five-hearts': { rung1: 'leader', rung2: 'clerk' },
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
      await matters.answer({ ...one, solved: true, satisfaction: act.satisfaction as 'satisfied' })
      break
    default:
      throw new Error(`no such act: ${act.do}`)
  }
}

const asHouse = <T>(
  { db, house, log, clock }: Inside,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  inScope(db, EVERYWHERE, tx =>
    work({
      tx,
      actor: SYSTEM,
      now: clock(),
      house,
      log,
      ip: 'inside',
      session: { token: null, give: () => undefined },
    }),
  )
