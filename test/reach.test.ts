/** Who sees which matters, places and grids: the policy in TypeScript and its twin in SQL agree on every row. */
import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Caller } from '#app/caller.ts'
import { refusals } from '#app/modules.ts'
import { router } from '#app/modules.ts'
import { METHODS } from '#methods/index.ts'
import type { Subject } from '#modules/matters/policy.ts'
import { see } from '#modules/matters/policy.ts'
import type { Actor } from '#platform/actor.ts'
import { isStaff, NOBODY } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import { CODES, COMMUNITIES, openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('reach')
const town = await plantSmall(app)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const RUNS = 300

/** The codes under each region, written out: the arithmetic is what is judged. */
const INSIDE: Record<keyof typeof CODES, readonly [number, number]> = {
  city: [990100000000, 990199999999],
  county: [990101000000, 990101999999],
  street: [990101003000, 990101003999],
  sibling: [990101003998, 990101003998],
  edge: [990101003999, 990101003999],
  next: [990101004000, 990101004999],
  otherCity: [990200000000, 990299999999],
  otherCounty: [990201000000, 990201999999],
  otherStreet: [990201001000, 990201001999],
  five: [990201001001, 990201001001],
}
const PLACES = Object.keys(INSIDE) as (keyof typeof CODES)[]
const [POSTINGS, PERSONS, ACCOUNTS, DOORS] = [
  [newId(), newId(), newId()],
  [newId(), newId()],
  [newId(), newId(), newId()],
  [newId(), newId()],
]
const LANDS = COMMUNITIES.map(key => town.land[key])
const GRIDS = LANDS.flatMap(land => [land.grid3, land.grid30])
const BUILDINGS = LANDS.flatMap(land => [land.building1, land.building11])

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null })
/** A matter anywhere, held by anybody, asked for by anybody. */
const someMatter: fc.Arbitrary<Subject> = fc.constantFrom(...LANDS).chain(land =>
  fc.record({
    region: fc.constant(land.code),
    gridId: orNull([land.grid3, land.grid30]),
    buildingId: orNull([land.building1, land.building11]),
    unitDoorId: orNull(DOORS),
    requesterId: orNull(PERSONS),
    ownerPostingId: orNull(POSTINGS),
    nextPostingId: orNull(POSTINGS),
    sentBy: fc.constant(null),
    handledBy: fc.constant(null),
    recordedBy: orNull(ACCOUNTS),
    category: fc.constant(null),
    aboutAccountIds: fc.subarray(ACCOUNTS),
    aboutUnnamed: fc.boolean(),
    escalated: fc.boolean(),
  }),
)
const rows = fc.sample(someMatter, { seed, numRuns: 250 }).map(row => ({ ...row, id: newId() }))

/** Somebody in any role of any method, posted anywhere, limited to any grids, buildings and doors. */
const somebody: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom(...METHODS.flatMap(method => Object.entries(method.roles))),
    place: fc.constantFrom(...PLACES),
    areas: fc.uniqueArray(fc.constantFrom(...GRIDS, ...BUILDINGS, ...DOORS), { maxLength: 4 }),
    postingId: fc.constantFrom(...POSTINGS),
    personId: orNull(PERSONS),
    accountId: fc.constantFrom(...ACCOUNTS, newId()),
  })
  .map(({ role: [name, role], place, ...who }) => ({
    ...NOBODY,
    ...who,
    role: name,
    reach: role.reach,
    region: CODES[place],
    lo: INSIDE[place][0],
    hi: INSIDE[place][1],
    // Everybody may ask here, so that it is the reach alone that is judged.
    abilities: new Set(['matter.read', 'territory.read']),
  }))

/** The API as somebody who never signed in, but is exactly this actor. */
function being(actor: Actor): Caller {
  const { db, app: things, log, clock } = app
  const begin = async (tx: unknown) => ({
    tx,
    actor,
    now: clock(),
    app: things,
    log,
    ip: 'inside',
    session: { token: null, give: () => undefined, ofStaff: false, markOfStaff: () => undefined },
  })
  return createRouterClient(router, {
    context: () => ({ db, log, commandId: newId(), begin }) as never,
    interceptors: [tellErrors(refusals)],
  }) as unknown as Caller
}

// As a replica the persons and postings need not be there: who they are is not asked here.
const planter = await app.admin.connect()
await planter.query('set session_replication_role = replica')
await planter.query(
  `insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level,
     grid_id, building_id, unit_door_id, requester_id, owner_posting_id, next_posting_id, recorded_by, about, about_account_ids, about_unnamed, escalated)
   select region, id, id::text, case when region < 990200000000 then 'one-home' else 'five-hearts' end, 1, 'hazard', 'handling', 1, 'web', now(), now(), 'x', 0,
     "gridId", "buildingId", "unitDoorId", "requesterId", "ownerPostingId", "nextPostingId", "recordedBy", 'x',
     (select array(select jsonb_array_elements_text("aboutAccountIds")::uuid)), "aboutUnnamed", "escalated"
   from jsonb_to_recordset($1::jsonb) r (region bigint, id uuid, "gridId" uuid, "buildingId" uuid, "unitDoorId" uuid, "requesterId" uuid, "ownerPostingId" uuid, "nextPostingId" uuid, "recordedBy" uuid, "aboutAccountIds" jsonb, "aboutUnnamed" boolean, "escalated" boolean)`,
  [JSON.stringify(rows)],
)
planter.release(true)

async function listed({ matters }: Caller, region: number): Promise<string[]> {
  const ids: string[] = []
  for (let total = 1; ids.length < total;) {
    const page = await matters.list({
      region,
      view: 'all',
      limit: 100,
      offset: ids.length,
      sort: 'receivedAt',
    })
    total = page.total
    ids.push(...page.rows.map(row => row.id))
    if (page.rows.length === 0) break
  }
  return ids.toSorted()
}

const outOfReach = { code: 'NOT_FOUND', data: { reason: 'not-found' } }

test(
  `a list and its count are exactly the rows that the policy lets somebody see (SEED=${seed})`,
  { timeout: 120_000 },
  async () => {
    const met = { seen: 0, unseen: 0 }
    await fc.assert(
      fc.asyncProperty(
        somebody,
        fc.constantFrom(...PLACES),
        fc.nat(rows.length - 1),
        async (actor, place, i) => {
          const [lo, hi] = INSIDE[place]
          const inside = actor.lo <= CODES[place] && CODES[place] <= actor.hi
          if (!inside)
            await expect(listed(being(actor), CODES[place])).rejects.toMatchObject(outOfReach)
          for (const [region, from, to] of [
            [actor.region, actor.lo, actor.hi],
            ...(inside ? [[CODES[place], lo, hi]] : []),
          ] as [number, number, number][]) {
            const allowed = rows.filter(
              row => see(actor, row) === true && from <= row.region && row.region <= to,
            )
            expect(await listed(being(actor), region)).toEqual(
              allowed.map(row => row.id).toSorted(),
            )
            met.seen += allowed.length
            met.unseen += rows.length - allowed.length
          }
          const row = rows[i]!
          const got = being(actor).matters.get({ region: row.region, id: row.id })
          if (see(actor, row) === true) expect((await got).id).toBe(row.id)
          else await expect(got).rejects.toMatchObject(outOfReach)
        },
      ),
      { seed, numRuns: RUNS },
    )
    // Both answers must have been met often, or the agreement says little.
    expect(Math.min(met.seen, met.unseen)).toBeGreaterThan(1000)
  },
)

test(
  `places and grids are those of a region that lies in the posting, and no others (SEED=${seed})`,
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(somebody, fc.constantFrom(...COMMUNITIES), async (actor, key) => {
        const land = town.land[key]
        const { territory } = being(actor)
        const asked = () =>
          Promise.all([
            territory.grids({ region: land.code }),
            territory.places({ region: land.code, ...(isStaff(actor) && { words: '栋' }) }),
          ])
        if (land.code < actor.lo || actor.hi < land.code) {
          await expect(asked()).rejects.toMatchObject(outOfReach)
          return
        }
        const [grids, places] = await asked()
        expect(grids.map(grid => grid.id)).toEqual([land.grid3, land.grid30])
        expect(places.map(place => place.id)).toEqual(
          // A resident, and whoever has no posting, does not list what is behind a door.
          expect.arrayContaining(isStaff(actor) ? [land.building1, land.building11] : [land.barn]),
        )
        expect(new Set(places.map(place => place.region))).toEqual(new Set([land.code]))
      }),
      { seed, numRuns: RUNS },
    )
  },
)

test('whoever stands above sees exactly what was sent up from below', async () => {
  const street = {
    ...NOBODY,
    postingId: newId(),
    role: 'x',
    reach: 'below' as const,
    region: CODES.street,
    lo: INSIDE.street[0],
    hi: INSIDE.street[1],
    abilities: new Set(['matter.read']),
  }
  const below = rows.filter(
    row => row.escalated && ([CODES.sibling, CODES.edge] as number[]).includes(row.region),
  )
  expect(below.length).toBeGreaterThan(10)
  expect(await listed(being(street), CODES.street)).toEqual(below.map(row => row.id).toSorted())
})

test('grid 3 is not grid 30, 1栋 is not 11栋, and the last code of a street is not the first of the next', async () => {
  await app.admin.query('delete from matters.matter')
  const { edge, next } = town.land
  const near = await town.matter({ by: 'edge.resident', placeId: edge.home1 })
  const far = await town.matter({ by: 'edge.resident', placeId: edge.home11 })
  const across = await town.matter({ by: 'next.resident', placeId: next.home1 })
  await app.admin.query('update matters.matter set escalated = true where id = any($1)', [
    [near.id, across.id],
  ])
  const see = (who: Parameters<typeof town.as>[0], region: number) => listed(town.as(who), region)

  expect(await see('edge.gridWorker', edge.code)).toEqual([near.id])
  expect(await see('edge.gridWorker30', edge.code)).toEqual([far.id])
  expect(await see('edge.steward', edge.code)).toEqual([])
  expect(await see('edge.clerk', edge.code)).toEqual([near.id, far.id].toSorted())
  expect(await see('edge.resident', edge.code)).toEqual([near.id, far.id].toSorted())
  expect(await see('edge.neighbour', edge.code)).toEqual([])
  expect(await see('sibling.clerk', CODES.sibling)).toEqual([])
  expect(await see('street.streetOfficer', CODES.street)).toEqual([near.id])
  expect(await see('next.streetOfficer', CODES.next)).toEqual([across.id])
  for (const [who, region] of [
    ['edge.clerk', next.code],
    ['edge.clerk', CODES.street],
    ['next.clerk', edge.code],
    ['street.streetOfficer', next.code],
    ['next.streetOfficer', edge.code],
  ] as const) {
    await expect(see(who, region), `${who} ${region}`).rejects.toMatchObject(outOfReach)
  }
})
