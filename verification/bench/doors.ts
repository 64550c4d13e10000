/**
 * Does the app stay itself for everybody else? While eight clients send a megabyte of wrong input
 * each, as fast as it is refused; and while one caller has a hundred calls of a heavy question open.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from '#verification/quantile.ts'
import { clerkAt, tokenOf } from './city.ts'
import { openClient } from './client.ts'
import { closedLoop, openLoop } from './load.ts'
import type { Line, Stage } from './stage.ts'
import type { Order, Sent } from './wrong.ts'

const CLIENTS = 8
const LANES = 100
const LOOKS_PER_S = 50
/** Rarely: to start a program for it holds this process up. */
const RSS_MS = 5000

export const doors = async (stage: Stage): Promise<Line[]> => [
  ...(await burstOfWrong(stage)),
  ...(await manyLanes(stage)),
]

async function burstOfWrong({ url, city, options, rssMb }: Stage): Promise<Line[]> {
  const region = city.communities[0]!.code
  const tokens = Array.from({ length: CLIENTS / 2 }, (_, nth) => tokenOf(region, clerkAt(nth)))
  await prove(url, region, tokens)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const health = (seconds: number) =>
    openLoop({ rate: LOOKS_PER_S, seconds }, async (_, timed) => {
      await timed(() => look(`${url}/health`, agent))
    })
  const alone = await health(options.seconds / 3)
  const before = (await rssMb()) ?? 0
  let [most, going] = [before, true]
  const watching = (async () => {
    while (going) {
      most = Math.max(most, (await rssMb()) ?? 0)
      await sleep(RSS_MS)
    }
  })()
  const rush = fork(join(import.meta.dirname, 'wrong.ts'))
  rush.send({ url, region, tokens, seconds: options.seconds } satisfies Order)
  const [[sent], seen] = await Promise.all([
    once(rush, 'message') as Promise<[Sent]>,
    health(options.seconds),
  ])
  going = false
  await watching
  agent.destroy()
  return [
    { name: 'wrong_input_refused', value: sent.refused, unit: '' },
    { name: 'wrong_input_errors', value: sent.errors + seen.errors.length, unit: '' },
    { name: 'wrong_input_longest_answer', value: sent.longest, unit: 'B' },
    { name: 'wrong_input_health_alone_p99', value: quantile(alone.times, 0.99), unit: 'ms' },
    { name: 'wrong_input_health_p99', value: quantile(seen.times, 0.99), unit: 'ms' },
    { name: 'wrong_input_rss_more', value: most - before, unit: 'MB' },
  ]
}

/** What the app has seen once it need not count by address. */
async function prove(url: string, region: number, tokens: string[]): Promise<void> {
  const client = openClient(url, 1)
  for (const token of tokens)
    await client.call({ procedure: 'matters.list', token, input: { region } })
  client.close()
}

async function look(url: string, agent: Agent): Promise<void> {
  const [answer] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage]
  await once(answer.resume(), 'end')
}

async function manyLanes({ url, city, options }: Stage): Promise<Line[]> {
  const region = city.communities[0]!.code
  const [greedy, other] = [openClient(url, LANES), openClient(url, 1)]
  const page = () =>
    closedLoop({ at: 1, seconds: options.seconds / 2 }, async (nth, timed) => {
      const input = { region, view: 'all', sort: 'receivedAt', offset: (nth % 5) * 20 }
      await timed(() =>
        other.call({ procedure: 'matters.list', token: tokenOf(region, clerkAt(0)), input }),
      )
      await sleep(10)
    })
  await page()
  const alone = await page()
  let [served, sentBack] = [0, 0]
  const lanes = closedLoop({ at: LANES, seconds: options.seconds / 2 + 1 }, async () => {
    const heavy = {
      procedure: 'figures.profile',
      token: tokenOf(region, clerkAt(1)),
      input: { region },
    }
    await greedy.call(heavy).then(
      () => served++,
      async (error: Error) => {
        if (!/429/.test(error.message)) throw error
        sentBack++
      },
    )
  })
  await sleep(500)
  const beside = await page()
  const crowd = await lanes
  for (const client of [greedy, other]) client.close()
  const [p95Alone, p95] = [alone, beside].map(({ times }) => quantile(times, 0.95)) as [
    number,
    number,
  ]
  const errors = [...alone.errors, ...beside.errors, ...crowd.errors]
  if (errors[0]) console.error(errors[0].message)
  return [
    { name: 'lanes_alone_p95', value: p95Alone, unit: 'ms' },
    { name: 'lanes_beside_p95', value: p95, unit: 'ms' },
    { name: 'lanes_times', value: p95 / p95Alone, unit: '' },
    { name: 'lanes_served_done', value: served, unit: '' },
    { name: 'lanes_sent_back', value: sentBack, unit: '' },
    { name: 'lanes_errors', value: errors.length, unit: '' },
  ]
}
