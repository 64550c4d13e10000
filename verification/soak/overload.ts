/** Five times as many calls as can be served: most are told at once to come back, and the rest lose nothing. */
import { Worker } from 'node:worker_threads'
import { setTimeout as sleep } from 'node:timers/promises'
import { openClient } from '#verification/http.ts'
import { startServer } from '#verification/server.ts'
import { plantTown } from '#verification/town.ts'
import { newId } from '#platform/ids.ts'
import type { Counted, Order } from './flood.ts'
import type { Run } from './suite.ts'

const MEASURE_MS = 15_000
const LANES = { peak: 16, flood: 400 }
const TIMES = 5
const BACK_MS = 10_000

export async function overload({ say }: Run): Promise<void> {
  const app = await startServer({ env: { LINLI_LOG: 'error' } })
  try {
    const { land, tokenOf } = await plantTown(app)
    const { code: region, home1: placeId } = land.edge
    const id = newId()
    const ask = openClient(app.url, tokenOf('edge.resident'))
    await ask('matters/report', { region, id, kind: 'repair', text: '灯', placeId }, newId())
    ask.close()
    const order = (more: Pick<Order, 'lanes'> & { perSecond?: number }): Order => ({
      url: app.url,
      token: tokenOf('edge.gridWorker'),
      procedure: 'matters/get',
      input: { region, id },
      ms: MEASURE_MS,
      ...more,
    })
    await flood({ ...order({ lanes: LANES.peak }), ms: 5000 })
    const peak = perSecond(await flood(order({ lanes: LANES.peak })))
    const over = await flood(order({ lanes: LANES.flood, perSecond: TIMES * peak.good }))
    const began = performance.now()
    let back = 0
    do {
      const calm = await flood({ ...order({ lanes: 1 }), ms: 500 })
      back = performance.now() - began
      if (calm.other === 0 && calm.busy === 0 && calm.good > 0) break
      await sleep(100)
    } while (back < 3 * BACK_MS)

    const { good, busy, other } = perSecond(over)
    say('peak', Math.round(peak.good), 'answers/s')
    say('offered', Math.round(good + busy + other), 'calls/s')
    say('answered meanwhile', Math.round(good), 'answers/s')
    say('goodput', Math.round((100 * good) / peak.good), '% of peak', { atLeast: 80 })
    say('told to come back', Math.round(busy), 'answers/s')
    say('neither', over.other, 'answers', { atMost: 0 })
    say('p95 of what was answered', Math.round(over.p95), 'ms')
    say('back to normal', Math.round(back), 'ms', { atMost: BACK_MS })
  } finally {
    await app.remove()
  }
}

const perSecond = ({ good, busy, other, ms }: Counted) => ({
  good: (good * 1000) / ms,
  busy: (busy * 1000) / ms,
  other: (other * 1000) / ms,
})

/** In a thread of its own, so that nothing here slows it down. */
function flood(order: Order): Promise<Counted> {
  return new Promise((resolve, reject) => {
    new Worker(new URL('flood.ts', import.meta.url), { workerData: order })
      .once('message', resolve)
      .once('error', reject)
  })
}
