/** What the first page does not need: ledgers through the importer, 90 days of matters, the light communities. */
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { settle } from '#modules/access/index.ts'
import { keepLedger, receive } from '#modules/imports/index.ts'
import { foundRegion } from '#modules/territory/index.ts'
import { newId } from '#platform/ids.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import type { Caller, Inside } from '../caller.ts'
import { acting, asDemoPerson } from '../caller.ts'
import { HEADER, residentsOf } from './ledger.ts'
import type { Community } from './places.ts'
import { COMMUNITIES, lightRegions } from './places.ts'
import { asHouse } from './plant.ts'
import { seeded } from './random.ts'
import { storiesOf } from './stories.ts'
import type { Land } from './tell.ts'
import { tellStory } from './tell.ts'

const STORIES = 60
const LOOK_EVERY_MS = 300

/** Grows the demo while the house already works; `house.growth` tells how far, and stopping waits for the step in hand. */
export function growBehind(
  inside: Inside,
  lands: ReadonlyMap<string, Land>,
  folder: string,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const growing = grow(inside, lands, { folder, signal: stopping.signal })
    .catch((error: unknown) => {
      if (!stopping.signal.aborted)
        inside.log.warn({ error: String((error as Error).stack) }, 'the demo stopped growing')
    })
    .finally(() => {
      inside.house.growth = null
    })
  return {
    stop() {
      stopping.abort()
      return growing
    },
  }
}

async function grow(
  inside: Inside,
  lands: ReadonlyMap<string, Land>,
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<void> {
  const growth = { done: 0, total: COMMUNITIES.length * 2 + 1 }
  inside.house.growth = growth
  const step = async (work: () => Promise<void>) => {
    signal.throwIfAborted()
    await work()
    growth.done++
  }
  await mkdir(folder, { recursive: true })
  for (const community of COMMUNITIES)
    await step(() => importLedger(inside, community, { folder, signal }))
  await step(() => plantLight(inside, lightRegions()))
  for (const community of COMMUNITIES)
    await step(() => tellAll(inside, community, lands.get(community.key)!))
  await rm(folder, { recursive: true, force: true })
  inside.log.info(growth, 'the demo is whole')
}

async function tellAll(inside: Inside, community: Community, land: Land): Promise<void> {
  for (const story of storiesOf(seeded(community.code % 99_991), STORIES, land.buildings.length))
    await tellStory(inside, community, land, story)
}

/** The way every ledger comes: a file, its columns recognised, a dry run, the run. */
async function importLedger(
  inside: Inside,
  community: Community,
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<void> {
  const { code: region, key } = community
  const name = `${community.name}居民台账.xlsx`
  const path = join(folder, `${key}.xlsx`)
  await writeSheet(path, { name: '居民台账', header: HEADER, rows: residentsOf(community) })
  const id = newId()
  const head = await keepLedger(inside.house, { id, name }, createReadStream(path))
  const secretary = await asDemoPerson(inside, `${key}-secretary`)
  await acting(inside, secretary.token, ctx => receive(ctx, { region, id, name, head }))
  const { columns, ledger } = await secretary.imports.preview({ region, id })
  const taken = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  await secretary.imports.plan({ region, id, mapping: { ledger, columns: taken, fixed: {} } })
  await until(secretary, { region, id }, { wanted: 'planned', signal })
  await secretary.imports.run({ region, id })
  await until(secretary, { region, id }, { wanted: 'done', signal })
  await rm(path, { force: true })
}

async function until(
  { imports }: Caller,
  one: { region: number; id: string },
  { wanted, signal }: { wanted: string; signal: AbortSignal },
): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    const { state } = await imports.get(one)
    if (state === wanted) return
    if (state === 'stopped') throw new Error(`the demo's ledger of ${one.region} was stopped`)
    await sleep(LOOK_EVERY_MS)
  }
}

async function plantLight(inside: Inside, regions: ReturnType<typeof lightRegions>): Promise<void> {
  const known = new Set<number>(COMMUNITIES.map(({ code }) => code))
  const methodId = COMMUNITIES.at(-1)!.methodId
  const city = Math.floor(regions[0]!.code / 100_000_000) * 100_000_000
  known.add(city + 1_000_000).add(city + 1_001_000)
  for (const { county, countyCode, street, streetCode, code, name } of regions) {
    await asHouse(inside, async ctx => {
      if (!known.has(countyCode))
        await foundRegion(ctx, {
          code: countyCode,
          name: county,
          alias: null,
          parent: city,
          methodId,
        })
      if (!known.has(streetCode))
        await foundRegion(ctx, {
          code: streetCode,
          name: street,
          alias: null,
          parent: countyCode,
          methodId,
        })
      if (known.has(code)) return
      await foundRegion(ctx, { code, name, alias: null, parent: streetCode, methodId })
      await settle(ctx, { login: `clerk-${code}`, name: '值班社工', role: 'clerk', region: code })
    })
    known.add(countyCode).add(streetCode)
  }
}
