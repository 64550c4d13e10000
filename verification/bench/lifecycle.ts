/**
 * A matter from end to end, each step by whoever may take it with the fewest rights: a resident
 * reports, the clerk accepts and assigns it, the grid worker signs and resolves it, the clerk finds
 * it again by its words, counted exactly.
 */
import { matters } from '#modules/matters/contract.ts'
import type { Client } from './client.ts'
import { openClient } from './client.ts'
import type { Work } from './load.ts'
import { measure } from './measure.ts'
import { caseAt, TO_CLERK, TO_WORKER } from './people.ts'
import type { Line, Stage } from './stage.ts'
import { checked, counted } from './validate.ts'

export async function lifecycle(stage: Stage): Promise<Line[]> {
  const client = openClient(stage.url, stage.options.connections)
  const before = await counted(stage)
  let done = 0
  const work = lives(stage, client)
  const lines = await measure(stage, 'lifecycle', async (nth, timed) => {
    await work(nth, timed)
    done++
  })
  const there = (await counted(stage)) - before
  if (there !== done) throw new Error(`${done} matters lived, ${there} are there`)
  const short = await measure(stage, 'short_lifecycle', shortLives(stage, client))
  client.close()
  return [...lines, ...short]
}

/** Create, accept, assign, sign, resolve, search: six calls of three people. */
export function lives({ city }: Pick<Stage, 'city'>, client: Client): Work {
  const check = checkOf()
  return async (nth, timed) => {
    const { region, id, report, resident, clerk, worker, workerPosting, words } = caseAt(
      city,
      nth,
      TO_CLERK,
    )
    const one = { region, id }
    const call = (token: string, name: keyof typeof matters, input: object) =>
      timed(() => client.call({ procedure: `matters.${name}`, token, input }))
    check.report(await call(resident, 'report', report))
    await call(clerk, 'accept', one)
    await call(clerk, 'dispatch', { ...one, postingId: workerPosting })
    await call(worker, 'sign', one)
    await call(worker, 'resolve', { ...one, result: '已到现场处理,请居民确认。' })
    check.found(await call(clerk, 'list', search(region, words)), id)
  }
}

/** Create, which assigns it by its address; accept, resolve, search: four calls of two people. */
function shortLives({ city }: Pick<Stage, 'city'>, client: Client): Work {
  const check = checkOf()
  return async (nth, timed) => {
    const { region, id, report, resident, worker, words } = caseAt(city, nth, TO_WORKER)
    const call = (token: string, name: keyof typeof matters, input: object) =>
      timed(() => client.call({ procedure: `matters.${name}`, token, input }))
    check.report(await call(resident, 'report', report))
    await call(worker, 'accept', { region, id })
    await call(worker, 'resolve', { region, id, result: '已到现场处理,请居民确认。' })
    check.found(await call(worker, 'list', search(region, words)), id)
  }
}

const search = (region: number, words: string) => ({
  region,
  words,
  view: 'all',
  sort: 'receivedAt',
  descending: true,
})

function checkOf() {
  const [report, list] = [checked(matters.report), checked(matters.list)]
  const found = (body: Buffer, id: string) => {
    list(body)
    if (!body.includes(id)) throw new Error(`${id} was not found by its words`)
  }
  return { report, found }
}
