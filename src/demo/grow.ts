/** What the first page does not need: datasets through the importer, a year of matters, the light communities. */
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepDataset, receive } from '#modules/imports/index.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import type { AppContext } from '#modules/ctx.ts'
import type { Caller } from '#app/caller.ts'
import { acting, asDemoPerson } from '#app/caller.ts'
import { castOf } from './cast.ts'
import { HEADER, residentsOf } from './dataset.ts'
import { lightRegions, plantLight } from './light.ts'
import type { Community } from './places.ts'
import { COMMUNITIES } from './places.ts'
import { idOf, seeded } from './random.ts'
import { goOn } from './once.ts'
import { goRounds } from './rounds.ts'
import { yearOf } from './stories.ts'
import { seedStory } from './tell.ts'
import { keepWaiting } from './waiting.ts'

const LOOK_EVERY_MS = 300
const WHOLE = 'whole'

/** Whether a planting has come to its end, and no start needs to look for more. */
export const isWhole = (folder: string): boolean => existsSync(join(folder, WHOLE))

/**
 * Grows the demo while the app already works; `house.growth` tells how far, and stopping waits for
 * the step in hand. What an app that was killed has left undone, its next start takes up.
 */
export function growBehind(appContext: AppContext, folder: string): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const given = { folder, signal: stopping.signal }
  const growing = (isWhole(folder) ? keepAlive(appContext, given) : grow(appContext, given))
    .catch((error: unknown) => {
      if (!stopping.signal.aborted)
        appContext.log.warn({ error: String((error as Error).stack) }, 'the demo stopped growing')
    })
    .finally(() => {
      appContext.app.growth = null
    })
  return {
    stop() {
      stopping.abort()
      return growing
    },
  }
}

type Given = { folder: string; signal: AbortSignal }

async function grow(appContext: AppContext, { folder, signal }: Given): Promise<void> {
  const growth = { done: 0, total: COMMUNITIES.length * 2 + 1 }
  appContext.app.growth = growth
  const step = async (work: () => Promise<void>) => {
    signal.throwIfAborted()
    await work()
    growth.done++
  }
  await mkdir(folder, { recursive: true })
  for (const community of COMMUNITIES)
    await step(() => importDataset(appContext, community, { folder, signal }))
  await step(() => plantLight(appContext, lightRegions()))
  for (const community of COMMUNITIES) await step(() => tellYear(appContext, community, signal))
  await writeFile(join(folder, WHOLE), '')
  appContext.log.info(growth, 'the demo is whole')
}

async function tellYear(
  appContext: AppContext,
  community: Community,
  signal: AbortSignal,
): Promise<void> {
  const method = appContext.app.methods.latest(community.methodId)
  const random = seeded(community.code % 99_991)
  const cast = castOf(appContext, community)
  const now = appContext.clock().getTime()
  for (const story of yearOf(community, { random, method })) {
    signal.throwIfAborted()
    await seedStory(cast, community, now, story)
  }
  await goRounds(community, { cast, method, random, now })
}

/** What was judged and signed since the last start is made up for: somebody who comes to look finds something to do. */
async function keepAlive(appContext: AppContext, { signal }: Given): Promise<void> {
  for (const community of COMMUNITIES) {
    signal.throwIfAborted()
    const now = appContext.clock().getTime()
    const method = appContext.app.methods.latest(community.methodId)
    const told = { cast: castOf(appContext, community), method, now }
    const random = seeded((community.code + now) % 999_983)
    await goOn(appContext, community, () =>
      keepWaiting(community, { ...told, random }, { isNew: false }),
    )
  }
}

/** The way every dataset comes: a file, its columns recognised, a dry run, the run; on from where it stands. */
async function importDataset(
  appContext: AppContext,
  community: Community,
  given: Given,
): Promise<void> {
  const one = { region: community.code, id: idOf(community.code, 'dataset') }
  const secretary = await asDemoPerson(appContext, `${community.key}-secretary`)
  const { imports } = secretary
  for (;;) {
    given.signal.throwIfAborted()
    const there = (await imports.list({ region: one.region })).find(({ id }) => id === one.id)
    if (!there) await handIn(appContext, community, { ...given, ...one, token: secretary.token })
    else if (there.state === 'uploaded') await plan(imports, one)
    else if (there.state === 'planned') await imports.run(one)
    else if (!AT_WORK.has(there.state)) return
    else await sleep(LOOK_EVERY_MS)
  }
}
const AT_WORK = new Set<string>(['planning', 'running'])

async function plan(imports: Caller['imports'], one: { region: number; id: string }) {
  const { columns, dataset } = await imports.preview(one)
  const taken = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  await imports.plan({ ...one, mapping: { dataset, columns: taken, fixed: {}, newPlaces: 'make' } })
}

async function handIn(
  appContext: AppContext,
  community: Community,
  { folder, region, id, token }: Given & { region: number; id: string; token: string },
): Promise<void> {
  const name = `${community.name}居民台账.xlsx`
  const path = join(folder, `${community.key}.xlsx`)
  await writeSheet(path, { name: '居民台账', header: HEADER, rows: residentsOf(community) })
  const head = await keepDataset(appContext.app, { id, name }, createReadStream(path))
  await acting(appContext, token, ctx => receive(ctx, { region, id, name, head }))
  await rm(path, { force: true })
}
